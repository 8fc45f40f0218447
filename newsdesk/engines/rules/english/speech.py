"""Speech without a cue of its own: quotations that go on, colons, and the turns of a transcript."""

from __future__ import annotations

from collections import Counter

from newsdesk.engines.rules.english import lexicon, parts, phrases, subjects
from newsdesk.engines.rules.english.lexicon import closed
from newsdesk.engines.rules.english.phrases import Phrase
from newsdesk.engines.rules.english.unit import Found
from newsdesk.engines.rules.english.words import Unit, Words
from newsdesk.model import Act

_SENTENCE = 4  # a quotation of fewer words is a name or a scare quote
_TURNS = 3
_SIGNATURE = 16
_NAME = 6


def colon(words: Words, unit: Unit) -> Found | None:
    """BEUC saw it differently: "…" — a sentence with a colon before a quotation and no verb of saying."""
    for number in _quotes_in(words, unit):
        quote = words.quotes[number]
        if quote.first - 1 > unit.first and words.low[quote.first - 1] == ":" and quote.last - quote.first > _SENTENCE + 2:
            subject = subjects.main_subject(words, unit.first, quote.first)
            if (
                subject is None
                and phrases.plausible(words, unit.first, quote.first - 1)
                and quote.first - 1 - unit.first <= _NAME
            ):
                subject = Phrase(unit.first, quote.first - 1)
            if subject is not None:
                subject = _owner(words, subject)
                return Found([(quote.first, min(quote.last, unit.last))], None, Act.SAID, "colon", subject, 0.7)
    return None


def _owner(words: Words, subject: Phrase) -> Phrase:
    """Whose message, answer, verdict it is: his message was clear, Duarte's verdict came fast."""
    first, last = subject.first, subject.last
    if words.low[last - 1] not in closed("utterance"):
        return subject
    if words.low[first] in ("his", "her", "their", "its"):
        return Phrase(first, first + 1)
    for at in range(first + 1, last):
        if words.low[at] == "'s":
            return Phrase(first, at)
    return subject


def whole(words: Words, unit: Unit) -> tuple[int, int] | None:
    """The quotation that is all of a unit, or its end after a short lead, with at least a sentence's words."""
    first, last = unit.first, unit.last
    if words.quote[first] < 0:
        return None
    number = words.quote[first]
    quote = words.quotes[number]
    end = min(quote.last, last)
    if end < last and any(words.word[at] for at in range(end, last)):
        return None
    return (first, end) if quote.last - quote.first >= 3 or words.quotes[number].continues else None


def signature(words: Words, first: int, last: int) -> Phrase | None:
    """Who signs the quotation before these tokens: — Ruth Calder, mayor."""
    if last - first < 2 or last - first > _SIGNATURE or words.low[first] not in ("—", "–", "-", "--", "―", "("):
        return None
    end = first + 1
    while end < last and (words.capital[end] or words.low[end] in closed("particle") or words.low[end] == "."):
        end += 1
    if end - first < 2 or (end < last and words.low[end] not in (",", ")", "(", "on", "in", "to", "of", "at", "|", ":")):
        return None
    if any(words.quote[at] >= 0 or parts.finite(words, at) for at in range(first, last)):
        return None
    beside = (end + 1, last) if end + 1 < last and words.low[end] == "," else None
    return Phrase(first + 1, end, beside)


def sentence_like(words: Words, first: int, last: int) -> bool:
    """Whether a quotation is long enough to be speech, not a name: four words and a verb, or a full stop inside."""
    count = sum(words.word[at] for at in range(first, last))
    return count >= _SENTENCE and (
        parts.has_finite(words, first, last) or count > 7 or any(parts.finite(words, at) for at in range(first, last))
    )


def _quotes_in(words: Words, unit: Unit) -> list[int]:
    seen: list[int] = []
    at = unit.first
    while at < unit.last:
        number = words.quote[at]
        if number >= 0:
            seen.append(number)
            at = max(at + 1, words.quotes[number].last)
        else:
            at += 1
    return seen


def turns(words: Words) -> dict[int, tuple[int, int]]:
    """The turns of a transcript: for each unit that opens one, the tokens of the name before its colon. Empty if it is none."""
    found: dict[int, tuple[int, int]] = {}
    paragraph = -1
    for number, unit in enumerate(words.units):
        if unit.paragraph == paragraph:
            continue
        paragraph = unit.paragraph
        at = unit.first
        while (
            at < unit.last and at - unit.first < _NAME and (words.word[at] or words.low[at] in (".", "'")) and words.quote[at] < 0
        ):
            at += 1
        if (
            (
                at < unit.last - 1
                and words.low[at] == ":"
                and at > unit.first
                and all(words.capital[k] or words.low[k] in (".", "de", "van", "al", "bin", "'s") for k in range(unit.first, at))
            )
            and (words.low[unit.first] not in closed("function") or (at - unit.first == 1 and words.low[unit.first] == "a"))
            and (words.low[at - 1] not in lexicon.verbs() or words.low[at - 1] in ("question", "answer"))
        ):
            found[number] = (unit.first, at)
    names = Counter(words.low[last - 1] for _, last in found.values())
    return found if len(found) >= _TURNS and len(names) >= 2 and max(names.values()) >= 2 else {}
