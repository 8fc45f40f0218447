"""Nouns of saying: his claim that …, her promise to …, the mayor's call for …, made a claim that …, his argument is that …."""

from __future__ import annotations

from newsdesk.engines.rules.english import lexicon, parts, phrases, subjects
from newsdesk.engines.rules.english.clauses import end_of, has_verb, shows_clause
from newsdesk.engines.rules.english.ends import clause_end
from newsdesk.engines.rules.english.lexicon import Form, Verb, closed
from newsdesk.engines.rules.english.phrases import Phrase
from newsdesk.engines.rules.english.unit import UnitState

_BEFORE = 5  # words between a noun and whose it is, or the verb that makes it


def noun_cue(state: UnitState, at: int, noun: lexicon.Noun) -> int | None:
    """Keep what follows a noun of saying whose owner is told; where the unit goes on then, None if it is no cue."""
    words = state.words
    if at + 2 >= state.last:
        return None
    phrase, edge = _owner(state, at)
    end = at + 1
    if words.low[end] in ("by", "from", "of") and phrase is None:
        owner = phrases.after(words, end + 1, state.last)
        if owner is None:
            return None
        phrase, end = owner, owner.last
    elif phrase is None:
        phrase = _maker(state, at)
    if words.low[end] == "yet":
        end += 1
    if phrase is None or end + 2 >= state.last:
        return None
    begin = _begin(state, end, noun)
    if begin is None:
        return None
    opens = edge == state.left and begin - end == 1
    last = _end(state, begin, opens=opens)
    by_clause = words.low[begin - 1] == "that"
    if last <= begin + 1 or (by_clause and not has_verb(words, begin, last)):
        return None
    verb = Verb(words.low[at], Form.BASE, (), noun.act, frozenset())
    left = state.left
    after = state.keep([(begin, last)], (at, at + 1), verb, phrase, f"noun + {words.low[begin - 1]}", 0.6)
    if opens:
        state.left = left  # the whole may be somebody else's words: His claim that the port was lost is false, she said
        state.found[-1].aside = True
    return after


def _begin(state: UnitState, end: int, noun: lexicon.Noun) -> int | None:
    """Where what is said begins after a noun and its link: that, to and a verb, for and a noun, is that."""
    words = state.words
    link = words.low[end]
    if link in ("is", "was", "has", "remains") and "is" in noun.frames:
        end += 2 if words.low[end + 1] in ("been", "also", "still") else 1
        return end + 1 if end + 1 < state.last and words.low[end] == "that" else None
    if link not in noun.frames:
        return None
    if link == "to" and words.low[end + 1] not in lexicon.bases():
        return None
    return end + 1


def _owner(state: UnitState, at: int) -> tuple[Phrase | None, int]:
    """Whose the noun at the token is by a possessive before it, and where that begins."""
    words, start = state.words, at
    while start - 1 >= state.floor and words.word[start - 1] and start > at - _BEFORE:
        low = words.low[start - 1]
        if low in closed("possessive"):
            return (Phrase(start - 1, start) if low in ("his", "her", "their", "its") else None), start - 1
        if low == "'s":
            owner = phrases.minimal(words, start - 1, state.floor)
            return owner, owner.first if owner is not None else start
        if low in closed("determiner") or low in closed("preposition") or words.low[start - 1] in lexicon.verbs():
            break
        start -= 1
    return None, start


def _maker(state: UnitState, at: int) -> Phrase | None:
    """Who makes the claim: Duarte made the claim that, issued a warning that, came with an assertion that."""
    words = state.words
    for k in range(at - 1, max(state.first, at - _BEFORE), -1):
        low = words.low[k]
        if low in closed("making") or (low == "with" and words.low[k + 1] in ("a", "an")):
            if any(words.low[m] in closed("negation") or words.low[m].endswith("n't") for m in range(max(k - 3, state.first), k)):
                return None
            subject = subjects.main_subject(words, state.first, k)
            return subject if subject is not None and subjects.has_voice(words, subject) else None
        if low == "no" or not words.word[k] or words.quote[k] >= 0 or low in closed("preposition conjunction"):
            return None
    return None


def _end(state: UnitState, begin: int, *, opens: bool) -> int:
    """Where what is said ends; before the sentence's own verb where noun and all are its subject (`opens`)."""
    words = state.words
    last = clause_end(words, begin, state.last)
    clausal = words.low[begin - 1] == "that"
    seen = not clausal
    for k in range(begin + 1, last):
        if words.quote[k] >= 0:
            continue
        low = words.low[k]
        if low == "," and not clausal:
            last = k
            break
        if opens and seen and parts.auxiliary(low) and _own_verb(state, k):
            last = k
            break
        if not clausal and low in ("and", "but") and shows_clause(words, k + 1, last):
            last = k
            break
        seen = seen or parts.finite(words, k)
    return end_of(words, last, begin)


def _own_verb(state: UnitState, at: int) -> bool:
    """Whether an auxiliary is the sentence's own, not of a clause within: neither joined to a verb nor after its subject."""
    before = state.words.low[at - 1]
    if (
        before in closed("subject")
        or before in ("who", "which", "that", "and", "or", "but", ",", "there")
        or parts.auxiliary(before)
    ):
        return False
    return before not in closed("modal") and before != "to"
