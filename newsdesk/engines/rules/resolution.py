"""Whom each mention means: surname, role and pronoun led back to the fullest form that the article gives.

The grammars fill `Mention` in the same way for both languages (folded words, heads, traits), so one procedure serves both. It
goes through all mentions in text order and keeps a list of those who have appeared; it looks at no words but those of names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from newsdesk.engines.rules.document import Document
from newsdesk.engines.rules.drafts import Draft, Findings, Form, Mention
from newsdesk.model import ClaimedSpeaker, Gender, Span, SpeakerKind


@dataclass(slots=True, eq=False)
class Person:
    """Somebody who has appeared in the article: a person, an organization, a group or an unnamed source."""

    kind: SpeakerKind
    words: tuple[str, ...] = ()
    name: Span | None = None  # the fullest form of the name
    role: Span | None = None  # the fullest role
    heads: set[str] = field(default_factory=set)
    traits: set[str] = field(default_factory=set)
    gender: Gender = Gender.UNKNOWN
    number: int = 1
    last: int = -1  # where it was last mentioned
    by_name: str | None = None
    plain: Span | None = None  # words to go by where there is no name
    voices: set[Gender] = field(default_factory=set)  # of an organization: the genders of its verbs so far


@dataclass(frozen=True, slots=True)
class Resolved:
    """A draft and its speaker; None where nobody could be found whom the mention may mean."""

    draft: Draft
    speaker: ClaimedSpeaker | None


def resolve(document: Document, findings: Findings) -> list[Resolved]:
    """Each draft with its speaker, in the drafts' order."""
    cast = Cast()
    numbered: list[tuple[int, int, Mention, Draft | None]] = [
        (_place(mention, None), 0, mention, None) for mention in findings.mentions
    ]
    numbered += [(_place(draft.speaker, draft), 1, draft.speaker, draft) for draft in findings.drafts]
    numbered.sort(key=lambda entry: (entry[0], entry[1]))
    spoken: dict[int, Person | None] = {}
    for place, _, mention, draft in numbered:
        if draft is None:
            cast.meet(mention, place)
        else:
            person = cast.speaker(mention, place)
            spoken[id(draft)] = person
            if person is not None:
                if mention.form is Form.NAME and mention.gender is not Gender.UNKNOWN:
                    person.gender = mention.gender  # the verb tells it better than a given name
                if person.kind is SpeakerKind.ORGANIZATION and mention.gender is not Gender.UNKNOWN:
                    person.voices.add(mention.gender)
                cast.spoke = person
                cast.spoken.append(person)
    cast.settle()
    return [Resolved(draft, _claimed(document, draft.speaker, spoken.get(id(draft)), cast)) for draft in findings.drafts]


def _place(mention: Mention, draft: Draft | None) -> int:
    """Where a mention stands in the text: its words, or the cue or content that it belongs to."""
    if mention.span is not None:
        return mention.span.start
    if draft is None:
        return 0
    return draft.cue.start if draft.cue is not None else draft.start


