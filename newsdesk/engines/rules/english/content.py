"""Where what is said begins after its verb, and where it ends."""

from __future__ import annotations

from dataclasses import dataclass

from newsdesk.engines.rules.english import lexicon, phrases
from newsdesk.engines.rules.english.lexicon import Form, Verb, closed
from newsdesk.engines.rules.english.phrases import JOINTS
from newsdesk.engines.rules.english.words import Words

_AHEAD = 20  # a clause shows its verb within this many tokens
_PHRASAL = frozenset({"person-to", "object", "to", "of", "for", "against", "about", "on", "naming", "ing"})
_MARKS_AT_END = frozenset({".", "?", "!", "…", "..", "..."})


@dataclass(frozen=True, slots=True)
class Target:
    """What a verb's complement is: tokens `first` to `last`, and the frame that showed it."""

    first: int
    last: int
    frame: str


def end_of(words: Words, last: int, first: int) -> int:
    """`last` without the full stop of the unit."""
    while last > first and words.low[last - 1] in _MARKS_AT_END and words.quote[last - 1] < 0:
        last -= 1
    return last


def quoted(words: Words, at: int, limit: int) -> bool:
    """Whether a quotation of more than a name begins at the token."""
    return at < limit and words.quote[at] >= 0


def shows_clause(words: Words, at: int, limit: int) -> bool:
    """Whether a clause without "that" plainly begins at the token: it looks like a subject, and a finite verb follows."""
    if at >= limit or not words.word[at] or words.quote[at] >= 0:
        return False
    low = words.low[at]
    if low in closed("subject") or low in ("there", "she'd", "he'd", "they'd", "it's", "we're", "i'm", "they're"):
        return True
    if low in closed("preposition") or low in closed("conjunction") or low in closed("week") or low in closed("unclausal"):
        return False
    if _says_nothing(words, at, limit):
        return False
    for k in range(at + 1, min(limit, at + _AHEAD)):
        if words.quote[k] >= 0:
            return True
        here = words.low[k]
        if here in (",", ";", ":", "who", "which", "that", "but", "and"):
            return False
        if phrases.finite(words, k):
            return not (_participle(here) and k + 1 < limit and words.low[k + 1] in closed("preposition"))
        if here in closed("subject"):
            return k > at + 1
    return False


def _participle(low: str) -> bool:
    """Whether a past form may as well be a participle after its noun: the plan announced on Monday."""
    return low.endswith("ed") or low in closed("participle")


def _says_nothing(words: Words, at: int, limit: int) -> bool:
    """Said no, said so, said little about it: words after a verb of saying that are no content."""
    low = words.low[at]
    if low not in closed("nocontent"):
        return False
    if low not in closed("quantity") or at + 1 >= limit:
        return True
    return not words.word[at + 1] or words.low[at + 1] in closed("preposition") or words.low[at + 1] in closed("conjunction")


def has_verb(words: Words, at: int, limit: int) -> bool:
    """Whether a finite verb or a quotation stands in the rest of a clause."""
    for k in range(at, min(limit, at + 40)):
        if words.quote[k] >= 0 or phrases.finite(words, k):
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
        if words.low[at] in ("her", "it") and at + 1 < limit and phrases.finite(words, at + 1):
            return start
        return at + 1
    begin = at
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
            if words.capital[at] and not words.capital[at - 1] and words.low[at - 1] in lexicon.plurals():
                break
            if low in closed("possessive"):
                break
            if phrases.auxiliary(low):
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
            or (phrases.adverb(words, at) and low not in ("both", "all", "each", "once"))
            or low in ("yesterday", "today", "tonight")
        ):
            at += 1
            if at < limit and words.low[at] in ("morning", "afternoon", "evening", "night"):
                at += 1
            continue
        if (
            low in ("last", "this", "next", "earlier", "late", "early")
            and at + 1 < limit
            and words.low[at + 1] in closed("time") | closed("week") | closed("month")
        ):
            at += 2
            continue
        if low in closed("month") and at + 1 < limit and words.low[at + 1].isdigit():
            at += 2
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
    start = at
    seen_noun = False
    while at < limit and words.word[at] and words.quote[at] < 0:
        low = words.low[at]
        if low == "that" or (low in closed("subject") and at > start) or phrases.auxiliary(low):
            break
        if at > start and low in closed("article") and words.low[at - 1] not in closed("preposition"):
            break
        if at > start and (low in closed("week") or (low in closed("preposition") and low != "of")):
            break
        if at > start + 1 and low in ("last", "this", "next", "earlier", "there", "how", "why", "what", "whether"):
            break
        if (
            seen_noun
            and words.capital[at]
            and not words.capital[at - 1]
            and words.low[at - 1] not in closed("determiner") | closed("preposition")
        ):
            break
        seen_noun = seen_noun or low not in closed("determiner") | closed("possessive")
        at += 1
        if words.low[at - 1].isdigit() and len(words.low[at - 1]) == 4 and words.low[at - 2] in ("in", "since"):
            break
    return at


