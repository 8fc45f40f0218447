"""Cues in a unit: verbs of saying in their frames, "according to", nouns of saying; each with its speaker and what is said."""

from __future__ import annotations

from bisect import bisect_left

from newsdesk.engines.rules.english import lexicon, parts, phrases, subjects
from newsdesk.engines.rules.english.clauses import end_of, has_verb, shows_clause, skip_addressee, skip_adjuncts
from newsdesk.engines.rules.english.content import Target, target
from newsdesk.engines.rules.english.ends import begins, clause_end, particles_end
from newsdesk.engines.rules.english.groups import BE, VerbGroups
from newsdesk.engines.rules.english.lexicon import Form, Verb, closed
from newsdesk.engines.rules.english.nouns import noun_cue
from newsdesk.engines.rules.english.parts import JOINTS
from newsdesk.engines.rules.english.phrases import Phrase
from newsdesk.engines.rules.english.sources import according, by_reckoning, verdict
from newsdesk.engines.rules.english.unit import Found

_SHOWING = frozenset({"suggest", "show", "indicate", "imply", "reveal", "confirm", "prove", "demonstrate"})
_JOINING = frozenset({"quote", "that", "colon", "zero", "object", "to", "person-to", "of", "wh"})


class UnitReader(VerbGroups):
    """Reads one unit from left to right."""

    def read(self) -> list[Found]:
        """The statements of the unit, in the order of their cues."""
        words, table = self.words, lexicon.verbs()
        nouns = lexicon.nouns()
        reached, cues = self.first, words.cues
        for at in cues[bisect_left(cues, self.first) : bisect_left(cues, self.last)]:
            if at < reached or words.quote[at] >= 0:
                continue
            low = words.low[at]
            after = None
            if low in table and (not words.capital[at] or at == self.first):
                after = self._verb(at, table[low])
            elif low in ("according", "per"):
                after = according(self, at)
            if after is None and low in nouns:
                after = noun_cue(self, at, nouns[low])
            if after is None and low in closed("utterance"):
                after = verdict(self, at)
            elif after is None and low in closed("reckoning"):
                after = by_reckoning(self, at)
            reached = after if after is not None and after > at else at + 1
        return self.found

    # verbs

    def _verb(self, at: int, readings: tuple[Verb, ...]) -> int | None:
        for verb in readings:
            end = particles_end(self.words, verb, at, self.last)
            if end is None:
                continue
            after = self._participle(at, end, verb) if verb.form is Form.ING else self._finite(at, end, verb)
            if after is not None:
                return after
            if verb.particles:
                return None
        return None

    def _finite(self, at: int, end: int, verb: Verb) -> int | None:
        words = self.words
        start, seen = self._group(at)
        if any(low in closed("negation") or low.endswith("n't") for low in seen) or seen & closed("unreal"):
            return None
        if "to" in seen and "governed" not in seen:
            return None
        if verb.form is Form.PAST and seen & BE:
            return self._passive(at, end, verb)
        if verb.form is Form.BASE and not seen and not self._plural_before(start):
            return None
        inverted = self._inverted(start, at, end, verb)
        if inverted is not None:
            return inverted
        subject = phrases.before(words, start, self.floor)
        relative = -1
        if subject is not None and words.low[subject.first] in ("who", "which", "that") and subject.last - subject.first == 1:
            relative = subject.first
        elif subject is not None and words.low[subject.last - 1] in ("who", "which", "that"):
            relative = subject.last - 1
        elif subject is None:
            edge = phrases.without_time(words, start, self.floor)
            if edge > self.first and words.low[edge - 1] in ("who", "which"):
                relative = edge - 1
        if relative >= 0:
            subject = self._antecedent(relative)
            return self._with_subject(subject, start, at, end, verb, relative=True) if subject is not None else None
        if subject is None:
            low = words.low[start - 1] if start > self.first else ""
            if low in ("and", "but", "or", "then") or (low == "," and self.found):
                return self._joined(start, at, end, verb)
            return None
        return self._with_subject(subject, start, at, end, verb)

    def _passive(self, at: int, end: int, verb: Verb) -> int | None:
        """Told by police that …: the speaker follows "by"."""
        words = self.words
        if "person" not in verb.frames or end + 1 >= self.last or words.low[end] != "by":
            return None
        subject = phrases.after(words, end + 1, self.last)
        if subject is None:
            return None
        stop = skip_addressee(words, end + 1, self.last)
        found = target(words, verb, stop, self.last)
        if found is None:
            return None
        return self.keep([(found.first, found.last)], (at, end), verb, Phrase(end + 1, stop), f"passive + {found.frame}", 0.6)

    def _inverted(self, start: int, at: int, end: int, verb: Verb) -> int | None:
        """The subject after its verb: "…," said Smith."""
        words = self.words
        if "quote" not in verb.frames or "person" in verb.frames:
            return None
        if start == at == self.first and self.words.capital[at]:
            return self._leading(at, end, verb)
        if start != at or start <= self.left:
            return None
        low = words.low[start - 1]
        after_quote = words.quote[start - 1] >= 0 or (low in JOINTS and start - 2 >= self.left and words.quote[start - 2] >= 0)
        if not after_quote and low not in JOINTS:
            return None
        subject = phrases.after(words, end, self.last)
        if subject is None:
            return None
        if subject.last < self.last and words.word[subject.last] and words.quote[subject.last] < 0:
            nxt = words.low[subject.last]
            if nxt == "that" or parts.finite(words, subject.last):
                return None
        if not after_quote:
            if not {"that", "zero"} & verb.frames or low != "," or begins(words, verb, end, self.last):
                return None
            if verb.form is not Form.PAST and ("noun" in verb.frames or (verb.form is Form.BASE and verb.lemma != "say")):
                return None
            if words.low[self.left] == "when":
                return None
            if verb.lemma != "say" and self._only_a_subject(start):
                return None  # Wilk, who had worked there, recalled a colleague
            goes_on = subject.last + 1 < self.last and words.low[subject.last] == "," and parts.finite(words, subject.last + 1)
            if not has_verb(words, self.left, start - 1) and not goes_on:
                return None
            bare = not words.capital[end] and words.low[end] not in closed("article")
            if bare and "to" in verb.frames:
                return None  # regular, pledged delegates
        stop = start if words.quote[start - 1] >= 0 else start - 1
        content = self.before(stop)
        if content is None:
            return None
        return self.parenthetical(content, (at, end), verb, subject, subject.last, "inverted")

    def _only_a_subject(self, start: int) -> bool:
        """Whether all that stands before the token is a subject with its asides."""
        subject = phrases.before(self.words, start, self.left)
        lead = parts.strip_left(self.words, self.left, start)
        return subject is not None and subject.first <= lead + 1 and subject.last < start

    def _leading(self, at: int, end: int, verb: Verb) -> int | None:
        """Said Smith: "…" — verb, subject and quotation in that order."""
        words = self.words
        subject = phrases.after(words, end, self.last)
        if subject is None or verb.form is Form.BASE:
            return None
        mark = subject.beside[1] if subject.beside else subject.last
        for quote in (subject.last + 1, mark + 1):
            if quote < self.last and words.low[quote - 1] in (",", ":") and words.quote[quote] >= 0:
                last = end_of(words, clause_end(words, quote, self.last), quote)
                return self.keep([(quote, last)], (at, end), verb, subject, "inverted + quote", 0.9)
        return None

    def _with_subject(self, subject: Phrase, start: int, at: int, end: int, verb: Verb, relative: bool = False) -> int | None:
        words = self.words
        found = target(words, verb, end, self.last)
        if found is not None and (relative or (subject.first > self.floor and words.low[subject.first - 1] in ("who", "which"))):
            found = self._before_main_verb(found)
        edge = subject.whole_first
        if edge - 3 >= self.left and words.low[edge - 1] == "how" and words.low[edge - 2] in BE and words.quote[edge - 3] >= 0:
            content = self.before(edge - 2)  # "A farce" is how Smith described the vote
            return self.keep([content], (at, end), verb, subject, "is how", 0.75) if content is not None else None
        if edge > self.floor and words.low[edge - 1] == "as" and (found is None or found.frame == "zero"):
            return self._as_said(edge - 1, subject, at, end, verb)
        low = words.low[edge - 1] if edge > self.left else ""
        after_quote = edge > self.left and (
            words.quote[edge - 1] >= 0 or (low in JOINTS and edge - 2 >= self.left and words.quote[edge - 2] >= 0)
        )
        aside = after_quote or (low in (*JOINTS, ";") and edge > self.left)
        if aside and "quote" in verb.frames:
            stop = edge if words.quote[edge - 1] >= 0 else edge - 1
            if found is None and self._reports_evidence(stop):
                inner = self.found.pop()
                whole = subjects.main_subject(words, self.first, inner.cue[0]) if inner.cue else None
                begin = inner.phrase.first if inner.phrase else inner.content[0][0]
                begin = min(begin, whole.first) if whole is not None else begin
                return self.keep([(begin, stop)], (at, end), verb, subject, "after", 0.8)
            if self._is_parenthetical(found, stop, after_quote, end, verb):
                content = self.before(stop)
                if content is not None:
                    rest = (
                        skip_addressee(words, end, self.last)
                        if "person" in verb.frames or (end < self.last and words.low[end] == "to")
                        else end
                    )
                    return self.parenthetical(content, (at, end), verb, subject, rest, "after")
        if found is None or not self._fits(subject, verb, found):
            return None
        confidence = 0.9 if found.frame in ("that", "quote", "colon") else 0.8 if found.frame == "zero" else 0.7
        return self.keep([(found.first, found.last)], (at, end), verb, subject, found.frame, confidence)

    def _reports_evidence(self, stop: int) -> bool:
        """Whether what ends before `stop` was taken for a figure's or a finding's own word: The data suggest …, they said."""
        if len(self.found) != 1 or self.found[-1].content[-1][1] != stop or self.found[-1].phrase is None:
            return False
        phrase = self.found[-1].phrase
        if self.found[-1].reason.split(" ", 1)[0] in _SHOWING and not subjects.has_voice(self.words, phrase):
            return True
        return any(self.words.low[at] in closed("evidence") for at in range(phrase.first, phrase.last))

    def _before_main_verb(self, found: Target) -> Target:
        """What a relative clause reports, without the main clause after it: Smith, who has said that …, has not come."""
        words = self.words
        for at in range(found.first + 2, found.last - 1):
            if words.low[at] == "," and words.quote[at] < 0 and parts.finite(words, at + 1):
                return Target(found.first, at, found.frame)
        return found

    def _before_main_clause(self, found: Target) -> Target:
        """What a participle before the main clause reports, without that clause: Noting that it was late, Smith left."""
        words = self.words
        for at in range(found.first + 2, found.last - 2):
            if words.low[at] == "," and words.quote[at] < 0 and shows_clause(words, at + 1, found.last):
                return Target(found.first, at, found.frame)
        return found

    def _fits(self, subject: Phrase, verb: Verb, found: Target) -> bool:
        """Whether subject and verb make a clause: not "Britain's proposed sale", not "the duelling protests reflect …"."""
        words = self.words
        if words.low[subject.last - 1] == "'s" and not ("zero" in verb.frames and verb.form is not Form.BASE):
            return False
        if "noun" in verb.frames and verb.form in (Form.THIRD, Form.BASE) and found.frame == "object":
            return any(words.quote[at] >= 0 for at in range(found.first, found.last))
        if "noun" in verb.frames and verb.form is Form.BASE and found.frame == "that":
            return not parts.finite(words, found.first)  # states that will vote
        if verb.lemma in ("call", "dub", "label", "term", "brand") and words.quote[found.first] >= 0:
            first = words.low[subject.first]  # a play called "…"
            relative = subject.first > self.first and words.low[subject.first - 1] in ("that", "which", "what")
            return relative or first in closed("subject") or (words.capital[subject.first] and first not in closed("article"))
        return True

    def _is_parenthetical(self, found: Target | None, stop: int, after_quote: bool, end: int, verb: Verb) -> bool:
        """Whether what is said stands before subject and verb rather than after them."""
        words = self.words
        if stop <= self.left:
            return False
        lead = parts.strip_left(words, self.left, stop)
        if after_quote and (found is None or found.frame == "quote" or self._quotation_asks(lead, stop)):
            return found is None or found.frame != "that" or not parts.introduces(words, lead)
        if found is None:
            if not {"that", "zero"} & verb.frames:
                return False
            if verb.form in (Form.THIRD, Form.BASE) and "noun" in verb.frames and end_of(words, self.last, end) > end:
                return False
            told = skip_addressee(words, end, self.last) if "person" in verb.frames else end
            rest = skip_adjuncts(words, told, self.last)
            if rest < self.last and words.word[rest] and words.low[rest] not in closed("subordinator"):
                return False  # an object follows: As he spoke, she claimed the prize
            if (
                rest + 3 < self.last
                and words.low[rest] in JOINTS
                and words.word[rest + 1]
                and not self.cue_within(rest + 1, rest + 4)
            ):
                return True
            return has_verb(words, self.left, stop) and not self._subordinate(lead, stop)
        if found.frame == "quote":
            comma = words.low[found.first - 1] == "," or found.first > end + 1
            small = not words.capital[min(found.first + 1, self.last - 1)]
            return comma and small and not parts.introduces(words, lead)
        return False

    def _subordinate(self, lead: int, stop: int) -> bool:
        """Whether the tokens are a subordinate clause or an introduction alone, with no main clause after its comma."""
        words = self.words
        if self.only_introduction(lead, stop):
            return True
        clausal = words.low[lead] in closed("clausal") or words.low[lead] in ("as", "with")
        return clausal and "," not in words.low[lead : stop - 1]

    def _quotation_asks(self, lead: int, stop: int) -> bool:
        """Whether the quotation that ends before `stop` opens the unit and asks for a cue after it: "…," he told."""
        words = self.words
        number = words.quote[stop - 1] if words.quote[stop - 1] >= 0 else words.quote[stop - 2]
        if number < 0:
            return False
        quote = words.quotes[number]
        outside = words.low[stop] == "," if stop < len(words) else False
        return (
            quote.first <= lead + 1
            and quote.last - quote.first > 4
            and (outside or words.low[quote.last - 2] in (",", "?", "!", "…"))
        )

    def _joined(self, start: int, at: int, end: int, verb: Verb) -> int | None:
        """A further verb of the same subject: … and warned that."""
        words = self.words
        if verb.form is Form.BASE:
            return None
        found = target(words, verb, end, self.last)
        if found is None or (found.frame not in _JOINING and not begins(words, verb, end, self.last)):
            return None
        phrase: Phrase | None = None
        if not self.found:
            phrase = subjects.main_subject(words, self.first, at)
            if phrase is None or not subjects.has_voice(words, phrase):
                phrase = self._subordinate_subject(at) or phrase
            if phrase is None:
                return None
        return self.keep([(found.first, found.last)], (at, end), verb, phrase, f"and + {found.frame}", 0.8)

    def _participle(self, at: int, end: int, verb: Verb) -> int | None:
        """Adding that …, saying "…": the speaker is the clause's."""
        words = self.words
        start, seen = self._group(at)
        if any(low in closed("negation") or low.endswith("n't") for low in seen):
            return None
        low = words.low[start - 1] if start > self.first else ""
        if seen & BE or low == "'s":
            subject = phrases.before(words, start, self.floor)
            return self._with_subject(subject, start, at, end, verb) if subject else None
        if (
            low in ("of", "without", "from", "for", "about", "against", "on", "than", "to")
            or low in closed("determiner")
            or low in closed("possessive")
        ):
            return None
        found = target(words, verb, end, self.last)
        if found is None or (
            found.frame == "zero" and not begins(words, verb, end, self.last) and not (low == "," and verb.lemma == "say")
        ):
            return None
        if found.frame in ("object", "colon") and low != ",":
            return None
        if start <= self.first + 3 and (start == self.first or parts.introduces(words, self.first)):
            found = self._before_main_clause(found)
        phrase = self._quoted(start) if low == "as" else None
        if phrase is not None:
            return self.keep([(found.first, found.last)], (at, end), verb, phrase, f"quoted + {found.frame}", 0.8)
        near = (
            phrases.minimal(words, start, self.floor)
            if low and words.word[start - 1] and words.low[start - 1] not in lexicon.closed("function")
            else None
        )
        if (
            near is not None
            and near.first > self.first
            and words.low[near.first - 1] in ("with", "by")
            and not (words.low[near.first] == "one" and near.last - near.first == 1)
        ):
            phrase = near
        elif not self.found:
            phrase = subjects.main_subject(words, self.first, self.last if start == self.first else start)
        return self.keep([(found.first, found.last)], (at, end), verb, phrase, f"participle + {found.frame}", 0.8)

    def _as_said(self, comparison: int, subject: Phrase, at: int, end: int, verb: Verb) -> int | None:
        """As Smith put it, …, or …, as Smith noted."""
        words = self.words
        rest = skip_adjuncts(words, end, self.last)
        if comparison == self.first or (not words.word[comparison - 1] and words.low[comparison - 1] not in JOINTS):
            while rest < self.last and words.word[rest] and words.quote[rest] < 0 and rest < end + 12:
                rest += 1
            if rest + 2 >= self.last or words.low[rest] not in (",", ":"):
                return None
            last = end_of(words, clause_end(words, rest + 1, self.last), rest + 1)
            return self.keep([(rest + 1, last)], (at, end), verb, subject, "as + comma", 0.75) if last > rest + 2 else None
        if words.low[comparison - 1] not in JOINTS or comparison - 1 <= self.left:
            return None
        if (rest < self.last and words.word[rest]) or not has_verb(words, self.left, comparison - 1):
            return None
        content = self.before(comparison - 1)
        if content is None:
            return None
        self.keep([content], (at, end), verb, subject, "comma + as", 0.75)
        self.floor = self.left = max(end, rest)
        return self.floor
