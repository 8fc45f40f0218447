"""The same statement in several outlets, recognised as one.

One statement is one speaker and near-identical words: cut, spelt or punctuated in another way, quoted here and retold there.
The same speaker saying something similar is another statement: when in doubt, two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from newsdesk.digests.alignment import same_words
from newsdesk.digests.copies import Reports, Source
from newsdesk.digests.voices import one_voice
from newsdesk.digests.wording import Weight, Wording, wording
from newsdesk.model import Act, Article, Kind, Statement

RETOLD = 10
"""Words of a retold statement, at least, that two reporters would not choose alike by chance."""

_DENIALS = frozenset({Act.DENIED, Act.REJECTED})
_STANCES = (
    _DENIALS,
    frozenset({Act.ACCUSED, Act.CRITICIZED, Act.CONDEMNED}),
    frozenset({Act.WARNED, Act.THREATENED}),
    frozenset({Act.CALLED_FOR, Act.DEMANDED, Act.ASKED}),
    frozenset({Act.WELCOMED, Act.PRAISED}),
)
_SIZE = 2  # words that tell something in a row, by which statements are looked up
_RAREST = 16  # of these rows of a statement that are looked up
_MOST_BEARERS = 60  # statements that may have a row before it tells nothing of them
_MOST_PAIRED = 24  # of a group that a newcomer is held against


@dataclass(frozen=True, eq=False)
class Said:
    """A statement where it stands."""

    statement: Statement
    article: Article

    @cached_property
    def wording(self) -> Wording:
        """Its words as they are compared."""
        return wording(self.statement.words(self.article.text.characters))


def same(one: Said, other: Said) -> bool:
    """Whether two outlets carry one statement. Symmetric and reflexive; never raises."""
    ours, theirs = one.statement, other.statement
    if one is other or (ours == theirs and one.article == other.article):
        return True
    if not one_voice(ours.speaker, theirs.speaker) or not _one_stance(ours, theirs):
        return False
    both = {ours.kind, theirs.kind}
    return same_words(one.wording, other.wording, person=len(both) > 1, tense=both != {Kind.DIRECT})


def _one_stance(one: Statement, other: Statement) -> bool:
    """Whether what was done by saying it agrees; of words in quotation marks these themselves tell, but for a denial."""
    mine, theirs = (next((at for at, acts in enumerate(_STANCES) if each.act in acts), None) for each in (one, other))
    if mine == theirs:
        return True
    if one.kind is Kind.DIRECT and other.kind is Kind.DIRECT:
        return True
    return 0 not in (mine, theirs) and None in (mine, theirs)


@dataclass(frozen=True)
class Told:
    """One statement with all who carry it: `said` in the order given, never empty, and its sources."""

    said: tuple[Said, ...]
    sources: tuple[Source, ...]

    @property
    def independent(self) -> int:
        """How many sources it has that do not depend on each other."""
        return len(self.sources)

    @property
    def shown(self) -> Said:
        """The one to show: words in quotation marks before others, then who knows most of the speaker, then the fullest."""
        return max(self.said, key=_worth)


def gathered(statements: Iterable[Said], reports: Reports) -> list[Told]:
    """Every statement once, with all its sources, in the order of the first that carries it.

    `reports` knows all their articles.
    """
    return [Told(group, reports.sources((said.article for said in group), _one_hand(group))) for group in doubles(statements)]


def _one_hand(group: Sequence[Said]) -> list[tuple[Article, Article]]:
    """Articles that retell a statement in the very same words: no two reporters do, so they had it from one report."""
    retold: dict[tuple[str, ...], list[Article]] = defaultdict(list)
    for said in group:
        if said.statement.kind is Kind.INDIRECT and len(said.wording.keys) >= RETOLD:
            retold[said.wording.keys].append(said.article)
    return [pair for articles in retold.values() for pair in pairwise(articles)]


def _worth(said: Said) -> tuple[int, int, int]:
    speaker = said.statement.speaker
    known = sum(map(bool, (speaker.figure, speaker.role, speaker.name_ar, speaker.name_en))) - 2 * speaker.doubtful
    return said.statement.kind is Kind.DIRECT, known, len(said.wording.words)


def doubles(statements: Iterable[Said]) -> list[tuple[Said, ...]]:
    """All statements in groups of the same one; every two of a group are the same.

    Groups and what is in them stand in the order in which they were given; which they are does not depend on it. Takes
    time nearly linear in the statements.
    """
    given = list(statements)
    order = sorted(range(len(given)), key=lambda at: _rank(given[at]))
    found = _Groups([given[at] for at in order])
    groups = [sorted(order[at] for at in group) for group in found.groups()]
    return [tuple(given[at] for at in group) for group in sorted(groups)]


def _rank(said: Said) -> tuple[object, ...]:
    """An order of statements that does not depend on how they came: the fullest first."""
    article, statement = said.article, said.statement
    keys = said.wording.keys
    place = (article.address or "", article.publisher or "", article.text.characters, statement.content)
    return -len(keys), keys, place, statement.speaker.key, statement.act.value, statement.kind.value


class _Groups:
    """Statements in their rank, and which of them are the same."""

    def __init__(self, said: Sequence[Said]) -> None:
        self._said = said
        self._known: dict[tuple[int, int], bool] = {}

    def groups(self) -> list[list[int]]:
        """Groups in which every two are the same; what has more words in common is joined first."""
        group_of = {at: [at] for at in range(len(self._said))}
        for one, other in sorted(self._candidates(), key=lambda pair: (-self._shared(*pair), pair)):
            mine, theirs = group_of[one], group_of[other]
            if mine is theirs or not all(self._same(a, b) for a in _some(mine) for b in _some(theirs)):
                continue
            mine += theirs
            for at in theirs:
                group_of[at] = mine
        return list({id(group): group for group in group_of.values()}.values())

    def _same(self, one: int, other: int) -> bool:
        pair = (one, other) if one < other else (other, one)
        if pair not in self._known:
            self._known[pair] = same(self._said[pair[0]], self._said[pair[1]])
        return self._known[pair]

    def _shared(self, one: int, other: int) -> int:
        """How many words two have in common, whatever their order."""
        return (self._words[one] & self._words[other]).total()

    @cached_property
    def _words(self) -> list[Counter[str]]:
        return [Counter(word.core for word in said.wording.words) for said in self._said]

    def _candidates(self) -> set[tuple[int, int]]:
        """Pairs that have a rare row of words in common and are the same."""
        rows = [_rows(said.wording) for said in self._said]
        bearers: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at, several in enumerate(rows):
            for row in several:
                bearers[row].append(at)
        found: set[tuple[int, int]] = set()
        for at, several in enumerate(rows):
            for row in sorted(several, key=lambda row: (len(bearers[row]), row))[:_RAREST]:
                for other in bearers[row][:_MOST_BEARERS]:
                    if other != at:
                        found.add((min(at, other), max(at, other)))
        return {pair for pair in found if self._same(*pair)}


def _rows(words: Wording) -> tuple[tuple[str, ...], ...]:
    """The rows of words by which a statement is looked up; for the shortest the words that it has."""
    cores = [word.core for word in words.words if word.weight is not Weight.LIGHT]
    if len(cores) < _SIZE:
        return (tuple(cores),) if cores else ()
    return tuple(dict.fromkeys(zip(*(cores[at:] for at in range(_SIZE)), strict=False)))


def _some(group: Sequence[int]) -> Iterator[int]:
    """So many of a group, spread over it."""
    step = max(1, -(-len(group) // _MOST_PAIRED))
    yield from sorted(group)[::step]
