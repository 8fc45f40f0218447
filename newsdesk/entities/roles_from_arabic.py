"""Taking an Arabic role apart: head, what it belongs to, and the adjectives, which agree with the noun that they belong to."""

from __future__ import annotations

import re

from newsdesk.entities.countries import adjective_country, country_named, country_with_id, place_named
from newsdesk.entities.people import figure_named
from newsdesk.entities.roles_agreement import agrees, give_country, innermost, is_adjective, may_own
from newsdesk.entities.roles_arabic_words import LONGEST, MINISTER, ArabicWords
from newsdesk.entities.roles_bodies import (
    bodies_in_arabic,
    fields,
    minister,
    ministry,
    modifiers,
    national_roles,
    portfolios_by_key,
    prefixes,
    qualities,
    roles_in_arabic,
)
from newsdesk.entities.roles_lexicon import Role
from newsdesk.entities.roles_phrases import Owner, RolePhrase
from newsdesk.entities.tsv import is_arabic, key_of

_DEEPEST = 4
_NO_ROLE = frozenset({"أمام"})  # "before", which folds into إمام
_MOST_ROLES = 4
_OF_A_COUNTRY = frozenset({"Ambassador", "Envoy", "Representative", "Consul", "Coach", "Striker", "Captain"})
_OF_A_TEAM = frozenset(
    {"Coach", "Captain", "Player", "Striker", "Defender", "Goalkeeper", "Editor-in-Chief", "Managing Editor", "Correspondent"}
)
_MINISTRY = frozenset({"وزاره", "الوزاره"})


