"""Several texts that came at once as one answer: a heading for each, and under it who said what, as far as one message goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsdesk.model import Statement, View
from newsdesk.rendering.blocks import Entry, glance_blocks, listed
from newsdesk.rendering.choices import MOST_IN_A_ROW, Choice, list_choices
from newsdesk.rendering.foot import about_marks, about_translation
from newsdesk.rendering.layout import Block, Quotation, Run, line
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
    shown: list[Statement] = []
    quoted: list[Quotation] = []
    models: set[str] = set()
    for number, entry in enumerate(entries, start=1):
        blocks.append(listed(number, entry, said))
        if entry.summary is None:
            continue
        look: Look = glance(entry.summary, share.statements)
        found = glance_blocks(entry.summary, look, View(view.language), said, share.longest)
        blocks += found
        shown += look.statements
        quoted += [part for block in found for part in block.parts if isinstance(part, Quotation)]
        models.add(entry.summary.reading.maker.model)
    return [*blocks, _foot(shown, quoted, models, said)]


def _foot(shown: Sequence[Statement], quoted: Sequence[Quotation], models: set[str], said: Words) -> Block:
    lines = []
    if shown:
        lines.append(line(about_marks(shown, said)))
        foreign = [quotation.language is not said.language for quotation in quoted]
        if any(foreign):
            lines.append(line(about_translation(said, every=all(foreign))))
    made = said.say("Qawl · read by machine")
    named = sorted(filter(None, models))
    lines.append(line(f"{made} ({', '.join(named)})" if named else made))
    return Block(tuple(lines))
