"""Where what is said ends: before the next cue that is no part of it."""

from __future__ import annotations

from newsdesk.engines.rules.english import lexicon, parts, phrases
from newsdesk.engines.rules.english.clauses import (
    after_adverbs,
    as_after,
    begins_object,
    infinitive_after,
    preposition_after,
    says_nothing,
    shows_clause,
    skip_addressee,
    skip_adjuncts,
)
from newsdesk.engines.rules.english.lexicon import Form, Verb, closed
from newsdesk.engines.rules.english.parts import JOINTS
from newsdesk.engines.rules.english.words import Words

_LONGEST = 400  # no sentence has more tokens outside its quotations
_MOST = 24  # nor more verbs of saying
_GROUP = 8  # nor a verb more auxiliaries and adverbs before it


def clause_end(words: Words, at: int, limit: int) -> int:
    """Where what is said ends: before the next cue that is no part of it, else at the end of the unit."""
    k, steps, cues, mark = at, 0, 0, 0
    table = lexicon.verbs()
    while k < limit and steps < _LONGEST and cues < _MOST:
        steps += 1
        if words.quote[k] >= 0:
            k = max(k + 1, min(words.quotes[words.quote[k]].last, limit))
            continue
        low = words.low[k]
        if k > at:
            if (
                low in ("while", ",")
                and k + 1 < limit
                and words.low[k + 1] in closed("occasion" if low == "while" else "speaking")
            ):
                return k
            if low == "when" and k + 1 < limit and words.low[k + 1] == "asked":
                return k
            if low == "," and k + 1 < limit and words.low[k + 1] == "with" and _with_speaker(words, k + 2, limit):
                return k
            if low == "according" and k + 1 < limit and words.low[k + 1] == "to":
                return _before_comma(words, k, at)
            if low in table and not words.capital[k]:
                cues += 1
                cut = mark if mark and _begins_anew(words, k, mark, limit) else _cut(words, k, at, limit)
                if cut is not None:
                    return cut
            if low in (";", ":") and k > at + 1:
                mark = k
                if low == ":" and k + 1 < limit and words.quote[k + 1] >= 0 and _has_own_cue(words, k + 1, limit):
                    return k
        k += 1
    return min(k, limit)


def _has_own_cue(words: Words, at: int, limit: int) -> bool:
    """Whether a cue follows the quotation that begins here: said the harbour was lost: “We are done,” he added."""
    last = words.quotes[words.quote[at]].last
    for k in range(last, min(limit, last + 6)):
        if any("quote" in verb.frames and verb.form is Form.PAST for verb in lexicon.verbs().get(words.low[k], ())):
            return True
    return False


def _begins_anew(words: Words, k: int, mark: int, limit: int) -> bool:
    """Whether somebody speaks after a colon or semicolon: accused donors of looking away: its head noted that …."""
    for verb in lexicon.verbs()[words.low[k]]:
        end = particles_end(words, verb, k, limit)
        if end is not None and verb.form in (Form.PAST, Form.THIRD) and begins(words, verb, end, limit):
            start = k
            while start > mark + 1 and (parts.auxiliary(words.low[start - 1]) or parts.adverb(words, start - 1)):
                start -= 1
            return words.low[mark] == ";" or phrases.before(words, start, mark + 1) is not None
    return False


def _with_speaker(words: Words, at: int, limit: int) -> bool:
    """Whether somebody else speaks after "with": …, with one woman admitting that."""
    for k in range(at + 1, min(limit, at + 7)):
        if not words.word[k] or words.quote[k] >= 0:
            return False
        for verb in lexicon.verbs().get(words.low[k], ()):
            if verb.form is Form.ING and begins(words, verb, k + 1, limit):
                return phrases.plausible(words, at, k)
    return False


def _before_comma(words: Words, k: int, at: int) -> int:
    return k - 1 if k - 1 > at and words.low[k - 1] in JOINTS else k


def _cut(words: Words, k: int, at: int, limit: int) -> int | None:
    """Where the clause from `at` is cut by the verb of saying at `k`, if it is one outside that clause."""
    for verb in lexicon.verbs()[words.low[k]]:
        end = particles_end(words, verb, k, limit)
        if end is None:
            continue
        if verb.form is Form.ING:
            cut = _cut_by_ing(words, verb, k, end, at, limit)
        elif verb.form is Form.BASE:
            cut = _cut_by_several(words, verb, k, end, at, limit)
        else:
            cut = _cut_by_finite(words, verb, k, end, at, limit)
        if cut is not None:
            return cut
    return None


def particles_end(words: Words, verb: Verb, at: int, limit: int) -> int | None:
    """The token after the verb at `at` and its particles; None if a particle is missing."""
    end = at + 1
    if verb.particles and at + 2 < limit and words.low[at + 2] in closed("week") and words.low[at + 1] == "on":
        return None
    for particle in verb.particles:
        if end < limit and words.low[end] == particle and words.quote[end] < 0:
            end += 1
        else:
            return None
    return end


