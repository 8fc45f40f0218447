"""Ministries, parliaments and other bodies that a role belongs to, and what qualifies them: qualities, fields, portfolios."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from newsdesk.entities.countries import Country
from newsdesk.entities.roles_lexicon import NounPhrase, Quality, Role, arabic_keys, feminine_word, noun_phrase, roles
from newsdesk.entities.tsv import key_of, rows, values


@dataclass(frozen=True, slots=True)
class Body:
    """A kind of body. `head` is what its رئيس is called in English; `national` its own name in a country (State Department).

    `order` tells what stands before it in English: its "place" (Cairo University) or its "field" (Transport Committee), or that a
    place is named "alone" (Texas, not Texas State); a "territory" is something that one is in.
    """

    arabic: NounPhrase
    english: str
    head: str
    feminine: bool
    national: tuple[tuple[str, str], ...] = ()
    bare: bool = False
    order: tuple[str, ...] = ()

    def english_in(self, country: Country | None) -> str:
        """The English name, the country's own where it has one."""
        return dict(self.national).get(country.id, self.english) if country is not None else self.english


@dataclass(frozen=True, slots=True)
class Portfolio:
    """What a minister is in charge of."""

    arabic: str
    english: str
    short: str
    ministers: tuple[tuple[str, str], ...]
    ministries: tuple[tuple[str, str], ...]


@cache
def portfolios() -> tuple[tuple[Portfolio, dict[str, str]], ...]:
    """Every portfolio with its line of the table."""
    found = []
    for row in rows("roles_portfolios"):
        portfolio = Portfolio(
            arabic=row["ar"],
            english=row["en"],
            short=row["short_en"],
            ministers=tuple(
                (land, row[f"{name}_minister"]) for land, name in (("us", "us"), ("gb", "uk")) if row[f"{name}_minister"]
            ),
            ministries=tuple(
                (land, row[f"{name}_ministry"]) for land, name in (("us", "us"), ("gb", "uk")) if row[f"{name}_ministry"]
            ),
        )
        found.append((portfolio, row))
    return tuple(found)


def minister(held: Sequence[Portfolio]) -> Role:
    """The minister with these portfolios."""
    one = held[0]
    arabic = noun_phrase("وزير " + " و".join(portfolio.arabic for portfolio in held))
    english = f"{one.short or one.english} Minister" if len(held) == 1 and " " not in (one.short or one.english) else None
    english = english or f"Minister of {_listed(held)}"
    return Role(
        arabic, english, english, office=True, link_ar="في", link_en="in", national=one.ministers if len(held) == 1 else ()
    )


def ministry(held: Sequence[Portfolio], *, brief: bool = False) -> Body:
    """The ministry with these portfolios; `brief` where the text leaves the word "ministry" out or shortens its name."""
    one = held[0]
    arabic = noun_phrase("وزارة " + " و".join(portfolio.arabic for portfolio in held))
    english = f"{one.short or one.english} Ministry" if brief and len(held) == 1 else f"Ministry of {_listed(held)}"
    return Body(arabic, english, "Minister", feminine=True, national=one.ministries if len(held) == 1 else ())


def _listed(held: Sequence[Portfolio]) -> str:
    names = [portfolio.english for portfolio in held]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" and {names[-1]}"


@cache
def portfolios_by_key() -> dict[str, Portfolio]:
    """Portfolios by the keys of their names in both languages."""
    found: dict[str, Portfolio] = {}
    for portfolio, row in portfolios():
        for name in (row["ar"], row["en"], row["short_en"], *values(row["others_ar"]), *values(row["others_en"])):
            found.setdefault(key_of(name), portfolio)
    for portfolio, row in portfolios():
        for name in (row["ar"], *values(row["others_ar"])):
            if name.startswith("ال") and " " not in name:  # وزير خارجية فرنسا
                found.setdefault(key_of(name[2:]), portfolio)
    found.pop("", None)
    return found


@cache
def ministers_by_title() -> dict[str, tuple[Portfolio, str]]:
    """Ministers whose English title does not say "minister": Secretary of State; with the country, if only one has the title."""
    found: dict[str, tuple[Portfolio, str]] = {}
    for portfolio, _ in portfolios():
        for country, title in portfolio.ministers:
            key = key_of(title)
            found[key] = (portfolio, "" if key in found and found[key][1] != country else country)
            if country == "us" and title.startswith("Secretary of "):
                found.setdefault(key_of(f"{title.removeprefix('Secretary of ')} Secretary"), (portfolio, "us"))
            if country == "us" and title.endswith(" Secretary"):
                found.setdefault(key_of(f"Secretary of {title.removesuffix(' Secretary')}"), (portfolio, "us"))
                found.setdefault(key_of(f"Secretary of the {title.removesuffix(' Secretary')}"), (portfolio, "us"))
    return found


_WITHOUT_THE = ("Security", "Defence", "Intelligence", "Parliament", "Congress")


@cache
def bodies() -> tuple[tuple[Body, dict[str, str]], ...]:
    """Every kind of body with its line of the table."""
    found = []
    for row in rows("roles_bodies"):
        bare = row["en"].endswith(_WITHOUT_THE)
        found.append(
            (
                Body(
                    noun_phrase(row["ar"]),
                    row["en"],
                    row["head_en"],
                    row["gender"] == "f",
                    bare=bare,
                    order=values(row["order_en"]),
                ),
                row,
            )
        )
    return tuple(found)


