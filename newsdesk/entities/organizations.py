"""Which organizations a text names: those of the list, those that a pattern shows, and the words that stand for one of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from newsdesk.entities import organization_arabic, organization_list
from newsdesk.entities.organization_bodies import Body, body_at, composed, of_country
from newsdesk.entities.organization_candidates import BODY, LIST, PATTERN, Candidate, candidates, home_of
from newsdesk.entities.organization_contexts import Surroundings, country_called, country_of_place
from newsdesk.entities.organization_descriptions import description_at, meant, meant_later
from newsdesk.entities.organization_heads import LEGAL_FORMS, first_en, last_en, unlisted
from newsdesk.entities.organization_lexicon import lexicon
from newsdesk.entities.organization_list import Trie
from newsdesk.entities.organization_ministers import ministries_led
from newsdesk.entities.organization_openings import DESCRIPTION, OPENINGS
from newsdesk.entities.organization_words import CLITICS, is_arabic, keys_of, words_of
from newsdesk.model import Language, Organization, OrganizationType, Span
from newsdesk.text import Columns


@dataclass(frozen=True, slots=True)
class OrganizationFound:
    """An organization at a place of a text.

    `span` holds its words there: without "the" and without و ف ب ل ك before an Arabic name, though with ال (and with لل, where
    preposition and article are one). `how`: "list", "pattern", "acronym" or "description". `name` is the fullest form of its
    name in this text.
    """

    span: Span
    organization: Organization
    how: str
    name: str


_DEFINED = re.compile(r"\s{0,2}[(（]\s?[\"“«'‘]?([^()（）\n\"“”«»'‘’]{2,24})[\"”»'’]?\s?[)）]")
_ACRONYM = re.compile(r"[A-Z][A-Za-z&.\-]{1,9}\Z")
_DROPPED = frozenset(("department", "force", "service"))  # Riverton police for the Riverton Police Department
_LONGEST_NAME = 200  # code points
_NEAR = 60  # organizations back, for a description with an adjective
_LED = frozenset(("ministry", "department", "embassy", "union"))  # kinds that may mean what somebody leads
_SPORTING = 3  # words of sport that make a text one of sport
_SHORTENED = frozenset(("club", "company", "trade", "group", "bank", "newspaper", "channel", "website", "magazine", "publisher"))


def find_organizations(text: str, language: Language, found: Columns | None = None) -> list[OrganizationFound]:
    """The organizations of `text` in text order, the longest name preferred, none overlapping another. Linear in the text.

    Both languages are looked for whatever `language` is, since names of one stand in texts of the other. `found` is the text in
    columns, where it is known.
    """
    around = Surroundings(text, words_of(text, found))
    chosen = _chosen(around, list(candidates(around)))
    chosen = _with_local_names(around, chosen)
    chosen = _with_countries(around, chosen)
    chosen = _with_descriptions(around, chosen)
    return _named_in_full(text, chosen)


@lru_cache(maxsize=1 << 11)
def organization_named(name: str) -> Organization | None:
    """The organization with this name, in either language, whatever its case and spelling.

    One of the list, or a country's body: "Russian Foreign Ministry", وزارة الخارجية الروسية. None for a body without its country.
    """
    if len(name) > _LONGEST_NAME:
        return None
    named = organization_list.names().named(name)
    if not named and name.casefold().startswith("the "):
        named = organization_list.names().named(name[4:])
    if not named and (shorter := _without_legal_form(name)):
        named = organization_list.names().named(shorter)
    return named[0] if named else _body_named(name)


def _without_legal_form(name: str) -> str:
    """The name of a company without its legal form, as in "FedEx Corp."; empty where the name does not end so."""
    words = name.split()
    return " ".join(words[:-1]).rstrip(",") if len(words) > 1 and words[-1].rstrip(".").casefold() in LEGAL_FORMS else ""


def _body_named(name: str) -> Organization | None:
    around = Surroundings(name, words_of(name))
    first = 1 if around.words and around.words[0].key == "the" else 0
    for number in range(len(around.words)):
        found = body_at(around, number)
        if found is not None and found.country is not None and (found.first, found.after) == (first, len(around.words)):
            return composed(found.body, found.country)
    return None


def organization(id: str) -> Organization | None:  # noqa: A002 - the trade's word for it, here as in the model
    """The organization of the list with this id."""
    return organization_list.organizations().get(id)


def _chosen(around: Surroundings, candidates: list[Candidate]) -> list[Candidate]:
    """Those that stay where some overlap, in text order."""
    taken = bytearray(len(around.words))
    chosen = []
    starts = Counter(one.first for one in candidates if one.rank == LIST)
    for candidate in sorted(candidates, key=lambda one: (one.first - one.after, one.rank, one.first)):
        if candidate.rank == PATTERN and sum(starts[number] for number in range(candidate.first, candidate.after)) > 1:
            continue  # a row of names: Washington Post-ABC News
        if not any(taken[candidate.first : candidate.after]):
            taken[candidate.first : candidate.after] = b"\1" * (candidate.after - candidate.first)
            chosen.append(candidate)
    return sorted(chosen, key=lambda one: one.first)


def _free(around: Surroundings, chosen: list[Candidate]) -> bytearray:
    taken = bytearray(len(around.words))
    for one in chosen:
        taken[one.first : one.after] = b"\1" * (one.after - one.first)
    return taken


def _with_local_names(around: Surroundings, chosen: list[Candidate]) -> list[Candidate]:
    """With the short names that this text itself gives: "Organization for X (OX)", then OX; شركة ويندلاب, then ويندلاب."""
    local: Trie[Organization] = Trie()
    empty = True
    for one in chosen:
        for name in _short_names(around, one):
            local.add(name, one.organization)
            empty = False
    for name, made in _defined(around, chosen):
        local.add(name, made.organization)
        chosen = [*(one for one in chosen if not (made.first <= one.first and one.after <= made.after)), made]
        empty = False
    if empty:
        return sorted(chosen, key=lambda one: one.first)
    chosen = [_renamed(one, local) for one in chosen]
    taken = _free(around, chosen)
    firsts = local.firsts
    for number in [at for at, key in enumerate(around.column) if key in firsts or key[0] in CLITICS]:
        if taken[number]:
            continue
        if starts := local.starts(around.readings(number)):
            for match in reversed(local.at(around.text, around.words, number, starts)):
                if not any(taken[match.first : match.after]):
                    taken[match.first : match.after] = b"\1" * (match.after - match.first)
                    chosen.append(Candidate(match.first, match.after, match.start, match.end, match.bearer, "acronym", LIST))
                    break
    return sorted(chosen, key=lambda one: one.first)


def _renamed(one: Candidate, local: Trie[Organization]) -> Candidate:
    """A pattern whose whole name is another's short one, as that other: المجلس البلدي after المجلس البلدي الانتقالي."""
    if one.rank == PATTERN:
        for organization in local.named(one.organization.name_en or one.organization.name_ar or ""):
            return one if organization == one.organization else one._replace(organization=organization, how="acronym")
    return one


