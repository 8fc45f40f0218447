"""The subject of a clause from its beginning, and whether it has a voice."""

from __future__ import annotations

from newsdesk.engines.rules.english import lexicon
from newsdesk.engines.rules.english.lexicon import closed
from newsdesk.engines.rules.english.parts import finite, introduces, strip_left
from newsdesk.engines.rules.english.phrases import REACH, Phrase, plausible, without_time
from newsdesk.engines.rules.english.words import Words


def _past_time(words: Words, at: int, limit: int) -> int:
    """Past a time that opens a sentence, its comma too: Last night, On Tuesday evening, Earlier this week, In 2020."""
    begin = at
    if at + 3 >= limit:
        return begin
    low, after = words.low[at], words.low[at + 1]
    if low in ("last", "next", "this", "late", "early", "earlier") and after in closed("time week"):
        at += 3 if after in ("this", "last") else 2
    elif low in ("yesterday", "today", "tonight"):
        at += 1
    elif (low in ("on", "by", "late", "early") and after in closed("week")) or (
        low == "in" and after.isdigit() and len(after) == 4
    ):
        at += 2
    if at > begin and words.low[at] in ("morning", "afternoon", "evening", "night"):
        at += 1
    return at + 1 if at > begin and words.low[at] == "," else at


def _third_person(words: Words, at: int, limit: int) -> bool:
    """Whether a word that no table knows is a verb after a name by its form: Peeters unlocks a warehouse."""
    low = words.low[at]
    if not (words.capital[at - 1] and len(low) > 4 and low.endswith("s") and not low.endswith("ss") and not words.capital[at]):
        return False
    after = words.low[at + 1] if at + 1 < limit else ""
    return low not in lexicon.plurals() and (after in closed("article") or after in closed("possessive"))


def has_voice(words: Words, phrase: Phrase) -> bool:
    """Whether somebody or some body may speak: a name, a role, people, a body, a pronoun; not "shares in the firm"."""
    head = phrase.first
    while head + 1 < phrase.last and words.low[head + 1] not in closed("headend") and words.word[head + 1]:
        head += 1
    low = words.low[head]
    if low in closed("subject") or low in closed("alone") or low in lexicon.plurals() or low in lexicon.roles():
        return True
    opening = head == phrase.first and phrase.last > head + 1  # Shares in Halvorsen: capital by its place alone
    if low in closed("market"):
        return False
    return low in lexicon.bodies() or low in ("who", "'s") or (words.capital[head] and not opening)


def main_subject(words: Words, first: int, limit: int) -> Phrase | None:
    """The subject of the clause that begins at `first`: its words up to the first finite verb, introductions left out."""
    start = first
    if start + 4 < limit and words.low[start] == "here" and "what" in words.low[start + 1 : start + 4]:
        start += 2 + words.low[start + 1 : start + 4].index("what")
    for _ in range(4):
        timed = _past_time(words, start, limit)
        if timed > start:
            start = timed
            continue
        if start >= limit or not introduces(words, start) or words.low[start] in lexicon.plurals():
            break
        at = start
        while at < min(limit, start + REACH) and words.low[at] != ",":
            at += 1
        if at >= min(limit, start + REACH):
            break
        start = at + 1
    start = strip_left(words, start, limit)
    at = start
    while at < limit and words.quote[at] < 0 and at - start < REACH:
        low = words.low[at]
        if low in ("who", "which", "whose", "that") and at > start:
            break
        if not words.word[at] and low not in (".", "'", "&"):
            break
        if at > start and _third_person(words, at, limit):
            break
        if (finite(words, at) and low not in lexicon.plurals()) or (
            (low in lexicon.bases() or low in lexicon.verbs())
            and not words.capital[at]
            and at > start
            and words.low[at - 1] in lexicon.plurals()
        ):
            break
        at += 1
    end = without_time(words, at, start)
    if end <= start or not plausible(words, start, end) or introduces(words, start):
        return None
    beside = None
    if at < limit and words.low[at] == ",":
        stop = at + 1
        while stop < min(limit, at + REACH) and words.word[stop]:
            stop += 1
        beside = (at + 1, stop) if stop > at + 1 else None
    return Phrase(start, end, beside)
