"""The complement of a verb of saying: which words after it are what is said, and by which frame."""

from __future__ import annotations

from typing import NamedTuple

from newsdesk.engines.rules.english import lexicon, parts
from newsdesk.engines.rules.english.clauses import (
    after_adverbs,
    as_after,
    begins_object,
    end_of,
    has_verb,
    infinitive_after,
    long_enough,
    opens_clause,
    preposition_after,
    says_nothing,
    shows_clause,
    skip_addressee,
    skip_adjuncts,
)
from newsdesk.engines.rules.english.ends import clause_end
from newsdesk.engines.rules.english.lexicon import Verb, closed
from newsdesk.engines.rules.english.words import Words

_PHRASAL = frozenset({"person-to", "object", "to", "of", "for", "against", "about", "on", "naming", "ing"})


class Target(NamedTuple):
    """What a verb's complement is: tokens `first` to `last`, and the frame that showed it."""

    first: int
    last: int
    frame: str


def target(words: Words, verb: Verb, at: int, limit: int) -> Target | None:
    """The complement that follows a verb (its particle included) whose next token is `at`; None if it has none here."""
    limit = min(limit, len(words))
    after = after_adverbs(words, at, limit)
    if after >= limit or (words.low[after] in ("as", "so") and after + 1 < limit and words.low[after + 1] == "much"):
        return None
    found = _objects(words, verb, at, after, limit)
    if found is not None:
        return found
    start = after
    if "person" in verb.frames or words.low[after] == "to":
        start = skip_addressee(words, after, limit)
        if start < limit and "person-to" in verb.frames and start > after and words.low[start] == "to":
            return _to_end(words, after, limit, "person-to")
    return _clause(words, verb, start, limit)


def _clause(words: Words, verb: Verb, start: int, limit: int) -> Target | None:
    """A quotation or a clause, with or without "that", perhaps after adjuncts."""
    frames = verb.frames
    skipped = _past_aside(words, skip_adjuncts(words, start, limit), start, limit)
    for at in dict.fromkeys((start, skipped)):
        if at >= limit:
            continue
        low = words.low[at]
        if low in ("of", "about") and "quote" in frames:
            about = _past_topic(words, at, limit)
            if about is not None:
                return _to_end(words, about, limit, "quote")
        if at > start and words.quote[at] >= 0 and words.low[at - 1] in closed("withinphrase"):
            continue
        if words.quote[at] >= 0 and "quote" in frames:
            return _to_end(words, at, limit, "quote")
        if low in (",", ":", "—", "–", "-", "--") and at + 1 < limit and words.quote[at + 1] >= 0 and "quote" in frames:
            return _to_end(words, at + 1, limit, "quote")
        if low == ":" and "quote" in frames and at + 1 < limit:
            return _to_end(words, at + 1, limit, "colon")
        if low == "that" and at > start and _of_a_noun(words, at - 1):
            return None
        if low == "that" and "that" in frames and at + 1 < limit and opens_clause(words, at + 1, limit):
            if words.low[at + 1] == ":" and at + 2 < limit:
                return _to_end(words, at + 2, limit, "that")
            return _to_end(words, at + 1, limit, "that")
        if low in closed("question") and "wh" in frames and low not in ("when", "who", "which") and at + 1 < limit:
            return _to_end(words, at, limit, "wh")
        if not words.word[at] or says_nothing(words, at, limit) or low in closed("conjunction"):
            continue
        if "zero" in frames or "clause" in frames:
            if shows_clause(words, at, limit):
                return _to_end(words, at, limit, "zero")
            if parts.auxiliary(low):
                continue
            if "zero" in frames and at > start and low not in closed("preposition") and has_verb(words, at, limit):
                return _to_end(words, at, limit, "zero")
    if "zero" in frames and start < limit and words.word[start] and words.quote[start] < 0:
        low = words.low[start]
        if says_nothing(words, start, limit) or low in closed("conjunction") or low in closed("relative"):
            return None
        if low in closed("week"):
            return None
        past = skip_adjuncts(words, start, limit)
        if low in closed("preposition") and past < limit and words.low[past] in (",", ";", ":"):
            return None
        if has_verb(words, start, limit) or (past == start and long_enough(words, start, limit)):
            return _to_end(words, start, limit, "zero")
    return None


def _of_a_noun(words: Words, at: int) -> bool:
    """Whether "that" after this token is the noun's own: hit back at accusations that, spoke amid fears that."""
    low = words.low[at]
    noun = lexicon.nouns().get(low)
    return (noun is not None and "that" in noun.frames and low not in ("statement", "report")) or low in closed("thought")


def _past_topic(words: Words, at: int, limit: int) -> int | None:
    """The quotation after "of the new drivers:" in he said of the new drivers: "…"."""
    for k in range(at + 1, min(limit, at + 16)):
        if words.quote[k] >= 0:
            return k if words.low[k - 1] in (":", ",") or words.quotes[words.quote[k]].last - k > 8 else None
        if not words.word[k] and words.low[k] not in (":", ","):
            return None
    return None


