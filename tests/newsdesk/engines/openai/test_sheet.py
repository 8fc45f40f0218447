"""The article as a model gets it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.engines.openai import OpenAIEngine
from newsdesk.engines.openai.engine import MOST_CALLS
from newsdesk.engines.openai.sheet import Portion, Sheet
from newsdesk.errors import ModelArticleTooLong
from newsdesk.model import PUBLIC, Article, Language, Origin, Text
from tests.newsdesk.engines.openai.serving import Reply, scripted


def sheet(text: str, title: str | None = None) -> Sheet:
    return Sheet.of(Article(PUBLIC, Text(text), Language.EN, Origin.PASTE, title=title))


def test_sentences_are_numbered_and_paragraphs_kept() -> None:
    made = sheet("A headline\n\nRuth  said no. Daniel\tagreed.\nThe end.")
    (portion,) = made.portions()
    assert made.message(portion) == "<article>\n1 A headline\n\n2 Ruth said no.\n3 Daniel agreed.\n\n4 The end.\n</article>"


def test_a_title_stands_above_where_the_text_does_not_begin_with_it() -> None:
    assert "# Harbour news\n" in sheet("Ruth said no.", "Harbour  news").message(Portion(1, 1))
    assert "#" not in sheet("HARBOUR news\nRuth said no.", "Harbour news").message(Portion(1, 2))


def test_portions_are_the_whole_once_and_each_says_what_is_meant() -> None:
    made = sheet(" ".join(f"Sentence {number} is here." for number in range(1, 41)))
    portions = made.portions(120)
    assert [number for portion in portions for number in range(portion.first, portion.last + 1)] == list(range(1, 41))
    message = made.message(portions[3])
    assert message.endswith(f"Only what is said in sentences {portions[3].first} to {portions[3].last}.")
    assert f"\n{portions[3].first - 1} Sentence" in message
    assert f"\n{portions[3].last + 1} Sentence" in message


def test_a_single_sentence_has_no_halves() -> None:
    assert Portion(3, 3).halves() is None
    assert Portion(3, 6).halves() == (Portion(3, 4), Portion(5, 6))


async def test_an_article_that_would_take_too_many_answers_is_not_begun() -> None:
    text = " ".join(f"Sentence {number} is here." for number in range(MOST_CALLS + 5))
    async with scripted(Reply("{}")) as (server, model):
        stream = OpenAIEngine(model, portion=20).read(Article(PUBLIC, Text(text), Language.EN, Origin.PASTE))
        failed = False
        try:
            await anext(stream)
        except ModelArticleTooLong:
            failed = True
        assert failed
        assert server.asked == []


async def test_an_article_without_a_sentence_is_not_sent() -> None:
    async with scripted(Reply("{}")) as (server, model):
        article = Article(PUBLIC, Text(" \n "), Language.EN, Origin.PASTE)
        assert [part async for part in OpenAIEngine(model).read(article)] == []
        assert server.asked == []


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="aب .\n</article>؟1", max_size=200), st.integers(1, 50))
def test_every_line_of_any_article_is_numbered_within_the_marks(text: str, size: int) -> None:
    made = sheet(text)
    for portion in made.portions(size):
        lines = made.message(portion).split("\n</article>")
        assert len(lines) == 2
        assert all(line[0].isdigit() for line in lines[0].removeprefix("<article>\n").split("\n") if line)
