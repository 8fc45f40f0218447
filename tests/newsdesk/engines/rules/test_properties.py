"""What holds for any text at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.engines.rules import read_text
from newsdesk.model import Language, Span
from newsdesk.text import clean
from tests.measuring import quiet_seconds

WORDS = """قال وقال وأضاف مؤكدا مشيرة إلى أن إن بأن بحسب وفقا ل نقلت عن قوله الوزير وزير الخارجية محمد علي لافروف
وزارة مصدر البيان هو
the minister said that he told he denied"""
PIECES = st.sampled_from([*WORDS.split(), *"،,.:؛؟«»\"“”()-'", "\n"])
ANY = st.text(alphabet=st.characters(codec=None, exclude_categories=())).map(clean)
NEWS = st.lists(PIECES, max_size=60).map(" ".join)


def check(text: str, language: Language) -> None:
    claims = read_text(text, language)
    assert claims == read_text(text, language)
    starts = []
    for claim in claims:
        end = 0
        for span in claim.content:
            assert isinstance(span, Span)
            assert end <= span.start < span.end <= len(text)
            assert any(character.isalnum() for character in span.of(text))
            end = span.end
        for place in (claim.cue, claim.speaker.mention):
            assert place is None or (isinstance(place, Span) and place.end <= len(text))
        assert claim.speaker.name.strip()
        assert 0 <= claim.confidence <= 1
        assert claim.reason
        first = claim.content[0]
        assert isinstance(first, Span)
        starts.append(first.start)
    assert starts == sorted(starts)


@settings(deadline=None)
@given(ANY)
def test_any_text_is_read_without_an_error_and_every_place_lies_in_it(text: str) -> None:
    check(text, Language.AR)


@settings(deadline=None, max_examples=300)
@given(NEWS)
def test_words_of_reports_in_any_order_are_read_without_an_error(text: str) -> None:
    check(text, Language.AR)


@pytest.mark.parametrize(
    "piece",
    [
        '"',
        "«",
        "قال ",
        "قال أن ",
        "قال فلان، ",
        "مؤكدا أن كذا ",
        "نقلت عن ",
        "بحسب ",
        "رئيس ",
        "محمد ",
        'قال "',
        "قال (ا ",
        "«كذا كذا» ",
        "\u202eقال\n",
    ],
)
def test_time_grows_with_the_text_and_not_with_its_square(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        return quiet_seconds(lambda: read_text(text, Language.AR))

    seconds(1_000)
    short = max(seconds(8_000), 0.01)
    # one fair reading shows it; a table that is loaded meanwhile, or others' work, spoils some
    assert any(seconds(64_000) < 8 * short * 4 for _ in range(4))