def _past_aside(words: Words, comma: int, start: int, limit: int) -> int:
    """Past ", after a meeting," to "that": said on Monday, after a meeting, that …; where no such aside stands, `comma`."""
    if comma < start or comma + 2 >= limit or words.low[comma] != ",":
        return comma
    at = comma + 1
    while at < min(limit, comma + 16) and words.word[at] and words.quote[at] < 0:
        at += 1
    return at + 1 if at + 1 < limit and words.low[at] == "," and words.low[at + 1] == "that" else comma


def _objects(words: Words, verb: Verb, at: int, after: int, limit: int) -> Target | None:
    """Complements that are no clause: of a preposition, an infinitive, an -ing form, a noun phrase with a quotation in it."""
    frames = verb.frames
    low = words.low[after]
    dated = after + 1 < limit and words.low[after + 1] in closed("week")
    if f"{low}=" in frames and after + 1 < limit and words.low[after + 1] != "that" and not dated:
        return _to_end(words, after + 1, limit, low)
    if f"{low}-quote" in frames and after + 1 < limit:
        return _holding_quote(words, after + 1, limit, low)
    if "to" in frames:
        to = _own_infinitive(words, after, limit)
        if to is not None:
            return _to_end(words, to, limit, "to")
    if "ing" in frames and low.endswith("ing") and len(low) > 4 and words.quote[after] < 0 and low not in closed("notparticiple"):
        return _to_end(words, after, limit, "ing")
    if "person-of=" in frames:
        of = preposition_after(words, after, limit, "of")
        return _to_end(words, after, limit, "of") if of else None
    if "object-as" in frames and as_after(words, after, limit):
        return _to_end(words, after, limit, "object")
    if "person-for=" in frames:
        return _holding_quote(words, after, limit, "for")
    if "figure" in frames:
        return _figure(words, after, limit)
    if "hope" in frames and low in closed("feeling"):
        at = after + 1
        if at < limit and words.low[at] == "that":
            return _to_end(words, at + 1, limit, "that")
    if verb.lemma == "call" and not verb.particles:
        named = _naming(words, after, limit)
        if named is not None:
            return named
    if "person-to" in frames and "person" not in frames:
        to = infinitive_after(words, after, limit)
        if to:
            return _to_end(words, after, limit, "person-to")
    first_time = words.low[after : after + 4] == ["for", "the", "first", "time"]
    if ("object-quote" in frames and words.word[after] and not first_time) or (
        "object-quote" in frames and words.quote[after] >= 0 and "quote" not in frames
    ):
        found = _holding_quote(words, after, limit, "object")
        clausal = bool({"that", "zero", "clause"} & frames)
        if found is not None and not (clausal and (low == "that" or shows_clause(words, after, limit))):
            return found
    if (
        "object" in frames
        and begins_object(words, after, limit)
        and not ({"zero", "clause"} & frames and shows_clause(words, after, limit))
    ):
        return _to_end(words, after, limit, "object")
    return None


def _figure(words: Words, at: int, limit: int) -> Target | None:
    """Put the death toll at nine: an object and a number."""
    if not begins_object(words, at, limit):
        return None
    for k in range(at + 1, min(limit - 1, at + 14)):
        if not words.word[k] or words.quote[k] >= 0 or parts.auxiliary(words.low[k]):
            return None
        if words.low[k] == "at":
            if words.quote[k + 1] >= 0:
                return Target(at, min(words.quotes[words.quote[k + 1]].last, limit), "object")
            number = any(words.low[m][0].isdigit() or words.low[m] in closed("number") for m in range(k + 1, min(k + 5, limit)))
            end = k + 1
            while end < limit and words.word[end] and words.low[end] not in ("and", "but", "while"):
                end += 1
            return Target(at, end, "object") if number else None
    return None


def _naming(words: Words, at: int, limit: int) -> Target | None:
    """Called him a liar, called the plan "a joke"."""
    found = _holding_quote(words, at, limit, "object")
    if found is not None:
        return found
    if words.low[at] in ("him", "her", "it", "them") and at + 2 < limit and words.word[at + 1]:
        if (
            words.low[at + 1] in closed("preposition")
            or words.low[at + 1] in closed("conjunction")
            or words.low[at + 1] in closed("week")
        ):
            return None
        return _to_end(words, at, limit, "naming")
    if words.capital[at] or words.low[at] == "the":
        for k in range(at + 1, min(at + 6, limit)):
            if words.low[k] in ("a", "an"):
                return _to_end(words, at, limit, "naming") if words.low[k - 1] not in closed("preposition") else None
            if not words.word[k] or (words.low[k] in closed("preposition") and words.low[k] != "of"):
                return None
    return None


def _own_infinitive(words: Words, at: int, limit: int) -> int | None:
    """Where "to" with a verb stands after a verb and perhaps an adjunct: pledged in a letter this month to close it."""
    if words.low[at] == "to":
        return at if at + 1 < limit and words.word[at + 1] else None
    if words.low[at] == "not" and at + 2 < limit and words.low[at + 1] == "to":
        return at
    if words.low[at] not in closed("preposition") and words.low[at] not in closed("week"):
        return None
    for k in range(at + 1, min(limit, at + 14)):
        if words.low[k] == "that" or not words.word[k] or words.quote[k] >= 0 or parts.auxiliary(words.low[k]):
            return None
        if words.low[k] == "to" and k + 1 < limit and words.low[k + 1] in lexicon.bases() and not words.capital[k + 1]:
            return k
    return None