def target(words: Words, verb: Verb, at: int, limit: int) -> Target | None:
    """The complement that follows a verb (its particle included) whose next token is `at`; None if it has none here."""
    limit = min(limit, len(words))
    after = _after_adverbs(words, at, limit)
    if after >= limit:
        return None
    found = _objects(words, verb, at, after, limit)
    if found is not None:
        return found
    start = after
    if "person" in verb.frames or words.low[after] == "to":
        start = skip_addressee(words, after, limit)
        if start < limit and "person-to" in verb.frames and start > after and words.low[start] == "to":
            return _to_end(words, after, limit, "person-to")
    return _clause(words, verb, start, limit, direct=after)


def _after_adverbs(words: Words, at: int, limit: int) -> int:
    while (
        at < limit
        and words.quote[at] < 0
        and phrases.adverb(words, at)
        and words.low[at] not in ("both", "all", "each", "once", "so", "even", "only")
    ):
        at += 1
    return at


def _clause(words: Words, verb: Verb, start: int, limit: int, *, direct: int) -> Target | None:
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
        if at > start and words.quote[at] >= 0 and words.low[at - 1] in closed("article") | closed("preposition"):
            continue
        if words.quote[at] >= 0 and "quote" in frames:
            return _to_end(words, at, limit, "quote")
        if low in (",", ":", "—", "–", "-", "--") and at + 1 < limit and words.quote[at + 1] >= 0 and "quote" in frames:
            return _to_end(words, at + 1, limit, "quote")
        if low == ":" and "quote" in frames and at + 1 < limit:
            return _to_end(words, at + 1, limit, "colon")
        if low == "that" and "that" in frames and at + 1 < limit and _opens_clause(words, at + 1, limit):
            if words.low[at + 1] == ":" and at + 2 < limit:
                return _to_end(words, at + 2, limit, "that")
            return _to_end(words, at + 1, limit, "that")
        if low in closed("question") and "wh" in frames and low not in ("when", "who", "which") and at + 1 < limit:
            return _to_end(words, at, limit, "wh")
        if not words.word[at] or _says_nothing(words, at, limit) or low in closed("conjunction"):
            continue
        if "zero" in frames or "clause" in frames:
            if shows_clause(words, at, limit):
                return _to_end(words, at, limit, "zero")
            if "zero" in frames and at > start and low not in closed("preposition") and has_verb(words, at, limit):
                return _to_end(words, at, limit, "zero")
    if "zero" in frames and start < limit and words.word[start] and words.quote[start] < 0:
        low = words.low[start]
        if _says_nothing(words, start, limit) or low in closed("conjunction") or low in closed("relative"):
            return None
        if low in closed("week"):
            return None
        past = skip_adjuncts(words, start, limit)
        if low in closed("preposition") and past < limit and words.low[past] in (",", ";", ":"):
            return None
        if has_verb(words, start, limit) or (past == start and _long_enough(words, start, limit)):
            return _to_end(words, start, limit, "zero")
    return None


def _long_enough(words: Words, at: int, limit: int) -> bool:
    """Whether three words or more follow without a mark: people misunderstand them."""
    return at + 3 <= limit and all(words.word[k] for k in range(at, at + 3))


