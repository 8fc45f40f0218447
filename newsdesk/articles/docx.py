"""The paragraphs of a DOCX file. It is a ZIP archive with one XML part that holds the text, so no library is needed."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdesk.errors import TooIntricate, TooLarge, Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]  # lxml ships no types

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_MOST_ENTRIES = 2_000
_MOST_UNPACKED = 20_000_000
_MOST_ELEMENTS = 500_000
# Deleted text, field codes and what a drawing repeats for older programs are not read.
_UNREAD = frozenset({"del", "delText", "instrText", "moveFrom", "Fallback", "drawing", "pict", "object"})


@dataclass(frozen=True, slots=True)
class Docx:
    """The paragraphs in order, "" for an empty one, those in tables too; title and author as the file's properties give them."""

    paragraphs: tuple[str, ...]
    title: str | None
    author: str | None


def read_docx(data: bytes) -> Docx:
    """The text of a DOCX file.

    Raises TooLarge (20 MB unpacked), TooIntricate (2,000 entries, 500,000 elements) or Unreadable (broken, encrypted, entities).
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if len(names) > _MOST_ENTRIES:
                raise TooIntricate("entries")
            body = _unpacked(archive, "word/document.xml")
            told = _unpacked(archive, "docProps/core.xml") if "docProps/core.xml" in names else b""
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, zlib.error, EOFError, ValueError, OSError) as error:
        raise Unreadable(type(error).__name__) from error
    title, author = _properties(told)
    return Docx(tuple(_paragraphs(_parsed(body))), title, author)


def _unpacked(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        content = part.read(_MOST_UNPACKED + 1)
    if len(content) > _MOST_UNPACKED:
        raise TooLarge("unpacked", limit=_MOST_UNPACKED // 1_000_000)
    return content


def _parsed(xml: bytes) -> _Element:
    """The root of a part; no entities, no network, no document types, at most 256 levels deep."""
    from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

    if b"<!DOCTYPE" in xml[:4_096] or b"<!ENTITY" in xml:
        raise Unreadable("entities")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("broken") from error
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        raise TooIntricate("elements")
    return root


def _paragraphs(root: _Element) -> list[str]:
    """The paragraphs in document order; one inside another, as in a text box, stands after it."""
    paragraphs: list[list[str]] = []
    open_: list[list[str]] = []
    steps: list[tuple[_Element, bool]] = [(root, False)]
    while steps:
        element, leaving = steps.pop()
        if not isinstance(element.tag, str):
            continue
        name = element.tag.rpartition("}")[2]
        word = element.tag.startswith((_W, _STRICT))
        if leaving:
            open_.pop()
            continue
        if name in _UNREAD and not (name == "drawing" and word and next(element.iter(f"{_W}txbxContent"), None) is not None):
            continue
        if word and name == "p":
            paragraphs.append([])
            open_.append(paragraphs[-1])
            steps.append((element, True))
        elif word and open_:
            if name == "t":
                open_[-1].append(element.text or "")
            elif name in ("tab", "br", "cr"):
                open_[-1].append(" ")
            elif name == "noBreakHyphen":
                open_[-1].append("-")
        steps.extend((child, False) for child in reversed(element))
    return [" ".join("".join(parts).split()) for parts in paragraphs]


def _properties(xml: bytes) -> tuple[str | None, str | None]:
    if not xml:
        return None, None
    try:
        root = _parsed(xml)
    except (Unreadable, TooLarge):
        return None, None
    title, author = (" ".join((root.findtext(f"{_DC}{name}") or "").split())[:300] for name in ("title", "creator"))
    return title or None, author or None
