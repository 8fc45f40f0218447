"""Which statements tell most, and so come first."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

from newsdesk.model import Kind, Statement
from newsdesk.text.sentences import sentences

_KINDS = {Kind.DIRECT: 0, Kind.MIXED: 1, Kind.INDIRECT: 2}
_ASIDE_WORDS = 4


def rank(statement: Statement) -> int:
    """How early a statement comes: direct words about organizations are 0, reported words about none 5, asides 6."""
    if statement.organizations:
        return _KINDS[statement.kind]
    length = sum(len(span) for span in statement.content)
    if statement.kind is not Kind.DIRECT and length < _ASIDE_WORDS * 6:
        return 6
    return 3 + _KINDS[statement.kind]


def telling(statements: Iterable[Statement], text: str) -> list[Statement]:
    """The most telling first; statements of one sentence stay together and in order, where the best of them belongs."""
    runs = sentence_runs(statements, text)
    return [statement for run in sorted(runs, key=lambda run: min(map(rank, run))) for statement in run]


def sentence_runs(statements: Iterable[Statement], text: str) -> list[list[Statement]]:
    """The statements in text order, those of one sentence and speaker as one run."""
    starts = _sentence_starts(text)
    runs: list[list[Statement]] = []
    last: tuple[int, str] | None = None
    for statement in sorted(statements, key=place):
        here = (bisect_right(starts, place(statement)), statement.speaker.key)
        if runs and here == last:
            runs[-1].append(statement)
        else:
            runs.append([statement])
        last = here
    return runs


@lru_cache(maxsize=4)  # one look asks for each of its groups
def _sentence_starts(text: str) -> tuple[int, ...]:
    return tuple(sentence.start for sentence in sentences(text))


def place(statement: Statement) -> int:
    """Where in the text a statement's words begin."""
    return statement.content[0].start
