"""The numbers by which buttons name the statements on the screen."""

from __future__ import annotations

from newsdesk.model import Menu, Statement, Summary, View
from newsdesk.summaries import Look


def numbered(summary: Summary, view: View, shown: Look) -> list[tuple[int, Statement]]:
    """The statements shown, each once, with their numbers; they go on from page to page. Empty where none is needed.

    They are needed where no address leads to the words: in a person's own text, and where the context is asked for. A
    statement that stands alone has its place and needs no number: the number is 0.
    """
    if summary.article.address is not None and view.menu is not Menu.CONTEXT:
        return []
    unique = list({id(statement): statement for statement in shown.statements}.values())
    if len(unique) == 1 and shown.total == 1:
        return [(0, unique[0])]
    return list(enumerate(unique, start=shown.before + 1))
