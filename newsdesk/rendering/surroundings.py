"""One statement in its place: who said it, and the words around it, from the text that is kept."""

from __future__ import annotations

from bisect import bisect_right

from newsdesk.articles.papers import PAGE_BREAK, page_at
from newsdesk.model import Article, Language, Span, Statement, Summary
from newsdesk.rendering.acts import shown_act, told
from newsdesk.rendering.context import context
from newsdesk.rendering.layout import Block, Part, Quotation, Run, line
from newsdesk.rendering.names import Names, capital
from newsdesk.rendering.places import is_post, place_link
from newsdesk.rendering.quotations import shortened, words_language
from newsdesk.rendering.words import Words, words
from newsdesk.text.lines import lines
from newsdesk.text.sentences import sentences

LONGEST = 2_800  # characters: the message stays one


def place_blocks(summary: Summary, statement: Statement, language: Language, *, zone: str | None = None) -> list[Block]:
    """The statement with the sentence before and the one after, its own words marked, and the paragraph they stand in."""
    said = words(language, zone)
    names = Names(said, summary.article.language)
    name = capital(names.speaker(statement.speaker))
    lead = names.label(statement.speaker)
    act = told(shown_act(statement, None, summary), statement, summary, language)
    if language is Language.EN:
        act = act[:1].lower() + act[1:]
    link = place_link(summary.article, statement)
    arrow = ("" if link is None else " ↖") if language is Language.AR else ("" if link is None else " ↗")
    head = line(lead, Run(name, bold=True), " · ", Run(f"{act}{arrow}", link=link))
    parts: list[Part] = [head, around(statement, summary.article), line(where(summary.article, statement, said))]
    return [Block(tuple(parts))]


def where(article: Article, statement: Statement, said: Words) -> str:
    """The page of a document or the paragraph of a text in which the words begin.

    Of what was read on the web also that it is the text that was kept.
    """
    text = article.text.characters
    if PAGE_BREAK in text:
        return said.say("Page {n}", n=page_at(text, statement.content[0].start))
    starts = [span.start for span in lines(text)]
    paragraph = said.say("Paragraph {n}", n=max(bisect_right(starts, statement.content[0].start), 1))
    if article.address is None or is_post(article.address):
        return paragraph
    return said.say("{paragraph} of the page as it was read", paragraph=paragraph)


def around(statement: Statement, article: Article) -> Quotation:
    """The words with those around them, letter for letter, theirs marked."""
    text = article.text.characters
    shown, marked, at = "", [], 0
    for stretch in context(statement, text, sentences(text)):
        room = LONGEST - at
        if room <= 0:
            break
        piece = stretch.text if len(stretch.text) <= room else shortened(stretch.text, room)
        if not shown:
            piece = piece.lstrip()
        if not piece:
            continue
        if stretch.marked:
            marked.append(Span(at, at + len(piece)))
        shown += piece
        at += len(piece)
    return Quotation(shown.rstrip(), words_language(shown, article.language), tuple(marked), folded=False)
