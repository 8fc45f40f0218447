"""What a cue tells: the act, and in Arabic the speaker's gender. The tables are those of the embedded engine."""

from __future__ import annotations

from collections.abc import Iterator

from newsdesk.engines.rules.arabic import tables
from newsdesk.engines.rules.arabic.verbs import Tense, verb_forms
from newsdesk.engines.rules.english.lexicon import nouns, verbs
from newsdesk.model import Act, Gender, Language
from newsdesk.text import fold, tokens

_JOINED = "وف"  # و and ف are written together with the verb
_MOST = 8  # words of a cue that are looked at


def said_by(cue: str, language: Language) -> tuple[Act, Gender]:
    """The act and the gender that the words of a cue tell; SAID and UNKNOWN where they tell nothing."""
    words = [token.folded for token in tokens(cue[:200]) if token.word][:_MOST]
    if not words:
        return Act.SAID, Gender.UNKNOWN
    if language is Language.AR or "\u0600" <= words[0][0] <= "\u06ff":
        return next(_arabic(words), (Act.SAID, Gender.UNKNOWN))
    return next(_english(words), Act.SAID), Gender.UNKNOWN


def _arabic(words: list[str]) -> Iterator[tuple[Act, Gender]]:
    cue = " ".join(words)
    for row in tables.rows("attributions.tsv"):
        phrase = fold(row["phrase"])
        if f" {cue} ".startswith((f" {phrase} ", f" و{phrase} ", f" ف{phrase} ")):
            yield Act(row["act"]), Gender.UNKNOWN
    for word in words:
        for form in (word, word[1:] if word[0] in _JOINED else "", word + "ا"):
            if readings := verb_forms().get(form):
                alone = readings[0].number == 1 and readings[0].tense is not Tense.PARTICIPLE and not readings[0].pronoun
                yield readings[0].cue.act, readings[0].gender if alone else Gender.UNKNOWN


def _english(words: list[str]) -> Iterator[Act]:
    if "according" in words:
        yield Act.ACCORDING_TO
    for at, word in enumerate(words):
        for verb in verbs().get(word, ()):
            if tuple(words[at + 1 : at + 1 + len(verb.particles)]) == verb.particles:
                yield verb.act
    for word in words:
        if word in nouns():
            yield nouns()[word].act
