"""Where a statement stands: the address that opens a page at its words (a URL text fragment), the words that a reply quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import quote, urlsplit

from newsdesk.articles.papers import PAGE_BREAK, page_at
from newsdesk.model import Article, Span, Statement
from newsdesk.rendering.following import flat_place, flat_text, flattened, followed, reads_the_same
from newsdesk.rendering.telegram import units

_LETTER = r"[\w\u0610-\u061a\u064b-\u065f\u0670]"
# as browsers cut words: an apostrophe or a full stop between letters, and a comma between digits, parts none
_WORD = re.compile(rf"\w{_LETTER}*(?:['’.]\w{_LETTER}*|,\d+)*")
_IN_WORD = re.compile(rf"\d,\d|{_LETTER}['’.]?{_LETTER}")
_WHOLE = 8  # so many words are given whole, more by their beginning and end
_EDGE = 4
_AROUND = 3
LONGEST_QUOTE = 1_024  # UTF-16 units that a reply may quote
_NO_FRAGMENT_HOSTS = ("t.me", "telegram.me", "telegram.org")


def place_link(article: Article, statement: Statement) -> str | None:
    """The address of the statement's words, None for an article that has no address.

    The words are widened to whole ones, since a browser matches nothing else; where they occur twice the words around them tell
    which are meant. A page that takes no fragments is linked as it is, and a PDF at the page of the words.
    """
    if article.address is None:
        return None
    text = article.text.characters
    if PAGE_BREAK in text:  # a PDF, which takes no fragment of its text and opens at a page
        return f"{article.address.partition('#')[0]}#page={page_at(text, statement.content[0].start)}"
    if urlsplit(article.address).path.lower().endswith(".pdf") or is_post(article.address):
        return article.address
    directive = fragment(article.text.characters, statement.content[0])
    if directive is None:
        return article.address
    joint = ":~:text=" if "#" in article.address else "#:~:text="
    return f"{article.address}{joint}{directive}"


def is_post(address: str) -> bool:
    """Whether the address is one of Telegram's, such as a public channel's post: it opens as a whole."""
    host = urlsplit(address).hostname or ""
    return any(host == known or host.endswith(f".{known}") for known in _NO_FRAGMENT_HOSTS)


@dataclass(frozen=True, slots=True)
class ReplyQuote:
    """Words of a message that a reply may quote, and where they begin there, in UTF-16 units."""

    words: str
    position: int


def reply_quote(text: str, span: Span) -> ReplyQuote:
    """The words at this place as a reply to the message with this text quotes them: cut at a word's edge where they are many."""
    words = span.of(text)
    if units(words) > LONGEST_QUOTE:
        head = words[: LONGEST_QUOTE // 2]
        words = head[: head.rfind(" ", len(head) // 2) + 1 or len(head)]
    lead = len(words) - len(words.lstrip())
    return ReplyQuote(words.strip(), units(text[: span.start + lead]))


def fragment(text: str, span: Span) -> str | None:
    """The directive `[prefix-,]start[,end][,-suffix]` for these words, percent-encoded; None where they hold no word."""
    words = whole_words(text, span)
    if not words:
        return None
    first_line = _same_line(text, words)
    last_line = _same_line(text, words[::-1])[::-1]
    if len(words) <= _WHOLE and len(first_line) == len(words):
        start, end = _slice(text, words), None
    else:
        head = first_line[:_EDGE]
        tail = [word for word in last_line[-_EDGE:] if word.start >= head[-1].end]
        start, end = _slice(text, head), _slice(text, tail) if tail else None
    found = quote_fragment(start) + (f",{quote_fragment(end)}" if end else "")
    flat = flat_text(text)
    if flat.count(flattened(start)) == 1 and (
        end is None or flat.find(flattened(end), flat_place(text, words[0].end)) == flat_place(text, tail[0].start)
    ):
        return found
    meant = flat_place(text, words[0].start), flat_place(text, words[-1].end)
    for one in (found, *_plainer(text, words, first_line, found)):
        if followed(text, one) == meant:
            return one
    return found if reads_the_same(text, found, meant) else None  # the page as a whole, rather than other words


def fragment_is_found(text: str, span: Span) -> bool:
    """Whether a browser that follows the fragment of these words comes to them, or to the same words elsewhere.

    True where there is none: the page opens as a whole.
    """
    directive, words = fragment(text, span), whole_words(text, span)
    if directive is None or not words:
        return True
    return reads_the_same(text, directive, (flat_place(text, words[0].start), flat_place(text, words[-1].end)))


def _plainer(text: str, words: list[Span], first_line: list[Span], found: str) -> Iterator[str]:
    """Directives that tell words which occur twice apart from the others: by what stands around them, by more of them."""
    before, after = _before(text, words[0].start), _after(text, words[-1].end)
    if before:
        yield f"{quote_fragment(before)}-,{found}"
    if after:
        yield f"{found},-{quote_fragment(after)}"
    for length in (8, 12, 20, 40):
        head = first_line[:length]
        for edge in (_EDGE, length):
            tail = [word for word in words[-edge:] if word.start >= head[-1].end]
            if tail and "\n" not in _slice(text, tail):
                yield f"{quote_fragment(_slice(text, head))},{quote_fragment(_slice(text, tail))}"
    if len(first_line) == len(words):
        yield quote_fragment(_slice(text, words))
    if before and after:
        yield f"{quote_fragment(before)}-,{found},-{quote_fragment(after)}"
    line = text[text.rfind("\n", 0, words[0].start) + 1 : words[0].start].strip()
    above = _before(text, max(text.rfind("\n", 0, words[0].start), 0)) if not line else None
    if above:  # the end of the line above: browsers look over the break
        yield f"{quote_fragment(above)}-,{found}"


def quote_fragment(text: str) -> str:
    """Percent-encoded for a text directive, in which "-", "," and "&" have a meaning."""
    return quote(" ".join(text.split()), safe="", errors="replace").replace("-", "%2D")


def whole_words(text: str, span: Span) -> list[Span]:
    """The whole words that the span touches."""
    start, end = span.start, span.end
    while start and _inside_word(text, start):
        start -= 1
    while end < len(text) and _inside_word(text, end):
        end += 1
    return [Span(*match.span()) for match in _WORD.finditer(text, start, end)]


def _inside_word(text: str, at: int) -> bool:
    """Whether a word goes on over this place."""
    found = _IN_WORD.match(text, at - 1) or (_IN_WORD.match(text, at - 2) if at > 1 else None)
    return found is not None and found.end() > at


def _same_line(text: str, words: list[Span]) -> list[Span]:
    """The words up to the first line break between two of them."""
    for number, (one, two) in enumerate(pairwise(words), start=1):
        if "\n" in text[min(one.end, two.end) : max(one.start, two.start)]:
            return words[:number]
    return words


def _slice(text: str, words: list[Span]) -> str:
    return text[words[0].start : words[-1].end]


def _before(text: str, at: int) -> str | None:
    """The last words before a place and on its line, None if there are none."""
    begin = max(text.rfind("\n", 0, at) + 1, at - 120)
    found = [Span(*match.span()) for match in _WORD.finditer(text, begin, at)]
    if begin and found and text[begin - 1 : begin] != "\n":
        found = found[1:]  # perhaps the end of a word only
    return text[found[-_AROUND:][0].start : at].strip() if found else None


def _after(text: str, at: int) -> str | None:
    """The first words after a place and on its line, None if there are none."""
    end = text.find("\n", at)
    end = min(len(text) if end < 0 else end, at + 120)
    found = [Span(*match.span()) for match in _WORD.finditer(text, at, end)][:_AROUND]
    return text[at : found[-1].end].strip() if found else None
