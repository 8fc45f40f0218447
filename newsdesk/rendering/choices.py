"""The buttons under an answer, as data: what they say and what pressing them does to the view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from newsdesk.model import Grouping, Language, Menu, Summary, View
from newsdesk.rendering.blocks import Entry
from newsdesk.rendering.layout import cut
from newsdesk.rendering.names import Names
from newsdesk.rendering.words import Words, words
from newsdesk.summaries import MANY_SPEAKERS, Group, Look, by_organization, by_speaker, certain, left_out, look

MOST_SPEAKERS = 12
MOST_IN_A_ROW = 3
LONGEST_LABEL = 34


class Action(StrEnum):
    """What a button does. All but the last two change the view; `FILE` sends a file and `DELETE` takes the answer away."""

    LANGUAGE = "lang"  # the language's code
    GROUPING = "by"  # the grouping
    PAGE = "page"  # its number, 0 for the first look
    SPEAKER = "who"  # the speaker's place
    ITEM = "item"  # the article's place, "" for the list
    MENU = "menu"  # the menu
    LEFT_OUT = "held"
    FILE = "file"
    DELETE = "del"


@dataclass(frozen=True, slots=True)
class Choice:
    """One button."""

    label: str
    action: Action
    argument: str = ""

    @property
    def code(self) -> str:
        """Action and argument as one short ASCII string, for a button's data: "page:2"."""
        return f"{self.action.value}:{self.argument}" if self.argument else self.action.value


def understood(code: str) -> tuple[Action, str] | None:
    """The action and argument of a `Choice.code`; None for anything else."""
    name, _, argument = code.partition(":")
    try:
        return Action(name), argument
    except ValueError:
        return None


def pressed(view: View, action: Action, argument: str = "") -> View:
    """The view after a button was pressed. `FILE`, `DELETE` and arguments that no button has leave it as it is."""
    here = replace(view, menu=Menu.MAIN)
    try:
        match action:
            case Action.LANGUAGE:
                return replace(here, language=Language(argument))
            case Action.GROUPING:
                return replace(here, grouping=Grouping(argument), page=min(view.page, 1))
            case Action.PAGE if argument.isdecimal() and len(argument) < 6:
                page = int(argument)
                return replace(here, page=page) if page else replace(here, page=0, speaker=None, left_out=False)
            case Action.SPEAKER if argument.isdecimal() and len(argument) < 6:
                return replace(here, speaker=int(argument), page=1, left_out=False)
            case Action.ITEM if not argument or (argument.isdecimal() and len(argument) < 6):
                item = int(argument) if argument else None
                return View(view.language, view.grouping, item=item)
            case Action.MENU:
                return replace(view, menu=Menu(argument))
            case Action.LEFT_OUT:
                return replace(here, left_out=True, speaker=None, page=1)
    except ValueError:
        return view
    return view


def choices(summary: Summary, view: View, *, zone: str | None = None) -> list[list[Choice]]:
    """The buttons under this view of an answer, in rows: two rows and five buttons at most, the rest in the menu of more."""
    return _Buttons(summary, view, words(view.language, zone), look(summary, view)).rows()


def list_choices(entries: Sequence[Entry], view: View, *, zone: str | None = None) -> list[list[Choice]]:
    """The buttons under a list of articles: one for each that was read, and below them the language and [Delete]."""
    said = words(view.language, zone)
    opened = []
    for place, entry in enumerate(entries):
        if entry.summary is None:
            continue
        article = entry.summary.article
        name = article.title or article.publisher or ""
        label = cut(f"{said.number(place + 1)}. {name}", LONGEST_LABEL) if name else said.say("Article {n}", n=place + 1)
        opened.append([Choice(label, Action.ITEM, str(place))])
    return [*opened, [_language(view), Choice(said.say("Delete"), Action.DELETE)]]


def _language(view: View) -> Choice:
    """The other language, named in itself."""
    if view.language is Language.AR:
        return Choice("English", Action.LANGUAGE, Language.EN.value)
    return Choice("العربية", Action.LANGUAGE, Language.AR.value)


