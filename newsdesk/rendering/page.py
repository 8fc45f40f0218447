"""A summary as a whole HTML page of its own: every statement with all that is known of it, to keep, to print, to forward."""

from __future__ import annotations

import html
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

from newsdesk.articles.papers import PAGE_BREAK, page_at
from newsdesk.grounding.accounts import OWN_WORDS
from newsdesk.model import Day, Grouping, Language, Organization, Span, Statement, Summary
from newsdesk.rendering.acts import shown_act, told
from newsdesk.rendering.addressed import Addressed
from newsdesk.rendering.anonymity import is_anonymous
from newsdesk.rendering.context import context
from newsdesk.rendering.foot import about_marks, about_tones, about_withdrawn, made_by
from newsdesk.rendering.layout import flat
from newsdesk.rendering.modelled import account_line, labelled, nothing_found, overview_line, title_line, tone, tone_word
from newsdesk.rendering.places import is_post, place_link
from newsdesk.rendering.quotations import quoted, words_language
from newsdesk.rendering.words import words
from newsdesk.summaries import Group, by_organization, by_speaker, certain, left_out, organizations_of, question, whole
from newsdesk.text.lines import lines
from newsdesk.text.sentences import sentences


def page(summary: Summary, language: Language, *, zone: str | None = None, read: datetime | None = None) -> str:
    """The page as HTML, self-contained: no script, nothing from outside. `read` is when the article was read (aware)."""
    return _Page(summary, words(language, zone), read).html()


