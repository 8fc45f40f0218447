from __future__ import annotations

import io
import zipfile

import pytest

from newsdesk.articles import article_from_file, open_reader
from newsdesk.articles.page import Page, Refusal
from newsdesk.articles.papers import PAGE_BREAK, Kind, kind_of, page_at, read_paper
from newsdesk.errors import (
    NotArticle,
    OtherLanguage,
    ReaderError,
    ScannedPdf,
    TooIntricate,
    TooLarge,
    TooManyPages,
    Unreadable,
)
from newsdesk.model import Day, Language, Origin, Scope
from tests.newsdesk.articles.documents import docx, eml, pdf, unicode_pdf
from tests.newsdesk.articles.pages import AR_BODY, AR_TITLE, EN_BODY, EN_TITLE

FIRST = (
    "The harbour authority will not raise its fees before the end of the",
    "summer, its director said on Wednesday.",
    "He told reporters that the decision had been taken together with the",
    "shipping companies.",
)
SECOND = ("The union of dockers called the decision late but welcome.",)


def _read(kind: Kind, data: bytes) -> Page:
    found = read_paper(kind, data)
    assert isinstance(found, Page), found
    return found


def _refusal(kind: Kind, data: bytes) -> type[ReaderError]:
    found = read_paper(kind, data)
    assert isinstance(found, Refusal), found
    return found.error


def test_a_pdf_is_read_page_by_page_with_its_paragraphs_put_together() -> None:
    found = _read(Kind.PDF, pdf(FIRST, SECOND, title="Harbour fees stay"))
    first, second = found.text.split(f"\n{PAGE_BREAK}\n")
    assert first == f"{FIRST[0]} {FIRST[1]}\n{FIRST[2]} {FIRST[3]}"
    assert second == SECOND[0]
    assert (found.title, found.language) == ("Harbour fees stay", Language.EN)
    assert [page_at(found.text, found.text.index(words)) for words in ("reporters", "dockers")] == [1, 2]


def test_head_lines_and_page_numbers_of_a_pdf_are_left_out() -> None:
    bodies = [f"The {one} union called the decision late." for one in ("first", "second", "third", "fourth")]
    found = _read(Kind.PDF, pdf(*(("Harbour Authority", body, f"Page {n}") for n, body in enumerate(bodies, start=1))))
    assert found.text.split(f"\n{PAGE_BREAK}\n") == bodies


@pytest.mark.parametrize("lines", [(), ("1",), ("Page 1",)])
def test_a_scan_is_said_to_be_one(lines: tuple[str, ...]) -> None:
    assert _refusal(Kind.PDF, pdf(lines, lines, picture=True)) is ScannedPdf


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7",
        b"%PDF-1.4\n1 0 obj\n<<" + b"[" * 100_000,
        pdf(FIRST)[:300],
        pdf(FIRST).replace(b"/Pages 2 0 R", b"/Pages 1 0 R"),
    ],
)
def test_a_broken_pdf_is_unreadable(data: bytes) -> None:
    assert _refusal(Kind.PDF, data) in (Unreadable, ScannedPdf)


def test_an_arabic_pdf_is_read_as_it_is_written() -> None:
    drawn = tuple(line.replace(" 8 ", " ")[::-1] for line in (AR_BODY[0], AR_BODY[2]))  # as typesetters put it into the file
    found = _read(Kind.PDF, unicode_pdf(*drawn))
    assert sorted(found.text.replace(".", "").split()) == sorted(" ".join((AR_BODY[0], AR_BODY[2])).replace(".", "").split())


@pytest.mark.parametrize("lines", [AR_BODY, AR_BODY[:1], (AR_TITLE, *AR_BODY, "ABC Ltd. 2024")])
def test_an_arabic_pdf_whose_letters_come_out_reversed_is_unreadable(lines: tuple[str, ...]) -> None:
    assert _refusal(Kind.PDF, unicode_pdf(*lines)) is Unreadable


def test_a_pdf_of_very_many_pages_is_too_much() -> None:
    assert _refusal(Kind.PDF, pdf(*[("a",)] * 201)) is TooManyPages


def test_the_paragraphs_of_a_docx_are_its_lines() -> None:
    found = _read(Kind.DOCX, docx(*AR_BODY, title=AR_TITLE))
    assert found.text.split("\n") == list(AR_BODY)
    assert (found.title, found.language) == (AR_TITLE, Language.AR)