class Cast:
    """All who have appeared so far."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self.spoke: Person | None = None
        self.spoken: list[Person] = []
        self._same: dict[int, Person] = {}
        self._by_word: dict[str, list[Person]] = {}
        self._by_head: dict[str, list[Person]] = {}

    def meet(self, mention: Mention, place: int) -> Person | None:
        """Whom this mention means, a newcomer if nobody so far; None for a pronoun without anyone before it."""
        match mention.form:
            case Form.SAME if self.spoke is not None or mention.span is None:
                return self._same_speaker(mention)
            case Form.SAME:
                person = None
            case Form.PRONOUN:
                return self._by_pronoun(mention)
            case Form.NAME:
                person = self._by_name(mention)
            case Form.ROLE:
                person = self._by_role(mention, SpeakerKind.PERSON)
                if person is None and mention.definite and len(mention.traits) <= 1:
                    person = self._last_speaker(mention)
            case _:
                person = self._by_kind(mention)
        if person is None:
            person = Person(SpeakerKind.UNNAMED if mention.form is Form.SAME else mention.kind)
            self.people.append(person)
        self._learn(person, mention, place)
        return person

    speaker = meet

    def _by_name(self, mention: Mention) -> Person | None:
        """The person with this name: equal, or the shorter name's words in order in the longer one, the surname among them."""
        fits = [
            person for person in self._candidates(mention) if person.kind is SpeakerKind.PERSON and _same_name(person, mention)
        ]
        if fits:
            exact = [person for person in fits if person.words == mention.words]
            close = exact or [person for person in fits if _agree(person, mention)] or fits
            return max(close, key=lambda person: person.last)
        if mention.heads and not mention.definite:
            # a role without a name earlier ("the foreign minister ... Minister Sergei Lavrov") gets its name now
            nameless = [
                person
                for head in mention.heads
                for person in self._by_head.get(head, [])[-16:]
                if person.kind is SpeakerKind.PERSON
                and not person.words
                and _agree(person, mention)
                and person.traits <= mention.traits
            ]
            if nameless:
                return max(nameless, key=lambda person: person.last)
        return None

    def _candidates(self, mention: Mention) -> list[Person]:
        """Those who share a word of the name, the latest ones."""
        found: dict[int, Person] = {}
        for word in mention.words:
            for person in self._by_word.get(word, [])[-16:]:
                found[id(person)] = person
        return list(found.values())

    def _by_role(self, mention: Mention, kind: SpeakerKind) -> Person | None:
        """The latest bearer of this role who has all its traits; of several heads one is enough."""
        fits = [
            person
            for head in mention.heads
            for person in self._by_head.get(head, [])[-16:]
            if person.kind is kind and _agree(person, mention) and _bears(person, mention)
        ]
        if not fits:
            return None
        best = max(len(mention.traits & person.traits) for person in fits)
        return max((person for person in fits if len(mention.traits & person.traits) == best), key=lambda person: person.last)

    def _by_kind(self, mention: Mention) -> Person | None:
        """The organization, group or source with these words, or that "the ministry", "the source" goes back to."""
        for person in self._candidates(mention):
            if person.kind is mention.kind and person.words == mention.words:
                return person
        if mention.definite and mention.heads and mention.kind is SpeakerKind.ORGANIZATION:
            for spoke in reversed(self.spoken[-8:]):  # whoever spoke rather than whoever was named last
                if spoke.kind is SpeakerKind.ORGANIZATION and mention.heads & spoke.heads and _bears(spoke, mention):
                    return spoke
        if mention.definite and mention.heads and (by_head := self._by_role(mention, mention.kind)) is not None:
            return by_head
        if mention.kind is SpeakerKind.ORGANIZATION and not (mention.definite and len(mention.words) < 2):
            longer = [
                person
                for person in self._candidates(mention)
                if person.kind is mention.kind and mention.words and set(mention.words) <= set(person.words)
            ]
            if longer:
                return max(longer, key=lambda person: person.last)
        if mention.definite and mention.heads:
            return self._by_role(mention, mention.kind) or (self._issuer(mention) if not mention.words else None)
        return None

    def _issuer(self, mention: Mention) -> Person | None:
        """Who issued a text that speaks, of whom nothing else is told: an organization that has just spoken, else who spoke."""
        if self.spoke is None or self.spoke.kind is not SpeakerKind.PERSON or mention.kind is not SpeakerKind.ORGANIZATION:
            return self.spoke
        bodies = [person for person in self.people[-16:] if person.kind is SpeakerKind.ORGANIZATION]
        return max(bodies, key=lambda person: person.last) if bodies and "بيان" in mention.heads else self.spoke

    def _by_pronoun(self, mention: Mention) -> Person | None:
        """Whoever spoke last if the pronoun agrees, else the latest who agrees."""
        if self.spoke is not None and _agree(self.spoke, mention):
            return self.spoke
        if mention.doubtful:
            return None
        fits = [person for person in self.people[-32:] if _agree(person, mention) and person.last >= 0]
        if fits:
            persons = [person for person in fits if person.kind is SpeakerKind.PERSON] if mention.gender is Gender.MAN else []
            return max(persons or fits, key=lambda person: person.last)
        return self.spoke

    def _same_speaker(self, mention: Mention) -> Person | None:
        """Whoever spoke last, or, where gender and number tell otherwise, the last who spoke and agrees."""
        told = mention.gender is not Gender.UNKNOWN or mention.number > 1
        if self.spoke is None or not told or _continues(self.spoke, mention):
            return self.spoke
        return next((spoke for spoke in reversed(self.spoken[-8:]) if _continues(spoke, mention)), self.spoke)

    def _last_speaker(self, mention: Mention) -> Person | None:
        """For "the official", "the minister" of whom the article gave another role or none: the last who spoke, if a person."""
        fits = [
            spoke
            for spoke in reversed(self.spoken[-8:])
            if spoke.kind in (SpeakerKind.PERSON, SpeakerKind.UNNAMED) and _agree(spoke, mention)
        ]
        if not fits:  # nobody has spoken: the only one who has been named with a role
            told = mention.gender is not Gender.UNKNOWN
            fits = [
                person
                for person in self.people[-32:]
                if person.words and person.role is not None and person.gender is mention.gender
            ]
            return fits[0] if told and len(fits) == 1 else None
        return next((spoke for spoke in fits if spoke.heads & mention.heads), fits[0])

    def _learn(self, person: Person, mention: Mention, place: int) -> None:
        """Keep what a mention adds to what is known."""
        if len(mention.words) > len(person.words) and mention.name is not None:
            person.words, person.name = mention.words, mention.name
        for word in mention.words:
            known = self._by_word.setdefault(word, [])
            if person not in known[-16:]:
                known.append(person)
        for head in mention.heads:
            known = self._by_head.setdefault(head, [])
            if person not in known[-16:]:
                known.append(person)
        if mention.role is not None and (person.role is None or len(mention.traits) > len(person.traits)):
            person.role = mention.role
        person.heads |= mention.heads
        person.traits |= mention.traits
        if (
            mention.gender is not Gender.UNKNOWN
            and person.gender is Gender.UNKNOWN
            and person.kind is not SpeakerKind.ORGANIZATION
        ):
            person.gender = mention.gender
        person.number = max(person.number, mention.number)
        person.by_name = person.by_name or mention.by_name
        if person.plain is None or (
            len(mention.traits) >= len(person.traits) and mention.span and len(mention.span) > len(person.plain)
        ):
            person.plain = mention.span if mention.span is not None else person.plain
        person.last = max(person.last, place)

    def settle(self) -> None:
        """After the last mention: a surname alone that came before its full form is the same person."""
        for person in self.people:
            if person.kind is not SpeakerKind.PERSON or len(person.words) != 1:
                continue
            fuller = [
                other
                for other in self._by_word.get(person.words[0], [])[-16:]
                if other is not person
                and other.kind is SpeakerKind.PERSON
                and len(other.words) > 1
                and other.words[-1] == person.words[0]
            ]
            if len(fuller) == 1:
                self._same[id(person)] = fuller[0]
        for person in self.people:
            if person.kind is SpeakerKind.PERSON and not person.words and person.heads:
                bearers = [
                    other
                    for head in person.heads
                    for other in self._by_head.get(head, [])[-16:]
                    if other is not person and other.words and other.kind is SpeakerKind.PERSON and person.traits <= other.traits
                ]
                if bearers and all(other is bearers[0] for other in bearers):
                    self._same[id(person)] = bearers[0]

    def same(self, person: Person) -> Person:
        """The one that `settle` found this person to be."""
        return self._same.get(id(person), person)


