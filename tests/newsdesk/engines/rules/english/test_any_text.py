"""Whatever the text: the grammar neither raises nor points outside it, and its time grows with the length alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.engines.rules import english
from newsdesk.engines.rules.document import Document
from newsdesk.model import Language
from tests.measuring import within

MARKS = ['"', "'", "“", "”", "‘", "’", "(", ")", ",", ", ", ". ", "? ", ": ", "; ", " - ", " — ", "\n", "\n\n", " ", "…", "..."]
WORDS = [
    "said",
    "says",
    "say",
    "told",
    "adding",
    "that",
    "who",
    "which",
    "and",
    "but",
    "he",
    "she",
    "it",
    "they",
    "Smith",
    "NATO",
    "analysts",
    "the",
    "a",
    "of",
    "to",
    "accused",
    "called",
    "urged",
    "as",
    "was",
    "has",
    "not",
    "would",
    "2016",
    "U.S.",
    "p.m.",
    "al-Aufi",
    "weather.com",
    "'s",
    "n't",
    "قال",
    "é",
]
GROUPS = [
    "told reporters",
    "according to",
    "Mr. Smith",
    "Ana Duarte",
    "the minister",
    "The ministry",
    "a spokesman",
    "his claim",
    "on Tuesday",
]
STRANGE = ["\u202e", "\u0000", "\ud800", "\u200b"]
PIECES = st.sampled_from(MARKS + WORDS + GROUPS + STRANGE)
TEXTS = st.lists(PIECES, max_size=60).map(" ".join) | st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200)

HOSTILE = {
    "marks": '"' * 60_000,
    "one long line of cues": "He said that " * 5_000,
    "sources": "according to " * 5_000,
    "capitals": "Smith " * 12_000,
    "commas": "Smith, " * 9_000,
    "broken quotations": '"A," he said, ' * 4_000,
    "one word": "x" * 200_000,
    "colons": "Smith: a\n" * 6_000,
    "accusations": "accused of " * 18_000,
    "relative clauses": "Smith, who said " * 8_000,
    "signatures": '"A b c d e." — Ann Hale\n\n' * 4_000,
    "marks left open": "He said: 'A b c d.\n\n" * 6_000,
    "questions and answers": "Q: Why?\nA: Because I said so.\n" * 3_000,
}


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_it_never_raises_and_points_into_the_text(text: str) -> None:
    document = Document(text, Language.EN)
    for draft in english.read(document).drafts:
        places = [*draft.content, draft.speaker.span, draft.speaker.name, draft.speaker.role, draft.cue]
        assert all(place is None or place.end <= len(text) for place in places)
        assert list(draft.content) == sorted(draft.content)
        assert all(one.end <= other.start for one, other in zip(draft.content, draft.content[1:], strict=False))


@given(TEXTS)
@settings(max_examples=50, deadline=None)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert english.read(Document(text, Language.EN)) == english.read(Document(text, Language.EN))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_time_in_step_with_its_length(name: str) -> None:
    document = Document(HOSTILE[name], Language.EN)
    _ = document.tokens, document.paragraphs, document.outermost, document.organizations
    assert within(5, lambda: english.read(document))