@cache
def bodies_in_arabic() -> dict[str, Body]:
    """Bodies by the keys of their Arabic forms."""
    found: dict[str, Body] = {}
    for body, row in bodies():
        for name in (row["ar"], *values(row["others_ar"])):
            for key in arabic_keys(name):
                found.setdefault(key, body)
    return found


@cache
def bodies_in_english() -> dict[str, Body]:
    """Bodies by the keys of their English names, ministries included."""
    found: dict[str, Body] = {}
    for body, row in bodies():
        for name in (row["en"], *values(row["others_en"])):
            found.setdefault(key_of(name), body)
    for portfolio, row in portfolios():
        full, brief = ministry([portfolio]), ministry([portfolio], brief=True)
        for name in (row["en"], row["short_en"], *values(row["others_en"])):
            if name:
                found.setdefault(key_of(f"Ministry of {name}"), full)
                found.setdefault(key_of(f"{name} Ministry"), brief)
                found.setdefault(key_of(f"Department of {name}"), full)
                found.setdefault(key_of(f"{name} Department"), brief)
        for _, name in portfolio.ministries:
            found.setdefault(key_of(name), full)
    return found


@cache
def qualities() -> tuple[dict[str, Quality], dict[str, Quality]]:
    """Adjectives of roles and bodies by the keys of their forms: Arabic, English."""
    return _adjectives("roles_qualities")


@cache
def modifiers() -> tuple[dict[str, Quality], dict[str, Quality]]:
    """What says when or how a role is held (former, acting), by the keys of its forms: Arabic, English."""
    return _adjectives("roles_modifiers")


def _adjectives(table: str) -> tuple[dict[str, Quality], dict[str, Quality]]:
    arabic: dict[str, Quality] = {}
    english: dict[str, Quality] = {}
    for row in rows(table):
        quality = Quality(row["ar"], row["en"])
        for name in (row["ar"], *values(row["others_ar"])):
            words = name.split()
            feminine = " ".join(feminine_word(word) for word in words)
            for form in (name, feminine):
                arabic.setdefault(key_of(form), quality)
                arabic.setdefault(
                    key_of(" ".join(word if word.startswith("ال") else f"ال{word}" for word in form.split())), quality
                )
        for name in (row["en"], *values(row["others_en"])):
            english.setdefault(key_of(name), quality)
    return arabic, english


@cache
def fields() -> dict[str, tuple[str, str]]:
    """Fields of knowledge and of work, as (English, Arabic), by the keys of their names in both languages."""
    found: dict[str, tuple[str, str]] = {}
    for row in rows("roles_fields"):
        for name in (row["en"], row["ar"], *values(row["others_ar"]), *values(row["others_en"])):
            found.setdefault(key_of(name), (row["en"], row["ar"]))
    return found


@cache
def prefixes() -> tuple[dict[str, tuple[str, str]], dict[str, tuple[str, str]]]:
    """Words that take another role (Deputy, نائب), as (Arabic, English), by key: Arabic, English."""
    arabic: dict[str, tuple[str, str]] = {}
    english: dict[str, tuple[str, str]] = {}
    for row in rows("roles_prefixes"):
        pair = (row["ar"], row["en"])
        for name in (row["ar"], *values(row["others_ar"])):
            for key in arabic_keys(name):
                arabic.setdefault(key, pair)
        for name in (row["en"], *values(row["others_en"])):
            english.setdefault(key_of(name), pair)
    return arabic, english


@cache
def roles_in_arabic() -> dict[str, Role]:
    """Roles by the keys of their Arabic forms, without those that are put together of a head and a body (رئيس البرلمان)."""
    found: dict[str, Role] = {}
    simple = [(role, row) for role, row in roles() if "from English" not in row["kind"]]
    for role, row in simple:
        found.setdefault(key_of(row["ar"]), role)
    for role, row in simple:
        for name in (row["ar"], *values(row["others_ar"])):
            for key in arabic_keys(name):
                found.setdefault(key, role)
    return found


@cache
def roles_in_english() -> dict[str, tuple[Role, bool]]:
    """Roles by the keys of their English names, and whether the name is a woman's."""
    found: dict[str, tuple[Role, bool]] = {}
    for role, row in roles():
        found.setdefault(key_of(row["en"]), (role, False))
    for role, row in roles():
        for name in values(row["others_en"]):
            found.setdefault(key_of(name), (role, name.casefold().endswith(("woman", "women"))))
        if row["en_f"]:
            found.setdefault(key_of(row["en_f"]), (role, True))
    return found


@cache
def national_roles() -> dict[tuple[str, str], Role]:
    """Roles that have a meaning of their own in one country, by (country, key) in both languages."""
    found: dict[tuple[str, str], Role] = {}
    for row in rows("roles_national"):
        role = Role(
            noun_phrase(row["ar"]),
            row["en"],
            row["en_f"] or row["en"],
            office=True,
            link_ar="ل",
            link_en="of",
            country=row["country"],
        )
        for name in (row["ar"], *values(row["others_ar"])):
            for key in arabic_keys(name):
                found.setdefault((row["country"], key), role)
        for name in (row["en"], *values(row["others_en"])):
            found.setdefault((row["country"], key_of(name)), role)
    return found
