"""Texts that nobody writes and somebody sends: each a piece that is repeated to any length."""

from __future__ import annotations

from functools import cache
from importlib import resources

PIECES = {
    "straight marks": '"',
    "angle marks": "«",
    "curly openers": "“",
    "apostrophes": "'",
    "openers of all kinds": "«“‘{(‹",
    "closers of all kinds": "»”’})›",
    "quoted letters": '"a" ',
    "one quotation after another": "«كذا كذا» ",
    "brackets": "()",
    "open brackets": "قال (ا ",
    "one Latin word": "a",
    "one Arabic word": "ا",
    "one capital": "A",
    "no spaces": "said,he",
    "Arabic without spaces": "قالإن",
    "said": "said ",
    "said that": "said that ",
    "accused of": "accused of ",
    "according to": "according to ",
    "a colon after each word": "he: ",
    "qala": "قال ",
    "qala anna": "قال أن ",
    "qala fulan": "قال فلان، ",
    "participles": "مؤكدا أن كذا ",
    "quoting": "نقلت عن ",
    "bi-hasab": "بحسب ",
    "roles": "رئيس ",
    "given names": "محمد ",
    "capital words": "Smith ",
    "names and titles": "President Smith, ",
    "ministries": "وزارة ",
    "the ministry of": "Ministry of ",
    "companies": "شركة «س» ",
    "the company": "the company ",
    "acronyms": "WHO (UN) ",
    "initials": "U.S. ",
    "articles": "the ",
    "conjunctions": "and ",
    "newlines": "\n",
    "short lines": "قال\n",
    "lines of turns": "A: b\n",
    "digits": "1",
    "numbers": "1,2.3/4 ",
    "full stops": ".",
    "full stops and spaces": ". ",
    "commas": ",",
    "dashes": "- ",
    "bidi marks": "\u202e\u200f\u2066",
    "bidi marks and words": "\u202eقال\u202c ",
    "diacritics": "\u064b\u0651",
    "tatweel": "ـ",
    "NUL": "\x00",
    "lone surrogates": "\ud800",
    "emoji": "😀",
    "combining": "e\u0301",
    "white space": "\u00a0\t ",
    "possessives": "'s ",
    "& and +": "&+",
}


@cache
def verbs(language: str) -> str:
    """All cue verbs of a language one after another."""
    table = {"ar": ("newsdesk.engines.rules.arabic", "cues.tsv"), "en": ("newsdesk.engines.rules.english", "tables/cues.tsv")}
    package, name = table[language]
    text = resources.files(package).joinpath(name).read_text("utf-8")
    words = [line.split("\t")[0].split(";")[0].strip() for line in text.splitlines() if line and not line.startswith("#")]
    return " ".join(words) + " "


def texts(length: int) -> dict[str, str]:
    """Every hostile text at this length."""
    pieces = PIECES | {"all Arabic cues": verbs("ar"), "all English cues": verbs("en")}
    return {name: (piece * (length // len(piece) + 1))[:length] for name, piece in pieces.items()}
