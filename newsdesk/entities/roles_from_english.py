"""Taking an English role apart: what stands before the head (former, Russian, NATO), the head, and what follows it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newsdesk.entities.countries import Country, adjective_country, country_named, place_named
from newsdesk.entities.organizations import organization_named
from newsdesk.entities.people import figure_named, figure_surname
from newsdesk.entities.roles_abbreviated import begins_name, is_ambiguous, of_a_state, spelt
from newsdesk.entities.roles_bodies import (
    Portfolio,
    bodies_in_english,
    fields,
    minister,
    ministers_by_title,
    ministry,
    modifiers,
    national_roles,
    portfolios_by_key,
    prefixes,
    qualities,
    roles_in_arabic,
    roles_in_english,
)
from newsdesk.entities.roles_lexicon import Quality, Role
from newsdesk.entities.roles_phrases import Owner, RolePhrase
from newsdesk.entities.tsv import key_of
from newsdesk.model import Organization, OrganizationType

_LONGEST = 7
_DEEPEST = 4
_MOST_WORDS = 30
_LINKS = {"of": "construct", "for": "عن", "at": "في", "in": "في", "to": "لدى", "with": "في", "from": "من", "on": "ل"}
_LEADING = frozenset({"the", "a", "an", "its", "then"})
_HEADS_OF = dict.fromkeys(("head", "chief", "president", "chairman", "chairwoman", "chairperson", "chair", "speaker"), "رئيس") | {
    "leader": "زعيم"
}
_PARTY_WORDS = frozenset({"gop", "republican", "democratic", "democrat", "conservative", "liberal"})
_STUDENTS_OF_COUNTRIES = frozenset(
    {"Expert", "Analyst", "Researcher", "Correspondent", "Specialist", "Senior Analyst", "Scholar"}
)
_HIGH_BY_RANK = frozenset(
    {"Official", "Leader", "Member", "Leading Member", "Cleric", "Commander", "Politician", "Diplomat", "Judge"}
)
_SENIOR_AT_WORK = Quality("أول", "senior")  # a senior editor is محرر أول, a senior official مسؤول كبير
_NOT_OF_OWNERS = frozenset({"إلى", "لدى"})
_GOVERNORATES = frozenset(
    ("eg", "iq", "sy", "jo", "lb", "ye", "om", "tn", "sa", "ma", "dz", "ly", "sd", "ps", "kw", "bh", "qa", "ae", "tr")
)
_NEEDS_BOARD = frozenset({OrganizationType.COMPANY, OrganizationType.BANK})


@dataclass(slots=True)
class _Before:
    """What was understood of the words before a head."""

    modifiers: list[Quality] = field(default_factory=list)
    prefixes: list[tuple[str, str]] = field(default_factory=list)
    qualities: list[Quality] = field(default_factory=list)
    country: Country | None = None
    owner: Owner | None = None
    named: bool = False  # the country stands there by its name: Japan, not Japanese
    fields: tuple[str, str] | None = None


@dataclass(slots=True)
class EnglishRoles:
    """One role's words."""

    words: list[str]
    keys: list[str]
    depth: int = 0

    def phrase(self, start: int, end: int) -> RolePhrase | None:
        """The role that exactly these words are."""
        self.depth += 1
        try:
            return self._phrase(start, end) if self.depth <= _DEEPEST else None
        finally:
            self.depth -= 1

    def _phrase(self, start: int, end: int) -> RolePhrase | None:
        indefinite = self.keys[start] in {"a", "an"}
        while start < end and self.keys[start] in _LEADING:
            start += 1
        for first, last, role, woman in self._heads(start, end):
            before = self._before(start, first)
            if before is None:
                continue
            phrase = RolePhrase(
                role,
                woman=woman,
                prefixes=before.prefixes,
                modifiers=before.modifiers,
                qualities=before.qualities,
                country=before.country,
                indefinite=indefinite,
            )
            if role.english not in _HIGH_BY_RANK:
                phrase.modifiers = [_SENIOR_AT_WORK if one.english == "senior" else one for one in phrase.modifiers]
                phrase.qualities = [_SENIOR_AT_WORK if one.english == "senior" else one for one in phrase.qualities]
            self._give_before(phrase, before)
            if self._after(phrase, last, end):
                return self._settled(phrase, " ".join(self.keys[first:last]))
        return None

    def _give_before(self, phrase: RolePhrase, before: _Before) -> None:
        """Owners that stand before the head: NATO, climate change, Iran (before "expert")."""
        role = phrase.role
        if before.named and before.country is not None and role.english in _STUDENTS_OF_COUNTRIES:
            phrase.country = None
            phrase.owners.append(("في", _affairs_of(before.country)))
        of_field = before.fields is not None and role.link_ar == "construct"
        if of_field and before.fields is not None:
            phrase.owners.append(("construct", Owner(fields=[before.fields])))
        if before.owner is not None:
            person = before.owner.figure is not None
            link = "ل" if (of_field and person) or role.link_ar in _NOT_OF_OWNERS else "في" if of_field else role.link_ar
            link = "لدى" if link == "في" and person else link
            phrase.owners.append((link, before.owner))
        if before.fields is not None and not of_field:
            english, arabic = before.fields
            arabic = arabic if "شؤون" in arabic.split()[0] or not role.office else f"شؤون {arabic}"
            phrase.owners.append(("ل" if role.office else "في", Owner(fields=[(english, arabic)])))

    def _heads(self, start: int, end: int) -> list[tuple[int, int, Role, bool]]:
        """Where a head may be: the longest one that ends at the end or before a preposition, the first such place first."""
        found: list[tuple[int, int, Role, bool]] = []
        for last in range(start + 1, end + 1):
            if last < end and self.keys[last] not in _LINKS:
                continue
            for first in range(max(start, last - _LONGEST), last):
                role, woman = self._role(first, last)
                if role is not None:
                    found.append((first, last, role, woman))
        longer = [one for one in found if any(word in _LINKS for word in self.keys[one[0] : one[1]])]
        return longer + [one for one in found if one not in longer]

    def _role(self, first: int, last: int) -> tuple[Role | None, bool]:
        key = " ".join(self.keys[first:last])
        if (held := self._minister(first, last)) is not None:
            return minister(held), False
        if key in ministers_by_title() and key != "attorney general":  # states have theirs, who are no ministers
            return minister([ministers_by_title()[key][0]]), False
        national = next((role for (land, title), role in national_roles().items() if title == key and len(land) == 2), None)
        role, woman = roles_in_english().get(key, (None, False))
        return (role, woman) if role is not None else (national, False)

    def _minister(self, first: int, last: int) -> list[Portfolio] | None:
        """The portfolios of "Minister of Trade and Industry", "Trade and Industry Minister", "defence minister"."""
        keys = self.keys[first:last]
        if len(keys) > 2 and keys[0] == "minister" and keys[1] in {"of", "for"}:
            return _portfolios(keys[2:])
        if len(keys) > 1 and keys[-1] == "minister":
            return _portfolios(keys[:-1])
        return None

    def _before(self, start: int, end: int) -> _Before | None:
        """What stands before the head; None where a word of it is not understood."""
        before = _Before()
        at = start
        while at < end:
            size = self._one_before(before, at, end)
            if not size:
                return None
            at += size
        return before

    def _one_before(self, before: _Before, at: int, end: int) -> int:
        for size in range(min(_LONGEST, end - at), 0, -1):
            if size == 1 and begins_name(self.words[at:end]):
                return 0
            text, key = " ".join(self.words[at : at + size]), " ".join(self.keys[at : at + size])
            possessor = re.sub(r"['’]s?$", "", text)
            country = adjective_country(text) or country_named(possessor)
            if (pair := prefixes()[1].get(key)) is not None:
                before.prefixes.append(pair)
            elif (modifier := modifiers()[1].get(key)) is not None and not before.prefixes and before.owner is None:
                before.modifiers.append(modifier)
            elif country is not None and not text.islower() and before.country is None:
                before.country, before.named = country, possessor == text and adjective_country(text) is None
            elif key in _PARTY_WORDS and key in qualities()[1]:
                before.qualities.append(qualities()[1][key])
            elif before.owner is not None and key == "campaign":
                before.owner = Owner(body=bodies_in_english()[key], owner=before.owner)
            elif before.owner is None and (owner := self._owner_before(possessor, key, before)) is not None:
                before.owner = owner
            elif (quality := qualities()[1].get(key)) is not None:
                before.qualities.append(quality)
            elif before.fields is None and (named := fields().get(key)) is not None:
                before.fields = named
            else:
                continue
            return size
        return 0

    def _owner_before(self, text: str, key: str, before: _Before) -> Owner | None:
        owner = _organization(text) if not text.islower() else None
        if owner is not None:
            return owner
        body = bodies_in_english().get(key_of(text))
        if body is not None and key not in qualities()[1]:
            country, before.country = before.country, None
            own, before.qualities = before.qualities, []
            return Owner(body=body, country=country, qualities=own)
        if text.islower():
            return None
        if (place := place_named(text)) is not None:
            return Owner(place=place)
        figure = figure_named(text) or figure_surname(text)
        return Owner(figure=figure) if figure is not None else None

    def _after(self, phrase: RolePhrase, at: int, end: int) -> bool:
        """The prepositions after the head with what they bring; False where a word is not understood."""
        while at < end:
            link = _LINKS.get(self.keys[at])
            if link is None or at + 1 >= end:
                return False
            for stop in range(end, at + 1, -1):
                if stop < end and self.keys[stop] not in _LINKS:
                    continue
                owner = self.owner(at + 1, stop)
                if owner is not None:
                    break
            else:
                return False
            self._give(phrase, self.keys[at], link, owner)
            at = stop
        return True

    def _give(self, phrase: RolePhrase, word: str, link: str, owner: Owner) -> None:
        role = phrase.role
        country = country_named(owner.place.name_en) if owner.place is not None else None
        of_country = word == "of" and country is not None and phrase.country is None and role.office
        if of_country and country is not None and country.adjective_ar and not country.region:
            governs = role.link_ar == "construct" and role.english not in {"Ambassador", "Consul"}  # the King of Jordan
            if not governs:
                phrase.country = country  # the Foreign Minister of Russia
                return
        if word == "of" and owner.place is not None and phrase.owners:
            link = "في"
        elif word == "on" and country is not None and country.adjective_ar:
            owner, link = _affairs_of(country), "في"
        elif role.link_ar == "عن" and word in {"from", "for"}:
            link = "عن"
        elif word in {"of", "for", "with"} and not (word == "for" and (owner.fields or role.link_ar == "عن")):
            link = (
                role.link_ar
                if role.link_ar != "في" or word == "with"
                else ("في" if role.link_en == "at" or role.link_en == "of" else "ل")
            )
        elif word in {"for", "on", "to", "of"} and owner.fields:
            link = "ل" if role.office else "في"
        elif word == "to":
            link = "ل" if role.link_en == "to" and role.link_ar == "construct" else ("إلى" if role.link_ar == "إلى" else "لدى")
        elif word == "for":
            link = "عن" if role.link_ar == "عن" else "ل"
        phrase.owners.append(("لدى" if link == "في" and owner.figure is not None else link, owner))

    def owner(self, start: int, end: int) -> Owner | None:
        """What exactly these words name, as the owner of a role."""
        while start < end and self.keys[start] in _LEADING:
            start += 1
        if start >= end:
            return None
        text, key = " ".join(self.words[start:end]), " ".join(self.keys[start:end])
        if (owner := _organization(text)) is not None:
            return owner
        if (held := _ministry(self.keys[start:end])) is not None:
            return Owner(body=ministry(held))
        if (names := _fields(key)) is not None:
            return Owner(fields=names)
        if (place := place_named(text)) is not None:
            return Owner(place=place)
        if (figure := figure_named(text)) is not None:
            return Owner(figure=figure)
        return self._body(start, end) or self._person(start, end)

    def _body(self, start: int, end: int) -> Owner | None:
        """A body with what stands before it and after "of": the Foreign Affairs Committee of the House."""
        for stop in range(end, start, -1):
            if stop < end and self.keys[stop] not in {"of", "for"}:
                continue
            for first in range(max(start, stop - _LONGEST), stop):
                body = bodies_in_english().get(" ".join(self.keys[first:stop]))
                before = self._before(start, first) if body is not None else None
                if body is None or before is None or before.modifiers or before.prefixes or (before.fields and before.owner):
                    continue
                if before.fields is not None:
                    before.owner = Owner(fields=[before.fields])
                inner = self.owner(stop + 1, end) if stop < end and self.depth <= _DEEPEST else before.owner
                if stop < end and (inner is None or before.owner is not None):
                    continue
                return Owner(body=body, country=before.country, qualities=before.qualities, owner=inner)
        return None

    def _person(self, start: int, end: int) -> Owner | None:
        """A role, perhaps with the name of a figure: US President Donald Trump."""
        for stop in range(end, start, -1):
            figure = figure_named(" ".join(self.words[stop:end])) if stop < end else None
            if stop < end and figure is None:
                continue
            role = self.phrase(start, stop)
            if role is not None:
                return Owner(role=role, figure=figure)
        return None

    def _settled(self, phrase: RolePhrase, key: str) -> RolePhrase | None:
        """The role that the country or the owner makes of the head: a party's leader, a company's chairman."""
        country = phrase.country
        if country is not None and (own := national_roles().get((country.id, key))) is not None:
            phrase.role = own
        elif country is not None and key in ministers_by_title() and ministers_by_title()[key][1] == country.id:
            phrase.role = minister([ministers_by_title()[key][0]])
        owner = phrase.owners[0][1] if phrase.owners else None
        if owner is not None and phrase.role.english.endswith("Secretary-General"):
            phrase.owners[0] = (phrase.owners[0][0], owner.with_secretary_general())
        if key == "governor" and owner is not None and owner.place is not None and owner.place.country not in _GOVERNORATES:
            phrase.role = roles_in_arabic()["حاكم"]
        if key == "manager" and owner is not None and owner.organization and owner.organization.type is OrganizationType.SPORT:
            phrase.role = roles_in_arabic()["مدرب"]
        if owner is not None and key in _HEADS_OF and (owner.organization is not None or owner.body is not None):
            kind = owner.organization.type if owner.organization is not None else None
            if key.startswith("chair") and (
                (kind in _NEEDS_BOARD and owner.organization is not None and not _is_authority(owner.organization))
                or (owner.body is not None and owner.body.english in {"Company", "Bank", "Group"})
            ):
                return phrase
            arabic = "رئيس" if _HEADS_OF[key] == "زعيم" and kind is None and owner.body is None else _HEADS_OF[key]
            phrase.role = roles_in_arabic()[key_of(arabic)]
            phrase.owners[0] = ("construct", owner)
        return phrase


