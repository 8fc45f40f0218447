from __future__ import annotations

from newsdesk.model import Act
from newsdesk.summaries import interviewee, question
from tests.newsdesk.rendering.cases import interview
from tests.newsdesk.rendering.making import EN, Making, dam, person


def test_an_interview_is_told_by_answers_without_cues() -> None:
    found = interviewee(interview())
    assert found is not None
    assert found.name == "نادين صفير"
    assert interviewee(dam().summary()) is None


def test_the_question_before_an_answer_is_found_and_cut() -> None:
    summary = interview()
    text = summary.article.text.characters
    first = question(summary.statements[0], text)
    assert first is not None
    assert first.startswith("متى يبدأ تصوير")
    assert len(first) <= 82
    assert question(summary.statements[1], text) == "ومن يمثل فيه؟"


def test_the_label_of_the_one_who_answers_is_no_question() -> None:
    text = "Echo: When do you leave?\nLind: On Monday.\nWe talked for an hour.\nLind: Yes."
    lind = person("Lind")
    made = Making(text, EN).said(lind, Act.ANSWERED, "On Monday.").said(lind, Act.ANSWERED, "Yes.")
    assert question(made.statements[0], text) == "Echo: When do you leave?"
    assert question(made.statements[1], text) is None


def test_a_turn_after_a_question_is_an_answer_whatever_the_engine_called_it() -> None:
    text = "When do you leave?\nLind: On Monday.\nAnd then?\nLind: We shall see.\n"
    lind = person("Lind")
    made = Making(text, EN).said(lind, Act.SAID, "On Monday.").said(lind, Act.SAID, "We shall see.")
    assert interviewee(made.summary()) == lind
    assert [question(statement, text) for statement in made.statements] == ["When do you leave?", "And then?"]


def test_a_reported_answer_has_no_question_before_it() -> None:
    text = 'Will it rain?\n"No," she answered.'
    made = Making(text, EN).said(person("She"), Act.ANSWERED, "No", cue="answered")
    assert question(made.statements[0], text) is None
