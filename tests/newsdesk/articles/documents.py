"""Small PDF, DOCX and EML files of our own, as bytes."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(*pages: tuple[str, ...], title: str = "", picture: bool = False) -> bytes:
    """A PDF with these lines of Latin letters on its pages; with `picture` each page has one."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    objects.append(
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 "
        b"/ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\nA\nendstream"
    )
    kids = []
    for lines in pages:
        shown = b" ".join(b"(" + line.replace("(", r"\(").replace(")", r"\)").encode("latin-1") + b") Tj T*" for line in lines)
        stream = (b"q 500 0 0 700 0 0 cm /P Do Q " if picture else b"") + b"BT /F 12 Tf 14 TL 72 720 Td " + shown + b" ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        resources = b"/Font << /F 3 0 R >>" + (b" /XObject << /P 4 0 R >>" if picture else b"")
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << %s >> /Contents %d 0 R >>"
            % (resources, len(objects))
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    objects.append(b"<< /Title (%s) >>" % title.encode("latin-1"))
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(
        b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(objects), table)
    )
    return out.getvalue()


def unicode_pdf(*lines: str) -> bytes:
    """A PDF of one page whose font maps each code to itself, with these lines in the order of their characters."""
    shown = b" ".join(b"<" + line.encode("utf-16-be").hex().encode() + b"> Tj T*" for line in lines)
    stream = b"BT /F 12 Tf 14 TL 72 720 Td " + shown + b" ET"
    same = (
        b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap"
    )
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [7 0 R] >>",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /DW 500 "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(same), same),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents 6 0 R >>",
    )
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table))
    return out.getvalue()


def docx(*paragraphs: str, title: str = "", xml: str | None = None, more: dict[str, bytes] | None = None) -> bytes:
    """A DOCX with these paragraphs, or with this XML as its body, and with other parts."""
    body = xml or f'<w:document xmlns:w="{_W}"><w:body>{"".join(map(_paragraph, paragraphs))}</w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", body)
        archive.writestr(
            "docProps/core.xml",
            f'<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title></c>',
        )
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return out.getvalue()


def _paragraph(text: str) -> str:
    half = len(text) // 2  # words are often cut into runs
    runs = "".join(f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>' for part in (text[:half], text[half:]))
    return f"<w:p>{runs}<w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"


def eml(text: str, subject: str, *, html: str | None = None, attached: bytes | None = None, charset: str = "utf-8") -> bytes:
    """An e-mail from a press office."""
    message = EmailMessage()
    message["From"] = "Harbour Authority <press@harbour.example>"
    message["To"] = "desk@post.example"
    message["Subject"] = subject
    message["Date"] = "Wed, 08 Jun 2022 09:30:00 +0300"
    if text:
        message.set_content(text, charset=charset)
    if html is not None:
        (message.add_alternative if text else message.set_content)(html, subtype="html")
    if attached is not None:
        message.add_attachment(attached, maintype="text", subtype="plain", filename="other.txt")
    return message.as_bytes()
