"""Grounding: what the article does not have is dropped and counted."""

from __future__ import annotations

import pytest

from newsdesk.grounding import ground
from newsdesk.model import (
    PUBLIC,
    Act,
    Anchor,
    Article,
    Claim,
    ClaimedOrganization,
    ClaimedSpeaker,
    Kind,
    Language,
    Maker,
    Origin,
    Pointer,
    Reading,
    Span,
    SpeakerKind,
    Statement,
    Text,
)

TEXT = 'Ruth Calder said: "The quay cannot wait." She told the World Bank so.\n\nDaniel Osei said the date had slipped.'
ARTICLE = Article(PUBLIC, Text(TEXT), Language.EN, Origin.PASTE)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def claim(*content: Pointer, speaker: str = "Ruth Calder", mention: Pointer | None = None, **more: object) -> Claim:
    who = ClaimedSpeaker(speaker, SpeakerKind.PERSON, mention)
    return Claim(who, Act.SAID, Kind.DIRECT, tuple(content), **more)  # type: ignore[arg-type]  # fields by name


def grounded(*claims: Claim) -> tuple[tuple[Statement, ...], dict[str, int]]:
    result = ground(ARTICLE, Reading(Maker("rules"), claims))
    return result.statements, dict(result.dropped)


def test_a_claim_whose_words_are_there_becomes_a_statement() -> None:
    (statement,), dropped = grounded(claim(at("The quay cannot wait."), cue=at("said"), mention=at("Ruth Calder")))
    assert statement.words(TEXT) == ("The quay cannot wait.",)
    assert statement.speaker.name == "Ruth Calder"
    assert dropped == {}


def test_white_space_at_the_edges_is_no_content() -> None:
    (statement,), _ = grounded(
        claim(Span(TEXT.index("The quay") - 0, TEXT.index(" She"))),
    )
    assert not statement.words(TEXT)[0].endswith(" ")


@pytest.mark.parametrize("span", [Span(5000, 5010), Span(len(TEXT), len(TEXT) + 3)])
def test_content_outside_the_text_is_dropped_and_counted(span: Span) -> None:
    assert grounded(claim(span)) == ((), {"content not in the text": 1})


def test_a_claim_with_one_stretch_missing_is_dropped_whole() -> None:
    assert grounded(claim(at("The quay"), Span(5000, 5010)))[0] == ()


def test_a_speaker_whom_the_article_does_not_name_is_dropped() -> None:
    assert grounded(claim(at("The quay"), speaker="Jane Roe")) == ((), {"speaker not in the text": 1})


def test_an_organization_that_is_not_there_is_dropped_alone() -> None:
    claimed = (ClaimedOrganization("World Bank", at("World Bank")), ClaimedOrganization("NATO", Span(5000, 5004)))
    (statement,), dropped = grounded(claim(at("The quay"), organizations=claimed))
    assert [about.organization.short_ar for about in statement.organizations] == ["البنك الدولي"]
    assert dropped == {"organization not in the text": 1}


def test_an_organization_that_no_list_has_keeps_the_articles_name() -> None:
    (statement,), _ = grounded(claim(at("The quay"), organizations=(ClaimedOrganization("Quay Friends", at("The quay")),)))
    (about,) = statement.organizations
    assert (about.organization.id, about.organization.name_en, about.organization.name_ar) == (
        "x-quay-friends",
        "Quay Friends",
        None,
    )


def test_statements_stand_in_text_order_whatever_order_they_were_claimed_in() -> None:
    later = claim(at("the date had slipped"), speaker="Daniel Osei")
    statements, _ = grounded(later, claim(at("The quay cannot wait.")))
    assert [one.speaker.name for one in statements] == ["Ruth Calder", "Daniel Osei"]


def test_overlapping_stretches_become_one() -> None:
    (statement,), _ = grounded(claim(at("The quay cannot"), at("cannot wait")))
    assert statement.words(TEXT) == ("The quay cannot wait",)


def test_a_models_anchor_becomes_the_stretch_of_its_sentence() -> None:
    (statement,), _ = grounded(claim(Anchor(3, "the date", "slipped"), speaker="Daniel Osei"))
    assert statement.words(TEXT) == ("the date had slipped",)


@pytest.mark.parametrize(
    "anchor", [Anchor(0, "The", "wait"), Anchor(99, "The", "wait"), Anchor(1, "A quay", "wait"), Anchor(1, "…", "wait")]
)
def test_an_anchor_that_points_nowhere_is_dropped(anchor: Anchor) -> None:
    assert grounded(claim(anchor)) == ((), {"content not in the text": 1})
