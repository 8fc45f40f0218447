"""How far into a text the engine looks: farther than any article goes, and no farther, so that no text can hold it up.

A megabyte of news is read whole. What lies beyond are texts made to be slow: a hundred thousand lines of one word, a sentence as
long as a book.
"""

from __future__ import annotations

import re
from itertools import islice

from newsdesk.text import sentences

SENTENCE = 6_000
"""Characters of one sentence that are read; the rest of it is passed over."""
SENTENCES = 20_000
"""Lines and full stops, about, that are read."""
TOKENS = 250_000
"""Words and marks that are read."""
_STOP = re.compile("[.!?؟…۔\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_PIECE = re.compile(r"\w+|[^\w\s]")


def within_reach(text: str) -> str:
    """The text as far as it is read, what is passed over replaced by spaces, so that all places stay. Linear in the text."""
    if len(text) <= SENTENCE:
        return text
    text = text[: min(_after(_STOP, text, SENTENCES), _after(_PIECE, text, TOKENS))]
    pieces, at = [], 0
    for sentence in sentences(text):
        if len(sentence) > SENTENCE:
            pieces += [text[at : sentence.start + SENTENCE], " " * (len(sentence) - SENTENCE)]
            at = sentence.end
    return "".join([*pieces, text[at:]])


def _after(pattern: re.Pattern[str], text: str, most: int) -> int:
    """Where the match with the number `most` ends; the text's end if there are fewer."""
    if len(text) <= most:
        return len(text)
    last = next(islice(pattern.finditer(text), most - 1, None), None)
    return last.end() if last is not None else len(text)
