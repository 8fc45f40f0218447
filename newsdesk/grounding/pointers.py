"""From an engine's pointers to spans of the article."""

from __future__ import annotations

from collections.abc import Sequence

from newsdesk.model import Anchor, Pointer, Span


def resolve(pointer: Pointer, text: str, sentences: Sequence[Span]) -> Span | None:
    """The span that a pointer means, without white space at its edges; None where the text has no such place."""
    match pointer:
        case Span():
            return trimmed(pointer, text)
        case Anchor():
            return _anchored(pointer, text, sentences)


def trimmed(span: Span, text: str) -> Span | None:
    """The span without white space at its edges; None if it lies outside the text or holds nothing else."""
    if span.end > len(text):
        return None
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.end - len(words) + len(words.rstrip())
    return Span(start, end) if start < end else None


def _anchored(anchor: Anchor, text: str, sentences: Sequence[Span]) -> Span | None:
    """The stretch of the numbered sentence from the first words to the nearest last words at or after them."""
    if not 1 <= anchor.sentence <= len(sentences) or not anchor.first or not anchor.last:
        return None
    sentence = sentences[anchor.sentence - 1]
    start = text.find(anchor.first, sentence.start, sentence.end)
    if start < 0:
        return None
    last = text.find(anchor.last, start, sentence.end)
    if last < 0:
        return None
    return trimmed(Span(start, max(last + len(anchor.last), start + len(anchor.first))), text)


def ordered(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in text order, those that overlap made one."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start < result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)
