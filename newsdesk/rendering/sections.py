"""Several texts that came at once as one answer: a heading for each, and under it who said what, as far as one message goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsdesk.model import Statement, Summary, View
from newsdesk.rendering.blocks import Entry, glance_blocks, listed
from newsdesk.rendering.choices import MOST_IN_A_ROW, Choice, list_choices
from newsdesk.rendering.foot import about_marks, about_tones, about_translation
from newsdesk.rendering.layout import Block, Run, line
from newsdesk.rendering.modelled import is_foreign, labelled, needs_translation
from newsdesk.rendering.telegram import messages
from newsdesk.rendering.words import Words, words
from newsdesk.summaries import Look, glance


@dataclass(frozen=True, slots=True)
class _Share:
    """What each text has: so many statements, and so many characters of each one's words."""

    statements: int
    longest: int


_SHARES = (_Share(3, 700), _Share(2, 500), _Share(2, 260), _Share(1, 260), _Share(1, 140), _Share(1, 70))
"""From plenty to little: the first with which the answer is one message is taken."""

MOST_NAMED = 5
"""With more texts than this their buttons have numbers in place of titles."""

_FIRST = {1: 0, 2: 0, 3: 1}
"""With which share so many texts begin; more of them have a statement each."""


def section_blocks(entries: Sequence[Entry], view: View, *, zone: str | None = None) -> list[Block]:
    """A heading for each text and the most telling of its statements; all of them are behind the text's button."""
    said = words(view.language, zone)
    shares = _SHARES[_FIRST.get(len(entries), 3) :]
    blocks: list[Block] = []
    for share in shares:
        blocks = _with(share, entries, view, said)
        if len(messages(blocks)) == 1:
            break
    return blocks


def section_choices(entries: Sequence[Entry], view: View, *, zone: str | None = None) -> list[list[Choice]]:
    """A button for each text, three in a row where they are many, and below them the language and [Delete]."""
    rows = list_choices(entries, view, zone=zone)
    if len(entries) <= MOST_NAMED:
        return rows
    said = words(view.language, zone)
    short = [replace(one, label=said.say("Article {n}", n=int(one.argument) + 1)) for row in rows[:-1] for one in row]
    return [*(short[at : at + MOST_IN_A_ROW] for at in range(0, len(short), MOST_IN_A_ROW)), rows[-1]]


def _with(share: _Share, entries: Sequence[Entry], view: View, said: Words) -> list[Block]:
    blocks = [Block((line(Run(said.count("{n} article", "{n} articles", len(entries)), bold=True)),))]
    shown: list[tuple[Summary, Statement]] = []
    models: set[str] = set()
    for number, entry in enumerate(entries, start=1):
        blocks.append(listed(number, entry, said))
        if entry.summary is None:
            continue
        look: Look = glance(entry.summary, share.statements)
        blocks += glance_blocks(entry.summary, look, View(view.language), said, share.longest)
        shown += [(entry.summary, statement) for statement in look.statements]
        models.add(entry.summary.reading.maker.model)
    return [*blocks, _foot(shown, models, said)]


def _foot(shown: Sequence[tuple[Summary, Statement]], models: set[str], said: Words) -> Block:
    told: list[str | None] = []
    if shown:
        statements = [statement for _, statement in shown]
        modelled = any(labelled(summary, [statement], said, head=False) for summary, statement in shown)
        told += [about_marks(statements, said, labelled=modelled), about_tones(statements, said)]
        if any(needs_translation(statement, summary.article, said.language) for summary, statement in shown):
            every = all(is_foreign(statement, summary.article, said.language) for summary, statement in shown)
            told.append(about_translation(said, every=every))
    made = said.say("Qawl · read by machine")
    named = sorted(filter(None, models))
    told.append(f"{made} ({', '.join(named)})" if named else made)
    return Block(tuple(line(text) for text in told if text))
