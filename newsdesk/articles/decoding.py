"""From bytes to characters: by byte order mark, by what is declared, and by what the characters look like."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 60_000
_META = 8_192
_DECLARED = re.compile(
    rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})",
    re.IGNORECASE,
)
# Labels that the web uses for more than they say.
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
}
_NEVER = frozenset({"utf-8", "utf-7", "unicode-escape", "unicode_escape", "raw-unicode-escape", "raw_unicode_escape", "punycode"})
# What Arabic and English pages that are not in Unicode are in.
_USUAL = ("cp1256", "iso8859-6", "cp1252")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_TAGS = re.compile(rb"<(script|style)\b.{0,20000}?</\1>|<[^<>]{0,2000}>", re.IGNORECASE | re.DOTALL)
_ARABIC = "\u0621-\u0652\u0670-\u06d3"
_WORD = re.compile(r"[^\W\d_]+(?:[\u064b-\u0652]+[^\W\d_]*)*")
_PURE = re.compile(
    rf"[{_ARABIC}]+|[A-Za-z]+|[A-Za-z]*(?:[A-Za-z][\u00c0-\u024f]{{1,2}}|[\u00c0-\u024f][A-Za-z])[A-Za-z\u00c0-\u024f]*|[^\x00-\u036f{_ARABIC}]+"
)
_BAD = re.compile("[\x80-\x9f\ufffd¤¦§¨¬¯²³¸¹¼½¾×÷](?=[^\\W\\d_])|(?<=[^\\W\\d_])[\x80-\x9f\ufffd¤¦§¨¬¯²³¸¹¼½¾×÷]")
_ENOUGH = 0.75
_HIGH = (0x00, 0x06, 0x20, 0xFB, 0xFE)


def decoded_text(data: bytes, declared: str | None = None) -> str | None:
    """The characters of a text file with one byte order mark dropped, line ends as they are; None if it is no text."""
    text = _decoded(data, [declared] if declared else [])
    return None if _is_binary(data, text) else text


def decoded_page(data: bytes, declared: str | None = None) -> str:
    """The characters of a web page; `declared` is the charset that its header names."""
    found = [declared] if declared else []
    found.extend((match[1] or match[2]).decode("ascii") for match in _DECLARED.finditer(data[:_META]))
    return _decoded(data, found, markup=True)


def looks_like_text(data: bytes) -> bool:
    """Whether the first bytes are those of a text or a page, rather than of a picture, an archive or a program."""
    sample = data[:4_096]
    return not _is_binary(sample, _decoded(sample, []))


def _decoded(data: bytes, declared: Iterable[str], *, markup: bool = False) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if unmarked := _without_mark(data):
        return data.decode(unmarked, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    if broken <= 0.02 * sum(1 for c in text[:_SAMPLE] if c > "\x7f") + 1 and broken < 0.01 * len(text):
        return text  # cut in the middle of a character, or spoilt here and there
    return data.decode(_likeliest(data, declared, markup=markup), errors="replace")


def _without_mark(data: bytes) -> str | None:
    """UTF-16 that has no byte order mark: every other byte is one of a few, as in Arabic and English text."""
    sample = data[:4_096]
    half = len(sample) // 2
    if half < 8 or b"\x00" not in sample:
        return None
    for encoding, high, low in (("utf-16-le", sample[1::2], sample[0::2]), ("utf-16-be", sample[0::2], sample[1::2])):
        if sum(map(high.count, _HIGH)) > 0.85 * half and low.count(0) < 0.05 * half:
            return encoding
    return None


def _likeliest(data: bytes, declared: Iterable[str], *, markup: bool) -> str:
    """The encoding in which the bytes look most like words; a declared one is believed unless another is clearly better."""
    sample = _TAGS.sub(b" ", data[: 8 * _SAMPLE])[:_SAMPLE] if markup else data[:_SAMPLE]
    believed = [encoding for label in declared if (encoding := _named(label))]
    best, most = "cp1252", -1.0
    for i, encoding in enumerate(dict.fromkeys((*believed, *_USUAL))):
        score = _likeness(sample.decode(encoding, errors="replace")) + (0.05 if i < len(believed) else 0.0)
        if score > most:
            best, most = encoding, score
    if most >= _ENOUGH:
        return best
    from charset_normalizer import from_bytes

    guess = from_bytes(sample[:20_000], steps=4).best()
    return guess.encoding if guess is not None else best


def _named(label: str) -> str | None:
    """Python's name for an encoding that the web names."""
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name
        b"\x80A".decode(name, errors="replace")
    except (LookupError, ValueError):  # hex, rot13, idna and the like are codecs but no encodings
        return None
    return None if name in _NEVER else _MEANT.get(name, name)


def _likeness(text: str) -> float:
    """How much of the letters stands in words of one script, less what stands among letters and is none; about 1 for a text."""
    letters = pure = articles = words = 0
    for match in _WORD.finditer(text):
        word = match.group()
        if word.isascii():
            continue
        letters += len(word)
        words += 1
        if _PURE.fullmatch(word):
            pure += len(word)
        articles += word.startswith(("ال", "وال", "بال", "لل"))
    bad = len(_BAD.findall(text))
    if not letters:
        return 1.0 - min(1.0, bad / 20)
    return (pure - 2 * bad) / letters + 0.5 * articles / words


def _is_binary(data: bytes, text: str) -> bool:
    if data.startswith(
        (
            b"%PDF",
            b"PK\x03\x04",
            b"\x89PNG",
            b"GIF8",
            b"\xff\xd8\xff",
            b"\x7fELF",
            b"Rar!",
            b"\x1f\x8b",
            b"7z\xbc\xaf",
            b"\xd0\xcf\x11\xe0",
        )
    ):
        return True
    sample = text[:_SAMPLE]
    return len(_CONTROLS.findall(sample)) > 0.02 * len(sample) + 4