def _holding_quote(words: Words, at: int, limit: int, frame: str) -> Target | None:
    """An object that has a quotation in it; it ends with its last quotation unless its noun phrase goes on."""
    last = clause_end(words, at, limit)
    k, reached = at, -1
    while k < last:
        number = words.quote[k]
        if number >= 0:
            quote = words.quotes[number]
            k = max(k + 1, min(quote.last, last))
            if quote.last - quote.first > 2:
                reached = k
                if words.low[max(quote.first, k - 2)] in (",", "."):
                    break
            continue
        low = words.low[k]
        if low in (":", ";"):
            break
        ends = not words.word[k] or low in closed("adjunct") or low in closed("subordinator")
        if reached >= 0 and ends and not any(words.quote[m] >= 0 for m in range(k + 1, min(k + 4, last))):
            break
        if reached >= 0 and low in ("and", "but") and not _coordinates(words, k + 1, last):
            break
        k += 1
        reached = k if reached >= 0 else reached
    return Target(at, end_of(words, reached, at), frame) if reached >= 0 else None


def _coordinates(words: Words, at: int, last: int) -> bool:
    """Whether what follows "and" still belongs to the object: a noun phrase without a verb, or another quotation."""
    stop, last = at, min(last, at + 40)
    while stop < last and words.word[stop] and words.quote[stop] < 0 and not parts.finite(words, stop):
        stop += 1
    return stop >= last or words.quote[stop] >= 0


def _to_end(words: Words, at: int, limit: int, frame: str) -> Target | None:
    last = clause_end(words, at, limit)
    if frame in _PHRASAL:
        last = _phrase_limit(words, at, last)
    elif frame == "quote" and words.quote[at] >= 0 and (words.low[at - 1] in (",", ":") or words.capital[min(at + 1, last - 1)]):
        last = min(last, max(words.quotes[words.quote[at]].last, at + 1))
    elif frame in ("that", "zero"):
        last = _before_relative(words, at, last)
    last = end_of(words, last, at)
    return Target(at, last, frame) if last > at else None


def _before_relative(words: Words, at: int, last: int) -> int:
    """Where content ends without a reporter's long aside at its end: …, where the river has risen for a week."""
    for k in range(at + 3, last - 2):
        if words.low[k] == "," and words.quote[k] < 0 and _sums_up(words, k + 1, last):
            return k
        if words.low[k] == "," and words.quote[k] < 0 and words.low[k + 1] in ("where", "which", "who", "whose"):
            rest = any(words.low[m] in ("and", "but") and words.low[m - 1] == "," for m in range(k + 2, last))
            return k if last - k > k - at and not rest and has_verb(words, at, k) else last
        dash = words.low[k] in ("—", "–", "--") or (words.low[k] == "-" and _spaced(words, k))
        goes_on = words.low[k + 1] in ("and", "but", "or", "so", "because") or words.low[k + 1].endswith("ing")
        dash = dash and words.quote[k] < 0 and not goes_on
        if dash and last - k > k - at and has_verb(words, at, k):
            return k
    return last


def _spaced(words: Words, at: int) -> bool:
    """Whether white space stands on both sides of a hyphen, so that it is a dash."""
    return words.text[words.starts[at] - 1].isspace() and words.text[words.ends[at] : words.ends[at] + 1].isspace()


def _sums_up(words: Words, at: int, last: int) -> bool:
    """Whether the reporter says here what another made of it all: …, a claim that the judge dismissed."""
    if words.low[at] not in ("a", "an"):
        return False
    for k in range(at + 1, min(at + 4, last - 1)):
        if words.low[k] in lexicon.nouns() and words.low[k + 1] in closed("resumed"):
            return True
    return False


def _phrase_limit(words: Words, at: int, last: int) -> int:
    """Where content that is no clause ends: before ", but others …", ", even as …"."""
    for k in range(at + 1, last - 2):
        if (
            words.low[k] == "and"
            and words.quote[k] < 0
            and words.low[k + 1] in ("has", "have", "had", "was", "were", "is", "are")
        ):
            return k - 1 if words.low[k - 1] == "," else k
        if words.quote[k] >= 0:
            continue
        if words.low[k] in (";", "—", "–", "--") or (words.low[k] == "-" and _spaced(words, k)):
            return k
        if words.low[k] != ",":
            continue
        low = words.low[k + 1]
        if low in ("while", "as", "which", "who", "whose", "where") or (low == "even" and words.low[k + 2] in ("a", "an", "the")):
            return k
        if low in closed("subject") or (low.endswith("ing") and len(low) > 5 and low not in closed("nolead")):
            return k  # promised to close it, leaving the town without a school
        if low in ("and", "but") and shows_clause(words, k + 2, last):
            return k
    return last
