"""An answer as blocks: head, counts, who said what about whom, foot. The forms follow from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from newsdesk import errors
from newsdesk.model import Grouping, Item, Organization, Speaker, Statement, Summary, View
from newsdesk.rendering.acts import shown_act, told
from newsdesk.rendering.addressed import Addressed
from newsdesk.rendering.anonymity import is_anonymous
from newsdesk.rendering.foot import (
    about_left_out,
    about_marks,
    about_remark,
    about_tones,
    about_translation,
    about_withdrawn,
    made_by,
)
from newsdesk.rendering.heads import NAMED_ORGANIZATIONS, Head, others, page_runs
from newsdesk.rendering.inside import names_inside
from newsdesk.rendering.layout import Block, Part, Quotation, Run, first_strong, line
from newsdesk.rendering.modelled import (
    LONGEST_ACCOUNT,
    account_line,
    in_tone,
    is_foreign,
    labelled,
    needs_translation,
    nothing_found,
    tone,
    tone_word,
)
from newsdesk.rendering.names import Names, capital
from newsdesk.rendering.numbers import numbered
from newsdesk.rendering.places import place_link
from newsdesk.rendering.quotations import LONGEST, quoted, shortened, words_language
from newsdesk.rendering.words import Words, words
from newsdesk.summaries import (
    Group,
    Look,
    by_speaker,
    certain,
    left_out,
    look,
    organizations_of,
    question,
    whole,
)

_SPENT = (errors.ModelDaySpent.__name__, errors.ModelShareSpent.__name__)  # until tomorrow the model cannot help


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of an answer about several: what was kept of it, and its summary where there is one."""

    item: Item
    summary: Summary | None = None


def answer_blocks(summary: Summary, view: View, *, zone: str | None = None, model: bool = False) -> list[Block]:
    """What this view of an answer shows, for readers in this time zone. `model`: as in `choices`."""
    shown = look(summary, view)
    numbers = {id(statement): number for number, statement in numbered(summary, view, shown) if number}
    return _Composition(summary, words(view.language, zone), view.grouping, view, numbers, offered=model).blocks(shown)


def full_blocks(summary: Summary, view: View, *, zone: str | None = None) -> list[Block]:
    """The answer with all of its statements at once, in the view's language and grouping."""
    plain = View(view.language, view.grouping)
    return _Composition(summary, words(view.language, zone), view.grouping, plain).blocks(whole(summary, view.grouping))


def list_blocks(entries: Sequence[Entry], view: View, *, zone: str | None = None) -> list[Block]:
    """The list of several articles: two lines for each, its title and what was found in it, or why it could not be read."""
    said = words(view.language, zone)
    blocks = [Block((line(Run(said.count("{n} article", "{n} articles", len(entries)), bold=True)),))]
    blocks.extend(listed(number, entry, said) for number, entry in enumerate(entries, start=1))
    blocks.append(Block((line(said.say("Qawl · read by machine")),)))
    return blocks


def glance_blocks(summary: Summary, shown: Look, view: View, said: Words, longest: int) -> list[Block]:
    """The statements of a look alone, without head and foot, no one's words longer than so many characters."""
    return _Composition(summary, said, view.grouping, view, longest=longest).groups(shown.groups)


def listed(number: int, entry: Entry, said: Words) -> Block:
    """An article's two lines in a list: its title, and source and speakers, or why it could not be read."""
    numbered = f"{said.number(number)}. "
    if entry.summary is None:
        reason: type[errors.ReaderError] = getattr(errors, entry.item.error or "", errors.ReaderError)
        first = line(numbered, *page_runs(entry.item.address, said))
        offered = said.say("This page is a list of articles. Choose one of its newest.")
        error = reason()
        error.fields = dict(entry.item.fields)
        told = offered if entry.item.offers else said.error(error)
        return Block((first, line(told)))
    summary = entry.summary
    names = Names(said, summary.article.language)
    head = Head(summary, said, View(said.language))
    title = head.title() or line(*page_runs(summary.article.address or entry.item.address, said))
    speakers = by_speaker(certain(summary))
    if speakers:
        counted = said.count("{n} statement", "{n} statements", len(certain(summary)))
        named = said.series(names.speaker(group.speaker) for group in speakers[:3] if group.speaker)
        found = f"{counted}: {named}{others(said, len(speakers) - 3)}"
    else:
        found = said.say("No words attributed to anyone")
    source = head.source()
    drawn = summary.article.publisher and head.pulls_digits(names.publisher(summary.article.publisher))
    parts = ([found, source.text] if drawn else [source.text, found]) if source else [found]
    second = " · ".join(parts)
    lead = "" if first_strong(title.text) == first_strong(found) else said.say("Title: ")  # or the number would change sides
    return Block((line(numbered, lead, *title.runs), line(second)))


