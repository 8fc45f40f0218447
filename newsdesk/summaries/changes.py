"""What changed in who said what, between two readings of one article."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsdesk.model import Speaker, Statement, Summary
from newsdesk.text.folding import fold

NEARLY = 0.6
"""Two statements of one speaker that share so much of their words are one that was altered."""

MOST_COMPARED = 60
"""Statements of one speaker that are compared with each other; beyond that only equal ones are found."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Altered:
    """One statement as it was and as it is: other words of the same speaker, or the same words of another speaker."""

    before: Statement
    now: Statement


@dataclass(frozen=True, slots=True)
class Changes:
    """Statements that are new, that are no longer there, and that were altered; each in the order of its article."""

    added: tuple[Statement, ...] = ()
    withdrawn: tuple[Statement, ...] = ()
    altered: tuple[Altered, ...] = ()

    def __len__(self) -> int:
        return len(self.added) + len(self.withdrawn) + len(self.altered)


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement by what it is compared by: its speaker, and its words without marks, vowels and forms of letters."""

    statement: Statement
    speaker: str
    words: tuple[str, ...]


def changes(before: Summary, now: Summary) -> Changes:
    """What changed between two readings of an article. Marks, spaces, vowels and forms of letters are no change."""
    old = _said(before.statements, before.article.text.characters)
    new = _said(now.statements, now.article.text.characters)
    old, new = _without_equals(old, new)
    pairs = [*_pairs(old, new, by_speaker=True), *_pairs(old, new, by_speaker=False)]
    altered: list[tuple[_Said, _Said]] = []
    gone: set[int] = set()
    for one, other in pairs:
        if id(one) not in gone and id(other) not in gone:
            gone |= {id(one), id(other)}
            altered.append((one, other))
    order = {id(said): place for place, said in enumerate(new)}
    return Changes(
        tuple(said.statement for said in new if id(said) not in gone),
        tuple(said.statement for said in old if id(said) not in gone),
        tuple(Altered(a.statement, b.statement) for a, b in sorted(altered, key=lambda pair: order[id(pair[1])])),
    )


def _said(statements: Iterable[Statement], text: str) -> list[_Said]:
    return [_Said(each, _who(each.speaker), tuple(_WORD.findall(fold(" ".join(each.words(text)))))) for each in statements]


def _who(speaker: Speaker) -> str:
    """The speaker, whatever the reading: one of the list by its id, others by the folded name."""
    return speaker.figure or " ".join(_WORD.findall(fold(speaker.name)))


def _without_equals(old: Sequence[_Said], new: Sequence[_Said]) -> tuple[list[_Said], list[_Said]]:
    """Both lists without what stands in both, one for one."""
    both = Counter((said.speaker, said.words) for said in old) & Counter((said.speaker, said.words) for said in new)

    def rest(several: Sequence[_Said]) -> list[_Said]:
        left = Counter(both)
        kept = []
        for said in several:
            key = (said.speaker, said.words)
            if left[key]:
                left[key] -= 1
            else:
                kept.append(said)
        return kept

    return rest(old), rest(new)


def _pairs(old: Sequence[_Said], new: Sequence[_Said], *, by_speaker: bool) -> list[tuple[_Said, _Said]]:
    """Statements that may be one another's earlier form, the likest first: of one speaker, or of the very same words."""
    groups: dict[object, tuple[list[_Said], list[_Said]]] = defaultdict(lambda: ([], []))
    for place, several in enumerate((old, new)):
        for said in several:
            group = groups[said.speaker if by_speaker else said.words][place]
            if len(group) < MOST_COMPARED:
                group.append(said)
    found = [
        (likeness, one, other)
        for ones, others in groups.values()
        for one in ones
        for other in others
        if (likeness := _likeness(one.words, other.words)) >= NEARLY
    ]
    return [(one, other) for _, one, other in sorted(found, key=lambda each: -each[0])]


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of words that both have, from 0 to 1."""
    if not one or not other:
        return 0.0
    return 2 * (Counter(one) & Counter(other)).total() / (len(one) + len(other))
