"""A list of articles as an answer: the newest of them, each to be read at a touch."""

from __future__ import annotations

from newsdesk.model import Item, View
from newsdesk.rendering.choices import LONGEST_LABEL, Action, Choice, other_language
from newsdesk.rendering.layout import Block, Run, cut, line
from newsdesk.rendering.words import words

LONGEST_TITLE = 180


def offer_blocks(item: Item, view: View, *, zone: str | None = None) -> list[Block]:
    """What the address is, and the titles of its newest articles, each with its link."""
    said = words(view.language, zone)
    head = line(Run(said.say("This page is a list of articles. Choose one of its newest."), bold=True))
    titles = (
        line(f"{said.number(n)}. ", Run(cut(title, LONGEST_TITLE), link=address))
        for n, (title, address) in enumerate(item.offers, start=1)
    )
    return [Block((head,)), *(Block((title,)) for title in titles)]


def offer_choices(item: Item, view: View, *, zone: str | None = None) -> list[list[Choice]]:
    """A button for each of the articles, and below them the language and [Delete]."""
    said = words(view.language, zone)
    rows = [
        [Choice(cut(f"{said.number(place + 1)}. {title}", LONGEST_LABEL), Action.READ, str(place))]
        for place, (title, _) in enumerate(item.offers)
    ]
    last = [other_language(view), Choice(said.say("Delete"), Action.DELETE)]
    if view.item is not None:
        last.insert(0, Choice(said.say("All articles"), Action.ITEM))
    return [*rows, last]
