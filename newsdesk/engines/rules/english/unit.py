"""One unit while it is read: what was found in it, and what stands before and after a cue."""

from __future__ import annotations

from dataclasses import dataclass

from newsdesk.engines.rules.english import lexicon, parts
from newsdesk.engines.rules.english.clauses import end_of, has_verb, skip_adjuncts
from newsdesk.engines.rules.english.ends import clause_end
from newsdesk.engines.rules.english.lexicon import Verb, closed
from newsdesk.engines.rules.english.parts import JOINTS
from newsdesk.engines.rules.english.phrases import Phrase
from newsdesk.engines.rules.english.words import Unit, Words
from newsdesk.model import Act


@dataclass(slots=True)
class Found:
    """A statement found in a unit, by token indices: stretches, cue, speaker; without a phrase, whoever spoke before."""

    content: list[tuple[int, int]]
    cue: tuple[int, int] | None
    act: Act
    reason: str
    phrase: Phrase | None
    confidence: float
    aside: bool = False  # its cue stands in a relative clause: whom the text is about stays


class UnitState:
    """A unit on its way: what has been found, and from where later cues may take their words."""

    def __init__(self, words: Words, unit: Unit) -> None:
        self.words = words
        self.first = unit.first
        self.last = unit.last
        self.floor = unit.first  # nothing before this token belongs to a later cue
        self.left = unit.first  # where the content before a later cue may begin
        self.found: list[Found] = []

    def before(self, stop: int) -> tuple[int, int] | None:
        """The content that ends before `stop`: back to the last cue or the unit's beginning, an introduction left out."""
        words = self.words
        first = self.left
        while first < min(stop, self.left + 40) and not words.word[first] and words.quote[first] < 0:
            first += 1
        if first < stop and words.low[first] in closed("conjunction"):
            first += 1
            while first < stop and words.low[first] == ",":
                first += 1
        if first >= stop:
            return None
        first = self.past_colon(first, stop)
        if words.quote[stop - 1] >= 0:
            opening = words.quotes[words.quote[stop - 1]].first
            if opening > first:
                prefix_end = opening - 1
                if (
                    words.low[prefix_end] == ":"
                    or words.text[words.ends[prefix_end] - 1] == "."
                    or (
                        words.low[prefix_end] == ","
                        and (
                            parts.introduces(words, first)
                            or (not has_verb(words, first, prefix_end) and words.capital[opening + 1])
                        )
                    )
                    or (words.quotes[words.quote[stop - 1]].last - opening > 8 and not has_verb(words, first, opening))
                ):
                    first = opening
        return first, stop

    def past_colon(self, first: int, stop: int) -> int:
        """Past a colon that a clause of its own follows: She was less forgiving: he hoped never to return, he said."""
        words = self.words
        for at in range(stop - 3, max(first, stop - 60), -1):
            if words.low[at] == ":" and words.quote[at] < 0 and words.word[at + 1] and has_verb(words, at + 1, stop):
                return at + 1
        return first

    def parenthetical(
        self, content: tuple[int, int], cue: tuple[int, int], verb: Verb, subject: Phrase, rest: int, frame: str
    ) -> int:
        """Keep content that stands before its cue, and what goes on after the cue."""
        words = self.words
        stretches = [content]
        after = skip_adjuncts(words, rest, self.last)
        if subject.first >= cue[1] and subject.beside:
            after = subject.beside[1]
        direct = words.quote[content[1] - 1] >= 0 and words.quote[content[0]] == words.quote[content[1] - 1]
        introduction = words.quote[content[1] - 1] < 0 and self.only_introduction(*content)
        resumed = self.resumed(after, direct, introduction or not has_verb(words, *content))
        stop = after
        if introduction and resumed is not None:
            stretches = []
        if resumed is not None:
            stretches.append(resumed)
            stop = resumed[1]
        self.keep(stretches, cue, verb, subject, frame, 0.95 if direct else 0.85)
        self.floor = self.left = max(cue[1], stop if resumed else rest)
        return self.floor

    def resumed(self, after: int, direct: bool, broken: bool) -> tuple[int, int] | None:
        """The rest of a sentence broken by its own cue: "A," he said, "B". `broken`: what stands before cannot be all of it."""
        words = self.words
        at = after
        while at < self.last and words.word[at] and words.quote[at] < 0 and at < after + 14:
            at += 1  # an adjunct with words that no table knows
        if at >= self.last:
            return None
        if words.quote[at] >= 0 and at > after:
            return None
        if words.quote[at] < 0:
            if words.low[at] not in (*JOINTS, ":", ";") or at + 1 >= self.last:
                return None
            at += 1
        if words.quote[at] >= 0:
            quote = words.quotes[words.quote[at]]
            if quote.last < self.last and words.word[quote.last] and words.low[quote.last - 2] == "," and direct:
                return None  # "…," she added: its own cue follows
            last = clause_end(words, at, self.last) if not direct else min(quote.last, self.last)
            return (at, end_of(words, last, at)) if quote.last - quote.first > 3 else None
        low = words.low[at]
        if direct and low in ("and", "but", "so", "because") and at + 1 < self.last and words.quote[at + 1] >= 0:
            return at + 1, min(words.quotes[words.quote[at + 1]].last, self.last)
        if direct:
            return None
        if low in closed("resuming") or low in ("that", "to", "not", "nor", "if", "unless") or parts.finite(words, at) or broken:
            last = clause_end(words, at, self.last)
            if last - at < 3 or (low in ("and", "but", "while") and self.cue_within(at, min(at + 5, last))):
                return None
            if low.endswith("ing") and not (last < self.last and words.low[last] == ","):
                return None
            return at, end_of(words, last, at)
        return None

    def cue_within(self, first: int, last: int) -> bool:
        """Whether a verb of saying stands outside quotation marks among the tokens."""
        words = self.words
        return any(words.low[at] in lexicon.verbs() and words.quote[at] < 0 for at in range(first, last))

    def keep(
        self,
        content: list[tuple[int, int]],
        cue: tuple[int, int],
        verb: Verb,
        phrase: Phrase | None,
        frame: str,
        confidence: float,
    ) -> int:
        """Record a statement and move past it; where the unit goes on. Without a phrase the last speaker's is taken."""
        words = self.words
        if phrase is None and self.found:
            phrase = self.found[-1].phrase
        name = " ".join((verb.lemma, *verb.particles))
        aside = phrase is not None and phrase.first - 1 > self.first and words.low[phrase.first - 1] in ("which", "what", "whom")
        self.found.append(Found(content, cue, verb.act, f"{name} + {frame}", phrase, confidence, aside))
        last = max(content[-1][1], cue[1])
        self.floor = self.left = last
        return last

    def only_introduction(self, first: int, last: int) -> bool:
        """Whether the tokens are an introduction (In a letter to shareholders) without a clause of its own."""
        return parts.introduces(self.words, first) and not has_verb(self.words, first, last)