@dataclass(frozen=True, slots=True)
class _Buttons:
    summary: Summary
    view: View
    words: Words
    shown: Look

    def rows(self) -> list[list[Choice]]:
        if self.view.menu is Menu.MORE:
            return self._more()
        if self.view.menu is Menu.SPEAKERS and len(self._speakers()) > 1:
            return self._each_speaker()
        spoken = bool(self.summary.statements)
        first, second = self._main(), [_language(self.view), self._menu(Menu.MORE) if spoken else self._delete()]
        if self.view.item is not None:
            second.insert(0, Choice(self.words.say("All articles"), Action.ITEM))
        return [row for row in (first, second) if row]

    def _main(self) -> list[Choice]:
        """The first row: what is most likely wanted next."""
        if not certain(self.summary) and not self.view.left_out:
            return []
        if self.shown.page:
            return self._paging()
        row = []
        if not self.shown.complete:
            total = self.words.say("All statements ({n})", n=self.shown.total)
            row.append(Choice(total, Action.PAGE, "1"))
        if not self.shown.complete and len(self._speakers()) >= MANY_SPEAKERS:
            row.append(self._menu(Menu.SPEAKERS))
        else:
            row.extend(self._grouping())
        return [*row, self._file()]

    def _paging(self) -> list[Choice]:
        page, pages = self.shown.page, self.shown.pages
        back = Choice(self._back(), Action.PAGE, "0")
        if pages == 1:
            return [back, self._file()]
        before = [Choice(self.words.say("Previous"), Action.PAGE, str(page - 1))] if page > 1 else []
        after = [Choice(self.words.say("Next"), Action.PAGE, str(page + 1))] if page < pages else []
        return [*before, back, *after]

    def _back(self) -> str:
        return self.words.say("To the summary")

    def _more(self) -> list[list[Choice]]:
        """All that the first rows have no room for; deleting comes last."""
        found = self._grouping()
        if len(self._speakers()) > 1 and self._long:
            found.append(self._menu(Menu.SPEAKERS))
        held = len(left_out(self.summary))
        if held and not self.view.left_out:
            found.append(Choice(self.words.say("Left out ({n})", n=held), Action.LEFT_OUT))
        found.append(self._file())
        rows = [found[at : at + MOST_IN_A_ROW] for at in range(0, len(found), MOST_IN_A_ROW)]
        return [*rows, [_language(self.view), self._menu(Menu.MAIN), self._delete()]]

    @property
    def _long(self) -> bool:
        """Whether not all statements fit into the first look."""
        return not look(self.summary, View(self.view.language)).complete

    def _each_speaker(self) -> list[list[Choice]]:
        names = Names(self.words, self.summary.article.language)
        found = []
        for group in self._speakers()[:MOST_SPEAKERS]:
            if group.speaker is not None:
                counted = f" ({self.words.number(len(group))})"
                label = cut(names.speaker(group.speaker), LONGEST_LABEL - len(counted)) + counted
                found.append(Choice(label, Action.SPEAKER, str(group.place)))
        return [*(found[at : at + 2] for at in range(0, len(found), 2)), [self._menu(Menu.MAIN)]]

    def _speakers(self) -> Sequence[Group]:
        return by_speaker(certain(self.summary))

    def _grouping(self) -> list[Choice]:
        """The other grouping, where it would show anything else."""
        if self.view.grouping is Grouping.ORGANIZATION:
            return [Choice(self.words.say("By speaker"), Action.GROUPING, Grouping.SPEAKER.value)]
        statements = certain(self.summary)
        about = [group for group in by_organization(statements) if group.organization]
        if len(statements) < 2 or not about:
            return []
        return [Choice(self.words.say("By organization"), Action.GROUPING, Grouping.ORGANIZATION.value)]

    def _menu(self, menu: Menu) -> Choice:
        labels = {
            Menu.MAIN: self.words.say("Back"),
            Menu.MORE: self.words.say("More"),
            Menu.SPEAKERS: self.words.say("Speakers"),
        }
        return Choice(labels[menu], Action.MENU, menu.value)

    def _delete(self) -> Choice:
        return Choice(self.words.say("Delete"), Action.DELETE)

    def _file(self) -> Choice:
        return Choice(self.words.say("File"), Action.FILE)
