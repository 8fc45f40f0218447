"""The people whom noun phrases name: where a name stands in a phrase, whose it is, and the role beside it."""

from __future__ import annotations

from newsdesk.engines.rules.document import Document
from newsdesk.engines.rules.english import lexicon, names
from newsdesk.engines.rules.english.bodies import Bodies
from newsdesk.engines.rules.english.lexicon import closed
from newsdesk.engines.rules.english.names import Person, Registry
from newsdesk.engines.rules.english.phrases import Phrase
from newsdesk.engines.rules.english.words import Words
from newsdesk.model import Gender


class People(Bodies):
    """Finds the person in a phrase and keeps what the phrase tells of him or her."""

    def __init__(self, document: Document, words: Words) -> None:
        super().__init__(document, words)
        self.registry = Registry(words, frozenset(self.of_token))
        self._openings = {unit.first for unit in words.units}

    def _head_end(self, first: int, last: int) -> int:
        """The end of the phrase's own words, before a preposition or relative clause; names keep their "of"."""
        words = self.words
        at = first + 1
        if (
            at + 1 < last
            and words.low[at] == "of"
            and (words.low[first] in closed("alone") or words.low[first] in ("all", "members", "part"))
        ):
            at += 2
        while at < last:
            low = words.low[at]
            if low in ("of", "for") and words.capital[first] and self._portfolio(first, at, last):
                at += 2
                continue
            if (low in closed("headend") or (not words.word[at] and low not in (".", "&", "'"))) and not (
                at in self.of_token and at - 1 in self.of_token
            ):
                if low == "and" and at + 1 < last:
                    at += 1
                    continue
                break
            at += 1
        return at

    def _portfolio(self, first: int, at: int, last: int) -> bool:
        """Whether "of" belongs to a title before a name: Minister of Water and Irrigation Raed Abu Saud."""
        words = self.words
        if at + 2 >= last or not words.capital[at - 1] or words.low[at - 1] not in lexicon.roles():
            return False
        if words.low[at + 1] not in closed("portfolio"):
            return False
        end = at + 1
        while end < last and (
            words.capital[end] or (words.low[end] in ("and", "&") and end + 1 < last and words.capital[end + 1])
        ):
            end += 1
        return end - at > 3 and words.capital[end - 1] and words.low[end - 1] not in closed("portfolio")

    def _name_in(self, first: int, end: int) -> names.Name | None:
        """The name of a person at the end of a noun phrase's own words."""
        words = self.words
        start = end
        while start > max(first, end - 14) and (
            words.capital[start - 1]
            or words.low[start - 1] == "."
            or (words.low[start - 1] in closed("particle") and start - 2 >= first and words.capital[start - 2])
        ):
            start -= 1
            if words.low[start] == "." and not words.capital[start - 1]:
                break
        if start >= end:
            return None
        while start < end and words.low[start] in closed("function") and words.low[start] not in lexicon.men():
            start += 1
        if start >= end:
            return None
        name = names.analyse(words, start, end, first)
        if name is None:
            return None
        key = self.registry.key(name.first, name.last)
        if not key or any(low in closed("function") and not (low in lexicon.men() or low in lexicon.women()) for low in key):
            return None
        opening = name.first in self._openings and len(key) == 1 and name.bare
        if opening and self.registry.common(name.first) and self.registry.find(key) is None:
            return None
        if not name.bare:
            return (
                name
                if not (
                    name.head
                    and all(at in self.of_token for at in range(name.first, name.last))
                    and len(key) == 1
                    and not self.registry.find(key)
                )
                else None
            )
        return name if self._names_person(name, key, start, first) else None

    def _names_person(self, name: names.Name, key: tuple[str, ...], start: int, first: int) -> bool:
        """Whether a run of capitals that no title marks is somebody's name: someone met before, or no place and no body."""
        words = self.words
        known = self.registry.find(key)
        if known is not None:
            of_body = all(at in self.of_token for at in range(name.first, name.last)) and self.organization_token(name.first)
            return known.words == key or len(key) > 1 or not of_body
        if (
            start > first
            and words.low[start - 1] == "'s"
            and len(key) > 1
            and not any(at in self.of_token for at in range(name.first, name.last))
        ):
            return True
        if any(at in self.of_token for at in range(name.first, name.last)):
            return False
        if start > first and words.low[start - 1] in closed("determiner"):
            return False
        if names.of_places(key):
            return False
        given = lexicon.given()
        if len(key) > 1 and names.country(key[-1]) and key[0] not in given:
            return False  # Water UK, Oxfam India
        body = any(low in lexicon.bodies() or low in closed("corporate") or low in lexicon.plurals() for low in key)
        return not body and not self._acronym(name.first, name.last)

    def _acronym(self, first: int, last: int) -> bool:
        text = self.words.text[self.words.starts[first] : self.words.ends[first]]
        return last - first == 1 and len(text) > 1 and text.isupper()

    def _goes_on(self, named: names.Name, end: int) -> bool:
        """Whether the capitals do not end the noun phrase: Trump supporters."""
        return any(self.words.low[at] not in closed("postnominal") for at in range(named.last, end))

    def _person(self, named: names.Name) -> Person:
        key = self.registry.key(named.first, named.last)
        gender = names.gender_of(named, self.words)
        person = self.registry.find(key, gender)
        if person is None or len(key) > len(person.words):
            person = self.registry.add(named)
        if named.head:
            person.heads.add(named.head)
            if person.role is None and named.role_first < named.first:
                start = named.role_first
                if self.words.low[start] in closed("determiner") and start + 1 < named.first:
                    start += 1
                if self.words.low[start] not in closed("honorific"):
                    person.role = self.words.span(start, named.first)
        if person.gender is Gender.UNKNOWN:
            person.gender = gender
        return person

    def _apposed(self, person: Person, phrase: Phrase) -> None:
        """Learn the role that stands beside a name: Smith, the company's chief executive,."""
        if phrase.beside is None:
            return
        words = self.words
        first, last = phrase.beside
        end = self._head_end(first, last)
        head = words.low[end - 1]
        heads = [low for low in words.low[first:last] if low in lexicon.roles()]
        if head in lexicon.roles() or (
            heads
            and words.low[first]
            in closed("determiner")
            | closed("possessive")
            | {"head", "chief", "director", "president", "executive", "professor", "author", "who"}
        ):
            if words.low[first] == "who":
                return
            person.heads.add(head if head in lexicon.roles() else heads[0])
            if person.role is None:
                start = first + 1 if words.low[first] in ("the", "a", "an") and first + 1 < last else first
                person.role = words.span(start, last)
            for low in heads[:1]:
                if low in closed("woman man") and person.gender is Gender.UNKNOWN:
                    person.gender = Gender.WOMAN if low in closed("woman") else Gender.MAN

    def _name_beside(self, phrase: Phrase) -> names.Name | None:
        """A name that stands in apposition to a role: its director, Jane Hollis,."""
        if phrase.beside is None:
            return None
        words = self.words
        first, last = phrase.beside
        if not words.capital[first]:
            return None
        head_end = self._head_end(phrase.first, phrase.last)
        if words.low[head_end - 1] not in lexicon.roles() and words.low[phrase.first] not in closed("determiner possessive") | {
            "one"
        }:
            return None
        end = names.run_end(words, first, last)
        if end < last and words.low[end] not in (",", "of", "from", "who"):
            return None
        name = names.analyse(words, first, end, first)
        if name is None or (
            any(at in self.of_token for at in range(name.first, name.last))
            and not self.registry.find(self.registry.key(name.first, name.last))
        ):
            return None
        return name

    def _coordinated(self, first: int, last: int) -> bool:
        words = self.words
        if "and" not in words.low[first : min(last, first + 24)]:
            return False
        return any(
            words.low[at] == "and"
            and at > first
            and at + 1 < last
            and at not in self.of_token
            and not (words.low[at - 1] in closed("portfolio") and words.low[at + 1] in closed("portfolio"))
            and (
                words.capital[at + 1]
                or words.low[at + 1] in closed("determiner possessive")
                or words.low[at + 1] in lexicon.plurals()
                or words.low[at - 1] in lexicon.plurals()
            )
            and (
                words.capital[at - 1]
                or words.low[at - 1] in lexicon.plurals()
                or words.low[at - 1] in closed("subject")
                or words.low[at - 1] == ")"
                or words.low[at + 1] in closed("determiner")
            )
            for at in range(first, min(last, first + 24))
        )
