"""What stands after a verb of saying: an addressee, adjuncts, a clause, an object; and the signs of each."""

from __future__ import annotations

from newsdesk.engines.rules.english import lexicon, parts
from newsdesk.engines.rules.english.lexicon import closed
from newsdesk.engines.rules.english.words import Words

_PHRASE = 30  # no noun phrase is longer in tokens
_AHEAD = 20  # a clause shows its verb within this many tokens


_MARKS_AT_END = frozenset({".", "?", "!", "…", "..", "..."})


def end_of(words: Words, last: int, first: int) -> int:
    """`last` without the full stop of the unit."""
    floor = max(first, last - 4)
    while last > floor and words.low[last - 1] in _MARKS_AT_END and words.quote[last - 1] < 0:
        last -= 1
    return last


def shows_clause(words: Words, at: int, limit: int) -> bool:
    """Whether a clause without "that" plainly begins at the token: it looks like a subject, and a finite verb follows."""
    if at >= limit or not words.word[at] or words.quote[at] >= 0:
        return False
    low = words.low[at]
    if low in closed("subject") or low in ("there", "she'd", "he'd", "they'd", "it's", "we're", "i'm", "they're"):
        return True
    if low in closed("preposition") or low in closed("conjunction") or low in closed("week") or low in closed("unclausal"):
        return False
    if parts.auxiliary(low):
        return False
    if says_nothing(words, at, limit) or dated(words, at, limit):
        return False
    for k in range(at + 1, min(limit, at + _AHEAD)):
        if words.quote[k] >= 0:
            return True
        here = words.low[k]
        if here in (",", ";", ":", "who", "which", "that", "but", "and"):
            return False
        if parts.finite(words, k):
            return not (_participle(here) and k + 1 < limit and words.low[k + 1] in closed("preposition"))
        if here in closed("subject"):
            return k > at + 1
    return False


def dated(words: Words, at: int, limit: int) -> bool:
    """Whether a time without a preposition begins here: last month, earlier this week, late on Monday."""
    if words.low[at] not in ("last", "this", "next", "earlier", "late", "early") or at + 1 >= limit:
        return False
    after = words.low[at + 1]
    return after in closed("time") or after in closed("week") or after in closed("month") or after in ("this", "on", "in")


def _participle(low: str) -> bool:
    """Whether a past form may as well be a participle after its noun: the plan announced on Monday."""
    return low.endswith("ed") or low in closed("participle")


def says_nothing(words: Words, at: int, limit: int) -> bool:
    """Said no, said so, said little about it: words after a verb of saying that are no content."""
    low = words.low[at]
    if low not in closed("nocontent"):
        return False
    if low not in closed("quantity") or at + 1 >= limit:
        return True
    if words.low[at + 1] == "than" and low in ("more", "less"):
        return False  # said more than 60 files were lost
    return not words.word[at + 1] or words.low[at + 1] in closed("preposition") or words.low[at + 1] in closed("conjunction")


def has_verb(words: Words, at: int, limit: int) -> bool:
    """Whether a finite verb or a quotation stands in the rest of a clause."""
    for k in range(at, min(limit, at + 40)):
        if words.quote[k] >= 0 or parts.finite(words, k):
            return True
        if words.low[k] in (";", ":"):
            return False
    return False


def skip_addressee(words: Words, at: int, limit: int) -> int:
    """Past the person who is told: Reuters, a news conference, reporters in New York."""
    start = at
    if at < limit and words.low[at] == "to":
        at += 1
    if at >= limit or not words.word[at] or words.quote[at] >= 0 or words.low[at] == "that":
        return start
    if words.low[at] in ("him", "her", "them", "us", "me", "you", "it"):
        if words.low[at] in ("her", "it") and at + 1 < limit and parts.finite(words, at + 1):
            return start
        return at + 1
    begin, limit = at, min(limit, at + _PHRASE)
    while at < limit and words.word[at] and words.quote[at] < 0:
        low = words.low[at]
        if at > begin:
            if (
                low in closed("determiner")
                or low in closed("subject")
                or low in ("that", "to", "how", "what", "why", "whether", "when", "if", "there")
            ) and not (low == "the" and words.low[at - 1] == "of"):
                break
            named_day = low in closed("week") and at + 1 < limit and words.capital[at + 1] and words.capital[at - 1]
            if (low in closed("adjunct") and low != "of") or (low in closed("week") and not named_day):
                break
            hearer = words.low[at - 1] in lexicon.plurals() or words.low[at - 1] in closed("hearer")
            if words.capital[at] and not words.capital[at - 1] and hearer:
                break
            if low in closed("possessive"):
                break
            if parts.auxiliary(low):
                return start
        at += 1
    if at + 2 < limit and words.low[at] == "(" and words.low[at + 2] == ")":
        at += 3
    return at


def skip_adjuncts(words: Words, at: int, limit: int) -> int:
    """Past adverbs, times and prepositional phrases that stand between a verb and what is said."""
    for _ in range(6):
        if at >= limit or words.quote[at] >= 0 or not words.word[at]:
            return at
        low = words.low[at]
        if low == "that":
            return at
        if (
            low in closed("week")
            or (parts.adverb(words, at) and low not in ("both", "all", "each", "once", "there"))
            or low in ("yesterday", "today", "tonight")
        ):
            at += 1
            if at < limit and words.low[at] in ("morning", "afternoon", "evening", "night"):
                at += 1
            continue
        if (
            low in ("last", "this", "next", "earlier", "late", "early")
            and at + 1 < limit
            and words.low[at + 1] in closed("time week month")
        ):
            at += 2
            continue
        if low in closed("month") and at + 1 < limit and words.low[at + 1].isdigit():
            at += 2
            continue
        if low == "for" and words.low[at + 1 : at + 4] == ["the", "first", "time"]:
            at += 4
            continue
        if low in closed("preposition") and low not in ("than", "like", "despite", "of", "for", "against"):
            stop = _phrase_end(words, at + 1, limit)
            if stop == at + 1:
                return at
            at = stop
            continue
        return at
    return at