def _short_names(around: Surroundings, one: Candidate) -> Iterator[str]:
    match = _DEFINED.match(around.text, one.end)
    if match is not None:
        short = match.group(1).strip()
        if one.rank != BODY and _may_be_short(short):
            yield short
    words = around.words[one.first : one.after]
    if one.rank == PATTERN and not is_arabic(words[0]) and words[-1].key not in last_en() and words[0].key not in first_en():
        yield around.text[one.start : one.end]
    if is_arabic(words[0]) and len(words) > 2 and one.rank != BODY and one.how != "description":
        yield from _beginning(around, one)
    if one.rank == PATTERN and words[-1].key in _DROPPED and len(words) > 2 and words[-2].key in last_en():
        yield around.text[one.start : words[-2].end]
        yield around.text[one.start : words[-2].start] + around.text[words[-2].start : words[-2].end].lower()
    if one.organization.type is OrganizationType.SPORT and len(words) > 1 and around.readings(one.first)[-1].key == "نادي":
        if words[1].key.startswith("ال") and around.about("sport", _SPORTING):
            yield around.text[words[1].start : words[1].end]  # نادي الرجاء الرياضي, then الرجاء
        return
    if one.rank != PATTERN or one.kind is None or one.kind.id not in _SHORTENED:
        return
    rest = words[1:] if is_arabic(words[0]) else [word for word in words if word.key not in last_en()]
    if not rest or len(rest) == len(words) or any(word.key.startswith(("ال", "لل")) for word in rest):
        return
    if len(rest) == 1 and (len(rest[0].key) < 4 or country_of_place(rest[0].key)):
        return
    if (
        is_arabic(words[0])
        and not _marked(around, rest[0].start)
        and not all(organization_arabic.is_foreign(word.key) for word in rest)
    ):
        return
    yield around.text[rest[0].start : rest[-1].end]


