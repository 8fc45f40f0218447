"""Whether the words of two statements are the same ones, cut, spelt or retold in another way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from newsdesk.digests.wording import Weight, Word, Wording, answers, relative, resembles, turns_by_what_is_cut

WHOLE = 3
"""Words that tell something in two statements that are equal to the letter, at least."""

CUT = 5
"""Words that tell something in a statement that is a part of the other, at least."""

FIRM = 4
"""Words that tell something and are the same to the letter in two statements of which one retells the other, at least."""

LAPPED = 6
"""Words that tell something in what two statements have in common of which neither is a part of the other, at least."""

_SHARE = 0.6  # of the shorter statement that must be common where neither is a part of the other
_WITHIN = 0.8  # of the shorter statement that must be common where it is a part of the other
_MORE = 0.25  # of the common words that one may have more between them
_FEW = 3  # words that one may have more between them in any case
_A_SLIP = 12  # common words that tell something for one that is written amiss or in another form
_MOST_REPEATED = 12_000  # pairs of equal words in two statements; what repeats itself so often is no news and costs time
_RUN = 4  # common words on both sides of whole sentences that are left out


_Block = tuple[str, int, int, int, int]


@dataclass(slots=True)
class _Side:
    """What one statement has alone: before, between and after what is common, and how many words are common."""

    words: Sequence[Word]
    alone: list[Word] = field(default_factory=list)
    between: list[Word] = field(default_factory=list)
    ends: int = 0


def same_words(one: Wording, other: Wording, *, person: bool, tense: bool) -> bool:
    """Whether the two say the same in near-identical words. Symmetric.

    `person` lets "we" be answered by "they", as where one outlet quotes and the other retells; `tense` lets "will" be "would".
    Nothing may stand in place of another word but another spelling of it; what is there in one only must not turn what is said.
    """
    first, second = sorted((one.words, other.words), key=lambda words: (len(words), [(word.key, word.opens) for word in words]))
    told = [[word.key for word in words if word.weight is not Weight.LIGHT] for words in (first, second)]
    if told[0] == told[1] and len(told[0]) >= WHOLE:
        return True
    counted = [Counter(word.core for word in words) for words in (first, second)]
    if sum(times * counted[1][core] for core, times in counted[0].items()) > _MOST_REPEATED:
        return False
    return _Alignment(first, second, person=person, tense=tense).holds()


class _Alignment:
    """The shorter statement laid upon the longer."""

    def __init__(self, short: Sequence[Word], long: Sequence[Word], *, person: bool, tense: bool) -> None:
        self._short, self._long = _Side(short), _Side(long)
        self._person, self._tense = person, tense
        self._common = 0  # words that tell something
        self._matched = 0
        self._slips = 0
        self._turned = 0  # of the common words that stand in another person or form

    def holds(self) -> bool:
        """Whether the two are the same words; to be asked once."""
        short, long = self._short.words, self._long.words
        blocks = self._blocks(short, long)
        reach = [at for at, block in enumerate(blocks) if block[0] == "equal"]
        if not reach:
            return False
        for at, (tag, i, j, k, m) in enumerate(blocks):
            ours, theirs = short[i:j], long[k:m]
            if tag == "equal":
                if not self._pairs(ours, theirs):
                    return False
            elif not self._differs(ours, theirs, before=at < reach[0], after=at > reach[-1], runs=self._runs(blocks, at)):
                return False
        return self._enough() and not self._moved()

    def _blocks(self, short: Sequence[Word], long: Sequence[Word]) -> list[_Block]:
        """What is equal and what is not, by the cores of words; at both ends only words that are the same count as equal."""
        matcher = SequenceMatcher(None, [word.core for word in short], [word.core for word in long], autojunk=False)
        same = [block for block in matcher.get_matching_blocks() if block.size]
        pairs = [(block.a + at, block.b + at) for block in same for at in range(block.size)]
        while pairs and not self._answers(short[pairs[0][0]], long[pairs[0][1]]):
            pairs.pop(0)
        while pairs and not self._answers(short[pairs[-1][0]], long[pairs[-1][1]]):
            pairs.pop()
        found: list[_Block] = []
        i = k = 0
        for a, b in [*pairs, (len(short), len(long))]:
            if (a, b) != (i, k):
                found.append(("differs", i, a, k, b))
            if a < len(short) and b < len(long):
                if found and found[-1][0] == "equal" and (a, b) == (i, k):
                    found[-1] = ("equal", found[-1][1], a + 1, found[-1][3], b + 1)
                else:
                    found.append(("equal", a, a + 1, b, b + 1))
            i, k = a + 1, b + 1
        return found

    def _answers(self, one: Word, other: Word) -> bool:
        return answers(one, other, person=self._person, tense=self._tense)

    def _runs(self, blocks: Sequence[_Block], at: int) -> int:
        """How many words are common beside a block, on the side that has fewer."""
        beside = [blocks[each] for each in (at - 1, at + 1) if 0 <= each < len(blocks)]
        return min((block[2] - block[1] for block in beside), default=0)

    def _pairs(self, ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
        """Take words of one core as common, if they are the same word here."""
        for one, other in zip(ours, theirs, strict=True):
            if self._answers(one, other):
                self._common += one.weight is not Weight.LIGHT
                self._turned += one.key != other.key
            elif resembles(one, other):
                self._slips += 1
            else:
                return False
            self._matched += 1
        return True

    def _differs(self, ours: Sequence[Word], theirs: Sequence[Word], *, before: bool, after: bool, runs: int) -> bool:
        """Whether the statements may differ so, in a place where they have no words in common."""
        if "".join(word.key for word in ours) == "".join(word.key for word in theirs):
            self._matched += len(ours)
            self._common += sum(word.weight is not Weight.LIGHT for word in ours)
            return True
        mine = [word for word in ours if word.weight is not Weight.LIGHT]
        others = [word for word in theirs if word.weight is not Weight.LIGHT]
        if mine and others:
            return len(mine) == len(others) and self._pairs(mine, others)
        if relative(ours) and relative(theirs):
            return True
        for side, words, told in ((self._short, ours, mine), (self._long, theirs, others)):
            side.alone += told
            if before:
                if turns_by_what_is_cut(words):
                    return False
                side.ends += len(told)
            elif after:
                side.ends += len(told)
            elif relative(words) or not self._more(side, words, told, runs):
                return False
        return True

    def _more(self, side: _Side, words: Sequence[Word], told: Sequence[Word], runs: int) -> bool:
        """Whether one may have these words more between common ones: whole sentences, or a few that do not turn the others."""
        if words and words[0].opens and runs >= _RUN:
            return True
        side.between += told
        return not any(word.weight is Weight.HEAVY for word in told)

    def _enough(self) -> bool:
        """Whether what is common suffices, beside what either has alone."""
        for side in (self._short, self._long):
            if len(side.between) > max(_FEW, _MORE * self._matched):
                return False
        if self._slips * _A_SLIP > self._common:
            return False
        lapped = self._short.ends > 0 and self._long.ends > 0
        told = sum(word.weight is not Weight.LIGHT for word in self._short.words)
        if self._common - self._turned < FIRM:
            return False
        return self._common >= (LAPPED if lapped else CUT) and self._common >= (_SHARE if lapped else _WITHIN) * told

    def _moved(self) -> bool:
        """Whether a word that one has between common ones stands elsewhere in the other: from where to where, who to whom."""
        return any(
            {word.core for word in side.between} & {word.core for word in other.alone}
            for side, other in ((self._short, self._long), (self._long, self._short))
        )
