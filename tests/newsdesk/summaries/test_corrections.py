"""A summary as a reader has mended it."""

from __future__ import annotations

import pytest

from newsdesk.model import Act, Correction, Fix, Language, Summary
from newsdesk.summaries.corrections import corrected, is_name, organization_meant
from newsdesk.summaries.examples import example
from tests.newsdesk.rendering.making import HARBOUR, MANSOUR, NATO, Making

TEXT = 'Hind Mansour said: "We sail at dawn." She said: "NATO is late." She added: "We wait."'


def summary() -> Summary:
    making = Making(TEXT, Language.EN)
    making.said(MANSOUR, Act.SAID, "We sail at dawn.", cue="said")
    making.said(MANSOUR, Act.SAID, "NATO is late.", cue="said", about=(NATO,), confidence=0.2)
    making.said(MANSOUR, Act.ADDED, "We wait.", cue="added")
    return making.summary()


def fix(statement: int, what: Fix, value: str = "") -> Correction:
    return Correction(7, 1, statement, what, value)


def test_nothing_mended_leaves_the_summary_as_it_is() -> None:
    made = summary()
    assert corrected(made, ()) is made


def test_what_is_mended_is_marked_and_certain_and_the_rest_untouched() -> None:
    made = summary()
    mended = corrected(made, [fix(1, Fix.SPEAKER, "Jens Brandt")])
    assert mended.statements[1].speaker.name == "Jens Brandt"
    assert mended.statements[1].corrected
    assert mended.statements[1].confidence == 1.0
    assert mended.statements[1].content == made.statements[1].content
    assert (mended.statements[0], mended.statements[2]) == (made.statements[0], made.statements[2])


def test_withdrawn_statements_are_counted_and_places_stay_those_of_the_reading() -> None:
    mended = corrected(summary(), [fix(0, Fix.NO_STATEMENT), fix(2, Fix.SPEAKER, "Jens Brandt"), fix(0, Fix.SPEAKER, "X Y")])
    assert mended.withdrawn == 1
    assert [statement.speaker.name for statement in mended.statements][1] == "Jens Brandt"


def test_organizations_are_taken_away_and_added_once() -> None:
    mended = corrected(
        summary(), [fix(1, Fix.NOT_ABOUT, "nato"), fix(1, Fix.ABOUT, "Harbour Line"), fix(1, Fix.ABOUT, "Harbour Line")]
    )
    assert [about.organization.name_en for about in mended.statements[1].organizations] == [HARBOUR.name_en]


@pytest.mark.parametrize(
    "correction", [fix(99, Fix.NO_STATEMENT), fix(-1, Fix.SPEAKER, "A"), fix(0, Fix.NOT_ABOUT, "nothing-of-the-kind")]
)
def test_what_does_not_fit_is_left(correction: Correction) -> None:
    made = summary()
    mended = corrected(made, [correction])
    assert [one.content for one in mended.statements] == [one.content for one in made.statements]
    assert mended.withdrawn == 0


def test_a_name_in_either_language_means_the_organization_of_the_list() -> None:
    assert organization_meant("الناتو", summary()).id == "nato"
    assert organization_meant("Nobody's Club", summary()).id.startswith("x-")


@pytest.mark.parametrize(
    ("text", "good"), [("Tom", True), ("توم ريف", True), ("", False), ("🙂", False), ("12", False), ("a" * 101, False)]
)
def test_a_name_has_letters_and_is_not_long(text: str, good: bool) -> None:
    assert is_name(text) is good


def test_an_example_requires_what_was_mended_and_leaves_the_rest_open() -> None:
    gold = example(summary(), [fix(0, Fix.NO_STATEMENT), fix(2, Fix.SPEAKER, "Jens Brandt")], "a")
    assert [(one["content"], one["optional"]) for one in gold["statements"]] == [(["NATO is late."], True), (["We wait."], False)]
    assert gold["statements"][1]["speaker"]["name"] == "Jens Brandt"
    assert gold["statements"][0]["organizations"][0]["name"] == "North Atlantic Treaty Organization"
