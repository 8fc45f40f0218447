"""Drafts in which nobody speaks: things that show, rules that state, cases that may be, lists after a colon, names of things.

The words are in `silence.tsv`. What the grammars take for a report of speech in a manual, a law or a textbook ends here; a
news article hardly ever loses a draft.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import cache
from importlib import resources

from newsdesk.engines.rules.document import Document
from newsdesk.engines.rules.drafts import Draft, Findings, Form, Mention
from newsdesk.model import Language, Span
from newsdesk.text import fold


def without_silence(document: Document, findings: Findings) -> Findings:
    """The findings without the drafts in which nobody speaks; mentions stay."""
    return replace(findings, drafts=tuple(draft for draft in findings.drafts if silence(document, draft) is None))


def silence(document: Document, draft: Draft) -> str | None:
    """Why nobody speaks in a draft: the class of `silence.tsv` that says so, or None."""
    language = document.language
    if _heads(draft.speaker, draft, language) & words("thing", language):
        return "thing"
    if language is Language.AR:
        return None
    if draft.speaker.span is not None and _supposed(document, draft.speaker.span):
        return "condition"
    if draft.cue is not None and _lists(document, draft):
        return "list"
    if _empty(document, draft):
        return "empty"
    return "naming" if _names(document, draft) else None


@cache
def words(name: str, language: Language) -> frozenset[str]:
    """The words of one class of the table, folded."""
    return frozenset(word for row in _rows() if row[:2] == (name, language.value) for word in row[2].split())


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    text = resources.files(__package__).joinpath("silence.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    return tuple((fields[0], fields[1], fields[2]) for fields in lines)


def _heads(speaker: Mention, draft: Draft, language: Language) -> frozenset[str]:
    """The head of the speaker's words. In English a name may be Law or White, but not before a headline's colon."""
    if speaker.form is Form.NAME and (language is Language.AR or draft.reason.startswith("headline")) and speaker.words:
        return frozenset(speaker.words[:1])
    return speaker.heads if speaker.form in (Form.UNNAMED, Form.ROLE) else frozenset()


def _supposed(document: Document, speaker: Span) -> bool:
    """Whether the speaker follows "if", "suppose that", or "where" at the start of a sentence."""
    at = document.token_range(speaker).start - 1
    if at < 0:
        return False
    sentence = _sentence_start(document, speaker.start)
    before = document.columns.folded[at]
    if document.columns.starts[at] < sentence:
        return False
    if before == "that" and at > 0:
        before = document.columns.folded[at - 1]
        return before in words("condition", Language.EN)
    opener = before in words("opener", Language.EN) and _first_word(document, at, sentence)
    return opener or before in words("condition", Language.EN)


def _first_word(document: Document, at: int, sentence: int) -> bool:
    """Whether no longer word, numbers and brackets aside, stands between the sentence's start and this token."""
    start = document.token_range(Span(sentence, sentence + 1)).start
    return all(len(word) <= 2 for word in document.columns.characters[max(start, at - 6) : at])


def _sentence_start(document: Document, offset: int) -> int:
    at = bisect_right(document.sentence_starts, offset) - 1
    return document.sentence_starts[at] if at >= 0 else 0


def _lists(document: Document, draft: Draft) -> bool:
    """Whether the content follows a colon that opens a list: "as follows:"."""
    at = document.token_range(draft.content[0]).start - 1
    if at < 1 or document.columns.characters[at] != ":":
        return False
    return document.columns.folded[at - 1] in words("list", Language.EN)


def _names(document: Document, draft: Draft) -> bool:
    """Whether many are said to call something by a name: "economists call this a shock"."""
    if draft.cue is None or draft.speaker.form is not Form.GROUP or draft.speaker.definite:
        return False
    if fold(document.words(draft.cue)) not in words("naming", Language.EN):
        return False
    first = document.token_range(draft.content[0])
    return bool(first) and document.columns.folded[first.start] in words("named", Language.EN)


def _empty(document: Document, draft: Draft) -> bool:
    """Whether only an empty word was told: "it told her nothing that she had not known"."""
    first = document.token_range(draft.content[0])
    if len(first) < 2:
        return False
    word, after = document.columns.folded[first.start : first.start + 2]
    return word in words("empty", Language.EN) and after in words("afterpart", Language.EN)