def _past_topic(words: Words, at: int, limit: int) -> int | None:
    """The quotation after "of gay couples:" in she said of gay couples: "…"."""
    for k in range(at + 1, min(limit, at + 16)):
        if words.quote[k] >= 0:
            return k if words.low[k - 1] in (":", ",") or words.quotes[words.quote[k]].last - k > 8 else None
        if not words.word[k] and words.low[k] not in (":", ","):
            return None
    return None


def _opens_clause(words: Words, at: int, limit: int) -> bool:
    """Whether a clause follows "that", which is then no pronoun as in "that approach in his talk"."""
    low = words.low[at]
    if words.quote[at] >= 0 or words.capital[at] or not words.word[at] or has_verb(words, at, limit):
        return True
    return low in closed("article") or low in closed("subject") or low in lexicon.plurals()


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
    if f"{low}=" in frames and after + 1 < limit and words.low[after + 1] != "that":
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
        of = _preposition_after(words, after, limit, "of")
        return _to_end(words, after, limit, "of") if of else None
    if "person-for=" in frames:
        return _holding_quote(words, after, limit, "for")
    if "hope" in frames and low in closed("feeling"):
        at = after + 1
        if at < limit and words.low[at] == "that":
            return _to_end(words, at + 1, limit, "that")
    if verb.lemma == "call" and not verb.particles:
        named = _naming(words, after, limit)
        if named is not None:
            return named
    if "person-to" in frames and "person" not in frames:
        to = _infinitive_after(words, after, limit)
        if to:
            return _to_end(words, after, limit, "person-to")
    if ("object-quote" in frames and words.word[after]) or (
        "object-quote" in frames and words.quote[after] >= 0 and "quote" not in frames
    ):
        found = _holding_quote(words, after, limit, "object")
        clausal = bool({"that", "zero", "clause"} & frames)
        if found is not None and not (clausal and (low == "that" or shows_clause(words, after, limit))):
            return found
    if (
        "object" in frames
        and _begins_object(words, after, limit)
        and not ({"zero", "clause"} & frames and shows_clause(words, after, limit))
    ):
        return _to_end(words, after, limit, "object")
    return None


def _begins_object(words: Words, at: int, limit: int) -> bool:
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
    return at + 1 < limit


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


def _preposition_after(words: Words, at: int, limit: int, preposition: str) -> bool:
    """Whether the preposition follows an object: accused Labour of …."""
    for k in range(at + 1, min(limit, at + 16)):
        if words.low[k] == preposition and words.quote[k] < 0:
            return True
        if words.low[k] in (";", ":", "that"):
            return False
    return False


def _own_infinitive(words: Words, at: int, limit: int) -> int | None:
    """Where "to" with a verb stands after a verb and perhaps an adjunct: pledged in a letter this month to close it."""
    if words.low[at] == "to":
        return at if at + 1 < limit and words.word[at + 1] else None
    if words.low[at] == "not" and at + 2 < limit and words.low[at + 1] == "to":
        return at
    if words.low[at] not in closed("preposition") and words.low[at] not in closed("week"):
        return None
    for k in range(at + 1, min(limit, at + 14)):
        if words.low[k] == "that" or not words.word[k] or words.quote[k] >= 0 or phrases.auxiliary(words.low[k]):
            return None
        if words.low[k] == "to" and k + 1 < limit and words.low[k + 1] in lexicon.bases() and not words.capital[k + 1]:
            return k
    return None


def _infinitive_after(words: Words, at: int, limit: int) -> bool:
    """Whether an infinitive follows an object: urged ministers to wait, warned them not to go."""
    if words.low[at] in closed("preposition") or not words.word[at]:
        return False
    for k in range(at + 1, min(limit, at + 18)):
        if (
            words.low[k] == "to"
            and words.quote[k] < 0
            and k + 1 < limit
            and words.low[k + 1] not in closed("determiner")
            and not words.capital[k + 1]
        ):
            return True
        if words.low[k] in (";", ":", "that", "from") or phrases.auxiliary(words.low[k]):
            return False
    return False


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
    stop = at
    while stop < last and words.word[stop] and words.quote[stop] < 0 and not phrases.finite(words, stop):
        stop += 1
    return stop >= last or words.quote[stop] >= 0