@dataclass(frozen=True, slots=True)
class _Composition(Addressed):
    """One answer being put together."""

    grouping: Grouping
    view: View
    numbers: Mapping[int, int] = field(default_factory=dict)
    longest: int = LONGEST
    offered: bool = False  # the model

    def blocks(self, shown: Look) -> list[Block]:
        """The whole answer."""
        found = Head(self.summary, self.words, self.view).blocks(shown)
        if not shown.statements:
            found.append(Block((line(nothing_found(self.summary, self.words)),)))
        found.extend(self.groups(shown.groups))
        found.append(self._foot(shown))
        return found

    # statements

    def groups(self, groups: Sequence[Group]) -> list[Block]:
        """Who said what, group by group."""
        introduced: set[str] = set()  # name in the article and role stand once
        blocks = []
        for group in groups:
            if group.speaker is not None:
                blocks.extend(self._of_speaker(group, group.speaker))
            else:
                blocks.extend(self._about_organization(group, introduced))
        return blocks

    def _of_speaker(self, group: Group, speaker: Speaker) -> list[Block]:
        runs = self.speaker_runs(speaker)
        heading, again = line(*runs), line(*_name_alone(runs))
        blocks = []
        for number, statement in enumerate(group.statements):
            act = line(
                self._number(statement),
                self._linked(statement, self._act(statement, group.statements, number)),
                self._inside(statement),
            )
            parts = (act, *self._words(statement))
            blocks.append(Block((heading, *parts)) if number == 0 else Block(parts, gap=False, heading=again))
        return blocks

    def _about_organization(self, group: Group, introduced: set[str]) -> list[Block]:
        if group.organization is None:
            title = self.words.say("Other statements")
        else:
            title = self.words.say("About {organizations}", organizations=self.names.about(group.organization))
        heading = line(Run(title, bold=True))
        blocks: list[Block] = []
        for number, statement in enumerate(group.statements):
            act = self._act(statement, group.statements, number, group)
            if not self.arabic:
                act = act[:1].lower() + act[1:]
            known = statement.speaker.key in introduced
            runs = self.speaker_runs(statement.speaker)
            who = _name_alone(runs) if known else runs
            introduced.add(statement.speaker.key)
            entry = line(self._number(statement), *who, " · ", self._linked(statement, act), self._inside(statement))
            parts = (entry, *self._words(statement))
            blocks.append(Block((heading, *parts)) if number == 0 else Block(parts, gap=False, heading=heading))
        return blocks

    def speaker_runs(self, speaker: Speaker) -> list[Run | str]:
        """The speaker's name in bold, behind a word of the reader's where its script is foreign, the original, a role."""
        name = self.names.speaker(speaker)
        runs: list[Run | str] = []
        if is_anonymous(speaker):
            runs.append(self.words.say("Unnamed source: "))
        else:
            runs.extend(filter(None, [self.names.label(speaker)]))
        runs.append(Run(name if runs else capital(name), bold=True))
        original, role = self.names.original(speaker), self.names.role(speaker)
        if original:
            runs.append(f" ({original})")
        if role:
            runs.append(f"{'، ' if self.arabic else ', '}{role}")
        return runs

    def _act(self, statement: Statement, group: Sequence[Statement], number: int, about: Group | None = None) -> str:
        """The act line without its arrow: act, where, about whom, and what is doubtful."""
        act = shown_act(statement, group[number - 1] if number else None, self.summary)
        parts = [told(act, statement, self.summary, self.words.language)]
        if about is not None and about.organization and (found := tone(statement, about.organization)):
            parts.append(in_tone(found, self.words))
        organizations = self._organizations(statement, about)
        if organizations:
            msgid = "about {organizations}" if about is None else "also about {organizations}"
            parts.append(self.words.say(msgid, organizations=organizations))
        if statement.speaker.doubtful:
            parts.append(self.words.say("speaker uncertain"))
        if statement.corrected:
            parts.append(self.words.say("corrected at your request"))
        return " · ".join(parts)

    def _inside(self, statement: Statement) -> str:
        """Names inside words of the other language, led by their dot; empty where there are none or the reader is told them."""
        if not needs_translation(statement, self.article, self.words.language):
            return ""
        shown = self._quotation(statement)
        told = {self.names.speaker(statement.speaker), statement.speaker.name}
        for about in statement.organizations:
            told.add(self.names.organization(about.organization))
            if about.mention:
                told.add(about.mention.of(self.article.text.characters))
        figures = {other.speaker.figure for other in self.summary.statements if other.speaker.figure}
        names = names_inside(shown.text, self.words.language, told, figures)
        return f" · {self.words.say('mentions: {names}', names=self.words.series(names))}" if names else ""

    def _organizations(self, statement: Statement, about: Group | None) -> str:
        left = about.organization.id if about and about.organization else None
        found = [organization for organization in organizations_of(statement) if organization.id != left]
        named = [self._named(statement, organization) for organization in found[:NAMED_ORGANIZATIONS]]
        more = len(found) - NAMED_ORGANIZATIONS
        if more > 0:
            named.append(self.words.count("{n} other organization", "{n} other organizations", more))
        return self.words.join(named)

    def _named(self, statement: Statement, organization: Organization) -> str:
        """An organization as it stands behind "about", with the tone toward it."""
        name, found = self.names.about(organization), tone(statement, organization)
        return f"{name} ({tone_word(found, self.words)})" if found else name

    def _number(self, statement: Statement) -> str:
        """What the button that leads to the statement's place calls it; empty where there is no such button."""
        number = self.numbers.get(id(statement))
        return f"{self.words.number(number)}. " if number else ""

    def _linked(self, statement: Statement, act: str) -> Run:
        """The act as the link to its place, with the arrow that says so; as it is where there is no place to go to."""
        link = place_link(self.article, statement)
        return Run(f"{act} {'↖' if self.arabic else '↗'}" if link else act, link=link)

    def _words(self, statement: Statement) -> list[Part]:
        text = self.article.text.characters
        parts: list[Part] = []
        asked = question(statement, text)
        if asked:
            parts.append(line(self.words.say("Question: {text}", text=asked)))
        told = account_line(statement, self.article, self.words, min(self.longest, LONGEST_ACCOUNT))
        if told:
            parts.append(line(told))
        shown = self._quotation(statement)
        kept = shortened(shown.text, self.longest)
        parts.append(Quotation(kept, shown.language))
        if kept != shown.text and self.longest == LONGEST:
            parts.append(line(self.words.say("The words go on; all of them are in the file.")))
        return parts

    def _quotation(self, statement: Statement) -> Quotation:
        shown = quoted(statement, self.article.text.characters, self.article.language)
        return Quotation(shown, words_language(shown, self.article.language))

    # foot

    def _foot(self, shown: Look) -> Block:
        told: list[str | None] = []
        statements = shown.statements
        unique = len({id(statement) for statement in statements})
        if unique < shown.total and not shown.page:
            told.append(self.words.say("Shown: {shown} of {total}", shown=unique, total=shown.total))
        if statements:
            modelled = labelled(self.summary, statements, self.words, head=not shown.page)
            told.append(about_marks(statements, self.words, labelled=modelled))
            told.append(about_tones(statements, self.words))
            if self.summary.reading.remark:
                told.append(about_remark(self.summary.reading.remark, self.words))
            told.append(self._translation(shown))
        held = len(left_out(self.summary))
        if held and not self.view.left_out and not shown.page:
            told.append(about_left_out(held, self.words))
        if self.summary.withdrawn and not shown.page:
            told.append(about_withdrawn(self.summary.withdrawn, self.words))
        if self.summary.reading.remark and not statements:
            told.append(about_remark(self.summary.reading.remark, self.words))
        told.append(made_by(self.summary, self.words))
        return Block(tuple(line(text) for text in told if text))

    def _translation(self, shown: Look) -> str | None:
        """How to have the words translated, where some are in the other language and not told in the reader's."""
        language = self.words.language
        if not any(needs_translation(statement, self.article, language) for statement in shown.statements):
            return None
        every = all(is_foreign(statement, self.article, language) for statement in shown.statements)
        offered = self.offered and not shown.page and self.summary.reading.remark not in _SPENT
        return about_translation(self.words, every=every, model=offered)


def _name_alone(runs: list[Run | str]) -> list[Run | str]:
    """A speaker's runs without what follows the name."""
    return runs[: 1 + next(at for at, run in enumerate(runs) if isinstance(run, Run))]
