"""What has been found in a sentence so far, and where an open report ends."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsdesk.engines.rules.arabic.tables import known
from newsdesk.engines.rules.arabic.text import Walk
from newsdesk.engines.rules.drafts import Mention
from newsdesk.model import Act, Span

_LOOK_BACK = 34


@dataclass(slots=True)
class Open:
    """A draft whose content may still be cut short by what follows in its sentence."""

    first: int
    after: int
    cue: tuple[int, int]
    act: Act
    speaker: Mention
    reason: str
    confidence: float
    closed: bool = False
    earlier: Span | None = None


@dataclass(slots=True)
class Sentence:
    """One sentence on its way: its tokens, what has been found, and up to where it is spoken for."""

    walk: Walk
    first: int
    after: int
    found: list[Open] = field(default_factory=list)
    taken: int = 0


def close(sentence: Sentence, at: int) -> None:
    """What was open ends before this token; connecting words and marks before it belong to what comes."""
    if not sentence.found:
        return
    last = sentence.found[-1]
    if last.closed or last.first >= at:
        return
    walk = sentence.walk
    floor = max(last.first, at - _LOOK_BACK)
    while at > floor and (
        (not walk.is_word(at - 1) and walk.mark(at - 1) in "،,؛;-–:")
        or walk.folded(at - 1) in known("connectors")
        or (walk.folded(at - 1) in ("في", "وفي") and walk.folded(at) == "حين")
    ):
        at -= 1
    if walk.folded(at - 1) in ("انه", "انها", "انهم", "انهما") and walk.folded(at - 2) in ("الا", "غير", "بيد"):
        at -= 2
        while at > floor and walk.mark(at - 1) in ("،", ",", "؛"):
            at -= 1
    at = _without_side(walk, last.first, at)
    last.after = min(last.after, max(at, last.first))
    last.closed = True


def _without_side(walk: Walk, first: int, at: int) -> int:
    """Before "من جهته", "في الوقت نفسه" and the like, which lead to what comes."""
    for length in (2, 3):
        if (
            at - length > first
            and walk.folded(at - length) in ("من", "في", "ومن", "وفي")
            and walk.folded(at - length + 1)
            in (
                "جهته",
                "جهتها",
                "جانبه",
                "جانبها",
                "جهتهم",
                "جانبهم",
                "ناحيته",
                "ناحيتها",
                "الوقت",
                "المقابل",
            )
        ):
            if walk.folded(at - length + 1) == "الوقت" and (length < 3 or walk.folded(at - 1) not in known("itself")):
                continue  # في الوقت الخطأ
            at -= length
            while at > first and walk.mark(at - 1) in ("،", ",", "؛"):
                at -= 1
            return at
    return at
