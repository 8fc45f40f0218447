"""The buttons under an answer, as data: what they say and what pressing them does to the view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import urlsplit

from newsdesk.model import Grouping, Language, Menu, Origin, Summary, View
from newsdesk.rendering.blocks import Entry
from newsdesk.rendering.layout import cut
from newsdesk.rendering.modelled import needs_translation
from newsdesk.rendering.names import Names
from newsdesk.rendering.numbers import numbered
from newsdesk.rendering.words import Words, words
from newsdesk.summaries import MANY_SPEAKERS, Group, Look, by_organization, by_speaker, certain, left_out, look

MOST_SPEAKERS = 12
MOST_IN_A_ROW = 3
WHOLE_OF_THREE = 11
"""Characters of a label that a phone shows whole where three stand in a row."""

MOST_LINKS = 2
LONGEST_LABEL = 34


class Action(StrEnum):
    """What a button does.

    All but the last four change the view; `PLACE` leads to a statement's words, `READ` reads a link of the article, `FILE` sends
    a file and `DELETE` takes the answer away.
    """

    LANGUAGE = "lang"  # the language's code
    GROUPING = "by"  # the grouping
    PAGE = "page"  # its number, 0 for the first look
    SPEAKER = "who"  # the speaker's place
    ITEM = "item"  # the article's place, "" for the list
    MENU = "menu"  # the menu
    LEFT_OUT = "held"
    CORRECT = "fix"  # opens a panel of its own
    PLACE = "at"  # the statement's place among all of the summary's
    READ = "read"  # the link's place
    AGAIN = "again"  # reads the article anew
    MODEL = "model"  # reads the article with the model
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
    """The view after a button was pressed. What does not change it leaves it as it is, and so do arguments that no button has."""
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
                return replace(here, item=item, page=0, speaker=None, left_out=False)
            case Action.MENU:
                return replace(view, menu=Menu(argument))
            case Action.LEFT_OUT:
                return replace(here, left_out=True, speaker=None, page=1)
    except ValueError:
        return view
    return view


def choices(
    summary: Summary, view: View, *, zone: str | None = None, links: Sequence[str] = (), model: bool = False
) -> list[list[Choice]]:
    """The buttons under this view of an answer, in rows: two rows and five buttons at most, the rest in the menu of more.

    Above them stand the numbers that lead to the places of the statements, where they are numbered, and `links` of the
    article that may be read. `model`: whether the article may be read with the model, which has not read it.
    """
    return _Buttons(summary, view, words(view.language, zone), look(summary, view), tuple(links), model).rows()


def list_choices(entries: Sequence[Entry], view: View, *, zone: str | None = None) -> list[list[Choice]]:
    """The buttons under a list of articles, and below them the language and [Delete].

    One for each that was read or is itself a list that offers some.
    """
    said = words(view.language, zone)
    opened = []
    for place, entry in enumerate(entries):
        if entry.summary is None:
            if entry.item.offers:
                newest = f"{said.number(place + 1)}. {said.say('Its newest articles')}"
                opened.append([Choice(newest, Action.ITEM, str(place))])
            continue
        article = entry.summary.article
        name = article.title or article.publisher or ""
        label = cut(f"{said.number(place + 1)}. {name}", LONGEST_LABEL) if name else said.say("Article {n}", n=place + 1)
        opened.append([Choice(label, Action.ITEM, str(place))])
    return [*opened, [other_language(view), Choice(said.say("Delete"), Action.DELETE)]]


def other_language(view: View) -> Choice:
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
    links: tuple[str, ...] = ()
    model: bool = False

    def rows(self) -> list[list[Choice]]:
        if self.view.menu is Menu.MORE:
            return self._more()
        if self.view.menu is Menu.SPEAKERS and len(self._speakers()) > 1:
            return self._each_speaker()
        if self.view.menu is Menu.CONTEXT and self.shown.statements:
            return [self._places(), [self._menu(Menu.MAIN)]]
        spoken = bool(self.summary.statements or self.summary.withdrawn)
        first, second = (
            self._main() if spoken else [*self._with_model(), *self._again()],
            [other_language(self.view), self._menu(Menu.MORE) if spoken else self._delete()],
        )
        if self.view.item is not None:
            second.insert(0, Choice(self.words.say("All articles"), Action.ITEM))
        return [row for row in (self._places(), self._read(), first, second) if row]

    def _places(self) -> list[Choice]:
        """A number for each statement shown that has one: it leads to its place."""
        places = {id(statement): str(place) for place, statement in enumerate(self.summary.statements)}
        return [
            Choice(self.words.number(number) if number else self.words.say("Show its place"), Action.PLACE, places[id(statement)])
            for number, statement in numbered(self.summary, self.view, self.shown)
        ]

    def _read(self) -> list[Choice]:
        """Links that stand in the article, named by their hosts."""
        if self.shown.page:
            return []
        hosts = [(urlsplit(link if "//" in link else f"//{link}").hostname or link).removeprefix("www.") for link in self.links]
        twice = {host for host in hosts if hosts.count(host) > 1}
        found = []
        for place, host in enumerate(hosts[:MOST_LINKS]):
            label = self.words.say("Read {host} ({n})", host=host, n=place + 1) if host in twice else None
            found.append(Choice(cut(label or self.words.say("Read {host}", host=host), LONGEST_LABEL), Action.READ, str(place)))
        return found

    def _main(self) -> list[Choice]:
        """The first row: what is most likely wanted next."""
        if not certain(self.summary) and not self.view.left_out:
            return self._with_model()
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
        if self.model and (self.summary.reading.remark or self._foreign):
            return [*row[:1], *self._with_model()]
        return [*row, self._file()] if len(row) < 2 else row  # three long words in a row are cut on a phone

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
        found.extend(self._again())
        found.extend(self._with_model())
        if self.summary.statements or self.summary.withdrawn:
            found.append(Choice(self.words.say("Correct"), Action.CORRECT))
        if self.summary.article.address is not None and self.shown.statements:
            found.append(self._menu(Menu.CONTEXT))
        most = MOST_IN_A_ROW if all(len(choice.label) <= WHOLE_OF_THREE for choice in found) else 2
        rows = [found[at : at + most] for at in range(0, len(found), most)]
        return [*rows, [other_language(self.view), self._menu(Menu.MAIN), self._delete()]]

    def _with_model(self) -> list[Choice]:
        """What the model could read better, or has failed to read before."""
        return [Choice(self.words.say("Read with the model"), Action.MODEL)] if self.model else []

    def _again(self) -> list[Choice]:
        """What stands at an address may change."""
        linked = self.summary.article.origin is Origin.LINK and self.summary.article.address is not None
        return [Choice(self.words.say("Read again"), Action.AGAIN)] if linked else []

    @property
    def _foreign(self) -> bool:
        """Whether words are shown that the reader may not be able to read."""
        article, language = self.summary.article, self.view.language
        return any(needs_translation(statement, article, language) for statement in self.shown.statements)

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
            Menu.CONTEXT: self.words.say("Context"),
        }
        return Choice(labels[menu], Action.MENU, menu.value)

    def _delete(self) -> Choice:
        return Choice(self.words.say("Delete"), Action.DELETE)

    def _file(self) -> Choice:
        return Choice(self.words.say("File"), Action.FILE)
