"""Where something was said, as far as the article tells it beside the cue: in a statement, on a platform, in an interview."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from newsdesk.model import Language, Span, Statement
from newsdesk.text.folding import fold
from newsdesk.text.sentences import sentences

# How it is told, and how it is recognized: whole words, in any spelling that folds to the same; a space is any white space.
_MEDIA = (
    ("in a statement", "في بيان", r"in an?(?: [a-z-]+)? statement|في بيان|(?:عبر|ب)\s?بيان"),
    ("on X", "على منصة إكس", r"on x|on the platform x|على (?:منصة )?[\"«“]?(?:اكس|x)"),
    ("on Twitter", "على تويتر", r"on twitter|على (?:منصه |موقع )?[\"«“]?تويتر"),
    ("on Telegram", "على تيليغرام", r"on telegram|على (?:منصه |تطبيق )?[\"«“]?(?:تيليغرام|تلغرام|تيليجرام|تليغرام)"),
    ("on Facebook", "على فيسبوك", r"on facebook|على (?:منصه |موقع )?[\"«“]?(?:فيسبوك|فيس بوك)"),
    ("on Truth Social", "على تروث سوشيال", r"on truth social|على (?:منصة )?[\"«“]?تروث سوشيال"),
    ("on Instagram", "على إنستغرام", r"on instagram|على (?:منصة )?[\"«“]?(?:انستغرام|انستجرام)"),
    (
        "at a press conference",
        "في مؤتمر صحفي",
        r"(?:at|during|in) an?(?: joint)? (?:press|news) conference|(?:في|خلال) مؤتمر صح(?:ا)?في",
    ),
    ("in an interview", "في مقابلة", r"in an interview|(?:في|خلال) (?:مقابلة|حوار صح(?:ا)?في|لقاء صح(?:ا)?في)"),
    ("in a speech", "في كلمة", r"in (?:a|his|her) speech|(?:في|خلال) (?:كلمة|خطاب) (?:له|لها|القاه|القاها)"),
)
_NEAR = 90
_SPACE = r"\s+"


@dataclass(frozen=True, slots=True)
class Medium:
    """Where something was said, in both languages, as it follows the act."""

    en: str
    ar: str

    def of(self, language: Language) -> str:
        """The words in this language."""
        return self.ar if language is Language.AR else self.en


def _compiled(*patterns: str) -> re.Pattern[str]:
    """What matches where one of the patterns of the table does."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(fold(pattern).replace(' ', _SPACE) for pattern in patterns)})(?!\w)")


@cache
def _patterns() -> list[tuple[Medium, re.Pattern[str]]]:
    return [(Medium(en, ar), _compiled(pattern)) for en, ar, pattern in _MEDIA]


@cache
def _any() -> re.Pattern[str]:
    """What matches where any medium is told, for most sentences tell none."""
    return _compiled(*[pattern for _, _, pattern in _MEDIA])


def medium(statement: Statement, others: tuple[Statement, ...], text: str) -> Medium | None:
    """Where the statement was made, if its own sentence says so close to the cue and outside all reported words."""
    if statement.cue is None:
        return None
    start = max(0, statement.cue.start - _NEAR)
    stretch = Span(start, min(len(text), statement.cue.end + _NEAR))
    begins = [start + sentence.start for sentence in sentences(stretch.of(text))]
    own = bisect_right(begins, statement.cue.start)
    low = begins[own - 1] if own else start
    high = begins[own] if own < len(begins) else stretch.end
    outside = list(text[low:high])
    for start, end in _foreign(statement, others, low, high):
        outside[start - low : end - low] = "\n" * (end - start)
    here = fold("".join(outside))
    if _any().search(here) is None:
        return None
    return next((found for found, pattern in _patterns() if pattern.search(here)), None)


def _foreign(statement: Statement, others: tuple[Statement, ...], low: int, high: int) -> Iterator[tuple[int, int]]:
    """The stretches between `low` and `high` that tell nothing of this cue: reported words, and what is beyond another cue."""
    assert statement.cue is not None
    for other in (statement, *others):
        for span in other.content:
            if span.start < high and span.end > low:
                yield max(span.start, low), min(span.end, high)
        if other.cue is not None and other.cue != statement.cue and low <= other.cue.start < high:
            yield (other.cue.start, high) if other.cue > statement.cue else (low, min(other.cue.end, high))
