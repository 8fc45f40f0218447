"""How much of an article is open to someone who does not pay."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from newsdesk.articles.marks import Marks
from newsdesk.articles.signs import blocks_of, signs_in, spoken_in
from newsdesk.errors import Paywall

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

_MANY_WORDS, _MANY_PARAGRAPHS, _PARAGRAPH = 200, 6, 10
_WHOLE, _LEAST_SHOWN = 300, 150
_BROKEN_OFF = ("…", "...", "[…]", "[...]")
_LITTLE, _HARDLY_ANY, _FEW_WORDS = 900, 300, 40
_MOST_CLOSED = 400_000


class Access(Enum):
    """OPEN: as far as can be seen, all of it. PARTIAL: a good part, perhaps only the beginning. CLOSED: a teaser."""

    OPEN = "open"
    PARTIAL = "partial"
    CLOSED = "closed"


def access(text: str, marks: Marks, tree: HtmlElement, seen: str) -> Access:
    """How much of the article its page gives away, by a stated rule. `text` is its body, `seen` the folded words of the page.

    A page is for those who pay where its JSON-LD says so, or where a wall speaks (`signs.spoken_in`), which counts for nothing
    where the JSON-LD says that it is free. Where no wall is seen, the body of
    such a page is whole if it stands in the very part that the page keeps for subscribers, or has 300 words and does not break
    off. It is a good part from 200 words or six paragraphs on, where a wall is seen from 300 words or six paragraphs of 150
    words. Else it is a teaser.
    """
    declared, shown = marks.free is False, _is_shown(text, marks, tree, seen)
    if not declared and not shown:
        return Access.OPEN
    words = len(text.split())
    whole = words >= _WHOLE and not text.rstrip().endswith(_BROKEN_OFF)
    if (whole and not (declared and shown)) or (not shown and _is_within(text, marks, tree)):
        return Access.OPEN
    many = sum(len(line.split()) >= _PARAGRAPH for line in text.splitlines()) >= _MANY_PARAGRAPHS
    if shown:
        return Access.PARTIAL if words >= _WHOLE or (many and words >= _LEAST_SHOWN) else Access.CLOSED
    return Access.PARTIAL if words >= _MANY_WORDS or many else Access.CLOSED


def _is_shown(text: str, marks: Marks, tree: HtmlElement, seen: str) -> bool:
    if len(text) < _HARDLY_ANY and len(text.split()) < _FEW_WORDS:
        return Paywall in signs_in("page", seen) or Paywall in signs_in("text", seen)
    if marks.free:
        return False
    if len(text) < _LITTLE and Paywall in spoken_in("text", text.splitlines()):
        return True
    return Paywall in signs_in("page", seen) and Paywall in spoken_in("page", blocks_of(tree))


def _is_within(text: str, marks: Marks, tree: HtmlElement) -> bool:
    """Whether the body stands in the parts of the page that it says are for subscribers."""
    names, left = set(marks.closed), _MOST_CLOSED
    parts: list[str] = []
    for element in tree.iter() if names else ():
        if isinstance(element.tag, str) and left > 0:
            own = {f".{name}" for name in element.get("class", "").split()} | {f"#{element.get('id')}"}
            if own & names:
                parts.append(" ".join("".join(element.itertext()).split()))
                left -= len(parts[-1])
    closed = "\n".join(parts)
    lines = [line for line in (" ".join(line.split()) for line in text.splitlines()) if len(line.split()) >= _PARAGRAPH]
    return bool(lines) and sum(len(line) for line in lines if line[:200] in closed) >= 0.8 * sum(map(len, lines))
