"""The English grammar over a whole document."""

from __future__ import annotations

from newsdesk.engines.rules.document import Document
from newsdesk.engines.rules.drafts import Draft, Findings, Form, Mention
from newsdesk.engines.rules.english import phrases, speech, subjects
from newsdesk.engines.rules.english.cues import UnitReader
from newsdesk.engines.rules.english.mentions import Mentions
from newsdesk.engines.rules.english.unit import Found
from newsdesk.engines.rules.english.words import Unit, Words
from newsdesk.model import Act, Kind, Span


def read(document: Document) -> Findings:
    """The drafts and mentions of a document in English. Never raises on any text; linear in it."""
    words = Words(document)
    return Findings(tuple(_Reading(document, words).drafts()))


_OPENING = "\"“”„«‘'"


class _Reading:
    """One document on its way to drafts."""

    def __init__(self, document: Document, words: Words) -> None:
        self.words = words
        self.mentions = Mentions(document, words)
        self.done: list[Draft] = []
        self.open = -1  # the draft that an uncued quotation goes on with, by number
        self.held: list[tuple[int, int]] = []  # a quotation that goes on in the next paragraph, its cue still to come
        self.turned: set[str] = set()  # the last names of those who speak in turns
        self.signed = -1  # the unit that is the signature of the one before it
        self.waiting: tuple[Mention, Unit] | None = None  # a unit that ended in a colon

    def drafts(self) -> list[Draft]:
        """All drafts in text order."""
        words = self.words
        turns = speech.turns(words)
        turn: Mention | None = None
        for number, unit in enumerate(words.units):
            if number == self.signed:
                continue
            if turns:
                if number in turns:
                    turn = self._turn(unit, turns[number])
                    continue
                if turn is not None and self._goes_on(unit):
                    continue
            if not self._sign(number, unit):
                self._unit(unit)
        if self.held:
            self._release()
        return sorted(self.done, key=lambda draft: draft.start)

    def _turn(self, unit: Unit, name: tuple[int, int]) -> Mention | None:
        """Keep a turn. Questions are nobody's statement: after "Q:" nothing is kept; "A:" is whoever is interviewed."""
        words = self.words
        label = words.low[name[0]] if name[1] - name[0] == 1 else ""
        if label in ("q", "question"):
            self.open = -1
            return None
        mention = self.mentions.interviewed() if label in ("a", "answer") else None
        mention = mention or self.mentions.speaker(phrases.Phrase(*name), name[0])
        self.turned.update(mention.words[-1:])
        if name[1] + 1 < unit.last:
            content = words.span(name[1] + 1, unit.last)
            self.done.append(Draft((content,), None, Act.SAID, mention, "turn", Kind.DIRECT, confidence=0.85))
            self.open = len(self.done) - 1
        return mention

    def _goes_on(self, unit: Unit) -> bool:
        """Whether a paragraph of a transcript goes on with the turn before it: it does not speak of a speaker by name."""
        if self.open < 0:
            return False
        words = self.words
        before = self.done[self.open]
        if any(words.low[at] in self.turned and words.capital[at] for at in range(unit.first, unit.last)):
            self.open = -1
            return False
        self._extend(words.span(unit.first, unit.last), before)
        return True

    def _sign(self, number: int, unit: Unit) -> bool:
        """Keep a quotation that its speaker's name follows after a dash, in its unit or in the next; whether it did."""
        words = self.words
        if words.quote[unit.first] < 0 or self.held:
            return False
        last = min(words.quotes[words.quote[unit.first]].last, unit.last)
        phrase = speech.signature(words, last, unit.last)
        if phrase is None and last == unit.last and number + 1 < len(words.units):
            following = words.units[number + 1]
            phrase = speech.signature(words, following.first, following.last)
            self.signed = number + 1 if phrase is not None else self.signed
        if phrase is None or not speech.sentence_like(words, unit.first, last):
            return False
        speaker = self.mentions.speaker(phrase, phrase.first)
        self.done.append(Draft((words.span(unit.first, last),), None, Act.SAID, speaker, "signature", confidence=0.75))
        self.open = -1
        return True

    def _extend(self, span: Span, before: Draft) -> None:
        """One more stretch of the draft that is open; joined to its last one where only white space lies between."""
        content = before.content
        adjoins = self._adjoin(content[-1], span)
        content = (*content[:-1], Span(content[-1].start, span.end)) if adjoins else (*content, span)
        self.done[self.open] = Draft(
            content, before.cue, before.act, before.speaker, before.reason, before.kind, confidence=before.confidence
        )

    def _unit(self, unit: Unit) -> None:
        words = self.words
        number = words.quote[unit.first]
        continues = number >= 0 and words.quotes[number].continues
        if self.held and not continues:
            self._release()
        alone = speech.whole(words, unit)
        if alone is not None:
            self.held.append(alone)
            if words.quotes[number].closed:
                self._release()
            return
        found = UnitReader(words, unit).read()
        if self.held and found and found[0].content[0][0] == unit.first:
            found[0].content[:0] = self.held
            self.held = []
        elif self.held:
            self._release()
        if not found:
            by_colon = speech.colon(words, unit)
            if by_colon is not None:
                found = [by_colon]
        for one in found:
            if self._refers_back(one, unit):
                self._look_at_subject(unit)
            self._keep(one)
        if not found:
            self._look_at_subject(unit)
            self.open = -1 if not self._only_marks(unit) else self.open
        if words.low[unit.last - 1] == ":" and words.quote[unit.last - 1] < 0:
            subject = subjects.main_subject(words, unit.first, unit.last)
            if subject is not None:
                self.waiting = (self.mentions.speaker(subject, unit.first), unit)

    def _refers_back(self, found: Found, unit: Unit) -> bool:
        """Whether a pronoun speaks later in a sentence than its subject: The ministry issued a statement in which it denied."""
        phrase = found.phrase
        if phrase is None or phrase.last - phrase.first > 1 or phrase.first < unit.first + 4:
            return False
        low = self.words.low[phrase.first]
        if phrase.first < found.content[0][0]:
            return low in ("it", "he", "she", "they")
        return low == "it" and found.content[0][0] == unit.first  # The bank will cut jobs, it said

    def _only_marks(self, unit: Unit) -> bool:
        return not any(self.words.word[unit.first : unit.last])

    def _keep(self, found: Found) -> None:
        words = self.words
        spans = self._joined(sorted(found.content))
        if not spans:
            return
        before = self.mentions.person
        speaker = self.mentions.speaker(found.phrase, found.cue[0] if found.cue else found.content[0][0])
        if found.aside and before is not None:
            self.mentions.person = before
        if speaker.form is Form.SAME and not self.done:
            return
        phrase = found.phrase
        if phrase is not None and phrase.last - phrase.first == 1 and words.low[phrase.first] in ("i", "we", "you"):
            return  # the writer's own words, or nobody's
        cue = words.span(*found.cue) if found.cue else None
        self.done.append(Draft(tuple(spans), cue, found.act, speaker, found.reason, confidence=found.confidence))
        ends_quoted = words.quote[found.content[-1][1] - 1] >= 0 or words.text[spans[0].start] in _OPENING
        self.open = len(self.done) - 1 if ends_quoted else -1

    def _look_at_subject(self, unit: Unit) -> None:
        """Whom the unit is about, for the pronouns after it."""
        words = self.words
        subject = subjects.main_subject(words, unit.first, unit.last)
        if subject is None or words.low[subject.first] in ("it", "they", "we", "i", "this", "that", "there"):
            return
        mention = self.mentions.mention(subject)
        owner = subject.first
        while owner < subject.last and words.low[owner] != "'s" and words.capital[owner]:
            owner += 1
        if mention.form is not Form.NAME and subject.first < owner < subject.last and words.low[owner] == "'s":
            mention = self.mentions.mention(phrases.Phrase(subject.first, owner))
        body = mention.form is Form.ORGANIZATION and any(
            at in self.mentions.of_token for at in range(subject.first, subject.last)
        )
        if mention.form in (Form.NAME, Form.GROUP) or body:
            self.mentions.focus(mention)

    def _release(self) -> None:
        """What was held has no cue."""
        content, self.held = self.held, []
        self._uncued(content)

    def _joined(self, content: list[tuple[int, int]]) -> list[Span]:
        """The places of the stretches, as one where only white space lies between two, no opening mark."""
        spans: list[Span] = []
        for first, last in content:
            if first >= last:
                continue
            span = self.words.span(first, last)
            if spans and self._adjoin(spans[-1], span):
                span = Span(spans.pop().start, span.end)
            spans.append(span)
        return spans

    def _adjoin(self, one: Span, other: Span) -> bool:
        text = self.words.text
        return not text[one.end : other.start].strip() and text[other.start] not in _OPENING

    def _uncued(self, content: list[tuple[int, int]]) -> None:
        """A quotation without a cue: the one before goes on, or somebody just named speaks."""
        words = self.words
        spans = self._joined(content)
        if self.waiting is not None:
            mention, before = self.waiting
            self.waiting = None
            if content[0][0] - before.last < 3:
                self.done.append(Draft(tuple(spans), None, Act.SAID, mention, "colon", confidence=0.75))
                self.open = len(self.done) - 1
                return
        if self.open >= 0:
            for span in spans:
                self._extend(span, self.done[self.open])
            return
        if not speech.sentence_like(words, content[0][0], content[-1][1]):
            return
        speaker = self.mentions.spoke
        if self.mentions.person is not None and (speaker is None or speaker.form is Form.NAME):
            speaker = self.mentions._named(self.mentions.person, spans[0])
        if speaker is None:
            return
        mention = Mention(
            None,
            speaker.form,
            speaker.name,
            speaker.role,
            speaker.words,
            speaker.heads,
            speaker.traits,
            speaker.gender,
            speaker.number,
            True,
            speaker.by_name,
        )
        self.done.append(Draft(tuple(spans), None, Act.SAID, mention, "uncued", confidence=0.5))
        self.open = len(self.done) - 1
