"""Words and marks with their places."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsdesk.model import Span
from newsdesk.text.folding import fold
from newsdesk.text.kept import Kept

# Arabic diacritics, tatweel and joiners belong to the word around them; \w does not know them
_MARKS = "\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200c\u200d"
_TOKEN = re.compile(
    rf"""
      (?:[A-Za-z]\.){{2,}}                                              # U.S., p.m.
    | \d+(?:[.,٫٬:/]\d+)+                                              # 1,200.5  10:30  7/6
    | ['’][sS](?![\w{_MARKS}])                                         # the possessive, told from the word before it
    | [^\W_][\w{_MARKS}]*(?:['’\-‑](?![sS](?![\w{_MARKS}]))[^\W_][\w{_MARKS}]*)*   # words, O'Brien, vice-president
    | \.{{2,}} | -{{2,}}                                                 # runs of full stops and dashes
    | [^\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]                 # any other mark, invisible ones left out
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A word or a mark: offsets in code points, its characters, their folded form, and whether it is a word.

    A number is a word. The English possessive "'s" is a word of its own; so is an abbreviation with its points ("U.S.").
    """

    start: int
    end: int
    characters: str
    folded: str
    word: bool

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.end)


_KEPT = 64


def _look(characters: str) -> tuple[str, bool]:
    """The folded form of a word or mark, and whether it is a word."""
    return fold(characters), characters[0].isalnum() or (len(characters) == 2 and characters[0] in "'’")


_KNOWN = Kept(_look, 1 << 14)


def tokens(text: str) -> list[Token]:
    """All words and marks in text order; what lies between is white space and invisible marks. Linear in the text.

    The folded form of a word beyond 64 characters is that of its beginning.
    """
    found: list[Token] = []
    make = tuple.__new__  # what Token() does, at half the time
    for match in _TOKEN.finditer(text):
        characters = match[0]
        start = match.start()
        length = len(characters)
        folded, word = _KNOWN[characters if length < _KEPT else characters[:_KEPT]]
        found.append(make(Token, (start, start + length, characters, folded, word)))
    return found
