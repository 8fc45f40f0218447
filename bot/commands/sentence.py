"""`python -m bot sentence`: what the embedded engine makes of a sentence or two, step by step."""

from __future__ import annotations

import sys

from newsdesk.engines.rules.steps import steps
from newsdesk.model import Language
from newsdesk.text import clean, detect_language


def run(text: str, *, language: Language | None) -> int:
    """Print every step from the words to the statements; `-` reads standard input. Always 0."""
    given = clean(sys.stdin.read() if text == "-" else text)
    spoken = language or detect_language(given) or Language.EN
    sys.stdout.write(explained(given, spoken))
    return 0


def explained(text: str, language: Language) -> str:
    """The steps as lines of text; ends with a line end."""
    lines = [f"language: {language.value}"]
    for number, step in enumerate(steps(text, language), start=1):
        lines += ["", f"{number}. {step.name}"]
        lines += [f"   {line}" for line in step.lines] or ["   none"]
    return "\n".join(lines) + "\n"
