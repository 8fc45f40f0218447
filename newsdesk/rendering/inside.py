"""What the embedded engine knows inside words that the reader may not be able to read: people, places and times."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from newsdesk.entities.countries import countries, place_named
from newsdesk.entities.people import figure_named, figure_surname
from newsdesk.entities.people import figures as figures_listed
from newsdesk.entities.tsv import key_of, rows, values
from newsdesk.model import Language
from newsdesk.rendering.tables import table
from newsdesk.text.folding import fold

MOST = 5
_LOOKED_AT = 2_000  # characters: a glimpse, no translation
_LONGEST = 4  # words of a name
_WORD = re.compile(r"[^\W\d_][\w'’\u064b-\u0652-]*")
_CLITICS = ("وال", "بال", "فال", "كال", "و", "ف", "ب", "ل", "ك")


def names_inside(words: str, language: Language, told: Collection[str] = (), figures: Collection[str] = ()) -> list[str]:
    """People, places and times named in `words`, as they are called in `language`, in their order, at most five.

    What is in `told`, as it stands in the words or as it is called, is left out. A surname alone means a person only if that
    one is among `figures` (ids): somebody else may bear the name.
    """
    here = words[:_LOOKED_AT]
    for stretch in sorted(told, key=len, reverse=True):
        here = here.replace(stretch, "\n" * len(stretch))
    found = sorted([*_times(here, language), *_names(here, language, figures)])
    known = {fold(name) for name in told}
    kept: dict[str, str] = {}
    for _, name in found:
        if fold(name) not in known:
            kept.setdefault(fold(name), name)
    return list(kept.values())[:MOST]


def _names(words: str, language: Language, figures: Collection[str]) -> Iterator[tuple[int, str]]:
    tokens = list(_WORD.finditer(words))
    at = 0
    while at < len(tokens):
        taken = 1
        start, word = tokens[at].start(), tokens[at].group()
        for form in _forms(word):
            longest = min(_LONGEST, len(tokens) - at) if key_of(form) in _beginnings() else 1
            for length in range(longest, 0, -1):
                end = tokens[at + length - 1].end()
                name = _named(form + words[tokens[at].end() : end], language, figures)
                if name and not _part_of_longer(words, start, end):
                    yield start, name
                    taken = length
                    break
            else:
                continue
            break
        at += taken


def _named(stretch: str, language: Language, figures: Collection[str]) -> str | None:
    """The person or place that these words name, as called in the language; None if they name none."""
    single = " " not in stretch
    figure = figure_surname(stretch) if single and figures else None if single else figure_named(stretch)
    if figure and (not single or figure.id in figures):
        return figure.name_ar if language is Language.AR else figure.name_en
    place = place_named(stretch) if len(stretch) > 3 and fold(stretch) not in _common_places() else None
    if place:
        return place.name_ar if language is Language.AR else place.name_en
    return None


def _part_of_longer(words: str, start: int, end: int) -> bool:
    """Whether a Latin name goes on before or after: "Washington" in the Washington Post is no place, nor England in its Bank."""
    after = re.match(r" [A-Z]", words[end : end + 2])
    before = re.search(r"\b[A-Z][\w'’-]*(?: of| for)? $", words[max(0, start - 40) : start])
    return bool(words[start].isascii() and (after or before))


def _forms(word: str) -> Iterator[str]:
    """The word as it may begin a name: a capitalized one, or an Arabic one with or without a particle written onto it."""
    if word[0].isascii():
        if word[0].isupper():
            yield word
        return
    yield word
    for clitic in _CLITICS:
        rest = word.removeprefix(clitic)
        if rest != word and len(rest) > 3:
            yield f"ال{rest}" if len(clitic) == 3 else rest


def _times(words: str, language: Language) -> Iterator[tuple[int, str]]:
    """Times; they are found in folded words, whose offsets are near enough to put them in order."""
    folded = fold(words)
    for pattern, english, arabic in _time_patterns():
        match = pattern.search(folded)
        if match:
            yield match.start(), english if language is Language.EN else arabic


@cache
def _time_patterns() -> list[tuple[re.Pattern[str], str, str]]:
    found = []
    for english, row in table("times").items():
        arabic, _, forms = row.partition("\t")
        known = "|".join(re.escape(fold(form)) for form in forms.split(";"))
        found.append((re.compile(rf"(?<!\w)[وف]?(?:{known})(?!\w)"), english, arabic))
    return found


@cache
def _common_places() -> frozenset[str]:
    return frozenset(map(fold, table("common_places")))


@cache
def _beginnings() -> frozenset[str]:
    """The first words of all names of several words: only these are worth a longer look."""
    names = [name for figure in figures_listed() for name in figure.names]
    names += [name for country in countries() for name in (country.name_en, country.name_ar)]
    for row in rows("countries_places"):
        names += [row["name_en"], row["name_ar"], *values(row["names_en"]), *values(row["names_ar"])]
    return frozenset(key.partition(" ")[0] for name in names if " " in (key := key_of(name)))