def _to_end(words: Words, at: int, limit: int, frame: str) -> Target | None:
    last = clause_end(words, at, limit)
    if frame in _PHRASAL:
        last = _phrase_limit(words, at, last)
    last = end_of(words, last, at)
    return Target(at, last, frame) if last > at else None


def _phrase_limit(words: Words, at: int, last: int) -> int:
    """Where content that is no clause ends: before ", but others …", ", even as …"."""
    for k in range(at + 1, last - 2):
        if words.low[k] != "," or words.quote[k] >= 0:
            continue
        low = words.low[k + 1]
        if low in ("while", "as", "which") or (low == "even" and words.low[k + 2] in ("a", "an", "the")):
            return k
        if (low == "but" and shows_clause(words, k + 2, last)) or (low == "and" and words.low[k + 2] in closed("subject")):
            return k
    return last


def clause_end(words: Words, at: int, limit: int) -> int:
    """Where what is said ends: before the next cue that is no part of it, else at the end of the unit."""
    k = at
    table = lexicon.verbs()
    while k < limit:
        if words.quote[k] >= 0:
            k = max(k + 1, min(words.quotes[words.quote[k]].last, limit))
            continue
        low = words.low[k]
        if k > at:
            if low == "according" and k + 1 < limit and words.low[k + 1] == "to":
                return _before_comma(words, k, at)
            if low in table and not words.capital[k]:
                cut = _cut(words, k, at, limit)
                if cut is not None:
                    return cut
        k += 1
    return limit


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
            cut = None
        else:
            cut = _cut_by_finite(words, verb, k, end, at, limit)
        if cut is not None:
            return cut
    return None


def particles_end(words: Words, verb: Verb, at: int, limit: int) -> int | None:
    """The token after the verb at `at` and its particles; None if a particle is missing."""
    end = at + 1
    for particle in verb.particles:
        if end < limit and words.low[end] == particle and words.quote[end] < 0:
            end += 1
        else:
            return None
    return end


def begins(words: Words, verb: Verb, at: int, limit: int) -> bool:
    """Whether something said plainly begins after a verb: that, a quotation, a clause, an object of its frame."""
    after = _after_adverbs(words, at, limit)
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
        return _preposition_after(words, after, limit, "of")
    if "person-to" in frames and _infinitive_after(words, after, limit):
        return True
    if "person" in frames:
        start = skip_addressee(words, after, limit)
        if (
            start > after
            and start < limit
            and (words.low[start] == "that" or words.quote[start] >= 0 or shows_clause(words, start, limit))
        ):
            return True
    if "object" in frames and verb.particles:
        return _begins_object(words, after, limit)
    if "hope" in frames and low in closed("feeling"):
        return True
    if "zero" in frames and words.word[after] and not _says_nothing(words, after, limit):
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
    while start > at and phrases.adverb(words, start - 1):
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


def _cut_by_finite(words: Words, verb: Verb, k: int, end: int, at: int, limit: int) -> int | None:
    """A finite verb of saying in a later clause: …, and he added that; … and warned that; …, the agency reported."""
    start = k
    while start > at + 1 and (phrases.auxiliary(words.low[start - 1]) or phrases.adverb(words, start - 1)):
        start -= 1
    low = words.low[start - 1]
    if low == "," and start - 1 > at + 1 and begins(words, verb, end, limit) and words.low[k] not in closed("participle"):
        return start - 1
    if low in ("and", "but") and begins(words, verb, end, limit) and verb.form is Form.PAST and words.low[start - 2] != "saying":
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
    if joint == "," and "quote" in verb.frames and not begins(words, verb, end, limit):
        rest = skip_adjuncts(words, end, limit)
        if rest >= limit or words.low[rest] in (",", ".", "?", "!"):
            return left
    return None