def begins(words: Words, verb: Verb, at: int, limit: int) -> bool:
    """Whether something said plainly begins after a verb: that, a quotation, a clause, an object of its frame."""
    after = after_adverbs(words, at, limit)
    if after >= limit:
        return False
    low = words.low[after]
    frames = verb.frames
    if words.quote[after] >= 0:
        return "quote" in frames or "object-quote" in frames
    if (low == "that" and "that" in frames) or f"{low}=" in frames or (low == "to" and "to" in frames):
        return True
    if low in (":", ",") and after + 1 < limit and words.quote[after + 1] >= 0 and "quote" in frames:
        return True
    if ({"zero", "clause"} & frames) and shows_clause(words, after, limit):
        return True
    if "person-of=" in frames:
        return preposition_after(words, after, limit, "of")
    if "person-to" in frames and infinitive_after(words, after, limit):
        return True
    if "person" in frames:
        start = skip_addressee(words, after, limit)
        if (
            start > after
            and start < limit
            and (words.low[start] == "that" or words.quote[start] >= 0 or shows_clause(words, start, limit))
        ):
            return True
    if "object-as" in frames and as_after(words, after, limit):
        return True
    if "object" in frames and verb.particles:
        return begins_object(words, after, limit)
    if "hope" in frames and low in closed("feeling"):
        return True
    if "zero" in frames and words.word[after] and not says_nothing(words, after, limit):
        start = skip_adjuncts(words, after, limit)
        return start < limit and (words.low[start] == "that" or words.quote[start] >= 0 or shows_clause(words, start, limit))
    if "object-quote" in frames and words.word[after]:
        for k in range(after, min(limit, after + 14)):
            if words.quote[k] >= 0:
                return True
            if not words.word[k]:
                return False
    return False


def _cut_by_ing(words: Words, verb: Verb, k: int, end: int, at: int, limit: int) -> int | None:
    start = k
    while start > max(at, k - _GROUP) and parts.adverb(words, start - 1):
        start -= 1
    low = words.low[start - 1]
    if low in ("and", "but") and words.low[end] in ("to", "not"):
        return None
    if low in ("while", "before", "after", "by", "and", "but") and begins(words, verb, end, limit):
        return _before_comma(words, start - 1, at)
    if low in JOINTS and begins(words, verb, end, limit):
        return start - 1
    if words.quote[start - 1] >= 0 and begins(words, verb, end, limit):
        return start
    return None


def _ends_inverted(words: Words, verb: Verb, end: int, limit: int) -> bool:
    """Whether verb and subject after a comma end the sentence: …, reports AFP."""
    if "quote" not in verb.frames or not {"that", "zero"} & verb.frames or end >= limit:
        return False
    if not words.capital[end] and words.low[end] not in ("the", "a", "an"):
        return False
    subject = phrases.after(words, end, limit)
    if subject is None:
        return False
    last = subject.beside[1] if subject.beside else subject.last
    return last >= limit or not words.word[last]


def _cut_by_several(words: Words, verb: Verb, k: int, end: int, at: int, limit: int) -> int | None:
    """Several who speak after a comma: …, researchers report in a journal."""
    if "quote" not in verb.frames or words.low[k - 1] not in lexicon.plurals() or begins(words, verb, end, limit):
        return None
    subject = phrases.before(words, k, at)
    if subject is None or subject.first <= at + 1 or words.low[subject.whole_first - 1] != ",":
        return None
    rest = skip_adjuncts(words, end, limit)
    return subject.whole_first - 1 if rest >= limit or words.low[rest] in (".", "?", "!", ";") else None


def _said_now(words: Words, at: int) -> bool:
    """Whether the verb before the content at `at` stands in the present: calls the plan a joke and warns that."""
    for k in range(at - 1, max(-1, at - 4), -1):
        for verb in lexicon.verbs().get(words.low[k], ()):
            return verb.form is Form.THIRD and words.quote[k] < 0
    return False


def _cut_by_finite(words: Words, verb: Verb, k: int, end: int, at: int, limit: int) -> int | None:
    """A finite verb of saying in a later clause: …, and he added that; … and warned that; …, the agency reported."""
    start = k
    while start > max(at + 1, k - _GROUP) and (parts.auxiliary(words.low[start - 1]) or parts.adverb(words, start - 1)):
        start -= 1
    low = words.low[start - 1]
    if low == "," and start - 1 > at + 1 and begins(words, verb, end, limit) and words.low[k] not in closed("participle"):
        return start - 1
    if low == "," and start == k and _ends_inverted(words, verb, end, limit):
        return start - 1
    follows = verb.form is Form.PAST or _said_now(words, at)
    if low in ("and", "but") and begins(words, verb, end, limit) and follows and words.low[start - 2] != "saying":
        return _before_comma(words, start - 1, at)
    subject = phrases.before(words, start, at)
    if subject is None or subject.first <= at:
        return None
    left = subject.whole_first - 1
    joint = words.low[left]
    if (
        joint in ("and", "but", "while", "although", "though", "whereas", "yet", "as")
        and left - 1 > at
        and words.low[left - 1] in (",", ";")
    ):
        return left - 1 if begins(words, verb, end, limit) else None
    if joint in (";", "while", "whereas") and left > at + 1:
        return left if begins(words, verb, end, limit) else None
    if joint == "," and ("quote" in verb.frames or verb.lemma == "find") and not begins(words, verb, end, limit):
        rest = skip_adjuncts(words, end, limit)
        if rest >= limit or words.low[rest] in (",", ".", "?", "!"):
            return left
    return None