class ArabicRoles(ArabicWords):
    """A walk through one role's words."""

    def phrase(self) -> RolePhrase | None:
        """The role that begins here, with all that belongs to it; the place moves behind it."""
        if self.depth > _DEEPEST:
            return None
        self.depth += 1
        state = self.at, self.words, self.keys
        plain = self._plain()
        after_plain = self.at, self.words, self.keys
        self.at, self.words, self.keys = state
        prefixed = self._prefixed()
        size = self.longest_role(state[0])  # نائب الرئيس is an office of its own, نائب رئيس الوزراء is made of two
        whole = size > 1 and self.keys[state[0] + size - 1].startswith("ال")
        if prefixed is None or after_plain[0] > self.at or (whole and after_plain[0] == self.at):
            self.at, self.words, self.keys = after_plain
            prefixed = plain
        self.depth -= 1
        return prefixed

    def _prefixed(self) -> RolePhrase | None:
        for size in (2, 1):
            pair = prefixes()[0].get(self._key(size))
            if pair is None:
                continue
            start, woman = self.at, self._woman()
            self.at += size
            if size > 1 and self.at < len(self.words):
                self.link()
            if self.at < len(self.words) and self.begins_role() and (inner := self.phrase()) is not None:
                inner.prefixes.insert(0, pair)
                inner.woman = woman
                return inner
            self.at = start
        return None

    def finish(self, owner: Owner) -> None:
        """The country and the place that follow a body which is no role's: الجيش اللبناني."""
        body = innermost(owner)
        while body.body is not None and self.at < len(self.words):
            country = next((land for size in (2, 1) if (land := adjective_country(self._text(size))) is not None), None)
            agrees = self.keys[self.at].endswith("ه") == body.body.feminine
            if country is not None and agrees and body.country is None:
                body.country = country
                self.at += 2 if adjective_country(self._text(2)) is country else 1
                continue
            if body.owner is not None or self.link() != "في" or (inner := self.owner("في")) is None:
                return
            body.owner = inner
            body = innermost(inner)

    def _plain(self) -> RolePhrase | None:
        start = self.at
        role, size = self._longest(roles_in_arabic())
        woman = self._woman()
        if self._key(1) in MINISTER:
            self.at += 1
            held = self._portfolios()
            if held:
                role, size = minister(held), 0
            else:
                self.at = start
        if role is None or (woman and self.words[start].endswith("ه")):  # ابنه is "his son"
            self.at = start
            return None
        self.at += size
        phrase = RolePhrase(role, woman=woman)
        self._rest(phrase, start)
        return phrase

    def _rest(self, phrase: RolePhrase, start: int) -> None:
        """Owners and adjectives, for as long as they are understood."""
        head_key = " ".join(self.keys[start : self.at])
        closed = any(key.startswith("ال") for key in self.keys[start : self.at])  # what has the article is owned by nothing more
        if self.at - start == 1 and not head_key.startswith("ال") and self.at < len(self.words):
            self._owner(phrase, closed=closed)  # after a noun without the article a noun comes first: مدرب المنتخب, not "elected"
        while self.at < len(self.words) and (self._adjective(phrase) or self._owner(phrase, closed=closed)):
            pass
        for quality in phrase.qualities:
            if (whole := roles_in_arabic().get(key_of(f"{' '.join(phrase.role.arabic.words)} {quality.arabic}"))) is not None:
                phrase.role = whole  # مندوب روسيا الدائم is the Permanent Representative
                phrase.qualities.remove(quality)
                break
        place = phrase.owners[0][1].place if phrase.owners else None
        land = phrase.country.id if phrase.country is not None else place.country if place is not None else ""
        own = (
            national_roles().get((f"place-{land}", head_key))
            if place is not None and country_named(place.name_ar) is None
            else None
        )
        if (own := own or national_roles().get((land, head_key))) is not None:
            phrase.role = own

    def _adjective(self, phrase: RolePhrase) -> bool:
        for size in (2, 1):
            key = self._key(size)
            if not key:
                continue
            feminine = self.keys[self.at + size - 1].endswith("ه")
            body = innermost(phrase.owners[-1][1]) if phrase.owners else None
            to_body = body is not None and body.body is not None and body.body.feminine == feminine
            to_head = phrase.woman == feminine or bool(phrase.prefixes) or phrase.country is None
            country = adjective_country(" ".join(self.words[self.at : self.at + size]))
            modifier = modifiers()[0].get(key)
            quality = qualities()[0].get(key)
            if (
                modifier is not None
                and (phrase.woman == feminine or not to_body)
                and not (quality and size == 1 and quality.arabic == "أول")
            ):
                phrase.modifiers.append(modifier)
            elif country is not None and is_adjective(key) and phrase.owners and agrees(phrase.owners[-1][1], feminine):
                pass  # ريال مدريد الإسباني: of the organization, which is known by its name
            elif country is not None and is_adjective(key):
                if not give_country(phrase, body if to_body else None, country):
                    return False
            elif quality is not None and to_body and body is not None:
                body.qualities.append(quality)
            elif (
                quality is not None
                and to_head
                and not phrase.owners[1:]
                and self._left()
                and all(link == "construct" for link, _ in phrase.owners)
            ):
                phrase.qualities.append(quality)
            else:
                continue
            self.at += size
            return True
        return False

    def _owner(self, phrase: RolePhrase, *, closed: bool) -> bool:
        start = self.at
        link = self.link()
        if link == "construct" and (closed or phrase.owners or phrase.modifiers or phrase.country or phrase.qualities):
            self.at = start
            return False
        state = self.words, self.keys
        owner = self.owner(link, phrase.role)
        if owner is None or not may_own(owner, link, phrase):
            self.at, (self.words, self.keys) = start, state
            return False
        country = country_with_id(owner.place.country) if owner.place is not None else None
        of_country = country is not None and owner.place is not None and owner.place.name_ar == country.name_ar
        if (
            link == "construct"
            and of_country
            and country is not None
            and country.adjective_ar
            and phrase.role.english in _OF_A_COUNTRY
        ):
            phrase.country = country
            return True
        if link == "لشؤون" and owner.place is not None:
            owner = Owner(fields=[(f"{owner.place.name_en} affairs", f"شؤون {owner.place.name_ar}")])
        phrase.owners.append(("ل" if link == "لشؤون" else link, owner))
        return True

    def owner(self, link: str, role: Role | None = None) -> Owner | None:
        """What a role belongs to: organization, body, field, country, place, another role or a figure."""
        if self.at >= len(self.words) or self.depth > _DEEPEST:
            return None
        for size in range(min(LONGEST, self._left()), 0, -1):
            found = self._one_owner(size, link, role)
            if found is not None:
                return found
        return None

    def _one_owner(self, size: int, link: str, role: Role | None) -> Owner | None:
        key, text = self._key(size), self._text(size)
        place = place_named(text)
        of_place = place is not None and (
            role is None or role.english not in _OF_A_TEAM
        )  # الرياض is a city before it is a newspaper
        if (organization := self._organization(size)) is not None and not of_place:
            self.at += size
            return Owner(organization=organization, short=key != key_of(organization.name_ar or ""))
        if size == 1 and key in _MINISTRY and (held := self._ministry()):
            return self._body(Owner(body=ministry(held)))
        if (body := bodies_in_arabic().get(key)) is not None:
            self.at += size
            return self._body(Owner(body=body))
        if link == "باسم" and (portfolio := portfolios_by_key().get(key)) is not None:
            self.at += size
            return Owner(body=ministry([portfolio], brief=True))
        if (pair := (fields().get(f"شوون {key}") if link == "لشؤون" else None) or fields().get(key)) is not None:
            self.at += size
            return self._more_fields(Owner(fields=[pair]))
        if place is not None and (size > 1 or adjective_country(text) is None or country_named(text)):
            self.at += size
            return Owner(place=place)
        if (figure := figure_named(text)) is not None:
            self.at += size
            return Owner(figure=figure)
        return self._role_owner() if size == 1 else None

    def _role_owner(self) -> Owner | None:
        start = self.at
        inner = self.phrase() if self.begins_role() else None
        if inner is None:
            self.at = start
            return None
        owner = Owner(role=inner)
        for size in range(min(LONGEST, self._left()), 1, -1):
            if (figure := figure_named(self._text(size))) is not None:
                self.at += size
                owner.figure = figure
                break
        return owner

    def _body(self, owner: Owner) -> Owner:
        """The body's own owner and adjectives, so far as they agree with it."""
        assert owner.body is not None
        while self.at < len(self.words):
            key = self._key(1)
            feminine = key.endswith("ه")
            quality = qualities()[0].get(key)
            country = adjective_country(self._text(1))
            if quality is not None and country is None and feminine == owner.body.feminine and owner.owner is None:
                owner.qualities.append(quality)
                self.at += 1
                continue
            break
        if self.at >= len(self.words) or owner.qualities or adjective_country(self._text(1)) or adjective_country(self._text(2)):
            return owner
        if modifiers()[0].get(self._key(1)) or qualities()[0].get(self._key(1)):
            return owner
        start, saved = self.at, (self.words, self.keys)
        self.depth += 1
        link = self.link()
        inner = self.owner(link) if link in {"construct", "ل"} else None
        self.depth -= 1
        of_person = inner is not None and (
            inner.figure is not None or (inner.role is not None and owner.body.english != "Office")
        )
        if inner is None or of_person:
            self.at, (self.words, self.keys) = start, saved
        else:
            owner.owner = inner
        return owner


