"""What holds for any text in either language."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.engines.rules import read_text
from newsdesk.model import Claim, Language, Span

CORPUS = Path(__file__).parents[3] / "corpus"
GOLD = Path(__file__).parents[5] / "shared" / "gold"
# nobody speaks here, and nobody is named to whom an earlier sentence could refer
UNRELATED = {
    Language.AR: "تهطل الأمطار في الشتاء على السهول الواسعة، ثم تجري المياه في الأودية نحو البحر، وتنمو الأعشاب على الضفاف.",
    Language.EN: "Rain falls on the plains in winter, then water runs down the valleys to the sea, and grass grows on its banks.",
}
WORDS = {
    Language.AR: """قال وقال وأضاف مؤكدا مشيرة إلى أن إن بأن بحسب وفقا ل نقلت عن قوله الوزير وزير الخارجية محمد علي لافروف
        وزارة شركة مصدر البيان هو كما فيما رئيس الحكومة الروسية للأنباء والمتحدث باسمها""",
    Language.EN: """said says told that he she they according to in a statement the minister Prime Minister Smith Mary
        Ministry of Health Acme Corp. company accused of called for denied adding who , a spokesman for Reuters U.S. Mr.""",
}
MARKS = [*"،,.:؛;؟?!«»\"“”‘’'()-–—", "\n", "\n\n", "\u202b", "\u200f"]
LANGUAGES = pytest.mark.parametrize("language", list(Language))


def places(claim: Claim) -> tuple[Span, ...]:
    return tuple(span for span in claim.content if isinstance(span, Span))


def check(text: str, language: Language, *, mixed: bool = False) -> None:
    claims = read_text(text, language, mixed=mixed)
    assert claims == read_text(text, language, mixed=mixed)
    assert [places(claim)[0].start for claim in claims] == sorted(places(claim)[0].start for claim in claims)
    for claim in claims:
        end = 0
        assert places(claim) == claim.content != ()
        for span in places(claim):
            assert end <= span.start < span.end <= len(text)
            words = text[span.start : span.end]
            assert words == span.of(text) == words.strip()
            assert any(character.isalnum() for character in words)
            end = span.end
        for place in (claim.cue, claim.speaker.mention, *(about.mention for about in claim.organizations)):
            assert place is None or (isinstance(place, Span) and place.start < place.end <= len(text))
        assert claim.speaker.name.strip()
        assert 0 <= claim.confidence <= 1


@LANGUAGES
@settings(deadline=None, max_examples=60)
@given(text=st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=200))
def test_any_unicode_text_is_read_without_an_error(language: Language, text: str) -> None:
    check(text, language)
    check(text, language, mixed=True)


@LANGUAGES
@settings(deadline=None, max_examples=120)
@given(data=st.data())
def test_words_of_reports_in_any_order_give_contents_that_are_slices(language: Language, data: st.DataObject) -> None:
    pieces = st.sampled_from([*WORDS[language].split(), *MARKS])
    check(" ".join(data.draw(st.lists(pieces, max_size=60))), language)


@settings(deadline=None, max_examples=60)
@given(
    text=st.lists(st.sampled_from([*WORDS[Language.AR].split(), *WORDS[Language.EN].split(), *MARKS]), max_size=60).map("".join)
)
def test_words_without_spaces_are_read_without_an_error(text: str) -> None:
    for language in Language:
        check(text, language)


def articles() -> list[tuple[str, Language]]:
    folders = [(CORPUS / kind / each.value, each) for kind in ("agency", "annotated") for each in Language]
    folders += [(GOLD / f"dev-{each.value}", each) for each in Language if GOLD.is_dir()]
    return [(path.read_text("utf-8-sig"), language) for folder, language in folders for path in sorted(folder.glob("*.txt"))]


@LANGUAGES
def test_an_unrelated_paragraph_at_the_end_changes_nothing_before_it(language: Language) -> None:
    changed = []
    own = [text for text, each in articles() if each is language]
    assert len(own) >= 20
    for text in own:
        if text.rstrip()[-1] in ':"”»' or not text.strip():
            continue  # the next paragraph belongs to what leads into it
        before = read_text(text.rstrip(), language)
        if before and before[-1].reason.startswith("turn"):
            continue  # in a transcript a paragraph belongs to the turn before it
        after = read_text(text.rstrip() + "\n\n" + UNRELATED[language], language)
        if before != after:
            changed.append(text[:60])
    assert not changed
