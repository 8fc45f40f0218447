"""Blocks as Markdown (CommonMark)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsdesk.rendering.layout import Block, Line, Part, Quotation, Run

_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&]")
_AT_START = re.compile(r"^(\s*)([-+=:]|\d+(?=[.)]))")


def text(blocks: Iterable[Block]) -> str:
    """The blocks as Markdown, ending in a line break. Text of the article can neither style nor link anything."""
    paragraphs: list[str] = []
    for block in blocks:
        lines: list[str] = []
        for part in block.parts:
            if isinstance(part, Quotation) and lines:
                paragraphs.append(_joined(lines))
                lines = []
            if isinstance(part, Quotation):
                paragraphs.append(_quotation(part))
            else:
                lines.append(_line(part))
        if lines:
            paragraphs.append(_joined(lines))
    return "\n\n".join(paragraphs) + "\n"


def escape(words: str) -> str:
    """Words that stand for themselves in Markdown."""
    escaped = _SPECIAL.sub(lambda match: "\\" + match.group(), words)
    return _AT_START.sub(lambda match: f"{match[1]}{match[2]}\\" if match[2].isdigit() else f"{match[1]}\\{match[2]}", escaped)


def _joined(lines: list[str]) -> str:
    return "\\\n".join(lines)


def _quotation(part: Part) -> str:
    rows = [row.strip() for row in part.text.strip().splitlines() if row.strip()]
    return "\n>\n".join(f"> {escape(row)}" for row in rows)


def _line(part: Line) -> str:
    return "".join(_run(run, first=number == 0) for number, run in enumerate(part.runs))


def _run(run: Run, *, first: bool) -> str:
    words = escape(run.text) if first else _SPECIAL.sub(lambda match: "\\" + match.group(), run.text)
    core = words.strip()
    if not core:
        return words
    styled = f"**{core}**" if run.bold else core
    if run.link:
        styled = f"[{styled}](<{run.link.replace('<', '%3C').replace('>', '%3E')}>)"
    lead = words[: len(words) - len(words.lstrip())]
    return f"{lead}{styled}{words[len(words.rstrip()) :]}"
