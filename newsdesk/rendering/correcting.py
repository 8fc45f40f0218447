"""The panel on which a reader mends an answer: what it says and its buttons, as data.

Every step is told by its code alone, so that a panel works after a restart and in whatever state the answer is meanwhile.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from newsdesk.model import Correction, Fix, Statement, Summary, View
from newsdesk.rendering.layout import cut, flat
from newsdesk.rendering.names import Names
from newsdesk.rendering.words import Words, words
from newsdesk.summaries import look
from newsdesk.summaries.corrections import all_organizations, corrected, speakers_of

A_PAGE = 8
MOST_NAMES = 10
LONGEST_LABEL = 40
LONGEST_LINE = 90
STEP = re.compile(r"([a-z]+)([0-9]{0,12})(?:\.([0-9]{1,4}))?")


class Step(StrEnum):
    """What a button of the panel does. All but the first and the last three go with a statement's place."""

    LIST = "list"  # the page
    STATEMENT = "st"
    SPEAKERS = "who"  # with a place in `speakers_of`: it was this one
    NAME_SPEAKER = "name"
    ORGANIZATIONS = "about"
    IS_ABOUT = "is"  # with a place in `all_organizations`
    NOT_ABOUT = "not"
    NAME_ORGANIZATION = "org"
    NO_STATEMENT = "none"
    UNDO = "undo"
    AGREE = "yes"  # the correction's number
    DISAGREE = "no"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Panel:
    """What the panel shows: lines, the first of them its heading, and rows of buttons as label and code."""

    lines: tuple[str, ...]
    rows: tuple[tuple[tuple[str, str], ...], ...]


def code(step: Step, at: int | None = None, choice: int | None = None) -> str:
    """A step as a short ASCII string."""
    return f"{step.value}{'' if at is None else at}{'' if choice is None else f'.{choice}'}"


def step_of(told: str) -> tuple[Step, int, int | None] | None:
    """The step, its number (0 without one) and its choice; None for what is no code."""
    match = STEP.fullmatch(told)
    if match is None or match[1] not in set(Step):
        return None
    return Step(match[1]), int(match[2] or 0), None if match[3] is None else int(match[3])


