"""Pointers become the stretches they mean, are repaired, or mean nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.grounding.places import Places
from newsdesk.grounding.pointers import resolve
from newsdesk.model import Anchor
from newsdesk.text import sentences

ARABIC = "قالت الوزيرة هالة درويش إنّ «الحكومة لن تتراجع». وأضافت: سنعود إلى الـطاولة وللحكومة رأي. ولم تعلق الشركة."
ENGLISH = (
    'Ruth Calder said: "The quay can’t wait, and the quay won’t." She told the Bank so. The theme was then the end of the day.'
)
AR, EN = Places(ARABIC, sentences(ARABIC)), Places(ENGLISH, sentences(ENGLISH))


def found(places: Places, anchor: Anchor) -> tuple[str, bool] | None:
    resolved = resolve(anchor, places)
    return None if resolved is None else (resolved.span.of(places.text), resolved.repaired)


@pytest.mark.parametrize(
    ("anchor", "words", "repaired"),
    [
        (Anchor(1, "Ruth", "Calder"), "Ruth Calder", False),
        (Anchor(1, "Ruth Calder", "Ruth Calder"), "Ruth Calder", False),
        (Anchor(1, "quay", "quay"), "quay", False),
        (Anchor(1, "The quay", "wait"), "The quay can’t wait", False),
        (Anchor(1, "the quay", "won't"), "the quay won’t", True),
        (Anchor(1, "RUTH", "CALDER"), "Ruth Calder", True),
        (Anchor(1, "“Ruth", "Calder”"), "Ruth Calder", True),
        (Anchor(2, "Ruth  Calder", "Ruth  Calder"), "Ruth Calder", True),
        (Anchor(1, "She told", "Bank"), "She told the Bank", True),
        (Anchor(1, "the quay won", "Bank", 2), 'the quay won’t." She told the Bank', True),
        (Anchor(3, "the", "end"), "the end", True),
        (Anchor(3, "theme", "then"), "theme was then", False),
    ],
)
def test_english_pointers(anchor: Anchor, words: str, repaired: bool) -> None:
    result = found(EN, anchor)
    assert result is not None
    assert result[0] == words
    if not repaired:
        assert result[1] is False


@pytest.mark.parametrize(
    ("anchor", "words"),
    [
        (Anchor(1, "الحكومة", "تتراجع"), "الحكومة لن تتراجع"),
        (Anchor(1, "الحكومه", "تتراجَع"), "الحكومة لن تتراجع"),
        (Anchor(1, "ان", "ان"), "إنّ"),
        (Anchor(2, "سنعود", "الطاولة"), "سنعود إلى الـطاولة"),
        (Anchor(2, "الحكومة", "الحكومة"), "للحكومة"),
        (Anchor(2, "أضافت", "أضافت"), "أضافت"),
        (Anchor(1, "سنعود", "رأي"), "سنعود إلى الـطاولة وللحكومة رأي"),
        (Anchor(1, "الحكومة", "سنعود", 2), "الحكومة لن تتراجع». وأضافت: سنعود"),
    ],
)
def test_arabic_pointers(anchor: Anchor, words: str) -> None:
    result = found(AR, anchor)
    assert result is not None
    assert result[0] == words


@pytest.mark.parametrize(
    "anchor",
    [
        Anchor(1, "Rutx", "Calder"),
        Anchor(1, "Calder", "Ruth"),
        Anchor(1, "uth", "alder"),
        Anchor(3, "Ruth", "Calder"),
        Anchor(0, "Ruth", "Calder"),
        Anchor(10**9, "Ruth", "Calder"),
        Anchor(-1, "Ruth", "Calder"),
        Anchor(2, "She", "Calder", 1),
        Anchor(1, "Ruth", "Calder", 10**9),
        Anchor(1, "…", "»"),
        Anchor(1, "", "»"),
        Anchor(9, "", ""),
        Anchor(2, "", "", 1),
        Anchor(1, "Kuth", ""),
        Anchor(1, "Kuth", "Kalder"),
        Anchor(1, "Руth", "Calder"),
    ],
)
def test_what_points_nowhere_is_nothing(anchor: Anchor) -> None:
    assert found(EN, anchor) is None


@pytest.mark.parametrize(
    ("anchor", "words"),
    [
        (Anchor(1, "", "Calder"), "Ruth Calder"),
        (Anchor(1, "the quay", ""), "the quay won’t"),
        (Anchor(1, "The quay", "", 2), 'The quay can’t wait, and the quay won’t." She told the Bank so'),
        (Anchor(2, "", ""), "She told the Bank so"),
        (Anchor(2, "", "", 3), "She told the Bank so. The theme was then the end of the day"),
        (Anchor(3, "", "end"), "The theme was then the end"),
    ],
)
def test_a_pointer_without_first_or_last_words_has_the_sentences_beginning_or_end(anchor: Anchor, words: str) -> None:
    assert found(EN, anchor) == (words, False)


def test_the_point_of_an_abbreviation_stays() -> None:
    text = "He said it was made in the U.S. She left."
    places = Places(text, sentences(text))
    resolved = resolve(Anchor(1, "it", ""), places)
    assert resolved is not None
    assert resolved.span.of(text).startswith("it was made in the U.S.")


def test_a_pointer_across_the_whole_article_is_none() -> None:
    text = "First word. " + "Filler words go here. " * 1000 + "Last word."
    places = Places(text, sentences(text))
    assert resolve(Anchor(1, "First", "Last", len(places.sentences)), places) is None


@settings(max_examples=150, deadline=None)
@given(st.integers(-2, 9), st.text(max_size=8), st.text(max_size=8), st.one_of(st.none(), st.integers(-2, 9)), st.booleans())
def test_any_pointer_is_a_stretch_of_the_article_or_nothing(
    number: int, first: str, last: str, until: int | None, arabic: bool
) -> None:
    places = AR if arabic else EN
    resolved = resolve(Anchor(number, first, last, until), places)
    assert resolved is None or resolved.span.of(places.text).strip()
