"""The head of an answer: title and source, who said how much, and about whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from newsdesk.model import Language, Statement, View
from newsdesk.rendering.addressed import Addressed
from newsdesk.rendering.layout import Block, Line, Run, cut, first_strong, line
from newsdesk.rendering.modelled import overview_line, title_line
from newsdesk.rendering.words import Words
from newsdesk.summaries import Look, by_organization, by_speaker, certain, interviewee

LONGEST_TITLE = 180
NAMED_SPEAKERS = 6
NAMED_ORGANIZATIONS = 3


def page_runs(address: str | None, said: Words) -> list[Run | str]:
    """A page without a title, named by where it is."""
    if address is None:
        return [said.say("Your text")]
    parts = urlsplit(address)
    shown = cut((parts.hostname or address).removeprefix("www.") + parts.path.rstrip("/"), 80)
    return [said.say("Page: "), Run(shown, link=address)]


def others(said: Words, n: int) -> str:
    """How many others there are, led by its comma or space; empty where there are none."""
    if n <= 0:
        return ""
    return ("، " if said.language is Language.AR else " ") + said.count("and {n} other", "and {n} others", n)


@dataclass(frozen=True, slots=True)
class Head(Addressed):
    """The head of one answer."""

    view: View

    def blocks(self, shown: Look) -> list[Block]:
        """Title and source, a model's overview, the counts: each where there is one."""
        return [*self._titles(), *self._overview(), *self._counts(shown)]

    def _titles(self) -> list[Block]:
        title, source = self.title(), self.source()
        if title is None and self.article.address is not None:
            title = line(*page_runs(self.article.address, self.words))
        foreign = self.article.language is not self.words.language
        lines = [part for part in ((source, title) if foreign else (title, source)) if part]
        told = None if self.view.page else title_line(self.summary, self.words)
        if told:
            lines.append(line(told))
        if self.article.partial:
            lines.append(line(self.words.say("For subscribers: I read what the site leaves open. There may be more.")))
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
        if self.article.published and self.article.publisher and self.pulls_digits(parts[0]):
            parts.append(parts.pop(0))
        return line(" · ".join(parts)) if parts else None

    def pulls_digits(self, name: str) -> bool:
        """Whether 0–9 behind this name would be shown before it: an end in the other script draws them into its direction."""
        return first_strong(name[::-1]) == ("L" if self.arabic else "R") and self.words.digits("0") == "0"

    def _overview(self) -> list[Block]:
        told = None if self.view.page else overview_line(self.summary, self.words)
        return [Block((line(told),))] if told else []

    def _counts(self, shown: Look) -> list[Block]:
        if self.view.left_out:
            return [Block((line(Run(self.words.say("Held back as too uncertain"), bold=True)),))]
        if shown.page:
            return [Block((line(Run(self._page_title(shown), bold=True)),))]
        statements = certain(self.summary)
        lines = []
        interviewed = interviewee(self.summary)
        if interviewed:
            title = Run(self.words.say("Interview with {name}", name=self.names.speaker(interviewed)), bold=True)
            alone = len(statements) > 1 and len(by_speaker(statements)) == 1  # then the count goes on the same line
            counted = f" · {self.words.count('{n} statement', '{n} statements', len(statements))}" if alone else ""
            lines.append(line(title, counted))
        if len(statements) > 1:
            if not interviewed or not alone:
                lines.append(self._count_line(statements))
            about = self._about_line(statements)
            if about:
                lines.append(about)
        return [Block(tuple(lines))] if lines else []

    def _page_title(self, shown: Look) -> str:
        counted = self.words.count("{n} statement", "{n} statements", shown.total)
        if shown.pages == 1:
            return counted
        return f"{counted} · {self.words.say('page {page} of {pages}', page=shown.page, pages=shown.pages)}"

    def _count_line(self, statements: Sequence[Statement]) -> Line:
        """How many, and by whom."""
        counted = Run(self.words.count("{n} statement", "{n} statements", len(statements)), bold=True)
        speakers = by_speaker(statements)
        named = [self.names.speaker(group.speaker) for group in speakers[:NAMED_SPEAKERS] if group.speaker]
        if len(speakers) > 1:
            named = [
                f"{name} ({self.words.number(len(group))})" for name, group in zip(named, speakers[:NAMED_SPEAKERS], strict=True)
            ]
        return line(counted, f": {self.words.series(named)}{others(self.words, len(speakers) - NAMED_SPEAKERS)}")

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
