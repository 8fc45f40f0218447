"""What of a summary is shown at one look: the best at first, all of it in pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsdesk.model import Grouping, Statement, Summary, View
from newsdesk.summaries.groups import Group, by_organization, by_speaker
from newsdesk.summaries.telling import rank, sentence_runs, telling

LEAST_CONFIDENCE = 0.4
"""Statements below this are held back, counted, and shown when asked for."""

ALL_AT_ONCE = 8
BEST = 6
MANY_SPEAKERS = 6
PAGE = 8
MOST_CHARACTERS = 2_600
"""Words of the article and of a model in one look: with names and act lines that is one message of Telegram's."""

OVERHEAD = 60
"""What each account adds beside itself: its label, and its share of the overview that stands above them."""


@dataclass(frozen=True, slots=True)
class Look:
    """The groups to show with those of their statements that are shown, in order.

    `total` counts the statements of what is looked at (all, one speaker's, those held back); `page` of `pages` is 0 at the first
    look. `complete` says that nothing of what is looked at is on another page. `before` counts what earlier pages have shown.
    """

    groups: tuple[Group, ...]
    total: int
    page: int
    pages: int
    before: int = 0

    @property
    def statements(self) -> list[Statement]:
        """The statements shown, in order; one that stands in two groups twice."""
        return [statement for group in self.groups for statement in group.statements]

    @property
    def complete(self) -> bool:
        """Whether all is shown."""
        return self.pages <= 1


def certain(summary: Summary) -> tuple[Statement, ...]:
    """The statements that are shown, in text order."""
    return tuple(statement for statement in summary.statements if statement.confidence >= LEAST_CONFIDENCE)


def left_out(summary: Summary) -> tuple[Statement, ...]:
    """The statements that are held back as too uncertain, in text order."""
    return tuple(statement for statement in summary.statements if statement.confidence < LEAST_CONFIDENCE)


def look(summary: Summary, view: View) -> Look:
    """What this view shows. A page or speaker that is not there (any more) gives the nearest that is."""
    text = summary.article.text.characters
    looked_at = _looked_at(summary, view)
    groups = (by_organization if view.grouping is Grouping.ORGANIZATION else by_speaker)(looked_at)
    groups = [group.only(telling(group.statements, text)) for group in groups]
    if view.speaker is None and not view.left_out:
        if _fits(looked_at, groups):
            return Look(tuple(groups), len(looked_at), 0, 1)
        if view.page <= 0:
            return Look(tuple(_best(groups, text, view.grouping)), len(looked_at), 0, len(_pages(groups)))
    pages = _pages(groups)
    page = min(max(view.page, 1), len(pages))
    before = sum(len(group) for earlier in pages[: page - 1] for group in earlier)
    return Look(tuple(pages[page - 1] if pages else ()), len(looked_at), page, len(pages), before)


def glance(summary: Summary, most: int) -> Look:
    """The most telling `most` statements at a glance: of as many speakers as there is room for, those who said most first."""
    text = summary.article.text.characters
    shown = certain(summary)
    groups = [group.only(telling(group.statements, text)) for group in by_speaker(shown)]
    return Look(tuple(_best(groups, text, Grouping.SPEAKER, most)), len(shown), 0, 1 if len(shown) <= most else 2)


def whole(summary: Summary, grouping: Grouping) -> Look:
    """Everything that is shown of a summary at once, for files and the command line."""
    text = summary.article.text.characters
    shown = certain(summary)
    groups = (by_organization if grouping is Grouping.ORGANIZATION else by_speaker)(shown)
    return Look(tuple(group.only(telling(group.statements, text)) for group in groups), len(shown), 0, 1)


def page_count(summary: Summary, view: View) -> int:
    """How many pages the statements that this view looks at take."""
    return look(summary, view).pages


def _looked_at(summary: Summary, view: View) -> tuple[Statement, ...]:
    if view.left_out:
        return left_out(summary)
    shown = certain(summary)
    if view.speaker is None:
        return shown
    groups = by_speaker(shown)
    return groups[min(max(view.speaker, 0), len(groups) - 1)].statements if groups else ()


def _fits(statements: Sequence[Statement], groups: Sequence[Group]) -> bool:
    entries = [statement for group in groups for statement in group.statements]
    return len(statements) <= ALL_AT_ONCE and (len(entries) == 1 or _length(entries) <= MOST_CHARACTERS)


def _length(statements: Sequence[Statement]) -> int:
    """Characters of the article's words and of what a model tells of them."""
    spans = sum(len(span) for statement in statements for span in statement.content)
    accounts = [statement.account for statement in statements if statement.account is not None]
    return spans + sum(max(len(account.ar or ""), len(account.en or "")) + OVERHEAD for account in accounts)


def _best(groups: Sequence[Group], text: str, grouping: Grouping, most: int = BEST) -> list[Group]:
    """The best six: each of the first six groups with its best, then the best of the rest as long as there is room.

    With many speakers each has one and no more, so that the look shows who spoke.
    """
    chosen: dict[int, list[Statement]] = {}
    length = 0
    for group in groups[:most]:
        best = min(group.statements, key=rank)
        if chosen and length + _length([best]) > MOST_CHARACTERS:
            continue
        chosen[group.place] = [best]
        length += _length([best])
    if grouping is Grouping.ORGANIZATION or len(groups) < MANY_SPEAKERS:
        _fill(chosen, groups, text, length, most)
    return [
        group.only(statement for statement in group.statements if statement in chosen[group.place])
        for group in groups
        if group.place in chosen
    ]


def _fill(chosen: dict[int, list[Statement]], groups: Sequence[Group], text: str, length: int, most: int) -> None:
    """Add the most telling runs of what is not chosen yet, up to the best six and the length of one look."""
    runs = [(group, run) for group in groups for run in sentence_runs(group.statements, text)]
    for group, run in sorted(runs, key=lambda entry: min(map(rank, entry[1]))):
        taken = chosen.get(group.place, [])
        for statement in run:
            room = most - sum(map(len, chosen.values()))
            if room <= 0:
                return
            if statement not in taken and length + _length([statement]) <= MOST_CHARACTERS:
                chosen.setdefault(group.place, taken).append(statement)
                length += _length([statement])


def _pages(groups: Sequence[Group]) -> list[list[Group]]:
    """All statements in pages of at most eight, fewer where they are long; a group may go on over several pages."""
    pages: list[list[Group]] = []
    size = length = 0
    for group in groups:
        for statement in group.statements:
            more = _length([statement])
            if not pages or size == PAGE or (size and length + more > MOST_CHARACTERS):
                pages.append([])
                size = length = 0
            page = pages[-1]
            if page and page[-1].place == group.place:
                page[-1] = group.only([*page[-1].statements, statement])
            else:
                page.append(group.only([statement]))
            size += 1
            length += more
    return pages
