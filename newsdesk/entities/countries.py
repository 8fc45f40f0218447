"""Countries, regions and cities in both languages, with the adjectives that news writes: Russian, الروسي, الروسية.

Countries and cities are no organizations; these lists tell them apart from what is.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from newsdesk.entities.tsv import key_of, rows, values


def definite(phrase: str) -> str:
    """An Arabic word or phrase with the article on its first word, once."""
    return phrase if phrase.startswith("ال") else f"ال{phrase}"


@dataclass(frozen=True, slots=True)
class Country:
    """A country, a nation without a state of its own, or a region such as Europe.

    The adjectives are the first choices; `adjective_ar` is masculine, singular and indefinite. Either may be empty where the
    language has none. `region` tells Europe or the Gulf from a country.
    """

    id: str
    name_en: str
    name_ar: str
    adjective_en: str
    adjective_ar: str
    region: bool = False

    def arabic_adjective(self, *, feminine: bool, article: bool) -> str:
        """The Arabic adjective in the form that agrees with its noun: روسي، الروسي، روسية، الروسية."""
        return agreeing(self.adjective_ar, feminine=feminine, article=article)


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its name in both languages; `country` is a country's id or empty."""

    name_en: str
    name_ar: str
    country: str


def agreeing(adjective: str, *, feminine: bool, article: bool) -> str:
    """An Arabic adjective, masculine and indefinite in the tables, in the gender and state that its noun asks for.

    In كوري شمالي each word agrees; in جنوب أفريقي, where the first is a noun, it takes the article and the last the gender.
    """
    words = adjective.split()
    if not words:
        return ""
    if len(words) > 1 and words[0][-1] != "ي":
        if article:
            words[0] = definite(words[0])
        if feminine:
            words[-1] = _feminine(words[-1])
        return " ".join(words)
    if feminine:
        words = [_feminine(word) for word in words]
    if article:
        words = [definite(word) for word in words]
    return " ".join(words)


def _feminine(word: str) -> str:
    return word if word.endswith("ة") else f"{word}ة"


@cache
def countries() -> tuple[Country, ...]:
    """Every country and region, in the order of the tables."""
    return tuple(_country(row, region=False) for row in rows("countries")) + tuple(
        _country(row, region=True) for row in rows("countries_regions")
    )


def _country(row: dict[str, str], *, region: bool) -> Country:
    return Country(
        id=row["id"],
        name_en=row["name_en"],
        name_ar=row["name_ar"],
        adjective_en=row["adjective_en"],
        adjective_ar=row["adjective_ar"],
        region=region,
    )


@cache
def _by_id() -> dict[str, Country]:
    return {country.id: country for country in countries()}


@cache
def _by_name() -> dict[str, Country]:
    found: dict[str, Country] = {}
    for table in ("countries", "countries_regions"):
        for row in rows(table):
            country = _by_id()[row["id"]]
            for name in (row["name_en"], row["name_ar"], *values(row["names_en"]), *values(row["names_ar"])):
                found.setdefault(key_of(name), country)
    return found


@cache
def _by_adjective() -> dict[str, Country]:
    found: dict[str, Country] = {}
    for table in ("countries", "countries_regions"):
        for row in rows(table):
            country = _by_id()[row["id"]]
            for adjective in (row["adjective_en"], *values(row.get("adjectives_en", ""))):
                found.setdefault(key_of(adjective), country)
            for adjective in (row["adjective_ar"], *values(row.get("adjectives_ar", ""))):
                for form in _arabic_forms(adjective):
                    found.setdefault(key_of(form), country)
    found.pop("", None)
    return found


def _arabic_forms(adjective: str) -> tuple[str, ...]:
    """All forms in which an adjective stands beside a noun: gender, article, sound plural and dual."""
    if not adjective:
        return ()
    forms = [agreeing(adjective, feminine=feminine, article=article) for feminine in (False, True) for article in (False, True)]
    if " " not in adjective:
        for ending in ("ون", "ين", "ان", "ات", "تين", "تان"):
            forms += [adjective + ending, f"ال{adjective}{ending}"]
        if adjective.endswith("ي"):  # إيطاليان، إيطاليا: accusative of the indefinite
            forms.append(f"{adjective}ًا")
    return tuple(forms)


@cache
def _places() -> dict[str, Place]:
    found: dict[str, Place] = {}
    of = {country.id: Place(country.name_en, country.name_ar, "" if country.region else country.id) for country in countries()}
    for key, named in _by_name().items():
        found[key] = of[named.id]
    for row in rows("countries"):
        english, arabic = values(row["capital_en"]), values(row["capital_ar"])
        for number, name in enumerate(english):
            place = Place(name, arabic[number] if len(arabic) == len(english) else arabic[0], row["id"])
            found.setdefault(key_of(name), place)
        for number, name in enumerate(arabic):
            place = Place(english[number] if len(arabic) == len(english) else english[0], name, row["id"])
            found.setdefault(key_of(name), place)
    for row in rows("countries_places"):
        place = Place(row["name_en"].split(" (")[0], row["name_ar"], row["country"])
        for name in (row["name_en"], row["name_ar"], *values(row["names_en"]), *values(row["names_ar"])):
            found.setdefault(key_of(name), place)
    return found


def _name_key(name: str) -> str:
    """The key, but none for "us": the pronoun would be the country."""
    return "" if name == "us" else key_of(name)


def _bare(key: str) -> str:
    return key.removeprefix("the ")


def country_named(name: str) -> Country | None:
    """The country or region with this name, in either language and any spelling of the tables; "the" before it is ignored."""
    key = _name_key(name)
    return _by_name().get(key) or _by_name().get(_bare(key))


def country_with_id(identity: str) -> Country | None:
    """The country or region with this id of the tables."""
    return _by_id().get(identity)


def adjective_country(word: str) -> Country | None:
    """The country of this adjective, in any form: "Russian", "US", روسي، الروسية. Two words (الكوري الشمالي) are given whole."""
    return _by_adjective().get(_name_key(word))


def adjective_keys() -> frozenset[str]:
    """The keys of all forms of all adjectives."""
    return frozenset(_by_adjective())


@cache
def place_keys() -> frozenset[str]:
    """The keys of all names of places and all forms of all adjectives."""
    return adjective_keys() | _by_name().keys() | _places().keys()


def place_named(name: str) -> Place | None:
    """The country, region, state or city with this name, in either language."""
    key = _name_key(name)
    return _places().get(key) or _places().get(_bare(key))


def is_place(word: str) -> bool:
    """Whether this is the name of a country, a region, a state or a city of the lists, and so no organization."""
    return place_named(word) is not None
