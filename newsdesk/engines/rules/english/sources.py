"""Cues that are neither verbs nor nouns of saying: "according to", "by the institute's estimate", "was his answer"."""

from __future__ import annotations

from newsdesk.engines.rules.english import parts, phrases
from newsdesk.engines.rules.english.clauses import end_of, has_verb
from newsdesk.engines.rules.english.ends import clause_end
from newsdesk.engines.rules.english.lexicon import Form, Verb, closed
from newsdesk.engines.rules.english.parts import JOINTS
from newsdesk.engines.rules.english.phrases import Phrase
from newsdesk.engines.rules.english.unit import UnitState
from newsdesk.engines.rules.english.words import Words
from newsdesk.model import Act


def according(state: UnitState, at: int) -> int | None:
    """Keep what stands before or after "according to Smith"; where the unit goes on then, None if it is no cue."""
    words = state.words
    low = words.low[at]
    if low == "according":
        if at + 2 >= state.last or words.low[at + 1] != "to":
            return None
        begin = at + 2
        if words.low[begin] == "to":
            begin += 1
    elif low == "per":
        begin = at + 1
        if begin >= state.last or not words.capital[begin] or words.low[at - 1] != ",":
            return None
    else:
        return None
    stop = _source_end(state, begin)
    if stop <= begin or not (plausible_source(words, begin, stop)):
        return None
    end, beside = _apposition(state, at, stop)
    phrase = Phrase(begin, stop, beside)
    left = at - 1 if at > state.left and words.low[at - 1] in (",", "—", "–", "-", "(") else at
    contents: list[tuple[int, int]] = []
    lead = parts.strip_left(words, state.left, left) if left > state.left else left
    if at > state.left and words.low[at - 1] == ":":
        lead = left  # a new sentence begins: The village had a fleet: according to the mayor, it counted forty boats.
    elif left > lead:
        lead = state.past_colon(lead, left)
    if (
        left > lead
        and not (left - lead <= 2 and not any(words.quote[k] >= 0 for k in range(lead, left)))
        and not state.only_introduction(lead, left)
    ):
        if state.found and _claimed(state, left):
            state.floor = state.left = end
            return end
        contents.append((lead, left))
    if end < state.last and words.low[end] in (",", ":", "—", "–"):
        last = end_of(words, clause_end(words, end + 1, state.last), end + 1)
        follows = end + 1 < last and (not contents or parts.finite(words, end + 1) or not has_verb(words, *contents[0]))
        if follows:
            contents.append((end + 1, last))
    if not contents:
        if not state.found and end < state.last and at == state.first and words.quote[end] >= 0:
            contents.append((end, end_of(words, clause_end(words, end, state.last), end)))
        else:
            return None
    verb = Verb("according to" if low == "according" else "per", Form.BASE, (), Act.ACCORDING_TO, frozenset())
    kept = state.keep(contents, (at, begin), verb, phrase, "source", 0.85)
    state.floor = state.left = max(kept, end)
    return state.floor


def _source_end(state: UnitState, begin: int) -> int:
    """Where the words for the source end that begin after "according to"."""
    words, stop = state.words, begin
    while (
        stop < min(state.last, begin + 40)
        and words.quote[stop] < 0
        and (words.word[stop] or (words.low[stop] == "." and words.capital[stop - 1]))
    ):
        if (
            stop > begin
            and words.low[stop] in ("and", "but")
            and stop + 1 < state.last
            and begins_clause(words, stop + 1, state.last)
        ):
            break
        stop += 1
    return end_of(words, stop, begin)


def _apposition(state: UnitState, at: int, stop: int) -> tuple[int, tuple[int, int] | None]:
    """Where the source ends, an apposition after its comma included, and that apposition."""
    words = state.words
    beside = None
    end = stop
    if stop + 1 < state.last and words.low[stop] == "," and words.low[stop + 1] in ("a", "an", "the", "who", "which"):
        end = stop + 1
        while end < min(state.last, stop + 40) and words.word[end] and words.quote[end] < 0:
            end += 1
        closes = end < state.last and words.low[end] == "," and not parts.has_finite(words, stop + 1, end)
        if closes or (at - state.left > 2 and end_of(words, state.last, end) <= end):
            beside = (stop + 1, end)
        else:
            end = stop
    return end, beside


def _claimed(state: UnitState, left: int) -> bool:
    """Whether what stands before has just been said by somebody else."""
    before = state.found[-1]
    edge = max(before.content[-1][1], before.cue[1] if before.cue else 0, before.phrase.last if before.phrase else 0)
    return left - edge < 12


def _owner(state: UnitState, at: int) -> Phrase | None:
    """Whose the noun at the token is: his, their own, the institute's."""
    words = state.words
    last = at - 1 if words.low[at - 1] == "own" else at
    if last - 1 < state.floor:
        return None
    if words.low[last - 1] in ("his", "her", "their", "its"):
        return Phrase(last - 1, last)
    return phrases.minimal(words, last - 1, state.floor) if words.low[last - 1] == "'s" else None


def verdict(state: UnitState, at: int) -> int | None:
    """“We go on,” was his answer: a quotation, a form of to be, and whose word it was."""
    words = state.words
    owner = _owner(state, at)
    if owner is None or owner.first - 2 < state.left or words.low[owner.first - 1] not in ("was", "is", "were", "came"):
        return None
    stop = owner.first - 1
    closed_before = words.quote[stop - 1] >= 0 or (words.low[stop - 1] == "," and words.quote[stop - 2] >= 0)
    content = state.before(stop) if closed_before else None
    if content is None:
        return None
    verb = Verb(words.low[at], Form.BASE, (), Act.SAID, frozenset())
    return state.keep([content], (at, at + 1), verb, owner, "quote + was", 0.8)


def by_reckoning(state: UnitState, at: int) -> int | None:
    """The wall costs 4 million, by the institute's estimate; By his own account, he fell."""
    words = state.words
    owner = _owner(state, at)
    if owner is None or owner.first - 1 < state.floor or words.low[owner.first - 1] != "by":
        return None
    by = owner.first - 1
    if by == state.first:
        if at + 2 >= state.last or words.low[at + 1] != ",":
            return None
        content = (at + 2, end_of(words, clause_end(words, at + 2, state.last), at + 2))
    elif words.low[by - 1] in JOINTS and (at + 1 >= state.last or not words.word[at + 1]) and by - 1 > state.left:
        before = state.before(by - 1)
        if before is None:
            return None
        content = before
    else:
        return None
    verb = Verb(f"by {words.low[at]}", Form.BASE, (), Act.ACCORDING_TO, frozenset())
    return state.keep([content], (by, at + 1), verb, owner, "source", 0.75)


def begins_clause(words: Words, at: int, limit: int) -> bool:
    """Whether a clause with a subject of its own begins at the token."""
    return words.low[at] in closed("subject") or (
        parts.adverb(words, at) and at + 1 < limit and words.low[at + 1] in closed("subject")
    )


def plausible_source(words: Words, first: int, last: int) -> bool:
    """Whether the words after "according to" are somebody or something that says."""
    low = words.low[first]
    if low in closed("object") or low in closed("subject"):
        return True
    head = first + 1
    while head < last and words.low[head] not in closed("preposition"):
        head += 1
    return words.low[head - 1] not in closed("manner") and words.word[first] and low not in closed("subordinator")