def _beginning(around: Surroundings, one: Candidate) -> Iterator[str]:
    """The first two words of a longer Arabic name, by which it is called later: المجلس العسكري for المجلس العسكري الانتقالي."""
    second = around.words[one.first + 1]
    name = around.text[one.start : second.end]
    if not second.key.startswith("ال") or second.key in lexicon("titles_ar") or second.key in lexicon("weak_ar"):
        return
    if country_called(second.key) is None:
        yield name if not name.startswith("لل") else "ال" + name[2:]


def _marked(around: Surroundings, start: int) -> bool:
    return around.text[max(0, start - 1) : start] in ("«", '"', "“", "‘", "'")


def _may_be_short(name: str) -> bool:
    if _ACRONYM.match(name):
        return True
    keys = keys_of(name)
    return (
        bool(keys)
        and (len(keys) == 1 or (len(keys) == 2 and all(organization_arabic.is_foreign(key) for key in keys)))
        and "\u0600" <= keys[0][0] <= "\u06ff"
        and not any(country_of_place(key) or key.isdigit() for key in keys)
    )


def _defined(around: Surroundings, chosen: list[Candidate]) -> list[tuple[str, Candidate]]:
    """Acronyms in brackets after words whose initials they are, though no head noun shows an organization."""
    found = []
    taken = _free(around, [one for one in chosen if one.rank != PATTERN])
    ends = {one.after for one in chosen}
    for number in [number for number, word in enumerate(around.words) if word.capitals]:
        word = around.words[number]
        if not number or taken[number] or not 2 <= len(word.key) <= 7:
            continue
        if around.text[word.start - 1 : word.start] != "(" or around.text[word.end : word.end + 1] != ")":
            continue
        first, letters = number, list(word.key)
        while letters and first:
            before = around.words[first - 1]
            if before.upper and before.key[0] == letters[-1]:
                letters.pop()
            elif before.upper or before.key not in ("of", "for", "the", "and", "on", "in", "to"):
                break
            first -= 1
        if around.words[number - 1].key in lexicon("not_last_en"):
            continue
        if not letters and number not in ends and not any(taken[first:number]) and number - first >= 2:
            start, end = around.words[first].start, around.words[number - 1].end
            if end - start < 120 and "\n" not in around.text[start:end]:
                made = _unlisted_in_full(around, first, number, start, end)
                found.append((around.text[word.start : word.end], made))
    return found


def _unlisted_in_full(around: Surroundings, first: int, after: int, start: int, end: int) -> Candidate:
    name = " ".join(around.text[start:end].split())
    return Candidate(first, after, start, end, unlisted(name, OrganizationType.OTHER, arabic=False), "pattern", PATTERN)


