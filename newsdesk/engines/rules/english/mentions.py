"""Whom the words at a cue stand for: names, roles, organizations, groups, sources and pronouns become mentions.

Pronouns and later mentions are led back here as far as English shows it: by gender, by who was the subject of the sentence
before, and by who bears the role; the mention then carries the full name's place beside the words at the cue.
"""

from __future__ import annotations

from dataclasses import replace

from newsdesk.engines.rules.document import Document
from newsdesk.engines.rules.drafts import Form, Mention
from newsdesk.engines.rules.english import lexicon, names
from newsdesk.engines.rules.english.bodies import Bodies
from newsdesk.engines.rules.english.lexicon import closed
from newsdesk.engines.rules.english.names import Person, Registry
from newsdesk.engines.rules.english.phrases import Phrase
from newsdesk.engines.rules.english.words import Words
from newsdesk.model import Gender, Span

SAME = Mention(None, Form.SAME)


class Mentions(Bodies):
    """Makes mentions in text order and remembers who is being spoken of."""

    def __init__(self, document: Document, words: Words) -> None:
        super().__init__(document, words)
        self.registry = Registry(words, frozenset(self.of_token))
        self._openings = {unit.first for unit in words.units}
        self.person: Person | None = None  # the person in focus: the last speaker or subject
        self.several: Mention | None = None  # the group in focus
        self.spoke: Mention | None = None
        self.nameless = False  # whether the last in focus is an unnamed source
        self.sources: dict[str, Mention] = {}  # unnamed sources and groups by their heads

    # from a phrase

    def speaker(self, phrase: Phrase | None, place: int) -> Mention:
        """The mention that a phrase at token `place` makes; without a phrase, whoever spoke before."""
        mention = self.mention(phrase) if phrase is not None else self.spoke or SAME
        if mention.form is not Form.SAME:
            self.spoke = replace(mention, span=None) if phrase is None else mention
            self.focus(mention)
        return mention if phrase is not None else replace(mention, span=None)

    def focus(self, mention: Mention) -> None:
        """Remember who is spoken of now."""
        self.nameless = mention.form in (Form.UNNAMED, Form.ROLE)
        if mention.form is Form.NAME:
            self.person = self.registry.find(mention.words) or self.person
            self.registry.spoke = self.person
        elif mention.form is Form.ORGANIZATION:
            self.body = mention
        elif mention.form is Form.GROUP:
            self.several = mention

    def mention(self, phrase: Phrase) -> Mention:
        """Whom a phrase means."""
        words = self.words
        pronoun = words.low[phrase.first] in closed("subject") or words.low[phrase.first] in closed("object")
        if phrase.last - phrase.first == 1 and (pronoun or words.low[phrase.first] in closed("possessive")):
            return self._pronoun(phrase)
        if phrase.last - phrase.first == 2 and pronoun and words.low[phrase.first + 1] in closed("reflexive"):
            return self._pronoun(phrase)
        if phrase.last - phrase.first == 1 and words.low[phrase.first] == "both" and self.several:
            return replace(self.several, span=words.span(phrase.first, phrase.last), definite=True)
        return self._noun_phrase(phrase)

    def _pronoun(self, phrase: Phrase) -> Mention:
        words = self.words
        low = words.low[phrase.first]
        span = words.span(phrase.first, phrase.last)
        if low in ("he", "she", "him", "her", "his"):
            gender = Gender.MAN if low in ("he", "him", "his") else Gender.WOMAN
            person = self.person
            if person is None or (person.gender not in (Gender.UNKNOWN, gender)):
                person = self.registry.before(phrase.first, gender)
            if self.nameless and self.spoke is not None and self._last_was_unnamed(gender):
                return replace(self.spoke, span=span, definite=True)
            if person is not None:
                if person.gender is Gender.UNKNOWN:
                    person.gender = gender
                return self._named(person, span)
            return Mention(span, Form.PRONOUN, gender=gender, definite=True)
        if low in ("it", "its"):
            body = self.body or self.last_body(phrase.first)
            return replace(body, span=span, definite=True) if body is not None else Mention(span, Form.PRONOUN, number=3)
        if low in ("they", "them", "their"):
            if self.spoke is not None and self.spoke.form in (Form.GROUP, Form.ORGANIZATION, Form.UNNAMED):
                return replace(self.spoke, span=span, definite=True)
            if self.several is not None:
                return replace(self.several, span=span, definite=True)
            if self.body is not None:
                return replace(self.body, span=span, definite=True)
            return Mention(span, Form.PRONOUN, number=3, definite=True)
        if self.spoke is not None:
            return replace(self.spoke, span=span, definite=True)
        return Mention(span, Form.PRONOUN, definite=True)

    def _last_was_unnamed(self, gender: Gender) -> bool:
        return self.spoke is not None and self.spoke.gender in (Gender.UNKNOWN, gender)

    def _named(self, person: Person, span: Span) -> Mention:
        return Mention(
            span,
            Form.NAME,
            name=person.name,
            role=person.role,
            words=person.words,
            heads=frozenset(person.heads),
            gender=person.gender,
            definite=True,
        )

    def _noun_phrase(self, phrase: Phrase) -> Mention:
        words = self.words
        first, last = phrase.first, phrase.last
        head_end = self._head_end(first, last)
        beside = self._name_beside(phrase)
        coordinated = self._coordinated(first, last)
        if coordinated:
            return self._group(first, last, 2)
        if words.low[last - 1] == "'s" and words.capital[last - 2]:
            return self.made(Form.ORGANIZATION, first, last, words.span(first, last))
        named = self._name_in(first, head_end)
        if named is not None and not self._goes_on(named, head_end):
            person = self._person(named)
            span = words.span(max(first, min(named.role_first, named.first)), named.last)
            if named.role_first < named.first or words.low[first] not in closed("determiner"):
                span = words.span(first, named.last)
            self._apposed(person, phrase)
            return self._named(person, span)
        organization = self.organization_in(first, head_end, last) or self.body_beside(phrase, head_end)
        if organization is not None and beside is None:
            return organization
        if beside is not None:
            person = self._person(beside)
            head = words.low[head_end - 1]
            if head in lexicon.roles():
                person.heads.add(head)
            low = words.low[first]
            start = first + 1 if low in closed("determiner") and first + 1 < head_end else first
            if person.role is None:
                person.role = words.span(start, last)
            if person.gender is Gender.UNKNOWN and head in closed("woman") | closed("man"):
                person.gender = Gender.WOMAN if head in closed("woman") else Gender.MAN
            return self._named(person, words.span(min(first, beside.first), max(last, beside.last)))
        return self._common(first, head_end, last)

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
            if (low in closed("headend") or (not words.word[at] and low not in (".", "&", "'"))) and not (
                at in self.of_token and at - 1 in self.of_token
            ):
                if low == "and" and at + 1 < last:
                    at += 1
                    continue
                break
            at += 1
        return at

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
        if not key or any(low in closed("function") and low not in lexicon.men() | lexicon.women() for low in key):
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
        known = self.registry.find(key)
        if known is not None:
            if (
                known.words != key
                and len(key) == 1
                and all(at in self.of_token for at in range(name.first, name.last))
                and self.organization_token(name.first)
            ):
                return None
            return name
        if (
            start > first
            and words.low[start - 1] == "'s"
            and len(key) > 1
            and not any(at in self.of_token for at in range(name.first, name.last))
        ):
            return name
        if any(at in self.of_token for at in range(name.first, name.last)):
            return None
        if start > first and words.low[start - 1] in closed("determiner"):
            return None
        if all(names.country(low) or names.adjective(low) for low in key) or names.country(" ".join(key)):
            return None
        if any(low in lexicon.bodies() or low in closed("corporate") or low in lexicon.plurals() for low in key) or self._acronym(
            name.first, name.last
        ):
            return None
        return name

    def _acronym(self, first: int, last: int) -> bool:
        text = self.words.text[self.words.starts[first] : self.words.ends[first]]
        return last - first == 1 and len(text) > 1 and text.isupper()

    def _goes_on(self, named: names.Name, end: int) -> bool:
        """Whether the capitals do not end the noun phrase: Trump supporters."""
        return named.last < end

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
                if low in closed("woman") | closed("man") and person.gender is Gender.UNKNOWN:
                    person.gender = Gender.WOMAN if low in closed("woman") else Gender.MAN

    def _name_beside(self, phrase: Phrase) -> names.Name | None:
        """A name that stands in apposition to a role: its chief executive, Sultan Al Jaber,."""
        if phrase.beside is None:
            return None
        words = self.words
        first, last = phrase.beside
        if not words.capital[first]:
            return None
        head_end = self._head_end(phrase.first, phrase.last)
        if words.low[head_end - 1] not in lexicon.roles() and words.low[phrase.first] not in closed("determiner") | closed(
            "possessive"
        ) | {"one"}:
            return None
        end = names.run_end(words, first, last)
        if end < last and words.low[end] != ",":
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
        return any(
            words.low[at] == "and"
            and at > first
            and at + 1 < last
            and at not in self.of_token
            and (
                words.capital[at + 1]
                or words.low[at + 1] in closed("determiner") | closed("possessive")
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

    def _group(self, first: int, last: int, number: int) -> Mention:
        return self.made(Form.GROUP, first, last, self.words.span(first, last), number)

    def _common(self, first: int, head_end: int, last: int) -> Mention:
        """A phrase without a name: a role, a group, a source."""
        words = self.words
        head = words.low[head_end - 1]
        low = words.low[first]
        span = words.span(first, last)
        if head in ("source", "sources"):
            return self._source(first, last, head)
        if (
            head in lexicon.plurals()
            or (head.endswith("s") and head[:-1] in lexicon.roles())
            or low in ("many", "some", "most", "several", "both", "few", "others")
        ):
            if low in ("the", "these", "those") and head in self.sources:
                return replace(self.sources[head], span=span, definite=True)
            mention = self.made(Form.GROUP, first, last, span, 3)
            if head_end - first <= 3 and head in self.sources and low == "the":
                return replace(self.sources[head], span=span)
            self.sources.setdefault(head, mention)
            return mention
        if (low in closed("referring") and low not in ("its", "his", "her", "their")) or (
            low in ("its", "his", "her", "their") and head in lexicon.roles()
        ):
            return self._definite(first, head_end, last, head)
        return self._source(first, last, head)

    def _source(self, first: int, last: int, head: str) -> Mention:
        words = self.words
        mention = Mention(
            words.span(first, last),
            Form.UNNAMED,
            name=words.span(first, last),
            words=tuple(words.low[first:last]),
            heads=frozenset({head}),
            gender=Gender.WOMAN if head in closed("woman") else Gender.MAN if head in closed("man") else Gender.UNKNOWN,
        )
        self.sources[head] = mention
        return mention

    def _definite(self, first: int, head_end: int, last: int, head: str) -> Mention:
        """Somebody met before: the minister, the player, the 24-year-old."""
        words = self.words
        span = words.span(first, last)
        gender = Gender.WOMAN if head in closed("woman") else Gender.MAN if head in closed("man") else Gender.UNKNOWN
        inside = [self.registry.key(at, at + 1) for at in range(first, head_end) if words.capital[at]]
        focus = self.person
        if focus is not None and head in focus.heads:
            return self._named(focus, span)
        if head in self.sources and (self.registry.bearer(head, first) is None or self.spoke is self.sources[head]):
            return replace(self.sources[head], span=span, definite=True)
        bearer = self.registry.bearer(head, first)
        specific = head_end - first > 2 and bool(inside)
        if (
            bearer is not None
            and words.low[first] not in closed("possessive")
            and (not specific or head not in ("spokesman", "spokeswoman", "spokesperson"))
        ):
            return self._named(bearer, span)
        if words.low[first] in closed("possessive") or "'s" in words.low[first:head_end] or last > head_end:
            return self._source(first, last, head)
        if self.spoke is not None and self.spoke.form is Form.UNNAMED and focus is None:
            return replace(self.spoke, span=span, definite=True)
        if (
            focus is not None
            and (gender is Gender.UNKNOWN or focus.gender in (Gender.UNKNOWN, gender))
            and (head in lexicon.roles() or "-" in head or words.capital[head_end - 1])
        ):
            return self._named(focus, span)
        return self._source(first, last, head)
