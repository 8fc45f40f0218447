"""An answer as blocks: head, counts, who said what about whom, foot. The forms follow from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from newsdesk import errors
from newsdesk.model import Act, Article, Grouping, Item, Language, Speaker, SpeakerKind, Statement, Summary, View
from newsdesk.rendering.acts import act_form
from newsdesk.rendering.foot import about_left_out, about_marks, about_translation, about_withdrawn, made_by
from newsdesk.rendering.inside import names_inside
from newsdesk.rendering.layout import Block, Line, Part, Quotation, Run, cut, first_strong, flat, line
from newsdesk.rendering.media import medium
from newsdesk.rendering.names import Names, capital
from newsdesk.rendering.numbers import numbered
from newsdesk.rendering.places import place_link
from newsdesk.rendering.quotations import quoted, shortened, words_language
from newsdesk.rendering.words import Words, words
from newsdesk.summaries import (
    Group,
    Look,
    answers_question,
    by_organization,
    by_speaker,
    certain,
    interviewee,
    left_out,
    look,
    organizations_of,
    question,
    whole,
)

LONGEST_TITLE = 180
NAMED_SPEAKERS = 6
NAMED_ORGANIZATIONS = 4
_ADDITIONS = (Act.ADDED, Act.CONTINUED)


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of an answer about several: what was kept of it, and its summary where there is one."""

    item: Item
    summary: Summary | None = None


def answer_blocks(summary: Summary, view: View, *, zone: str | None = None) -> list[Block]:
    """What this view of an answer shows, for readers in this time zone."""
    shown = look(summary, view)
    numbers = {id(statement): number for number, statement in numbered(summary, view, shown) if number}
    return _Composition(summary, words(view.language, zone), view.grouping, view, numbers).blocks(shown)


def full_blocks(summary: Summary, view: View, *, zone: str | None = None) -> list[Block]:
    """The answer with all of its statements at once, in the view's language and grouping."""
    plain = View(view.language, view.grouping)
    return _Composition(summary, words(view.language, zone), view.grouping, plain).blocks(whole(summary, view.grouping))


def list_blocks(entries: Sequence[Entry], view: View, *, zone: str | None = None) -> list[Block]:
    """The list of several articles: two lines for each, its title and what was found in it, or why it could not be read."""
    said = words(view.language, zone)
    blocks = [Block((line(Run(said.count("{n} article", "{n} articles", len(entries)), bold=True)),))]
    blocks.extend(_listed(number, entry, said) for number, entry in enumerate(entries, start=1))
    blocks.append(Block((line(said.say("Qawl · read by machine")),)))
    return blocks


def _listed(number: int, entry: Entry, said: Words) -> Block:
    numbered = f"{said.number(number)}. "
    if entry.summary is None:
        reason = getattr(errors, entry.item.error or "", errors.ReaderError)
        first = line(numbered, *_page(entry.item.address, said))
        return Block((first, line(said.say(reason.sentence()))))
    summary = entry.summary
    names = Names(said, summary.article.language)
    composition = _Composition(summary, said, Grouping.SPEAKER, View(said.language))
    title = composition.title() or line(*_page(summary.article.address or entry.item.address, said))
    speakers = by_speaker(certain(summary))
    if speakers:
        counted = said.count("{n} statement", "{n} statements", len(certain(summary)))
        named = said.series(names.speaker(group.speaker) for group in speakers[:3] if group.speaker)
        found = f"{counted}: {named}{_others(said, len(speakers) - 3)}"
    else:
        found = said.say("No words attributed to anyone")
    source = composition.source()
    drawn = summary.article.publisher and composition.pulls_digits(summary.article.publisher)
    parts = ([found, source.text] if drawn else [source.text, found]) if source else [found]
    second = " · ".join(parts)
    return Block((line(numbered, *title.runs), line(second)))


def _page(address: str | None, said: Words) -> list[Run | str]:
    """A page without a title, named by where it is."""
    if address is None:
        return [said.say("Your text")]
    parts = urlsplit(address)
    shown = cut((parts.hostname or address).removeprefix("www.") + parts.path.rstrip("/"), 80)
    return [said.say("Page: "), Run(shown, link=address)]


def _others(said: Words, n: int) -> str:
    """How many others there are, led by its comma or space; empty where there are none."""
    if n <= 0:
        return ""
    return ("، " if said.language is Language.AR else " ") + said.count("and {n} other", "and {n} others", n)


def told(act: Act, statement: Statement, summary: Summary, language: Language) -> str:
    """The act, and where it was done if the article says so beside the cue: "Said in a statement"."""
    where = medium(statement, summary.statements, summary.article.text.characters)
    if where is None:
        return act_form(act, statement.speaker, language)
    plain = Act.SAID if act is Act.STATED and language is Language.EN else act  # not "stated in a statement"
    return f"{act_form(plain, statement.speaker, language)} {where.of(language)}"


