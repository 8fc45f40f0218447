"""Blocks as plain text, for terminals and for pasting."""

from __future__ import annotations

from collections.abc import Iterable

from newsdesk.rendering.layout import Block, Part, Quotation


def text(blocks: Iterable[Block]) -> str:
    """The blocks as lines, quotations behind a bar, ending in a line break. An address stands on the line after its words."""
    lines: list[str] = []
    for block in blocks:
        if block.gap and lines:
            lines.append("")
        for part in block.parts:
            lines.extend(_lines(part))
    return "\n".join(lines) + "\n"


def _lines(part: Part) -> list[str]:
    if isinstance(part, Quotation):
        return [f"│ {row}".rstrip() for row in part.text.strip().splitlines()]
    shown = "".join(run.text.removesuffix(" ↗").removesuffix(" ↖") if run.link else run.text for run in part.runs)
    # the address of a page stands once; those of single words are for screens
    return [shown, *(run.link for run in part.runs if run.link and shown == part.text)]
