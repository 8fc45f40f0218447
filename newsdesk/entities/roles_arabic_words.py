"""The words of an Arabic role as they are read: how far, what they mean as they stand, and the preposition before the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from newsdesk.entities.countries import place_named
from newsdesk.entities.organizations import organization_named
from newsdesk.entities.roles_agreement import is_a_countrys_body
from newsdesk.entities.roles_bodies import (
    Portfolio,
    bodies_in_arabic,
    fields,
    portfolios_by_key,
    prefixes,
    qualities,
    roles_in_arabic,
)
from newsdesk.entities.roles_lexicon import tells_of_a_woman
from newsdesk.entities.roles_phrases import Owner
from newsdesk.entities.tsv import key_of
from newsdesk.model import Organization

T = TypeVar("T")

LONGEST = 8
"""Words that a role, a body or a place may have."""
MINISTER = frozenset({"وزير", "وزيره", "الوزير", "الوزيره"})
"""Heads that are followed by a portfolio."""
_PREPOSITIONS = frozenset({"باسم", "لدي", "في", "عن", "الي", "من", "حول", "لشوون"})
_WRITTEN = {"لدي": "لدى", "الي": "إلى", "لشوون": "لشؤون"}


@dataclass(slots=True)
class ArabicWords:
    """One role's words and how far they have been read."""

    words: list[str]
    keys: list[str]
    at: int = 0
    depth: int = 0

    def longest_role(self, start: int) -> int:
        """How many words the longest role of the table takes up that begins here."""
        sizes = range(min(LONGEST, len(self.keys) - start), 0, -1)
        return next((size for size in sizes if " ".join(self.keys[start : start + size]) in roles_in_arabic()), 0)

    def begins_role(self) -> bool:
        """Whether a role may begin at this word."""
        return self._key(1) in MINISTER or self._longest(roles_in_arabic())[1] > 0 or prefixes()[0].get(self._key(1)) is not None

    def link(self) -> str:
        """The preposition that stands here, taken off; "construct" where there is none."""
        key = self.keys[self.at]
        if key in _PREPOSITIONS and self.at + 1 < len(self.words):
            self.at += 1
            return _WRITTEN.get(key, key)
        word = self.words[self.at]
        for written, link, article in (("لل", "ل", "ال"), ("ل", "ل", ""), ("ب", "ب", "")):
            rest = word.removeprefix(written).lstrip("ـ")
            if word.startswith(written) and len(rest) > 2 and not self._known():
                self.words = [*self.words[: self.at], article + rest, *self.words[self.at + 1 :]]
                self.keys = [*self.keys[: self.at], key_of(article + rest), *self.keys[self.at + 1 :]]
                return link
        return "construct"

    def _known(self) -> bool:
        """Whether the words here mean something as they stand, so that their first letter is no preposition."""
        if self._longest(bodies_in_arabic())[1] or self._longest(fields())[1] or self.begins_role():
            return True
        return any(self._organization(size) or place_named(self._text(size)) for size in range(min(LONGEST, self._left()), 0, -1))

    def _ministry(self) -> list[Portfolio]:
        start = self.at
        self.at += 1
        held = self._portfolios()
        if not held:
            self.at = start
        return held

    def _portfolios(self) -> list[Portfolio]:
        """The portfolios that stand here, joined by و."""
        held: list[Portfolio] = []
        while self.at < len(self.words):
            found, size = self._longest(portfolios_by_key())
            if found is None and held and self.keys[self.at].startswith("و"):
                keys = self.keys
                self.keys = [*keys[: self.at], keys[self.at][1:], *keys[self.at + 1 :]]
                found, size = self._longest(portfolios_by_key())
                if found is None:
                    self.keys = keys
            if found is None:
                break
            held.append(found)
            self.at += size
            if self.at >= len(self.words) or not self.keys[self.at].startswith("و"):
                break
        return held

    def _more_fields(self, owner: Owner) -> Owner:
        while self.at < len(self.words) and self.keys[self.at].startswith("و"):
            for size in range(min(4, self._left()), 0, -1):
                if (pair := fields().get(self._key(size)[1:])) is not None:
                    owner.fields.append(pair)
                    self.at += size
                    break
            else:
                break
        quality = qualities()[0].get(self._key(1)) if self.at < len(self.words) else None
        if quality is not None and self.keys[self.at].startswith("ال") and len(owner.fields) == 1:
            english, arabic = owner.fields[0]
            owner.fields = [(f"{quality.english} {english}", f"{arabic} {self.words[self.at]}")]
            self.at += 1
        return owner

    def _organization(self, size: int) -> Organization | None:
        text = self._text(size)
        organization = organization_named(text) if len(text) > 2 else None
        return None if organization is not None and is_a_countrys_body(organization) else organization

    def _woman(self) -> bool:
        return tells_of_a_woman(self.keys[self.at])

    def _left(self) -> int:
        return len(self.words) - self.at

    def _key(self, size: int) -> str:
        return " ".join(self.keys[self.at : self.at + size]) if self._left() >= size else ""

    def _text(self, size: int) -> str:
        return " ".join(self.words[self.at : self.at + size]) if self._left() >= size else ""

    def _longest(self, table: Mapping[str, T]) -> tuple[T | None, int]:
        for size in range(min(LONGEST, self._left()), 0, -1):
            if (found := table.get(self._key(size))) is not None:
                return found, size
        return None, 0
