"""Two articles written for this project, to try the bot at a touch."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from newsdesk.model import Language


@cache
def example(language: Language) -> str:
    """The example article in this language."""
    return files("handlers").joinpath("examples", f"{language.value}.txt").read_text("utf-8").strip()
