"""What the tests of the English grammar ask: the statements of a text, as plain tuples."""

from __future__ import annotations

from newsdesk.engines.rules.engine import read_text
from newsdesk.model import Claim, Language, Span


def claims(text: str) -> list[Claim]:
    """The claims of an English text."""
    return read_text(text, Language.EN)


def words(text: str, claim: Claim) -> tuple[str, ...]:
    """The stretches of a claim."""
    return tuple(span.of(text) for span in claim.content if isinstance(span, Span))


def said(text: str) -> list[tuple[str, str, str]]:
    """Speaker, cue and content of each statement, stretches joined by " / ", marks at the ends left out."""
    return [
        (claim.speaker.name, claim.cue.of(text) if isinstance(claim.cue, Span) else "", " / ".join(words(text, claim)).strip('"'))
        for claim in claims(text)
    ]