@dataclass(frozen=True, slots=True)
class Correcting:
    """The panels for one summary, as it was read, with what the chat has mended in it."""

    summary: Summary
    corrections: Sequence[Correction]
    view: View
    zone: str | None = None

    @property
    def order(self) -> list[int]:
        """The places of the statements as the answer shows them, each with its number there; then the others."""
        mended = corrected(self.summary, self.corrections)
        shown = look(mended, self.view)
        pages = range(1, shown.pages + 1) if shown.page else ()
        seen = [*(one for page in pages for one in look(mended, replace(self.view, page=page)).statements), *shown.statements]
        places = {statement.content: place for place, statement in enumerate(self.summary.statements)}
        return list(dict.fromkeys((*(places[one.content] for one in seen), *range(len(self.summary.statements)))))

    @property
    def words(self) -> Words:
        """The reader's words."""
        return words(self.view.language, self.zone)

    @property
    def names(self) -> Names:
        """Names as the reader sees them."""
        return Names(self.words, self.summary.article.language)

    def statements(self, page: int = 0) -> Panel:
        """The statements, numbered, in pages."""
        count = len(self.summary.statements)
        page = min(max(page, 0), max(count - 1, 0) // A_PAGE)
        order = self.order
        places = order[page * A_PAGE : (page + 1) * A_PAGE]
        buttons = [(self._say("Statement {n}", n=order.index(place) + 1), code(Step.STATEMENT, place)) for place in places]
        turning = []
        if page:
            turning.append((self._say("Previous"), code(Step.LIST, page - 1)))
        if (page + 1) * A_PAGE < count:
            turning.append((self._say("Next"), code(Step.LIST, page + 1)))
        heading = self._say("Which statement is wrong?")
        return Panel((heading, *map(self.line, places)), (*_rows(buttons), tuple(turning), (self._close(),)))

    def statement(self, place: int) -> Panel:
        """What can be wrong in one statement."""
        buttons = [
            (self._say("Wrong speaker"), code(Step.SPEAKERS, place)),
            (self._say("Wrong organization"), code(Step.ORGANIZATIONS, place)),
            (self._say("Not a statement"), code(Step.NO_STATEMENT, place)),
        ]
        if self._of(place):
            buttons.append(self._undo(place))
        if any(one.fix is Fix.NO_STATEMENT for one in self._of(place)):
            buttons = [self._undo(place)]
        return Panel((self._say("What is wrong in it?"), self.line(place)), (*_rows(buttons), self._back(place)))

    def speakers(self, place: int) -> Panel:
        """Who else may have said it."""
        now = self._now(place)
        buttons = [
            (cut(self.names.speaker(speaker), LONGEST_LABEL), code(Step.SPEAKERS, place, at))
            for at, speaker in enumerate(speakers_of(self.summary))
            if now is None or speaker.key != now.speaker.key
        ][:MOST_NAMES]
        buttons.append((self._say("Another name"), code(Step.NAME_SPEAKER, place)))
        return Panel((self._say("Who said it?"), self.line(place)), (*_rows(buttons), self._back(place)))

    def organizations(self, place: int) -> Panel:
        """Which organizations it is about, and which not."""
        now = self._now(place)
        ids = {about.organization.id for about in now.organizations} if now else set()
        known = list(enumerate(all_organizations(self.summary)))
        known.sort(key=lambda entry: entry[1].id not in ids)  # what it is about now comes first
        buttons = []
        for at, organization in known[:MOST_NAMES]:
            is_about = organization.id in ids
            msgid = "Not about {organization}" if is_about else "Is about {organization}"
            label = self._say(msgid, organization=self.names.about(organization))
            buttons.append((cut(label, LONGEST_LABEL), code(Step.NOT_ABOUT if is_about else Step.IS_ABOUT, place, at)))
        buttons.append((self._say("Another name"), code(Step.NAME_ORGANIZATION, place)))
        heading = self._say("Which organization is it about, and which not?")
        return Panel((heading, self.line(place)), (*_rows(buttons), self._back(place)))

    def done(self, correction: Correction) -> Panel:
        """That it was mended, and once the question whether it may leave the chat."""
        withdrawn = correction.fix is Fix.NO_STATEMENT
        lines = [
            self._say("Withdrawn at your request, in this chat only.")
            if withdrawn
            else self._say("Corrected at your request, in this chat only.")
        ]
        rows = [(self._undo(correction.statement), self._more()), (self._close(),)]
        if correction.agreed is None:
            lines.append(
                self._say(
                    "May I keep it as an example, with the article's text, to read better? Only if you agree will they leave "
                    "this chat, for the bot's operator."
                )
            )
            yes = (self._say("Yes, as an example"), code(Step.AGREE, correction.number))
            rows.insert(0, (yes, (self._say("No, only here"), code(Step.DISAGREE, correction.number))))
        elif correction.agreed:
            lines.append(self._say("Thank you. The correction is now an example for better reading."))
        else:
            lines.append(self._say("The correction stays in this chat."))
        return Panel(tuple(lines), tuple(rows))

    def undone(self) -> Panel:
        """That a correction is no more."""
        return Panel((self._say("The correction is undone."),), ((self._more(), self._close()),))

    def line(self, place: int) -> str:
        """A statement as one line: its number, who said it, how its words begin."""
        now, number = self._now(place), self.order.index(place) + 1
        original = self.summary.statements[place]
        said = cut(flat(" … ".join(original.words(self.summary.article.text.characters))), LONGEST_LINE)
        if now is None:
            return self._say("Statement {n}, withdrawn: {words}", n=number, words=said)
        return self._say("Statement {n}: {speaker}: {words}", n=number, speaker=self.names.speaker(now.speaker), words=said)

    def _now(self, place: int) -> Statement | None:
        """The statement as it stands now; None if it was withdrawn."""
        if any(one.fix is Fix.NO_STATEMENT for one in self._of(place)):
            return None
        return corrected(self.summary, self._of(place)).statements[place]

    def _of(self, place: int) -> list[Correction]:
        return [one for one in self.corrections if one.statement == place]

    def _say(self, msgid: str, **fields: str | int) -> str:
        return self.words.say(msgid, **fields)

    def _undo(self, place: int) -> tuple[str, str]:
        return self._say("Undo the correction"), code(Step.UNDO, place)

    def _more(self) -> tuple[str, str]:
        return self._say("Correct something else"), code(Step.LIST, 0)

    def _close(self) -> tuple[str, str]:
        return self._say("Close"), code(Step.CLOSE)

    def _back(self, place: int) -> tuple[tuple[str, str], ...]:
        return (self._say("Back"), code(Step.LIST, self.order.index(place) // A_PAGE)), self._close()


def _rows(buttons: Sequence[tuple[str, str]]) -> list[tuple[tuple[str, str], ...]]:
    return [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