def escape(text: str) -> str:
    """Text as it may stand in a page, in an attribute too."""
    kept = "".join(" " if ord(c) < 32 and c not in "\t\n" else "\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return html.escape(kept, quote=True)


@cache
def _style() -> str:
    return resources.files("newsdesk.rendering").joinpath("page.css").read_text("utf-8").strip()


def _direction(language: Language) -> str:
    return f'lang="{language.value}" dir="{"rtl" if language is Language.AR else "ltr"}"'


@dataclass(frozen=True, slots=True)
class _Page(Addressed):
    """One page being written."""

    read: datetime | None

    def say(self, msgid: str, **fields: str | int) -> str:
        return escape(self.words.say(msgid, **fields))

    def html(self) -> str:
        title = flat(self.article.title or self.article.address or self.words.say("Your text"))
        shown, held = certain(self.summary), left_out(self.summary)
        body = [f"<h1 {self._auto(title)}>{escape(title)}</h1>", self._about_article()]
        if shown:
            body.append(self._counts(shown))
        elif not held:
            body.append(f"<p>{escape(nothing_found(self.summary, self.words))}</p>")
        said, kept_back = whole(self.summary, Grouping.SPEAKER), by_speaker(held)
        in_order = [*said.statements, *(statement for group in kept_back for statement in group.statements)]
        numbers = {id(statement): number for number, statement in enumerate(in_order, start=1)}  # as in the pages of the answer
        places = _Places(self.article.text.characters)
        body.extend(self._group(group, numbers, places) for group in said.groups)
        if held:
            body.append(f"<h2>{self.say('Held back as too uncertain')}</h2>")
            body.extend(self._group(group, numbers, places) for group in kept_back)
        body.append(self._foot())
        return (
            f"<!doctype html>\n<html {_direction(self.words.language)}>\n<head>\n"
            '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f'<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
            f"<title>{escape(title)}</title>\n<style>\n{_style()}\n</style>\n</head>\n<body>\n<main>\n"
            + "\n".join(part for part in body if part)
            + "\n</main>\n</body>\n</html>\n"
        )

    def _auto(self, text: str) -> str:
        return _direction(words_language(text, self.article.language))

    def _about_article(self) -> str:
        parts = []
        if self.article.publisher:
            parts.append(f"<bdi>{escape(self.names.publisher(self.article.publisher))}</bdi>")
        if self.article.author:
            parts.append(f"<bdi>{escape(flat(self.article.author))}</bdi>")
        if self.article.published:
            parts.append(escape(self.words.day(self.article.published)))
        if self.article.mixed:
            parts.append(self.say("in Arabic and English"))
        else:
            parts.append(self.say("in Arabic" if self.article.language is Language.AR else "in English"))
        found = f'<p class="source">{" · ".join(parts)}</p>'
        told = (title_line(self.summary, self.words, None), overview_line(self.summary, self.words, None))
        found += "".join(f'\n<p class="model">{escape(text)}</p>' for text in told if text)
        if self.article.partial:
            found += f"\n<p>{self.say('For subscribers: I read what the site leaves open. There may be more.')}</p>"
        if self.article.address:
            address = escape(self.article.address)
            found += f'\n<p class="address"><a href="{address}" dir="ltr">{address}</a></p>'
        return found

    def _counts(self, shown: Sequence[Statement]) -> str:
        rows = [f"<strong>{escape(self.words.count('{n} statement', '{n} statements', len(shown)))}</strong>"]
        speakers = "".join(
            f'<li><a href="#speaker-{group.place}"><bdi>{escape(self.names.speaker(group.speaker))}</bdi></a> '
            f"({self.words.number(len(group))})</li>"
            for group in by_speaker(shown)
            if group.speaker
        )
        rows.append(f"<ul>{speakers}</ul>")
        about = "".join(
            f"<li><bdi>{escape(self.names.full(group.organization))}</bdi> ({self.words.number(len(group))})</li>"
            for group in by_organization(shown)
            if group.organization
        )
        if about:
            rows.append(f"<strong>{self.say('Organizations')}</strong><ul>{about}</ul>")
        return f'<nav class="counts">{"".join(rows)}</nav>'

    def _group(self, group: Group, numbers: dict[int, int], places: _Places) -> str:
        speaker = group.speaker
        assert speaker is not None
        unnamed = self.say("Unnamed source: ") if is_anonymous(speaker) else ""
        heading = f"{unnamed}<bdi>{escape(self.names.speaker(speaker))}</bdi>"
        original, role = self.names.original(speaker), self.names.role(speaker)
        if original:
            heading += f" <small>(<bdi>{escape(original)}</bdi>)</small>"
        office = f'<p class="role">{escape(role)}</p>' if role else ""
        pairs = zip((None, *group.statements), group.statements, strict=False)
        entries = "\n".join(self._statement(one, before, numbers[id(one)], places) for before, one in pairs)
        return f'<section id="speaker-{group.place}">\n<h2>{heading}</h2>{office}\n{entries}\n</section>'

    def _statement(self, statement: Statement, before: Statement | None, number: int, places: _Places) -> str:
        text = self.article.text.characters
        act = shown_act(statement, before, self.summary)
        parts = [escape(told(act, statement, self.summary, self.words.language))]
        if statement.speaker.doubtful:
            parts.append(f"<em>{self.say('speaker uncertain')}</em>")
        if statement.corrected:
            parts.append(f"<em>{self.say('corrected at your request')}</em>")
        rows = [f'<p class="act"><span class="number">{self.words.number(number)}</span> {" · ".join(parts)}</p>']
        asked = question(statement, text, longest=400)
        if asked:
            rows.append(f'<p class="question">{self.say("Question: {text}", text=asked)}</p>')
        told_by_model = account_line(statement, self.article, self.words, None)
        if told_by_model:
            rows.append(f'<p class="model">{escape(told_by_model)}</p>')
        shown = quoted(statement, text, self.article.language)
        rows.append(f"<blockquote {self._auto(shown)}>{escape(shown)}</blockquote>")
        rows.extend(self._details(statement, places))
        return '<article class="statement">\n' + "\n".join(rows) + "\n</article>"

    def _details(self, statement: Statement, places: _Places) -> list[str]:
        rows = []
        about = [self._about(statement, organization) for organization in organizations_of(statement)]
        if about:
            rows.append(f'<p class="about">{self.say("Organizations")}: {self.words.series(about)}</p>')
        link = place_link(self.article, statement)
        page = places.page(statement)
        place = self.say("Paragraph {n}", n=places.paragraph(statement)) if page is None else self.say("Page {n}", n=page)
        if link:
            opens = self.say("open the post") if is_post(link) else self.say("open the page at these words")
            opens = opens if page is None else self.say("open the document at this page")
            place = f'<a href="{escape(link)}">{place} · {opens}</a>'
        around = "".join(
            f"<mark>{escape(stretch.text)}</mark>" if stretch.marked else escape(stretch.text)
            for stretch in context(statement, self.article.text.characters, places.sentences)
        )
        rows.append(
            f'<details><summary>{self.say("In context")}</summary><p class="context" {_direction(self.article.language)}>'
            f'{around}</p></details>\n<p class="place">{place}</p>'
        )
        return rows

    def _about(self, statement: Statement, organization: Organization) -> str:
        """An organization with the tone toward it and the article's words that show it."""
        name, found = f"<bdi>{escape(self.names.full(organization))}</bdi>", tone(statement, organization)
        if found is None:
            return name
        shown = flat(statement.account.shown.get(organization.id, "")) if statement.account else ""
        words = f": <bdi>{escape(shown)}</bdi>" if shown else ""
        return f"{name} ({escape(tone_word(found, self.words))}{words})"

    def _foot(self) -> str:
        rows, statements = [], self.summary.statements
        if statements:
            rows.append(about_marks(statements, self.words, labelled=labelled(self.summary, statements, self.words)))
            rows.extend(filter(None, [about_tones(statements, self.words)]))
        reasons = self.summary.reading.dropped
        withheld = sum(count for reason, count in reasons.items() if reason in OWN_WORDS)
        dropped = sum(reasons.values()) - withheld
        if dropped:
            counted = self.words.count(
                "{n} claim did not match the article's words and was dropped",
                "{n} claims did not match the article's words and were dropped",
                dropped,
            )
            rows.append(counted)
        if withheld:
            rows.append(
                self.words.count(
                    "{n} sentence of the model's own did not keep to the article and is not shown",
                    "{n} sentences of the model's own did not keep to the article and are not shown",
                    withheld,
                )
            )
        if self.summary.withdrawn:
            rows.append(about_withdrawn(self.summary.withdrawn, self.words))
        rows.append(self._made())
        return "<footer>\n" + "\n".join(f"<p>{escape(row)}</p>" for row in rows) + "\n</footer>"

    def _made(self) -> str:
        """By what and when the article was read."""
        maker = self.summary.reading.maker
        engine = self.words.say("embedded engine") if maker.engine == "rules" else maker.engine
        parts = [made_by(self.summary, self.words), f"{engine} {maker.version}".strip()]
        if self.read is not None:
            local = self.read.astimezone(ZoneInfo(self.words.zone or "UTC"))
            day, clock = self.words.day(Day(local.month, local.day, local.year)), self.words.clock(local.time())
            parts.append(self.words.series([day, clock if self.words.zone else self.words.say("{clock} UTC", clock=clock)]))
        return " · ".join(parts)


class _Places:
    """Sentences, paragraphs and pages of a text, found once for all statements."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.sentences: list[Span] = sentences(text)
        self._lines = [span.start for span in lines(text)]

    def paragraph(self, statement: Statement) -> int:
        """The number, from 1, of the paragraph in which the statement's words begin."""
        return max(bisect_right(self._lines, statement.content[0].start), 1)

    def page(self, statement: Statement) -> int | None:
        """The number, from 1, of the page of a document in which the statement's words begin; None for a text without pages."""
        return page_at(self._text, statement.content[0].start) if PAGE_BREAK in self._text else None