def _phrase_end(words: Words, at: int, limit: int) -> int:
    """The end of the noun phrase after a preposition: where a new one begins, or a mark, or "that"."""
    start, limit = at, min(limit, at + _PHRASE)
    seen_noun = False
    while at < limit and words.word[at] and words.quote[at] < 0:
        low = words.low[at]
        if low == "that" or (low in closed("subject") and at > start) or parts.auxiliary(low):
            break
        if at > start and low in closed("article") and words.low[at - 1] not in closed("preposition"):
            break
        if at > start and (_ends_day(words, at, limit) or (low in closed("preposition") and low != "of")):
            break
        if at > start + 1 and low in ("last", "this", "next", "earlier", "there", "how", "why", "what", "whether"):
            break
        if (
            seen_noun
            and words.capital[at]
            and not words.capital[at - 1]
            and words.low[at - 1] != "'s"
            and words.low[at - 1] not in closed("determiner preposition")
        ):
            break
        seen_noun = seen_noun or low not in closed("determiner possessive")
        at += 1
        if words.low[at - 1].isdigit() and len(words.low[at - 1]) == 4 and words.low[at - 2] in ("in", "since"):
            break
    return at


def _ends_day(words: Words, at: int, limit: int) -> bool:
    """Whether a day stands at the token that is not whose something is: Monday, but not Monday's debate, Monday night's."""
    if words.low[at] not in closed("week"):
        return False
    owner = at + 2 if at + 1 < limit and words.low[at + 1] in ("morning", "afternoon", "evening", "night") else at + 1
    return owner >= limit or words.low[owner] != "'s"


def after_adverbs(words: Words, at: int, limit: int) -> int:
    """Past adverbs after a verb; those that may open a clause ("all", "even") stay."""
    while (
        at < limit
        and words.quote[at] < 0
        and parts.adverb(words, at)
        and words.low[at] not in ("both", "all", "each", "once", "so", "even", "only", "there")
    ):
        at += 1
    return at


def long_enough(words: Words, at: int, limit: int) -> bool:
    """Whether three words or more follow without a mark: people misunderstand them."""
    return at + 3 <= limit and all(words.word[k] for k in range(at, at + 3))


def opens_clause(words: Words, at: int, limit: int) -> bool:
    """Whether a clause follows "that", which is then no pronoun as in "that approach in his talk"."""
    low = words.low[at]
    if words.quote[at] >= 0 or words.capital[at] or not words.word[at] or has_verb(words, at, limit):
        return True
    return low in closed("article") or low in closed("subject") or low in lexicon.plurals()


def begins_object(words: Words, at: int, limit: int) -> bool:
    """Whether a noun phrase begins here that can be what is announced, denied, demanded."""
    low = words.low[at]
    if low in ("$", "£", "€", "¥"):
        return at + 1 < limit
    if (
        not words.word[at]
        or words.quote[at] >= 0
        or low in closed("preposition")
        or low in closed("conjunction")
        or low in closed("week")
    ):
        return False
    if (
        low in closed("subject")
        or low in closed("nocontent")
        or low == "that"
        or low in closed("question")
        or low in ("on", "him", "them", "us", "me")
    ):
        return False
    if (at + 1 < limit and words.low[at + 1] == "that") or low in ("to", "not"):
        return False
    if low in ("this", "these", "it") and at + 1 < limit:
        after = words.low[at + 1]
        if not words.word[at + 1] or after in closed("preposition") or after in closed("time") or after in closed("week"):
            return False  # disclosed this at a meeting
    return at + 1 < limit


def preposition_after(words: Words, at: int, limit: int, preposition: str) -> bool:
    """Whether the preposition follows an object: accused Labour of …."""
    for k in range(at + 1, min(limit, at + 16)):
        if words.low[k] == preposition and words.quote[k] < 0:
            return True
        if words.low[k] in (";", ":", "that"):
            return False
    return False


def as_after(words: Words, at: int, limit: int) -> bool:
    """Whether an object and "as" with what it is said to be follow: described the plan as a joke."""
    for k in range(at + 1, min(limit - 1, at + 14)):
        if words.quote[k] >= 0:
            continue
        if words.low[k] == "as":
            return begins_object(words, at, limit) and words.low[k + 1] not in closed("subject")
        if not words.word[k] or words.low[k] == "that" or parts.finite(words, k):
            return False
    return False


def infinitive_after(words: Words, at: int, limit: int) -> bool:
    """Whether an infinitive follows an object: urged ministers to wait, warned them not to go."""
    if words.low[at] in closed("preposition") or not words.word[at]:
        return False
    relative = words.low[at] == "who"
    for k in range(at + 1, min(limit, at + 18)):
        if (
            words.low[k] == "to"
            and words.quote[k] < 0
            and k + 1 < limit
            and words.low[k + 1] not in closed("determiner")
            and not words.capital[k + 1]
        ):
            return True
        relative = relative or words.low[k] == "who"  # anyone who had seen it to come forward
        if words.low[k] == "that" and words.low[min(k + 1, limit - 1)] in closed("time week"):
            continue  # anyone who saw him that night to call
        if words.low[k] in (";", ":", "that", "from") or (parts.auxiliary(words.low[k]) and not relative):
            return False
    return False
