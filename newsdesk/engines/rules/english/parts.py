"""What a word can be in a clause: adverb, auxiliary, finite verb, the beginning of an introduction; by tables and neighbours."""

from __future__ import annotations

from collections.abc import Callable

from newsdesk.engines.rules.english import lexicon
from newsdesk.engines.rules.english.lexicon import closed
from newsdesk.engines.rules.english.words import Words
from newsdesk.text.kept import Kept

STOPS = frozenset({",", ";", ":", "—", "–", "-", "--", "(", ")", "…", ".", "?", "!", "..", "...", "[", "]", "•", "/"})


_YES, _NO, _SMALL = 1, 2, 3  # 0 where nobody has asked yet

JOINTS = (",", "—", "–", "-", "--")


def adverb(words: Words, at: int) -> bool:
    """Whether the token is an adverb that may stand between a subject and its verb."""
    degree = _ADVERBIAL[words.low[at]]
    return degree == _YES or (degree == _SMALL and not words.capital[at])


def _adverbial(low: str) -> int:
    """Whether the word is an adverb of the table, or looks like one where it is written small: quickly."""
    if low in lexicon.words_of("adverbs"):
        return _YES
    return _SMALL if len(low) > 4 and low.endswith("ly") and low not in closed("notadverb") else _NO


_ADVERBIAL = Kept(_adverbial, 1 << 13)


def _auxiliary(low: str) -> bool:
    if low in closed("auxiliary") or low in closed("modal"):
        return True
    if low.endswith("n't"):
        return True
    return (len(low) > 3 and low[-3:] in ("'ll", "'ve", "'re")) or (len(low) > 2 and low[-2:] in ("'d", "'m"))


auxiliary: Callable[[str], bool] = Kept(_auxiliary, 1 << 12).__getitem__
"""Whether the word is an auxiliary or a modal, contracted or negated or not."""


def finite(words: Words, at: int) -> bool:
    """Whether the token may be the finite verb of a clause. Asked often of the same token, so remembered with the words."""
    known = words.finite[at]
    if not known:
        known = words.finite[at] = _YES if _VERBAL[words.low[at]] and _finite(words, at) else _NO
    return known == _YES


def _verbal(low: str) -> bool:
    """Whether the word can be a finite verb anywhere; most words cannot."""
    return auxiliary(low) or low in lexicon.pasts() or low in lexicon.finite() or (len(low) > 4 and low.endswith("ed"))


_VERBAL = Kept(_verbal, 1 << 13)


def _finite(words: Words, at: int) -> bool:
    low = words.low[at]
    if words.capital[at] and low not in closed("be auxiliary"):
        return False
    if auxiliary(low):
        return True
    before = words.low[at - 1] if at else ""
    if before in closed("preposition") and (low in lexicon.pasts() or low.endswith("ed")):
        return False
    if low in lexicon.pasts():
        return not (low.endswith("ed") and before in closed("article") and before not in closed("pronominal"))
    if low in lexicon.finite():
        if at + 1 < len(words) and (words.low[at + 1] in closed("conjunction") or not words.word[at + 1]):
            return False
        return before not in closed("determiner") and before not in closed("possessive") and before != "'s"
    if "-" in low or (len(low) > 4 and low.endswith("ed") and at and words.low[at - 1] in closed("article")):
        return False
    return len(low) > 4 and low.endswith("ed") and low not in ("hundred", "united", "indeed", "naked", "sacred")


def has_finite(words: Words, first: int, last: int) -> bool:
    """Whether a finite verb may stand among the tokens, relative clauses at the end left out."""
    for at in range(first, last):
        if words.low[at] in ("who", "which", "whose", "whom"):
            return False
        if words.quote[at] < 0 and finite(words, at):
            return True
    return False


def introduces(words: Words, at: int) -> bool:
    """Whether a segment that begins here is an introduction (In a letter, Speaking to reporters, When …) and no subject."""
    low = words.low[at]
    if (
        low in closed("preposition")
        or low in closed("subordinator")
        or low in ("today", "yesterday", "tomorrow", "last", "next", "earlier", "later", "to")
    ):
        return True
    if adverb(words, at):
        return low not in closed("alone")
    if low in closed("attributive") and at + 1 < len(words) and words.low[at + 1] in lexicon.plurals():
        return False
    return (
        len(low) > 5
        and low.endswith("ing")
        and low not in ("nothing", "everything", "something", "beijing", "building", "meeting", "during")
    )


def strip_left(words: Words, first: int, last: int) -> int:
    """`first` moved past conjunctions and adverbs at the beginning of a clause."""
    last = min(last, first + 8)
    while first < last - 1 and (
        words.low[first] in closed("conjunction")
        or words.low[first] == "so"
        or (adverb(words, first) and words.low[first] not in closed("alone"))
    ):
        first += 1
    return first