def _affairs_of(country: Country) -> Owner:
    """What an expert on a country knows: الشأن الإيراني."""
    return Owner(fields=[(f"{country.adjective_en} affairs", f"الشأن {country.arabic_adjective(feminine=False, article=True)}")])


def _is_authority(bank: Organization) -> bool:
    """Whether this is a central bank, which has no board's chairman at its head."""
    return "Reserve" in (bank.name_en or "") or "Central" in (bank.name_en or "")


def _portfolios(keys: list[str]) -> list[Portfolio] | None:
    """The portfolios that exactly these words list: trade and industry."""
    text = " ".join(keys).removeprefix("the ")
    whole = portfolios_by_key().get(text)
    if whole is not None:
        return [whole]
    parts = [portfolios_by_key().get(part.strip().removeprefix("the ")) for part in re.split(r",| and ", text) if part.strip()]
    return [part for part in parts if part is not None] if len(parts) > 1 and all(parts) else None


def _ministry(keys: list[str]) -> list[Portfolio] | None:
    if len(keys) > 2 and keys[0] in {"ministry", "department"} and keys[1] in {"of", "for"}:
        return _portfolios(keys[2:])
    return _portfolios(keys[:-1]) if len(keys) > 1 and keys[-1] == "ministry" else None


def _fields(key: str) -> list[tuple[str, str]] | None:
    if key in fields():
        return [fields()[key]]
    parts = [fields().get(part) for part in key.split(" and ")]
    return [part for part in parts if part is not None] if len(parts) > 1 and all(parts) else None


def _organization(text: str) -> Owner | None:
    organization = organization_named(text) if len(text) > 1 else None
    if organization is None:
        return None
    return Owner(organization=organization, short=key_of(text) != key_of(organization.name_en or "").removeprefix("the "))


def parse_english_role(text: str) -> RolePhrase | None:
    """The role that these words are, if every word of them is understood."""
    words = [word.strip(',;:"“”()') for word in spelt(text, to_translate=True).replace("ex-", "ex ").split()]
    words = [word for word in words if word]
    if not words or len(words) > _MOST_WORDS or is_ambiguous(text):
        return None
    reading = EnglishRoles(words, [key_of(word) for word in words])
    phrase = reading.phrase(0, len(words))
    if phrase is not None and not phrase.owners and of_a_state(text):
        phrase.role = roles_in_arabic()["حاكم"]
    return phrase


def parse_english_owner(text: str) -> Owner | None:
    """What these words name as the owner of someone: a ministry, an organization, a place, a field."""
    words = text.split()
    if not words or len(words) > _MOST_WORDS:
        return None
    reading = EnglishRoles(words, [key_of(word) for word in words])
    return reading.owner(0, len(words))