def _with_countries(around: Surroundings, chosen: list[Candidate]) -> list[Candidate]:
    """The bodies without a country given one: that of the last such body, or the country that the text is about.

    الشرطة after شرطة الخليل is that town's.
    """
    last: dict[str, Organization] = {}
    resolved = []
    for one in chosen:
        meant_here = one.organization
        if one.kind is not None and one.kind.id == "police" and is_arabic(around.words[one.first]):
            last["police"] = meant_here
        if one.body is not None:
            if meant_here.id != f"x-{one.body.id}":
                last[one.body.id] = meant_here
            elif one.body.id in last:
                meant_here = last[one.body.id]
            elif around.country is not None:
                meant_here = of_country(one.body, around.country)
        resolved.append(one if meant_here is one.organization else one._replace(organization=meant_here, how="description"))
    return resolved


def _with_descriptions(around: Surroundings, chosen: list[Candidate]) -> list[Candidate]:
    """With "the company", الوزارة and their like, each for the nearest organization before it that fits."""
    taken = _free(around, chosen)
    waiting = iter(chosen)
    following = next(waiting, None)
    before: list[tuple[int, Organization]] = []
    later = [(one.start, one.organization) for one in chosen if one.rank != BODY or one.how != "description"]
    led: list[tuple[int, Organization]] | None = None
    added = []
    for number in [at for at, may in enumerate(map(OPENINGS.__getitem__, around.column)) if may & DESCRIPTION]:
        if taken[number]:
            continue
        while following is not None and following.first <= number:
            before.append((following.start, following.organization))
            following = next(waiting, None)
        described = description_at(around, number)
        if described is None or any(taken[number : described.after]):
            continue
        named = before
        if described.kind.id in _LED:
            led = ministries_led(around, _bodies(chosen)) if led is None else led
            known = led[: bisect_left(led, described.start, key=lambda one: one[0])]
            named = sorted([*before[-_NEAR:], *known[-_NEAR:]], key=lambda one: one[0])
        organization = meant(described.kind, described.start, _from_there(around, described.after, named))
        if organization is None:
            organization = meant_later(described.kind, described.start, later[len(before) : len(before) + _NEAR])
        if organization is not None:
            taken[number : described.after] = b"\1" * (described.after - number)
            before.append((described.start, organization))
            added.append(Candidate(*described[:4], organization, "description", PATTERN))
    return sorted([*chosen, *added], key=lambda one: one.first)


def _bodies(chosen: list[Candidate]) -> list[tuple[Body, Organization]]:
    return [(one.body, one.organization) for one in chosen if one.body is not None]


def _from_there(around: Surroundings, after: int, before: list[tuple[int, Organization]]) -> list[tuple[int, Organization]]:
    """Those that the adjective after a description does not rule out, of its country last: النادي الإنجليزي is no German club."""
    if not around.joined(after - 1, after) or not around.words[after].key.startswith("ال"):
        return before
    country = country_called(around.words[after].key)
    if country is None or country.region:
        return before
    near = before[-_NEAR:]
    strangers = [(place, one) for place, one in near if not home_of(one)]
    return strangers + [(place, one) for place, one in near if country.id in home_of(one)]


def _named_in_full(text: str, chosen: list[Candidate]) -> list[OrganizationFound]:
    """The candidates as found, each with the longest name of its organization in the text."""
    fullest: dict[str, tuple[int, str]] = {}
    names = [" ".join(text[one.start : one.end].split()) for one in chosen]
    counts = {name: len(keys_of(name)) for name in dict.fromkeys(names)}
    for one, name in zip(chosen, names, strict=True):
        if one.how != "description":
            count, best = counts[name], fullest.get(one.organization.id)
            if best is None or count > best[0]:
                fullest[one.organization.id] = (count, name)
    return [
        OrganizationFound(Span(one.start, one.end), one.organization, one.how, fullest.get(one.organization.id, (0, name))[1])
        for one, name in zip(chosen, names, strict=True)
    ]
