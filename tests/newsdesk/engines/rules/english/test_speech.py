"""Quotations over sentences and paragraphs, uncued speech, transcripts, datelines."""

from __future__ import annotations

from newsdesk.model import Kind
from tests.newsdesk.engines.rules.english.saying import claims, said


def test_a_quotation_over_paragraphs_is_one_statement() -> None:
    text = (
        "The storm came at night.\n\n"
        '"We heard the wind first," said Ana Duarte, a baker. "Then the roof went.\n\n'
        '"In the morning there was nothing left of the shop.\n\n'
        '"But we will build it again."'
    )
    assert said(text) == [
        (
            "Ana Duarte",
            "said",
            "We heard the wind first / Then the roof went / In the morning there was nothing left of the shop"
            " / But we will build it again",
        )
    ]


def test_an_unclosed_quotation_waits_for_the_cue_of_its_last_paragraph() -> None:
    text = 'The storm came at night.\n"We heard the wind first.\nThen the roof went," said Ana Duarte, a baker.'
    assert said(text) == [("Ana Duarte", "said", "We heard the wind first.\nThen the roof went")]


def test_an_uncued_quotation_after_indirect_speech_is_a_statement_of_its_own() -> None:
    text = 'Ana Duarte said the shop was gone. "But we are going to build it again."'
    assert said(text) == [("Ana Duarte", "said", "the shop was gone"), ("Ana Duarte", "", "But we are going to build it again")]


def test_a_name_or_scare_quote_is_no_statement() -> None:
    assert said('The street is called the "Golden Mile". Its "best" house is empty.') == []


def test_a_transcript_gives_its_turns() -> None:
    text = (
        "Lena Brandt spoke to the engineer Nadia Ferrer.\n\n"
        "Brandt: What was it that you saw?\n\n"
        "Nadia Ferrer: Queues, mostly. They are shorter now.\n\n"
        "Brandt: Who decides?\n\n"
        "Ferrer: The town does. We only advise."
    )
    turns = [claim for claim in claims(text) if claim.speaker.name == "Nadia Ferrer"]
    assert [claim.kind for claim in turns] == [Kind.DIRECT, Kind.DIRECT]
    assert [words for name, _, words in said(text) if name == "Nadia Ferrer"] == [
        "Queues, mostly. They are shorter now",
        "The town does. We only advise",
    ]


def test_a_dateline_is_no_part_of_what_is_said() -> None:
    text = "PORTO NOVO, June 4 (Reuters) - The harbour is closed, the mayor said.\nShe gave no date."
    assert [words for _, _, words in said(text)] == ["The harbour is closed"]
