"""Which language a text is in, as far as Qawl reads it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from importlib import resources

from newsdesk.model import Language
from newsdesk.text.folding import fold

_SAMPLE = 40_000
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile("[\u0621-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u0750-\u077f\ufb50-\ufdf1\ufe70-\ufefc]")
_LATIN = re.compile("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]")
# letters that Persian, Urdu, Pashto, Kurdish and Uyghur have and Arabic has not, save in a foreign name
_NOT_ARABIC = re.compile("[پچژگڑڈٹںےۓھۀہۂۆێڕڵەۇۈۋېښځڅډړڼۍټ]")
_FOREIGN_SHARE = 0.012
_SECOND_SHARE = 0.12
_FEW_WORDS = 12


@cache
def _function_words() -> dict[str, frozenset[str]]:
    table = resources.files("newsdesk.text").joinpath("function_words.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if "\t" in line and not line.startswith("#"))
    return {language: frozenset(fold(words).split()) for language, words in rows}


def detect_language(text: str) -> Language | None:
    """The language of the greater part of the text: Arabic, English, or None for any other, and for a text without letters.

    Persian, Urdu, Kurdish and the like are not Arabic, French, Spanish and the like are not English: they give None. Looks at
    the first 40,000 characters.
    """
    sample = text[:_SAMPLE]
    arabic, latin, other = _letters(sample)
    total = arabic + latin + other
    if total == 0 or other > total / 2:
        return None
    if arabic >= latin:
        return Language.AR if _is_arabic(sample, arabic) else None
    return Language.EN if _is_english(sample) else None


def is_mixed(text: str) -> bool:
    """Whether a good part of the text is in the other of the two languages: more than names and terms."""
    sample = text[:_SAMPLE]
    arabic, latin, _ = _letters(sample)
    lesser = min(arabic, latin)
    if lesser < _SECOND_SHARE * (arabic + latin) or lesser < 60:
        return False
    words = [fold(word) for word in _WORD.findall(sample)]
    if arabic > latin:
        english = [word for word in words if word.isascii()]
        return sum(word in _function_words()["en"] for word in english) >= 0.15 * len(english)
    return True


def _letters(text: str) -> tuple[int, int, int]:
    """How many letters are Arabic, Latin and of another script."""
    arabic, latin = len(_ARABIC.findall(text)), len(_LATIN.findall(text))
    letters = sum(len(word) for word in _WORD.findall(text))
    return arabic, latin, max(0, letters - arabic - latin)


def _is_arabic(text: str, letters: int) -> bool:
    """Whether text in Arabic script is in Arabic."""
    foreign = len(_NOT_ARABIC.findall(text))
    if foreign > max(2, _FOREIGN_SHARE * letters):
        return False
    raw = [unicodedata.normalize("NFKC", word) for word in _WORD.findall(text)]
    if len(raw) < _FEW_WORDS:
        return True
    words = [fold(word) for word in raw]
    tables = _function_words()
    own = sum(word in tables["ar"] for word in words)
    return all(own >= sum(word in tables[other] - tables["ar"] for word in words) for other in ("fa", "ur", "ku"))


def _is_english(text: str) -> bool:
    """Whether text in Latin script is in English."""
    counted = Counter(_WORD.findall(text))  # few words make most of a text: each is folded once
    folded: Counter[str] = Counter()
    for word, times in counted.items():
        if (form := fold(word)).isascii():
            folded[form] += times
    total = folded.total()
    tables = _function_words()
    scores = {language: sum(times for word, times in folded.items() if word in tables[language]) for language in tables}
    own = scores["en"]
    if total < _FEW_WORDS:
        return all(own >= score for language, score in scores.items() if language != "en")
    if own < 0.1 * total and (total > 60 or own < 0.04 * total):
        return False
    return all(own > score for language, score in scores.items() if language != "en")
