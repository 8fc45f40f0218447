"""Words and marks with their places."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from newsdesk.model import Span
from newsdesk.text.folding import fold
from newsdesk.text.kept import Kept

# Arabic diacritics, tatweel and joiners belong to the word around them; \w does not know them
_MARKS = "\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200c\u200d"
_WORD = rf"[^\W_]\w*+(?:[{_MARKS}]++\w*+)*+"
# each alternative begins with a class of characters, by which most are passed over at once
_TOKEN = re.compile(
    rf"""(
      [^\W\d_]\w++(?!['’\-‑{_MARKS}])                          # most words, which nothing goes on with
    | [A-Za-z]\.(?:[A-Za-z]\.)++                              # U.S., p.m.
    | \d\d*+(?:[.,٫٬:/]\d++)++                               # 1,200.5  10:30  7/6
    | ['’][sS](?![\w{_MARKS}])                                # the possessive, told from the word before it
    | {_WORD}(?:['’\-‑](?![sS](?![\w{_MARKS}])){_WORD})*+    # words, O'Brien, vice-president
    | \.\.++ | --++                                          # runs of full stops and dashes
    | [^\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]     # any other mark, invisible ones left out
    )""",
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


class Columns(NamedTuple):
    """The words and marks of a text in columns: row for row what `tokens` gives, at a fraction of the time.

    `keys` are the characters again, those of a word beyond 64 characters cut there: what is worked out of a word is kept by them.
    """

    starts: list[int]
    ends: list[int]
    characters: list[str]
    keys: list[str]
    folded: list[str]
    word: list[bool]


_KEPT = 64


def _look(key: str) -> tuple[str, bool]:
    """The folded form of a word or mark, and whether it is a word."""
    return fold(key), key[0].isalnum() or (len(key) == 2 and key[0] in "'’")


_KNOWN = Kept(_look, 1 << 14)
_FIRST: Callable[[tuple[str, bool]], str] = itemgetter(0)
_SECOND: Callable[[tuple[str, bool]], bool] = itemgetter(1)


def columns(text: str) -> Columns:
    """All words and marks in text order; what lies between is white space and invisible marks. Linear in the text.

    The folded form of a word beyond 64 characters is that of its beginning.
    """
    pieces = _TOKEN.split(text)  # what lies between and what is found take turns
    reached = list(accumulate(map(len, pieces)))
    characters = pieces[1::2]
    keys = characters
    if max(map(len, characters), default=0) > _KEPT:
        keys = [each[:_KEPT] for each in characters]
    known = list(map(_KNOWN.__getitem__, keys))
    return Columns(reached[:-1:2], reached[1::2], characters, keys, list(map(_FIRST, known)), list(map(_SECOND, known)))


def tokens(text: str) -> list[Token]:
    """All words and marks in text order, each by itself; see `columns`."""
    return tokens_of(columns(text))


def tokens_of(found: Columns) -> list[Token]:
    """The rows of the columns."""
    rows = zip(found.starts, found.ends, found.characters, found.folded, found.word, strict=True)
    return list(map(partial(tuple.__new__, Token), rows))  # what Token() does, at half the time
