"""The verb group around a cue, and who stands for its subject when that is far or a relative."""

from __future__ import annotations

from newsdesk.engines.rules.english import lexicon, parts, phrases, subjects
from newsdesk.engines.rules.english.lexicon import closed
from newsdesk.engines.rules.english.phrases import Phrase
from newsdesk.engines.rules.english.unit import UnitState

_GROUP = 10  # a verb with its auxiliaries and adverbs is no longer
BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "'s", "'re"])


class VerbGroups(UnitState):
    """A unit in which the groups of its verbs are looked at."""

    def _group(self, at: int) -> tuple[int, set[str]]:
        """Where the verb group of the verb at `at` begins, and the words in it."""
        words = self.words
        start = at
        seen: set[str] = set()
        while start > max(self.floor, at - _GROUP) and words.quote[start - 1] < 0:
            low = words.low[start - 1]
            if words.capital[start - 1] and start - 1 > self.first:
                break
            if low == "to" and start - 2 >= self.floor and words.low[start - 2] in closed("governing"):
                seen.add("governed")
                start -= 2
                if words.low[start] == "on" and start > self.floor:
                    start -= 1
                continue
            if parts.auxiliary(low) or low in closed("negation") or low == "to":
                seen.add(low)
            elif not (
                parts.adverb(words, start - 1) and start - 1 > self.first and words.low[start - 1] not in ("all", "both", "each")
            ):
                break
            start -= 1
        return start, seen

    def _plural_before(self, start: int) -> bool:
        """Whether what stands before a bare verb can be its plural subject rather than a noun's determiner."""
        words = self.words
        if start <= self.floor:
            return False
        low = words.low[start - 1]
        if low in ("they", "we", "i", "you", "who", "that", "which", ",", ")", "and", "also", "'s"):
            return low != "'s"
        if words.quote[start - 1] >= 0:
            return True
        if low in closed("determiner") - {"many", "some", "most", "several", "both", "few", "all", "others"} or low in closed(
            "preposition"
        ):
            return False
        return (
            low.isdigit()
            or low.endswith("s")
            or low in lexicon.plurals()
            or words.capital[start - 1]
            or low in ("others", "many", "some", "most", "both")
            or low in closed("fraction")
            or (start - 2 >= self.floor and words.low[start - 2] == "in" and low in closed("number"))
        )

    def _antecedent(self, relative: int) -> Phrase | None:
        """Whom "who" or "which" at this token stands for."""
        words = self.words
        if relative - 1 > self.floor and words.low[relative - 1] == ",":
            phrase = phrases.before(words, relative, self.floor) or phrases.minimal(words, relative - 1, self.floor)
            return self._last_named(phrase) if phrase is not None else None
        end = relative
        return phrases.minimal(words, end, self.floor) if end > self.floor else None

    def _last_named(self, phrase: Phrase) -> Phrase:
        """Who speaks of "the view of Ana Duarte, who said": a thing has no voice, the name after "of" has."""
        words = self.words
        for at in range(phrase.first + 1, phrase.last - 1):
            if words.low[at] == "of" and words.capital[at + 1]:
                head = words.low[at - 1]
                voice = head in lexicon.roles() or head in lexicon.plurals() or head in lexicon.bodies() or words.capital[at - 1]
                return phrase if voice else Phrase(at + 1, phrase.last, phrase.beside)
        return phrase

    def _subordinate_subject(self, at: int) -> Phrase | None:
        """The subject of the subordinate clause that runs up to the token: shares fell after the firm cut jobs and warned."""
        words = self.words
        for k in range(at - 1, max(self.first, at - 30), -1):
            if words.quote[k] >= 0 or words.low[k] in (";", ":"):
                return None
            if words.low[k] in closed("clausal"):
                phrase = subjects.main_subject(words, k + 1, at)
                return phrase if phrase is not None and subjects.has_voice(words, phrase) else None
        return None

    def _quoted(self, start: int) -> Phrase | None:
        """Whom another quotes, before "as saying" at `start`: Reuters quoted two officials as saying."""
        words = self.words
        end = start - 1
        for at in range(end - 2, max(self.floor, end - 24) - 1, -1):
            if words.quote[at] >= 0 or words.low[at] in (";", ":"):
                return None
            if words.low[at] in closed("quoting"):
                if words.low[at + 1] in ("by", "in") or (at > self.first and words.low[at - 1] in BE):
                    return None
                return phrases.after(words, at + 1, end) if phrases.plausible(words, at + 1, end) else None
        return None