def _same_name(person: Person, mention: Mention) -> bool:
    """Whether a mention's name can be this person's: the shorter lies in the longer, in order."""
    if person.by_name and mention.by_name:
        return person.by_name == mention.by_name
    short, long = sorted((person.words, mention.words), key=len)
    if not short or not _in_order(short, long):
        return False
    return len(short) == len(long) or short[-1] == long[-1] or len(short) > 1 or short[0] == long[0] or len(short[0]) > 3


def _bears(person: Person, mention: Mention) -> bool:
    """Whether a role's traits let it be this person's; a newly introduced role may also say more than the person's known one."""
    if mention.traits <= person.traits:
        return True
    return bool(person.traits) and person.traits < mention.traits and not mention.definite


def _in_order(short: Sequence[str], long: Sequence[str]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)


def _agree(person: Person, mention: Mention) -> bool:
    """Whether gender and number allow it; organizations agree with any gender, a verb before several stands in the singular."""
    if person.kind is SpeakerKind.PERSON:
        if Gender.UNKNOWN not in (person.gender, mention.gender) and person.gender is not mention.gender:
            return False
        return mention.number == 1
    if person.voices and mention.gender is not Gender.UNKNOWN and mention.gender not in person.voices:
        return mention.form not in (Form.PRONOUN, Form.SAME)
    if mention.form is Form.PRONOUN and mention.number > 1:
        return person.kind is SpeakerKind.GROUP or person.number > 1
    if person.kind is SpeakerKind.GROUP:
        return mention.number > 1 or mention.form is not Form.PRONOUN
    return True


def _continues(person: Person, mention: Mention) -> bool:
    """Whether a participle can go on with what somebody said: no singular of men with a group, no plural with one."""
    if person.kind is SpeakerKind.GROUP:
        return mention.number > 1 or mention.gender is Gender.WOMAN
    return _agree(person, mention) and (person.kind is SpeakerKind.PERSON or mention.number == 1)


def _claimed(document: Document, mention: Mention, person: Person | None, cast: Cast) -> ClaimedSpeaker | None:
    """The speaker in the article's words."""
    if person is None:
        return None
    person = cast.same(person)
    name = person.name or person.plain or person.role
    if mention.form is Form.ORGANIZATION and not mention.definite and mention.name is not None:
        name = mention.name
    if name is None:
        return None
    words = " ".join(document.words(name).split())
    if words.startswith("لل") and (definite := _definite(document, words)) is not None:
        words = definite
    role = document.words(person.role) if person.role is not None and person.name is not None else None
    return ClaimedSpeaker(
        name=words,
        kind=person.kind,
        mention=mention.span,
        role=" ".join(role.split()) if role else None,
        gender=person.gender,
        doubtful=mention.doubtful,
    )


def _definite(document: Document, words: str) -> str | None:
    """The form with the article of a name that the article gives behind ل: للجنة, if the article has it too."""
    definite = "ال" + words[2:]
    return definite if definite in document.text else None
