"""The text layer of a PDF, page by page, by pypdf."""

from __future__ import annotations

import contextlib
import io
import re
import time
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdesk.errors import ScannedPdf, TooIntricate, TooLarge, TooLong, TooManyPages, Unreadable

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_MOST_PAGES = 200
_MOST_OBJECTS = 200_000
_MOST_UNPACKED = 20_000_000
_MOST_CHARACTERS = 400_000
_SECONDS = 10.0
_LEAST_LETTERS = 25
"""Letters a page under which a PDF with pictures is a scan with page numbers on it."""

_FORMS = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]+")
_SENTENCE_ENDS = re.compile(r"[.!?؟…:»”\"]\s*$")
_NUMBER = re.compile(r"\W*(?:(?:page|صفحة)\s*)?\d{1,4}(?:\s*(?:/|of|من)\s*\d{1,4})?\W*", re.IGNORECASE)
_NO_TITLE = re.compile(r"\.(?:docx?|pdf|indd|qxd)$|^(?:microsoft word|untitled)", re.IGNORECASE)
_ARABIC_WORD = re.compile("[\u0621-\u064a]{4,}")
_SURELY = 5
"""Signs of reversed words from which a text is held to be reversed."""

_BULLET = re.compile(r"\s*(?:[-–•*▪●◦]|\(?\d{1,3}[.)])\s")


@dataclass(frozen=True, slots=True)
class Pdf:
    """The pages' texts, "" for one without words, and what the file says of itself."""

    pages: tuple[str, ...]
    title: str | None
    author: str | None


def read_pdf(data: bytes) -> Pdf:
    """The text of a PDF, paragraphs put together from its lines.

    Raises ScannedPdf (no text layer), TooManyPages (200), TooLong (400,000 characters), TooIntricate (200,000 objects, 10 s) or
    Unreadable (broken, or locked with a password, or Arabic with its letters reversed).
    """
    from pypdf import PdfReader, apply_configuration
    from pypdf.errors import PyPdfError

    if data.count(b" obj") > _MOST_OBJECTS:
        raise TooIntricate("objects")
    try:
        with apply_configuration(
            zlib_maximum_output_length=_MOST_UNPACKED,
            lzw_maximum_output_length=_MOST_UNPACKED,
            run_length_maximum_output_length=_MOST_UNPACKED,
            array_based_stream_maximum_output_length=_MOST_UNPACKED,
        ):
            reader = PdfReader(io.BytesIO(data), root_object_recovery_limit=1_000, xref_stream_maximum_entries=_MOST_OBJECTS)
            locked = reader.is_encrypted and not reader.decrypt("")
            return _locked() if locked else _read(reader)
    except (TooLarge, ScannedPdf, Unreadable):
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError, ArithmeticError,
            NotImplementedError, AssertionError, ImportError) as error:  # fmt: skip  # what it raises over broken files
        raise Unreadable(type(error).__name__) from error


def _locked() -> Pdf:
    raise Unreadable("locked")


def _read(reader: PdfReader) -> Pdf:
    count = len(reader.pages)
    if count > _MOST_PAGES:
        raise TooManyPages(f"{count} pages", limit=_MOST_PAGES)
    until = time.monotonic() + _SECONDS
    lines: list[list[str]] = []
    characters = 0
    for page in reader.pages:
        if time.monotonic() > until:
            raise TooIntricate("seconds")
        lines.append(_lines(page))
        characters += sum(map(len, lines[-1]))
        if characters > _MOST_CHARACTERS:
            raise TooLong("characters", limit=300_000)
    letters = sum(sum(map(str.isalpha, line)) for page_lines in lines for line in page_lines)
    if letters < _LEAST_LETTERS * max(1, count) and (letters == 0 or _has_pictures(reader)):
        raise ScannedPdf(f"{letters} letters on {count} pages")
    if _is_reversed(lines):
        raise Unreadable("Arabic letters in the order in which they are drawn")
    running = _running(lines)
    title = author = None
    with contextlib.suppress(Exception):  # what a file says of itself may be anything, and is not needed
        if reader.metadata is not None:
            title, author = _told(reader.metadata.title), _told(reader.metadata.author)
    return Pdf(tuple(_paragraphs([line for line in one if line not in running]) for one in lines), title, author)


def _lines(page: PageObject) -> list[str]:
    """The lines of a page; letters in their presentation forms, as many Arabic PDFs have them, become plain letters."""
    text = _FORMS.sub(lambda match: unicodedata.normalize("NFKC", match[0]), page.extract_text() or "")
    return [line for line in (" ".join(line.replace("\f", " ").split()) for line in text.splitlines()) if line]


def _is_reversed(pages: list[list[str]]) -> bool:
    """Whether Arabic words stand there from their last letter to their first.

    Only the end of a word has ta marbuta or alif maqsura, and most articles stand at the beginning. Such lines are not turned
    round: numbers and marks of quotation have changed places in them, and nothing could be quoted word for word.
    """
    words: list[str] = [word for lines in pages for line in lines for word in _ARABIC_WORD.findall(line)]
    forwards = sum(word.endswith(("ة", "ى")) + word.startswith("ال") for word in words)
    backwards = sum(word.startswith(("ة", "ى")) + word.endswith("لا") for word in words)
    return backwards >= _SURELY and backwards > 2 * forwards


def _running(pages: list[list[str]]) -> frozenset[str]:
    """Head and foot lines: the same on at least three pages, and more than half of them; and page numbers."""
    edges = Counter(line for lines in pages for line in {*lines[:2], *lines[-2:]})
    repeated = {line for line, times in edges.items() if times >= 3 and times > len(pages) / 2}
    numbers = {line for line in edges if _NUMBER.fullmatch(line)}
    return frozenset(repeated | numbers)


def _paragraphs(lines: list[str]) -> str:
    """One paragraph a line: a line goes on in the next where it is about as long as they come and ends no sentence."""
    width = max(map(len, lines), default=0)
    parts: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and not _BULLET.match(line):
            last = parts[-1]
            hyphen = last.endswith("-") and len(last) > 2 and last[-2].islower() and line[0].islower()
            parts[-1] = last[:-1] + line if hyphen else f"{last} {line}"
        else:
            parts.append(line)
        full = len(line) > 0.6 * width
        goes_on = full and not (_SENTENCE_ENDS.search(line) and len(line) < 0.9 * width)
    return "\n".join(parts)


def _has_pictures(reader: PdfReader) -> bool:
    for page in reader.pages[:5]:
        with contextlib.suppress(Exception):  # broken resources are no pictures
            resources = page["/Resources"].get_object()
            things = resources["/XObject"].get_object().values()  # type: ignore[index]  # a dictionary, or it raises
            if any(thing.get_object().get("/Subtype") == "/Image" for thing in things):
                return True
    return False


def _told(words: object) -> str | None:
    line = " ".join(str(words or "").split())
    return line[:300] if len(line) > 3 and not _NO_TITLE.search(line) else None
