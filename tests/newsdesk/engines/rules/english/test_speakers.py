"""Who speaks: names with roles, later mentions, organizations, groups and sources."""

from __future__ import annotations

import pytest

from newsdesk.model import Gender, SpeakerKind
from tests.newsdesk.engines.rules.english.saying import claims, said

INTRODUCED = [
    ("Foreign Minister Tomas Lindqvist said the talks had failed.", "Tomas Lindqvist", "Foreign Minister"),
    ("Tomas Lindqvist, the foreign minister, said the talks had failed.", "Tomas Lindqvist", "foreign minister"),
    ("The foreign minister, Tomas Lindqvist, said the talks had failed.", "Tomas Lindqvist", "foreign minister"),
    ('"The talks have failed," said Tomas Lindqvist, a lawyer from Uppsala.', "Tomas Lindqvist", "lawyer from Uppsala"),
    ("Dr. Tomas Lindqvist said the talks had failed.", "Tomas Lindqvist", None),
    ("Former Gov. Ann Hollis of Ohio said the talks had failed.", "Ann Hollis", "Former Gov."),
    ("President-elect Tomas Lindqvist said the talks had failed.", "Tomas Lindqvist", "President-elect"),
]


@pytest.mark.parametrize(("text", "name", "role"), INTRODUCED)
def test_a_role_is_no_part_of_the_name(text: str, name: str, role: str | None) -> None:
    (claim,) = claims(text)
    assert (claim.speaker.name, claim.speaker.role, claim.speaker.kind) == (name, role, SpeakerKind.PERSON)


def test_surname_role_and_pronoun_lead_back_to_the_full_name() -> None:
    text = (
        "Foreign Minister Tomas Lindqvist said the talks had failed. He blamed the weather, saying it had kept envoys away. "
        "Lindqvist added that new talks were planned. The minister promised to attend them."
    )
    assert {name for name, _, _ in said(text)} == {"Tomas Lindqvist"}


def test_a_pronoun_goes_to_whoever_agrees_in_gender() -> None:
    text = (
        "Karen Osborne, the coach, said her team was tired. Peter Quayle, the referee, said the match was fair. "
        '"We ran out of breath," she said. "It was a hard match," he added.'
    )
    assert [name for name, _, _ in said(text)] == ["Karen Osborne", "Peter Quayle", "Karen Osborne", "Peter Quayle"]


def test_a_pronoun_goes_to_the_subject_of_the_sentence_before() -> None:
    text = 'Peter Quayle said the match was fair. Ivan Brandt, the goalkeeper, was less amused. "Ask somebody else," he said.'
    assert said(text)[1] == ("Ivan Brandt", "said", "Ask somebody else")


def test_two_of_one_surname_are_kept_apart() -> None:
    text = (
        "Doreen Fitch, 84, said the bank had been polite. Her brother, Leonard Fitch, said it had been slow. "
        "Doreen Fitch added that she had forgiven it."
    )
    assert [name for name, _, _ in said(text)] == ["Doreen Fitch", "Leonard Fitch", "Doreen Fitch"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Finance Ministry said prices had fallen.", "Finance Ministry", SpeakerKind.ORGANIZATION),
        ("NATO said the drills were over.", "NATO", SpeakerKind.ORGANIZATION),
        ("Analysts at the bank said prices had fallen.", "Analysts at the bank", SpeakerKind.GROUP),
        ("Several residents said the road was closed.", "Several residents", SpeakerKind.GROUP),
        ("A senior official, who asked not to be named, said it was over.", "A senior official", SpeakerKind.UNNAMED),
        ("Two sources close to the talks said it was over.", "Two sources close to the talks", SpeakerKind.UNNAMED),
        ("A police spokesman said the road was closed.", "A police spokesman", SpeakerKind.UNNAMED),
        ("France and Germany said the drills were over.", "France and Germany", SpeakerKind.GROUP),
    ],
)
def test_organizations_groups_and_sources_are_told_apart(text: str, name: str, kind: SpeakerKind) -> None:
    (claim,) = claims(text)
    assert (claim.speaker.name, claim.speaker.kind) == (name, kind)


def test_the_mention_is_the_words_at_the_cue() -> None:
    text = "Karen Osborne said the team was tired. She added that it would recover."
    mentions = [claim.speaker.mention for claim in claims(text)]
    assert [mention.of(text) for mention in mentions if mention is not None and hasattr(mention, "of")] == [
        "Karen Osborne",
        "She",
    ]


def test_gender_comes_from_name_or_role_and_is_else_unknown() -> None:
    text = "Karen Osborne said it was late. Nandor Quist said it was early."
    assert [claim.speaker.gender for claim in claims(text)] == [Gender.WOMAN, Gender.UNKNOWN]


def test_a_pair_goes_back_to_the_two_named_before() -> None:
    text = "Dan Hale and Ana Duarte arrived on Monday. The pair said they were tired. Both said the road was closed."
    assert {name for name, _, _ in said(text)} == {"Dan Hale and Ana Duarte"}


