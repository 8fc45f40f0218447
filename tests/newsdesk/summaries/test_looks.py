from __future__ import annotations

from dataclasses import replace

import pytest

from newsdesk.model import Act, Grouping, Kind, Statement, View
from newsdesk.summaries import by_organization, by_speaker, certain, left_out, look, telling, whole
from newsdesk.summaries.looks import MOST_CHARACTERS
from tests.newsdesk.rendering.cases import doubtful, five_links, interview, session
from tests.newsdesk.rendering.making import AR, EN, HARBOUR, NATO, Making, dam, person, port


def words(statement: Statement, text: str) -> str:
    return " ".join(statement.words(text))


def test_speakers_come_by_count_and_then_by_first_appearance() -> None:
    assert [(group.speaker.name, len(group)) for group in by_speaker(dam().statements) if group.speaker] == [
        ("هالة منصور", 4),
        ("مصلحة الأنهار", 2),
        ("الأسعد", 1),
    ]
    assert [group.place for group in by_speaker(dam().statements)] == [0, 1, 2]


def test_a_statement_about_two_organizations_stands_in_both_and_those_about_none_last() -> None:
    groups = by_organization(port().statements)
    assert [(group.organization.id if group.organization else None, len(group)) for group in groups] == [
        ("harbour", 2),
        ("dwu", 1),
        ("cma", 1),
        (None, 3),
    ]


def test_direct_words_about_organizations_come_first_and_a_sentence_stays_together() -> None:
    made = dam()
    order = [made.statements.index(statement) for statement in telling(made.statements[:4], made.text)]
    assert order == [1, 0, 2, 3]


def test_a_sentence_comes_as_early_as_its_best_statement_and_in_order() -> None:
    text = 'He said it rained. He said it was late, adding: "NATO must act."'
    he = person("He")
    made = Making(text, EN).said(he, Act.SAID, "it rained", kind=Kind.INDIRECT)
    made.said(he, Act.SAID, "it was late", kind=Kind.INDIRECT).said(he, Act.ADDED, "NATO must act.", about=(NATO,))
    assert [words(statement, text) for statement in telling(made.statements, text)] == [
        "it was late",
        "NATO must act.",
        "it rained",
    ]


@pytest.mark.parametrize(("count", "shown"), [(1, 1), (2, 2), (8, 8), (9, 6), (40, 6)])
def test_up_to_eight_are_shown_at_once_and_of_more_the_best_six(count: int, shown: int) -> None:
    first = look(session(count, 3), View(AR))
    assert len(first.statements) == shown
    assert first.total == count
    assert first.complete == (count <= 8)


def test_with_many_speakers_each_of_the_first_six_has_one() -> None:
    first = look(session(40, 11), View(AR))
    assert [len(group) for group in first.groups] == [1] * 6


def test_every_one_of_a_few_speakers_is_in_the_first_look() -> None:
    first = look(session(40, 5), View(AR))
    assert len(first.groups) == 5
    assert len(first.statements) == 6


@pytest.mark.parametrize("grouping", Grouping)
def test_pages_show_everything_once_in_eights(grouping: Grouping) -> None:
    summary = session(40, 3)
    looks = [look(summary, View(AR, grouping, page=page)) for page in range(1, 6)]
    assert [len(shown.statements) for shown in looks] == [8] * 5
    assert {shown.pages for shown in looks} == {5}
    assert sorted(id(statement) for shown in looks for statement in shown.statements) == sorted(map(id, summary.statements))


def test_a_page_that_is_not_there_gives_the_nearest() -> None:
    summary = session(40, 3)
    assert look(summary, View(AR, page=99)).page == 5
    assert look(summary, View(AR, speaker=99, page=1)).total == 13


def test_long_words_make_shorter_pages_but_never_none() -> None:
    text = " ".join(f'He said: "{"word " * 300}{number}".' for number in range(4))
    made = Making(text, EN)
    for number in range(4):
        made.said(person("He"), Act.SAID, f"{'word ' * 300}{number}", about=(HARBOUR,))
    summary = made.summary()
    assert len(look(summary, View(EN)).statements) == 1
    pages = [look(summary, View(EN, page=page)).statements for page in range(1, 5)]
    assert [len(page) for page in pages] == [1] * 4
    assert sum(len(span) for span in pages[0][0].content) < MOST_CHARACTERS


def test_a_short_answer_has_one_look_whatever_page_is_asked_for() -> None:
    assert look(dam().summary(), View(AR, page=3)) == look(dam().summary(), View(AR))


def test_what_is_too_uncertain_is_held_back_counted_and_shown_when_asked_for() -> None:
    summary = doubtful()
    assert (len(certain(summary)), len(left_out(summary))) == (5, 2)
    assert len(look(summary, View(AR)).statements) == 5
    held = look(summary, View(AR, left_out=True, page=1))
    assert [statement.confidence for statement in held.statements] == [0.2, 0.1]


def test_the_speaker_of_a_group_is_the_one_that_is_best_known() -> None:
    made = dam()
    bare = replace(made.statements[0].speaker, role=None, role_ar=None, role_en=None)
    made.statements[0] = replace(made.statements[0], speaker=bare)
    assert by_speaker(made.statements)[0].speaker == made.statements[1].speaker


def test_the_whole_holds_all_that_is_certain() -> None:
    assert whole(doubtful(), Grouping.SPEAKER).total == 5
    assert len(whole(session(40, 11), Grouping.SPEAKER).statements) == 40


def test_a_summary_without_statements_has_an_empty_look() -> None:
    empty = five_links()[3].summary
    assert empty is not None
    for view in (View(AR), View(AR, page=2), View(AR, speaker=1), View(AR, left_out=True)):
        assert look(empty, view).statements == []


def test_an_interview_is_not_paged_apart_from_others() -> None:
    assert len(look(interview(), View(AR)).statements) == 2
