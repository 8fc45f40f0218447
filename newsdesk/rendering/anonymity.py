"""Which speakers without a name are kept nameless by the article, and which are told plainly by what they are."""

from __future__ import annotations

import re
from functools import cache

from newsdesk.model import Speaker, SpeakerKind
from newsdesk.rendering.tables import table
from newsdesk.text.folding import fold

_WORD = re.compile(r"\w+(?:['’]s)?")
_ENGLISH_ENDS = frozenset({"of", "at", "in", "from", "for", "to", "with", "on", "by", "who", "that", "close", "familiar"})
_LEADING = frozenset({"a", "an", "the", "one", "another", "some"})
_LOOKED_AT = 8


def is_anonymous(speaker: Speaker) -> bool:
    """Whether the article keeps the speaker's name back: a source, "a senior official".

    "The attorney general of New York" is told by the office, and a poll or a report has no name to be kept back.
    """
    if speaker.kind is not SpeakerKind.UNNAMED:
        return False
    words = _WORD.findall(speaker.name)[:_LOOKED_AT]
    if not words:
        return True
    if words[0][:1].isascii():
        named = len(words) > 1 and all(word[:1].isupper() for word in words) and words[0].lower() not in _LEADING
        return _anonymous_english([word.lower() for word in words], named=named)
    return _anonymous_arabic([fold(word) for word in words])


def _anonymous_english(words: list[str], *, named: bool) -> bool:
    end = next((at for at, word in enumerate(words) if word in _ENGLISH_ENDS), len(words))
    head = table("sources").get(words[max(end - 1, 0)])
    if head is not None:
        return head == "nobody"
    return words[0] != "the" and not named


def _anonymous_arabic(words: list[str]) -> bool:
    first = words[0].removeprefix("ال")
    if (kind := _folded().get(first)) is not None:
        return kind == "nobody"
    definite = words[0].startswith("ال") or (len(words) > 1 and words[1].startswith("ال"))
    return not definite


@cache
def _folded() -> dict[str, str]:
    """The table of sources by its words as they are compared in Arabic."""
    return {fold(word): kind for word, kind in table("sources").items()}