def test_they_are_the_people_who_were_the_subject_before() -> None:
    text = (
        'Raymond Oduya said the work was fine. "It is copying," he said. The authors acknowledge that limit. '
        "But they argue that nobody else could have done it."
    )
    assert said(text)[-1][0] == "authors"


def test_whom_a_relative_clause_quotes_does_not_become_the_one_spoken_of() -> None:
    text = (
        'Ingrid Solheim was born in Vardo. "I learned from the weather," she said. Her first book, which the critic Susan '
        'Hall described as "a book of silence," came late. One neighbour, she wrote, had burned it.'
    )
    assert said(text)[-1][0] == "Ingrid Solheim"


def test_a_spokesperson_brings_the_body_into_focus() -> None:
    text = (
        "The Supreme Court may hear it. A spokesman for Leeds Council said signs were displayed. "
        "The authority admitted that it had issued fines."
    )
    assert [name for name, _, _ in said(text)] == ["A spokesman for Leeds Council", "Leeds Council"]


def test_an_office_is_not_that_of_somebody_with_another() -> None:
    text = "Police chief Marta Holm said two were missing. The prime minister said it was serious."
    assert [name for name, _, _ in said(text)] == ["Marta Holm", "The prime minister"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Minister of Water and Irrigation Raed Saud said work would begin.", "Raed Saud"),
        ("Owen Pritchard KC said the plea was late.", "Owen Pritchard"),
        ("Her co-sponsor, Sen. Tate Hollings of Ohio, said the vote was near.", "Tate Hollings"),
        ("Water UK said bills would rise.", "Water UK"),
    ],
)
def test_a_name_is_cut_from_its_titles(text: str, name: str) -> None:
    assert [speaker for speaker, _, _ in said(text)] == [name]


def test_a_pronoun_late_in_a_sentence_is_its_subject() -> None:
    text = (
        "The farm committee called for calm. The Ministry of Water later issued a statement in which it rejected "
        '"baseless rumors" about the price of water.'
    )
    assert said(text)[1][0] == "Ministry of Water"


def test_it_is_a_single_name_that_nothing_shows_to_be_a_persons() -> None:
    text = "Millions of shoppers were unable to pay. Nimbo said a fix was near. Two hours later it admitted the fault had spread."
    assert [name for name, _, _ in said(text)] == ["Nimbo", "Nimbo"]


def test_another_role_is_another_person() -> None:
    text = "The railway said the delay was short. The guard told us that the driver had gone home."
    assert [name for name, _, _ in said(text)] == ["The railway", "The guard"]


def test_a_name_at_an_unknown_verb_is_who_speaks_next() -> None:
    text = 'On a wet Tuesday, Lotte Peeters unlocks a warehouse.\n\n"People think I rescue them," she says.'
    assert said(text) == [("Lotte Peeters", "says", "People think I rescue them")]


def about(text: str) -> list[list[str]]:
    """The organizations that each statement is about."""
    return [[one.name for one in claim.organizations] for claim in claims(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A Home Office spokesman said it was considering an appeal.", [["Home Office"]]),
        ("A Home Office spokesman said it was too early to comment.", [[]]),
        ("Tesco chief executive Ana Duarte said its shops would close.", [["Tesco"]]),
        ("Tesco chief executive Ana Duarte said it would rain.", [[]]),
    ],
)
def test_a_body_is_meant_by_the_pronoun_of_whoever_speaks_for_it(text: str, expected: list[list[str]]) -> None:
    assert about(text) == expected


def test_it_is_the_subject_of_the_sentence_that_it_closes() -> None:
    assert said("Tesco will not bid. Norway's central bank will cut its rate, it said on Tuesday.") == [
        ("Norway's central bank", "said", "Norway's central bank will cut its rate")
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Guild of Glaziers called for calm.", "Guild of Glaziers"),
        ("The Republic of Turkey denied that the pact was dead.", "Republic of Turkey"),
        ("A mother of three, who asked not to be named, said the road was shut.", "A mother of three"),
        ("Avon and Somerset Police said the road was shut.", "Avon and Somerset Police"),
    ],
)
def test_a_name_or_description_keeps_what_it_is_of(text: str, speaker: str) -> None:
    assert [claim.speaker.name for claim in claims(text)] == [speaker]


def test_a_name_after_those_who_are_told_begins_what_they_are_told() -> None:
    assert said("Counsel told the court Serco had relied on officials.") == [("Counsel", "told", "Serco had relied on officials")]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Republican Senators Hale Whitcomb and Doris Amory said the law was bad.", "Republican Senators"),
        ("Sens. Hale Whitcomb and Doris Amory said the law was bad.", "Sens."),
        ("Sen. Hale Whitcomb and Doris Amory said the law was bad.", None),
        ("Hale Whitcomb and Doris Amory said the law was bad.", None),
    ],
)
def test_a_role_before_two_names_is_no_part_of_them_and_both_bear_it_if_it_is_plural(text: str, role: str | None) -> None:
    (claim,) = claims(text)
    assert claim.speaker.name == "Hale Whitcomb and Doris Amory"
    assert claim.speaker.role == role
