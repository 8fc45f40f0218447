"""Noun phrases beside a verb: who stands before it, who after, and where what is said may begin."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from newsdesk.engines.rules.english import lexicon
from newsdesk.engines.rules.english.lexicon import closed
from newsdesk.engines.rules.english.parts import JOINTS, STOPS, adverb, finite, has_finite, introduces, strip_left
from newsdesk.engines.rules.english.words import Words

_NAME_IN_MARKS = 8  # a quotation of so many tokens, marks included, may be a name or scare quote within a phrase
_CONJUNCTIONS = frozenset(("though", "although", "because", "while", "whereas", "when", "if", "unless"))
REACH = 60  # no subject lies further from its verb than this many tokens


class Phrase(NamedTuple):
    """A noun phrase by token indices, `last` one past its end; `beside` is an apposition next to it, if any."""

    first: int
    last: int
    beside: tuple[int, int] | None = None

    @property
    def whole_first(self) -> int:
        """Where phrase and apposition together begin."""
        return min(self.first, self.beside[0]) if self.beside else self.first


def plausible(words: Words, first: int, last: int) -> bool:
    """Whether the tokens can be the subject of a verb of saying."""
    if first >= last:
        return False
    low = words.low[first:last]
    if low[-1] == "'s" and not words.capital[last - 2]:
        return False
    if last - first == 1:
        word = low[0]
        if word in closed("subject") or word in closed("alone") or word in lexicon.plurals() or word == "who":
            return True
        return words.capital[first] and word not in closed("function") and not word.isdigit()
    if (
        low[-1] in closed("conjunction")
        or low[-1] in closed("preposition")
        or (low[-1] in closed("determiner") and low[-1] not in closed("alone"))
        or low[-1] in closed("possessive")
    ):
        return False
    head = low[0]
    if head in closed("subject") and low[1] not in (
        "two",
        "three",
        "both",
        "all",
        "and",
        "himself",
        "herself",
        "themselves",
        "who",
        "alone",
    ):
        return False
    if head in closed("determiner") or head in closed("possessive"):
        return True
    if any(words.capital[first + 1 : last]) or (words.capital[first] and head not in closed("function")):
        return True
    return any(word in lexicon.plurals() or word in lexicon.roles() for word in low)


@cache
def _stops() -> frozenset[str]:
    """Words that stand before a noun phrase, not in it."""
    names = ("conjunction", "subordinator", "preposition", "week", "subject")
    return frozenset().union(*(closed(name) for name in names)) - {"of"}


@cache
def _openers() -> frozenset[str]:
    return closed("determiner possessive")


def minimal(words: Words, end: int, floor: int) -> Phrase | None:
    """The shortest noun phrase that ends before `end`: "… the plan that day the minister" gives the last two words."""
    at = end - 1
    if at < floor or not words.word[at]:
        return None
    of_some = at > floor and words.low[at - 1] == "of"  # a mother of three
    if words.low[at] in closed("subject") or (words.low[at] in closed("alone") and not of_some):
        return Phrase(at, end)
    stops, openers = _stops(), _openers()
    while at >= floor:
        low = words.low[at]
        if not words.word[at] or low in stops or (low != "'s" and not words.capital[at] and finite(words, at)):
            break
        at -= 1
        if low in openers and not (at >= floor and words.low[at] == "of"):
            break
    first = strip_left(words, at + 1, end)
    while first < end and words.low[first] in ("of", "'s"):
        first += 1
    return Phrase(first, end) if plausible(words, first, end) else None


def _segment_start(words: Words, end: int, floor: int, ended: bool = False) -> int:
    """The first token of the stretch without commas and the like that ends before `end`.

    `ended`: a comma follows, so that the stretch may end in a name or scare quote.
    """
    at = end
    while at > floor and words.low[at - 1] not in STOPS and end - at < REACH:
        number = words.quote[at - 1]
        if number >= 0:
            quote = words.quotes[number]
            plain = quote.last - quote.first <= _NAME_IN_MARKS and quote.last == at and words.word[quote.last - 2]
            if not plain or (at == end and not ended) or quote.first <= floor or words.low[quote.first - 1] in STOPS:
                break
            at = quote.first
            continue
        at -= 1
    return at


def _within(words: Words, first: int, end: int) -> Phrase | None:
    """The subject in a stretch without commas: all of it if it is one noun phrase, else the last noun phrase in it."""
    if first >= end:
        return None
    if words.low[end - 1] in closed("subject"):
        return Phrase(end - 1, end)
    if words.low[first] in _CONJUNCTIONS and first + 1 < end:
        whole = _within(words, first + 1, end)
        if whole is not None and whole.first == first + 1:
            return whole
    start = first
    relative = -1
    if (
        words.low[first] == "that"
        and end - first > 1
        and not finite(words, first + 1)
        and words.low[first + 1] not in closed("subject")
    ):
        return Phrase(first, end) if plausible(words, first, end) else None
    for at in range(end - 1, first - 1, -1):
        low = words.low[at]
        if low in ("who", "whose") or (low in ("that", "which") and at > first and at + 1 < end and finite(words, at + 1)):
            relative = at
        elif low in closed("clausal") and at > first and relative < 0 and _in_relative(words, first, at):
            continue
        elif (low in closed("clausal") and at > first) or (
            low in ("and", "but", "or")
            and at > first
            and relative < 0
            and (has_finite(words, first, at) or introduces(words, first))
        ):
            start = at + 1
            break
    start = strip_left(words, start, end)
    limit = relative if relative > start else end
    if not introduces(words, start) and not _broken(words, start, limit) and plausible(words, start, end):
        return Phrase(start, end)
    if relative > start:
        head = minimal(words, relative, start)
        return Phrase(head.first, end) if head is not None else None
    return minimal(words, end, start)


def _in_relative(words: Words, first: int, at: int) -> bool:
    """Whether the clause that opens at the token depends on a relative clause: an official who spoke because he feared for it."""
    if words.low[at] not in ("because", "as", "since", "when", "after", "if", "while"):
        return False
    for k in range(at - 2, max(first, at - 24), -1):
        if words.low[k] == "who" and plausible(words, first, k) and not has_finite(words, first, k):
            return any(finite(words, m) for m in range(k + 1, at))
    return False


def _broken(words: Words, first: int, last: int) -> bool:
    """Whether what looks like one noun phrase holds a clause of its own."""
    subjects, plurals, pasts = closed("subject"), lexicon.plurals(), lexicon.pasts()
    for at in range(first, last):
        low = words.low[at]
        if low in subjects and at > first:
            return True
        if finite(words, at) and low not in plurals:
            headed = at + 1 < last and low not in pasts and words.low[at + 1] in ("of", "in")
            if at > first + 1 and at + 1 < last and words.low[at + 1] in ("by", "in", "on", "for") and low in closed("reduced"):
                continue  # residents reached by phone
            if not headed:
                return True
    return False


def _aside(words: Words, first: int, last: int) -> bool:
    """Whether a stretch between commas before a verb can stand beside its subject rather than be it."""
    if first >= last:
        return True
    low = words.low[first]
    if low in ("who", "which", "whose", "whom", "where", "including", "himself", "herself") or low.isdigit():
        return True
    if (
        low.endswith("ed")
        or (adverb(words, first) and first + 1 < last and words.low[first + 1].endswith("ed"))
        or low in ("long", "once")
    ):
        return True
    if has_finite(words, first, last):
        return low in ("when", "as", "speaking") or low in closed("preposition")
    return low not in closed("subject")


def before(words: Words, end: int, floor: int) -> Phrase | None:
    """The subject whose verb group begins at `end`; None if none stands there. Nothing before `floor` is looked at."""
    end = without_time(words, end, floor)
    if end <= floor:
        return None
    low = words.low[end - 1]
    if low == ")":
        opened = end - 1
        while opened > floor and words.low[opened] != "(" and end - opened < 12:
            opened -= 1
        inner = before(words, opened, floor) if words.low[opened] == "(" else None
        return Phrase(inner.first, inner.last, inner.beside) if inner else None
    if low in JOINTS:
        return _across(words, end - 1, floor)
    number = words.quote[end - 1]
    if number >= 0 and words.quotes[number].last == end and words.low[end - 2] == ",":
        quote = words.quotes[number]  # known by the surname "Wu," said
        if floor < quote.first - 1 and quote.last - quote.first <= _NAME_IN_MARKS and words.word[quote.first - 1]:
            return _across(words, quote.first, floor)
    return _listed(words, _within(words, _segment_start(words, end, floor), end), floor)


def _listed(words: Words, phrase: Phrase | None, floor: int) -> Phrase | None:
    """The phrase grown over a list before it: Apple, Google and Meta said."""
    if phrase is None or "and" not in words.low[phrase.first : phrase.last]:
        return phrase
    first = phrase.first
    while first - 2 >= floor and words.low[first - 1] == "," and phrase.last - first < REACH:
        start = _segment_start(words, first - 1, floor)
        if first - 1 - start > 4 or introduces(words, start) or not all(words.capital[at] for at in range(start, first - 1)):
            break
        first = start
    return Phrase(first, phrase.last, phrase.beside)


def without_time(words: Words, end: int, floor: int) -> int:
    """`end` moved left past "on Wednesday", "this week", "in turn" before a verb."""
    floor = max(floor, end - 8)
    while end - 1 > floor:
        low = words.low[end - 1]
        if low in closed("week") and words.capital[end - 1]:
            end -= 1
            if end - 1 > floor and words.low[end - 1] in ("on", "last", "next", "late", "early", "this"):
                end -= 1
            continue
        if low in ("week", "month", "year", "morning", "afternoon", "evening", "night") and words.low[end - 2] in (
            "this",
            "last",
            "next",
            "earlier",
        ):
            end -= 2
            continue
        if adverb(words, end - 1) and low not in closed("alone") and not words.capital[end - 1]:
            end -= 1
            continue
        break
    return end


def _opened(words: Words, end: int, floor: int) -> int | None:
    """Where the parenthesis opens that closes before `end`."""
    for at in range(end - 2, max(floor, end - 14), -1):
        if words.low[at] == "(":
            return at
        if words.low[at] == ")":
            return None
    return None


def _across(words: Words, comma: int, floor: int) -> Phrase | None:
    """The subject of a verb that follows a comma: Smith, the minister, said."""
    segments: list[tuple[int, int]] = []
    end = comma
    while end > floor and len(segments) < 9:
        if words.low[end - 1] == ")":
            opened = _opened(words, end, floor)
            if opened is not None:
                end = opened
                continue
        start = _segment_start(words, end, floor, ended=True)
        segments.append((start, end))
        if start <= floor or words.low[start - 1] not in (*JOINTS, ")", "("):
            break
        end = start - 1
    if not segments:
        return None
    run = 0
    while run < len(segments) - 1 and (_aside(words, *segments[run]) or words.low[segments[run][0] - 1] == "("):
        run += 1
    # segments[run] is the last that can only be a subject, or the leftmost of all
    for number in range(run, 0, -1):
        first, last = segments[number]
        if first == last or (number > 1 and introduces(words, first) and not _names_at_end(words, first, last)):
            continue
        if number == run and number > 1 and has_finite(words, first, last) and words.low[first] not in closed("conjunction"):
            nearer = segments[number - 1]
            if plausible(words, *nearer) and not _aside_of_name(words, *nearer) and words.low[first] not in closed("clausal"):
                continue
        start = strip_left(words, first, last)
        phrase = _within(words, start, last) if (number == run or not introduces(words, start)) else None
        if phrase is not None and phrase.last == last:
            beside = segments[number - 1]
            return Phrase(phrase.first, phrase.last, beside if beside[0] < beside[1] else None)
    return None


def _aside_of_name(words: Words, first: int, last: int) -> bool:
    """Whether a stretch can only stand beside a name before it: a 40-year-old from Ohio; who …; 79."""
    low = words.low[first]
    return low in ("a", "an", "who", "which", "of", "now") or low.isdigit()


def _names_at_end(words: Words, first: int, last: int) -> bool:
    """Whether an introduction runs into a name: At a later dinner Jane Hollis, the director, said."""
    at = last
    while at > max(first, last - 12) and words.capital[at - 1]:
        at -= 1
    return first < at < last and words.low[at - 1] not in closed("preposition determiner") and words.word[at - 1]


def after(words: Words, start: int, limit: int) -> Phrase | None:
    """The subject that follows its verb: said Smith, the minister. None if none stands there."""
    at = start
    if at >= limit or not words.word[at] or words.quote[at] >= 0:
        return None
    low = words.low[at]
    if low in closed("subject"):
        return Phrase(at, at + 1)
    if low in closed("preposition") or low in closed("subordinator") or low in closed("conjunction"):
        return None
    while at < min(limit, start + REACH) and words.word[at] and words.quote[at] < 0:
        low = words.low[at]
        if at > start and (
            low in ("who", "which", "that", "when", "while", "as", "after", "before", "during", "because", "following", "ahead")
            or low in closed("week")
            or low in closed("subject")
        ):
            break
        if (
            at > start
            and low in ("in", "on", "at", "by", "via", "to", "with", "from", "about")
            and (
                at + 1 < limit
                and (
                    words.low[at + 1] in closed("determiner")
                    or words.low[at + 1] in closed("possessive")
                    or words.low[at + 1] in closed("week")
                    or words.low[at + 1] in closed("month")
                )
                and words.capital[at - 1]
            )
        ):
            break
        if at > start and finite(words, at) and low not in lexicon.roles():
            break
        at += 1
    if not plausible(words, start, at):
        return None
    beside = None
    if at < limit and words.low[at] == ",":
        stop = at + 1
        while stop < min(limit, at + REACH) and words.word[stop] and words.quote[stop] < 0:
            stop += 1
        if stop > at + 1 and words.low[at + 1] not in closed("conjunction") and not words.low[at + 1].endswith("ing"):
            beside = (at + 1, stop)
    return Phrase(start, at, beside)
