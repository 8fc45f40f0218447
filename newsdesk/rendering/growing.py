"""An answer while it is still being written: the statements that are complete, the newest of them last."""

from __future__ import annotations

from newsdesk.model import Language, Summary, View
from newsdesk.rendering.blocks import glance_blocks
from newsdesk.rendering.layout import Block
from newsdesk.rendering.words import words
from newsdesk.summaries import Look, by_speaker, certain

NEWEST = 5
LONGEST = 280
"""Statements that are shown, and characters of each one's words: what grows stays one message, and on one screen."""


def growing_blocks(summary: Summary, language: Language, *, zone: str | None = None) -> list[Block]:
    """Who said what in the newest statements, without head and foot; nothing while there are none."""
    statements = certain(summary)
    shown = Look(tuple(by_speaker(statements[-NEWEST:])), len(statements), 0, 1)
    return glance_blocks(summary, shown, View(language), words(language, zone), LONGEST)