def test_a_docx_may_not_unpack_to_more_than_its_share() -> None:
    bomb = docx(xml=" " * 30_000_000)
    assert len(bomb) < 100_000
    assert _refusal(Kind.DOCX, bomb) is TooLarge
    assert _refusal(Kind.DOCX, docx(*EN_BODY, more={f"word/{n}": b"" for n in range(2_001)})) is TooIntricate


@pytest.mark.parametrize(
    "xml",
    [
        '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>',
        '<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/hostname">]><d>&f;</d>',
        "<d>" * 100_000,
        "no XML",
        "<d></e>",
    ],
)
def test_a_docx_with_entities_or_broken_xml_is_unreadable(xml: str) -> None:
    assert _refusal(Kind.DOCX, docx(xml=xml)) is Unreadable


def test_other_archives_are_no_docx() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "He said so.")
    assert kind_of(out.getvalue()) is None
    assert kind_of(docx("a")[:30] + b"word/") is Kind.DOCX
    assert _refusal(Kind.DOCX, docx("a")[:30] + b"word/") is Unreadable


def test_an_e_mail_is_what_its_sender_wrote() -> None:
    body = "\n".join(EN_BODY)
    found = _read(
        Kind.EML, eml(f"{body}\n> an older mail\n-- \nPress office", EN_TITLE, html="<p>other</p>", attached=b"attached words")
    )
    assert found == Page(body, Language.EN, EN_TITLE, None, "Harbour Authority", Day(6, 8, 2022))


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256", "iso-8859-6"])
def test_an_arabic_e_mail_keeps_its_letters(charset: str) -> None:
    body = "\n".join(AR_BODY).translate({ord(c): None for c in "٪–—…“”‘’«»"})
    found = _read(Kind.EML, eml(body, AR_TITLE, charset=charset))
    assert (found.text, found.title) == (body, AR_TITLE)


def test_an_e_mail_in_html_alone_is_read_without_its_marks() -> None:
    rich = "<style>p{}</style>" + "".join(f"<p>{one}</p>" for one in EN_BODY)
    assert _read(Kind.EML, eml("", EN_TITLE, html=rich)).text == "\n".join(EN_BODY)


def test_an_e_mail_of_very_many_parts_or_levels_ends() -> None:
    part = b"--b\r\nContent-Type: text/plain\r\n\r\nHe said so.\r\n"
    many = b'From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n' + part * 5_000
    assert _refusal(Kind.EML, many) is TooIntricate
    deep = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(2_000))
    assert _refusal(Kind.EML, b"From: a@b.example\r\nMIME-Version: 1.0\r\n" + deep) in (TooIntricate, NotArticle, Unreadable)


@pytest.mark.parametrize(
    ("data", "suffix", "kind"),
    [
        (b"%PDF-1.7 ...", ".txt", Kind.PDF),
        (b"\xef\xbb\xbf\n%PDF-1.4", "", Kind.PDF),
        (b"He said: no.", ".eml", Kind.EML),
        (b"Received: from a\r\n by b\r\nSubject: x\r\n\r\nHe said so.", "", Kind.EML),
        (b"He said: no.\nShe said: yes.\n", ".txt", None),
        (b"<html>", ".pdf", None),
    ],
)
def test_documents_are_known_by_their_beginning(data: bytes, suffix: str, kind: Kind | None) -> None:
    assert kind_of(data, suffix) is kind


def test_a_document_in_another_language_is_said_to_be_so() -> None:
    text = "Министр заявил во вторник, что тарифы не будут повышены до конца лета."
    assert _refusal(Kind.DOCX, docx(text)) is OtherLanguage
    assert _refusal(Kind.DOCX, docx("", "")) is NotArticle


async def test_documents_that_are_sent_as_files_are_read_in_the_chat_s_scope() -> None:
    async with open_reader(workers=1) as reader:
        for name, data in (
            ("a.pdf", pdf(FIRST)),
            ("a.txt", pdf(FIRST)),
            ("a.docx", docx(*EN_BODY)),
            ("a.eml", eml(EN_BODY[0], EN_TITLE)),
        ):
            article = await article_from_file(name, data, Scope(42), reader)
            assert (article.scope, article.origin, article.language) == (Scope(42), Origin.FILE, Language.EN)
        with pytest.raises(ScannedPdf):
            await article_from_file("scan.pdf", pdf((), picture=True), Scope(42), reader)
