"""Whom the words at a cue stand for: names, roles, organizations, groups, sources and pronouns become mentions.

Pronouns and later mentions are led back here as far as English shows it: by gender, by who was the subject of the sentence
before, and by who bears the role; the mention then carries the full name's place beside the words at the cue.
"""

from __future__ import annotations

from dataclasses import replace

from newsdesk.engines.rules.document import Document
from newsdesk.engines.rules.drafts import Form, Mention
from newsdesk.engines.rules.english import lexicon
from newsdesk.engines.rules.english.lexicon import closed
from newsdesk.engines.rules.english.names import Person
from newsdesk.engines.rules.english.people import People
from newsdesk.engines.rules.english.phrases import Phrase
from newsdesk.engines.rules.english.words import Words
from newsdesk.model import Gender, Span

SAME = Mention(None, Form.SAME)


class Mentions(People):
    """Makes mentions in text order and remembers who is being spoken of."""

    def __init__(self, document: Document, words: Words) -> None:
        super().__init__(document, words)
        self.person: Person | None = None  # the person in focus: the last speaker or subject
        self.several: Mention | None = None  # the group in focus
        self.spoke: Mention | None = None
        self.recent: Mention | None = None
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
        self.recent = mention
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
        if phrase.last - phrase.first == 1 and words.low[phrase.first] == "both" and self.several and self.several.number == 2:
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
            recent = self.recent
            bare = recent is not None and recent.form is Form.NAME and recent.gender is Gender.UNKNOWN and not recent.heads
            if bare and recent is not None and len(recent.words) == 1:  # a name that nothing shows to be a person's
                return replace(recent, span=span, form=Form.ORGANIZATION, definite=True)
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

    def interviewed(self) -> Mention | None:
        """Whose answers an interview gives: the person in focus, else the first whom the text names."""
        person = self.person or min(self.registry.people, key=lambda person: person.name.start, default=None)
        return replace(self._named(person, person.name), span=None) if person is not None else None

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
            return self._pair(first, last)
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
            if person.gender is Gender.UNKNOWN and head in closed("woman man"):
                person.gender = Gender.WOMAN if head in closed("woman") else Gender.MAN
            return self._named(person, words.span(min(first, beside.first), max(last, beside.last)))
        return self._common(first, head_end, last)

    def _pair(self, first: int, last: int) -> Mention:
        """Two who speak together; a role before the first is no part of their names, and belongs to both if it is plural."""
        words = self.words
        start, several = first, False
        for at in range(first, min(last, first + 6)):
            low = words.low[at]
            plural = low in ("sens", "reps") or low in lexicon.plurals() or (low.endswith("s") and low[:-1] in lexicon.roles())
            if low == "and" or not (words.word[at] or low == "."):
                break
            if plural or low in lexicon.roles() or low in closed("shortrole"):
                start, several = at + 1, plural
        while start < last and not words.word[start]:
            start += 1
        if start == first or start + 1 >= last or not (words.capital[start] and words.capital[start + 1]):
            return self._group(first, last, 2)
        mention = self.made(Form.GROUP, start, last, words.span(first, last), 2)
        return replace(mention, role=words.span(first, start)) if several else mention

    def _group(self, first: int, last: int, number: int) -> Mention:
        return self.made(Form.GROUP, first, last, self.words.span(first, last), number)

    def _common(self, first: int, head_end: int, last: int) -> Mention:
        """A phrase without a name: a role, a group, a source."""
        words = self.words
        head = words.low[head_end - 1]
        low = words.low[first]
        span = words.span(first, last)
        two = self.several is not None and self.several.number == 2
        if head in closed("pair") and low == "the" and head_end == last and two and self.several is not None:
            return replace(self.several, span=span, definite=True)
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
        if head.startswith("spokes") or head in ("official", "representative"):
            self.body = self.represented(first, last) or self.body
        own = next((at for at in range(first + 1, last) if words.low[at] in ("who", "which", "whose")), last)
        mention = Mention(
            words.span(first, last),
            Form.UNNAMED,
            name=words.span(first, own),
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
        if (
            self.spoke is not None
            and self.spoke.form is Form.UNNAMED
            and focus is None
            and not (head in lexicon.roles() and gender is Gender.UNKNOWN)
        ):
            return replace(self.spoke, span=span, definite=True)
        if (
            focus is not None
            and (gender is Gender.UNKNOWN or focus.gender in (Gender.UNKNOWN, gender))
            and not (head in closed("office") and focus.heads)
            and (head in lexicon.roles() or "-" in head or words.capital[head_end - 1])
        ):
            return self._named(focus, span)
        return self._source(first, last, head)
