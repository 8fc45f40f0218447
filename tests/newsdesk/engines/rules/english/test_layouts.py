"""Ways in which articles set out speech: signatures, interviews, wires, marks left open over paragraphs."""

from __future__ import annotations

import pytest

from tests.newsdesk.engines.rules.english.saying import said


@pytest.mark.parametrize("joint", [" ", "\n\n"])
def test_a_name_after_a_dash_signs_the_quotation_before_it(joint: str) -> None:
    text = f'The road was shut.\n\n"The road is closed for good."{joint}— Ruth Calder, mayor\n\nNobody came.'
    assert said(text) == [("Ruth Calder", "", "The road is closed for good")]


def test_answers_after_a_are_those_of_whoever_is_interviewed_and_questions_are_nobodys() -> None:
    text = (
        "Colonel Ruth Calder led the mission for two years.\n\nQ: Why did it fail?\n\nA: I do not accept that it failed.\n\n"
        "Q: The report said warnings were ignored.\n\nA: They were written by my own staff.\n\nQ: Would you return?\n\n"
        "A: Tomorrow, with a mandate."
    )
    assert said(text) == [
        ("Ruth Calder", "", "I do not accept that it failed"),
        ("Ruth Calder", "", "They were written by my own staff"),
        ("Ruth Calder", "", "Tomorrow, with a mandate"),
    ]


@pytest.mark.parametrize("place", ["LEEDS, England--(BUSINESS WIRE)--", "LEEDS, March 3, 2026 /PRNewswire/ -- "])
def test_the_place_of_a_wire_is_no_speaker(place: str) -> None:
    assert said(f"{place}Lindholm today announced that its first lens was sold.") == [
        ("Lindholm", "announced", "its first lens was sold")
    ]


def test_a_single_mark_left_open_goes_on_in_the_next_paragraph() -> None:
    text = (
        "A mother was fined.\n\nKelly Hale told a paper: 'I took it for a trick. My boy cried.\n\n"
        "'They said bread was litter. It was a bad day.'\n\nHer husband laughed."
    )
    ((speaker, cue, content),) = said(text)
    assert (speaker, cue) == ("Kelly Hale", "told")
    assert content.startswith("I took it for a trick. My boy cried")
    assert "bread was litter" in content


def test_the_message_before_a_colon_is_its_owners() -> None:
    text = 'Ana Duarte spoke on Monday. Her message was clear: "We will not leave this place."'
    assert said(text) == [("Ana Duarte", "", "We will not leave this place")]


def test_here_is_what_somebody_had_to_say_introduces_speech() -> None:
    text = (
        "Police chief Marta Holm has finished. She said two people were missing.\n\n"
        'Here\'s what the prime minister had to say:\n\n"This is serious. I ask everybody to stay indoors."'
    )
    assert said(text)[1] == ("the prime minister", "", "This is serious. I ask everybody to stay indoors")


def test_a_quotation_with_a_cue_of_its_own_is_no_end_of_the_one_before() -> None:
    text = '"It is closed," Ana Duarte wrote on X. "It will stay closed," she wrote in a letter to the council.'
    assert [content for _, _, content in said(text)] == ["It is closed", "It will stay closed"]