@dataclass(frozen=True, slots=True)
class _Composition:
    """One answer being put together."""

    summary: Summary
    words: Words
    grouping: Grouping
    view: View
    numbers: Mapping[int, int] = field(default_factory=dict)

    @property
    def article(self) -> Article:
        return self.summary.article

    @property
    def names(self) -> Names:
        return Names(self.words, self.article.language)

    @property
    def arabic(self) -> bool:
        return self.words.language is Language.AR

    def blocks(self, shown: Look) -> list[Block]:
        """The whole answer."""
        found = [*self._head(), *self._overview(), *self._counts(shown)]
        if not shown.statements:
            found.append(Block((line(self.words.say("I read the article and found no words attributed to anyone.")),)))
        found.extend(self._groups(shown.groups))
        found.append(self._foot(shown))
        return found

    # head

    def _head(self) -> list[Block]:
        title, source = self.title(), self.source()
        if title is None and self.article.address is not None:
            title = line(*_page(self.article.address, self.words))
        foreign = self.article.language is not self.words.language
        lines = [part for part in ((source, title) if foreign else (title, source)) if part]
        return [Block(tuple(lines))] if lines else []

    def title(self) -> Line | None:
        """The article's title, linked to its page."""
        if not self.article.title or not self.article.title.strip():
            return None
        shown = cut(self.article.title, LONGEST_TITLE)
        run = Run(shown, bold=True, link=self.article.address)
        return line(self.words.say("Title: "), run) if self.arabic and first_strong(shown) != "R" else line(run)

    def source(self) -> Line | None:
        """Publisher, day, and the article's language where it is not the reader's."""
        parts = []
        if self.article.publisher:
            parts.append(self.names.publisher(self.article.publisher))
        if self.article.published:
            parts.append(self.words.day(self.article.published))
        arabic = self.article.language is Language.AR
        if self.article.mixed:
            parts.append(self.words.say("in Arabic and English" if parts else "Article in Arabic and English"))
        elif self.article.language is not self.words.language and parts:
            parts.append(self.words.say("in Arabic" if arabic else "in English"))
        elif self.article.language is not self.words.language:
            parts.append(self.words.say("Article in Arabic" if arabic else "Article in English"))
        if self.article.published and self.article.publisher and self.pulls_digits(self.article.publisher):
            parts.append(parts.pop(0))
        return line(" · ".join(parts)) if parts else None

    def pulls_digits(self, name: str) -> bool:
        """Whether 0–9 behind this name would be shown before it: a name of the other script draws them into its direction."""
        return first_strong(flat(name)) == ("L" if self.arabic else "R") and self.words.digits("0") == "0"

    def _overview(self) -> list[Block]:
        overview = self.summary.reading.overview
        text = None if overview is None else (overview.ar if self.arabic else overview.en)
        if not text or self.view.page or self.view.speaker is not None:
            return []
        return [Block((line(self.words.say("In the model's words: {text}", text=cut(text, 700))),))]

    # counts

    def _counts(self, shown: Look) -> list[Block]:
        if self.view.left_out:
            return [Block((line(Run(self.words.say("Held back as too uncertain"), bold=True)),))]
        if shown.page:
            return [Block((line(Run(self._page_title(shown), bold=True)),))]
        statements = certain(self.summary)
        lines = []
        interviewed = interviewee(self.summary)
        if interviewed:
            lines.append(line(Run(self.words.say("Interview with {name}", name=self.names.speaker(interviewed)), bold=True)))
        if len(statements) > 1:
            lines.append(self._count_line(statements, alone=interviewed is not None))
            about = self._about_line(statements)
            if about:
                lines.append(about)
        return [Block(tuple(lines))] if lines else []

    def _page_title(self, shown: Look) -> str:
        counted = self.words.count("{n} statement", "{n} statements", shown.total)
        if shown.pages == 1:
            return counted
        return f"{counted} · {self.words.say('page {page} of {pages}', page=shown.page, pages=shown.pages)}"

    def _count_line(self, statements: Sequence[Statement], *, alone: bool) -> Line:
        """How many, and by whom. `alone`: the one who speaks has been named just before."""
        counted = Run(self.words.count("{n} statement", "{n} statements", len(statements)), bold=True)
        speakers = by_speaker(statements)
        named = [self.names.speaker(group.speaker) for group in speakers[:NAMED_SPEAKERS] if group.speaker]
        if len(speakers) == 1 and alone:
            return line(counted)
        if len(speakers) > 1:
            named = [
                f"{name} ({self.words.number(len(group))})" for name, group in zip(named, speakers[:NAMED_SPEAKERS], strict=True)
            ]
        return line(counted, f": {self.words.series(named)}{_others(self.words, len(speakers) - NAMED_SPEAKERS)}")

    def _about_line(self, statements: Sequence[Statement]) -> Line | None:
        groups = [group for group in by_organization(statements) if group.organization]
        if not groups:
            return None
        named = [
            f"{self.names.about(group.organization)} ({self.words.number(len(group))})"
            for group in groups[:NAMED_ORGANIZATIONS]
            if group.organization
        ]
        more = len(groups) - NAMED_ORGANIZATIONS
        if more > 0:
            named.append(self.words.count("{n} other organization", "{n} other organizations", more))
        return line(self.words.say("About {organizations}", organizations=self.words.join(named, apart=True)))

    # statements

    def _groups(self, groups: Sequence[Group]) -> list[Block]:
        introduced: set[str] = set()  # name in the article and role stand once
        blocks = []
        for group in groups:
            if group.speaker is not None:
                blocks.extend(self._of_speaker(group, group.speaker))
            else:
                blocks.extend(self._about_organization(group, introduced))
        return blocks

    def _of_speaker(self, group: Group, speaker: Speaker) -> list[Block]:
        heading = line(*self.speaker_runs(speaker))
        again = line(*self._name_alone(speaker))
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
            who = self._name_alone(statement.speaker) if known else self.speaker_runs(statement.speaker)
            introduced.add(statement.speaker.key)
            entry = line(self._number(statement), *who, " · ", self._linked(statement, act), self._inside(statement))
            parts = (entry, *self._words(statement))
            blocks.append(Block((heading, *parts)) if number == 0 else Block(parts, gap=False, heading=heading))
        return blocks

    def speaker_runs(self, speaker: Speaker) -> list[Run | str]:
        """The speaker's name in bold, after Arabic words where it is Latin, its original once, and the role."""
        name = self.names.speaker(speaker)
        runs: list[Run | str] = []
        if speaker.kind is SpeakerKind.UNNAMED:
            runs.append(self.words.say("Unnamed source: "))
        elif self.arabic and first_strong(name) != "R":
            runs.append(self.words.say("Organization: " if speaker.kind is SpeakerKind.ORGANIZATION else "Name: "))
        runs.append(Run(name if runs else capital(name), bold=True))
        original, role = self.names.original(speaker), self.names.role(speaker)
        if original:
            runs.append(f" ({original})")
        if role:
            runs.append(f"{'، ' if self.arabic else ', '}{role}")
        return runs

    def _name_alone(self, speaker: Speaker) -> list[Run | str]:
        runs = self.speaker_runs(speaker)
        return runs[: 1 + next(at for at, run in enumerate(runs) if isinstance(run, Run))]

    def _act(self, statement: Statement, group: Sequence[Statement], number: int, about: Group | None = None) -> str:
        """The act line without its arrow: act, where, about whom, and what is doubtful."""
        act = statement.act
        if act in _ADDITIONS and not self._follows(statement, group[number - 1] if number else None):
            act = Act.SAID
        if act is Act.SAID and answers_question(statement, self.article.text.characters):
            act = Act.ANSWERED
        parts = [told(act, statement, self.summary, self.words.language)]
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
        """Names inside words of the other language, led by their dot; empty where there are none or the reader reads them."""
        shown = self._quotation(statement)
        if shown.language is self.words.language:
            return ""
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
        named = [self.names.about(organization) for organization in found[:NAMED_ORGANIZATIONS]]
        more = len(found) - NAMED_ORGANIZATIONS
        if more > 0:
            named.append(self.words.count("{n} other organization", "{n} other organizations", more))
        return self.words.join(named)

    def _follows(self, statement: Statement, before: Statement | None) -> bool:
        """Whether the statement shown before is what this one adds to: the same speaker's last one in the text."""
        if before is None:
            return False
        own = [other for other in self.summary.statements if other.speaker.key == statement.speaker.key]
        at = own.index(statement)
        return at > 0 and own[at - 1] == before

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
        shown = self._quotation(statement)
        kept = shortened(shown.text)
        parts.append(Quotation(kept, shown.language))
        if kept != shown.text:
            parts.append(line(self.words.say("The words go on; all of them are in the file.")))
        account = statement.account
        account_text = None if account is None else (account.ar if self.arabic else account.en)
        if account_text:
            parts.append(line(self.words.say("In the model's words: {text}", text=cut(account_text, 500))))
        return parts

    def _quotation(self, statement: Statement) -> Quotation:
        shown = quoted(statement, self.article.text.characters, self.article.language)
        return Quotation(shown, words_language(shown, self.article.language))

    # foot

    def _foot(self, shown: Look) -> Block:
        lines = []
        statements = shown.statements
        unique = len({id(statement) for statement in statements})
        if unique < shown.total and not shown.page:
            lines.append(line(self.words.say("Shown: {shown} of {total}", shown=unique, total=shown.total)))
        if statements:
            lines.append(line(about_marks(statements, self.words)))
            foreign = [self._quotation(statement).language is not self.words.language for statement in statements]
            if any(foreign):
                lines.append(line(about_translation(self.words, every=all(foreign))))
        held = len(left_out(self.summary))
        if held and not self.view.left_out and not shown.page:
            lines.append(line(about_left_out(held, self.words)))
        if self.summary.withdrawn and not shown.page:
            lines.append(line(about_withdrawn(self.summary.withdrawn, self.words)))
        lines.append(line(made_by(self.summary, self.words)))
        return Block(tuple(lines))