def parse_arabic_roles(text: str) -> list[RolePhrase] | None:
    """The roles that these words are, one after another or joined by و, if every word of them is understood."""
    words = [word for word in re.split(r"[\s،,]+", text.strip(" .:؛\"'«»()")) if word]
    if not words or words[0] in _NO_ROLE or len(words) > 30 or not all(is_arabic(word) or word.isdigit() for word in words):
        return None
    reading = ArabicRoles(words, [key_of(word) for word in words])
    found: list[RolePhrase] = []
    while reading.at < len(reading.words):
        joined = reading.keys[reading.at].startswith("و") and not reading.begins_role()
        if found and not joined and not found[-1].role.office:
            return None  # طالب الرئيس is no student and president
        if found and joined:
            reading.keys[reading.at] = reading.keys[reading.at][1:]
            reading.words[reading.at] = reading.words[reading.at][1:]
        phrase = reading.phrase() if len(found) < _MOST_ROLES else None
        if phrase is None:
            return None
        found.append(phrase)
    last = found[-1]
    if len(found) > 1 and last.country is not None and not any(phrase.country or phrase.owners for phrase in found[:-1]):
        found[0].country, last.country = last.country, None  # رئيس الوزراء ووزير الخارجية القطري
    return found


def parse_arabic_owner(words: list[str]) -> tuple[str, Owner] | None:
    """What these words, a preposition among them perhaps, name as the owner of someone: (preposition, owner)."""
    if not words or not all(is_arabic(word) for word in words):
        return None
    reading = ArabicRoles(list(words), [key_of(word) for word in words])
    link = reading.link()
    owner = reading.owner(link)
    if owner is None:
        return None
    reading.finish(owner)
    return (link, owner) if reading.at == len(reading.words) else None
