"""Verbs that say something only together with a noun, and nouns of saying that stand for their verb behind another one."""

from __future__ import annotations

from functools import cache

from newsdesk.engines.rules.arabic.complements import Complement, complement
from newsdesk.engines.rules.arabic.tables import known, rows
from newsdesk.engines.rules.arabic.text import Walk
from newsdesk.engines.rules.arabic.verbs import Cue, verb_forms
from newsdesk.text import fold

_NOUN_FAR = 26
_QUALITIES = 4  # adjectives and asides between the noun and its preposition


def noun_of(walk: Walk, verb: int, limit: int, cue: Cue) -> int | None:
    """The token of the noun without which the verb at token `verb` says nothing; None if it is not there."""
    for at in range(verb + 1, min(verb + _NOUN_FAR, limit)):
        if walk.folded(at) in cue.nouns:
            return at
        if walk.complementizer(at) or walk.word(at).verbs or walk.mark(at) in (".", "؛", ":"):
            return None
    return None


def behind_noun(walk: Walk, noun: int, end: int, limit: int, cue: Cue) -> Complement | None:
    """What such a verb reports, its subject ending before `end`: all behind the subject, or what a preposition leads to."""
    if "0" in cue.objects:
        first = end
        if not walk.is_word(end) or walk.word(end).function in ("preposition", "adverb"):  # ، في بيان لها، الوزارة المسؤولية
            first = next((at + 1 for at in range(noun - 1, end, -1) if walk.mark(at) in ("،", ",")), noun)
        return Complement(first, limit, "object", False) if limit - first > 1 else None
    for at in range(noun + 1, min(noun + 1 + _QUALITIES, limit)):
        folded = walk.folded(at)
        if walk.complementizer(at) or walk.complementizer(at + 1) or walk.opens(at) or walk.mark(at) == ":":
            return complement(walk, noun, noun + 1, limit, cue)
        if folded in cue.objects and (walk.is_word(at + 1) or walk.opens(at + 1)):
            return Complement(at + 1, limit, "object", False)
        if folded[:1] in cue.objects and len(folded) > 3 and walk.word(at).prefix:
            return Complement(at, limit, "object", False)
        if not (walk.word(at).adjective or walk.word(at).function == "adverb" or walk.word(at).definite):
            return None
    return None


@cache
def _masdars() -> dict[str, Cue]:
    """The folded nouns of saying with their article, and their verbs."""
    found: dict[str, Cue] = {}
    for row in rows("masdars.tsv"):
        lemma = row["verb"]
        found[fold(row["noun"])] = next(form.cue for form in verb_forms()[fold(lemma)] if form.cue.lemma == lemma)
    return found


@cache
def noun_triggers() -> frozenset[str]:
    """The folded nouns of saying, alone and with ب."""
    return frozenset(clitic + noun for noun in _masdars() for clitic in ("", "ب"))


def noun_of_saying(walk: Walk, at: int, limit: int) -> tuple[Cue, Complement] | None:
    """The noun of saying at a token and what it reports: بالقول إن, إلى التعبير عن قلقها; None if it reports nothing here."""
    folded = walk.folded(at)
    cue = _masdars().get(folded.removeprefix("ب"))
    if cue is None:
        return None
    verb = at - 2 if walk.folded(at - 1) in ("الي", "علي", "عن", "في") else at - 1
    begins = any(walk.folded(back) in known("begin_to_say") for back in range(verb, max(verb - 8, -1), -1) if walk.is_word(back))
    if not folded.startswith("ب") and (verb == at - 1 or not begins):
        return None
    content = complement(walk, at, at + 1, limit, cue)
    if content is None or content.first > at + 4 or (content.frame in ("object", "comma", "bare") and not begins):
        return None
    return cue, content
