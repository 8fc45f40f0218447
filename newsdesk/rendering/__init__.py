"""From a Summary to what a person sees: blocks, and blocks to Telegram HTML, plain text, Markdown and whole pages."""

from newsdesk.rendering.blocks import Entry, answer_blocks, full_blocks, list_blocks
from newsdesk.rendering.choices import Action, Choice, choices, list_choices, pressed, understood
from newsdesk.rendering.layout import Block, Line, Quotation, Run
from newsdesk.rendering.words import Words, words

__all__ = [
    "Action",
    "Block",
    "Choice",
    "Entry",
    "Line",
    "Quotation",
    "Run",
    "Words",
    "answer_blocks",
    "choices",
    "full_blocks",
    "list_blocks",
    "list_choices",
    "pressed",
    "understood",
    "words",
]
