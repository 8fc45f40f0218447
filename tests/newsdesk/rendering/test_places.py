from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.model import Act, Span
from newsdesk.rendering.places import LONGEST_QUOTE, fragment, fragment_is_found, place_link, reply_quote
from tests.newsdesk.rendering.making import EN, Making, dam, person

TEXT = (
    "The port will close, the minister said. Nobody knows when the port will open again after so long a wait.\n"
    "The port will close."
)


def of(words: str, text: str = TEXT, last: bool = False) -> str | None:
    start = text.rindex(words) if last else text.index(words)
    found = fragment(text, Span(start, start + len(words)))
    return unquote(found) if found else None


def test_short_words_are_given_whole() -> None:
    assert of("when the port will open") == "when the port will open"


def test_long_words_are_given_by_their_beginning_and_end() -> None:
    assert of("Nobody knows when the port will open again after so long a wait") == "Nobody knows when the,so long a wait"


def test_words_over_two_lines_have_each_end_on_one_line() -> None:
    assert of("so long a wait.\nThe port will close") == "so long a wait,The port will close"


def test_a_part_of_a_word_is_widened_to_the_word() -> None:
    assert of("inister sai") == "minister said"
    assert of("حكومة", "قالت الحكومة اليوم") == "الحكومة"
    assert of("ضرر", "لم يرصد أضراراً ولا ضررًا") == "ضررًا"


def test_a_space_that_does_not_break_is_no_difference() -> None:
    text = "She said the votes that were counted by their own\xa0agents so far, and those counted by their own agents, agree."
    start, end = text.index("the votes"), text.index(", agree")
    found = fragment(text, Span(start, end))
    assert found is not None
    assert unquote(found) == "the votes that were counted by their own,by their own agents"
    assert fragment_is_found(text, Span(start, end))


def test_words_are_cut_as_browsers_cut_them() -> None:
    text = "They don't pay 3.5 or 1,200 dollars to the U.S. side any more, he says"
    assert of("n't pay 3", text) == "don't pay 3.5"
    assert of("200 dollars to the U", text) == "1,200 dollars to the U.S"


def test_words_that_occur_twice_are_told_apart_by_those_before_or_after() -> None:
    assert of("The port will close") == "The port will close", "the first of two needs nothing"
    twice = "The port will close today.\nSo the port will close."
    assert of("port will close", twice, last=True) == "So the-,port will close"


def test_words_that_begin_like_others_before_them_are_given_by_more_of_them() -> None:
    text = "He was yelling, get out now and hide!\nget out now and run to the far side of the harbour before it burns, they said."
    assert of("get out now and run to the far side of the harbour before it burns", text) == (
        "get out now and run to the far,harbour before it burns"
    )
    assert fragment_is_found(text, Span(text.rindex("get"), text.index(", they")))


def test_an_end_that_stands_twice_is_given_by_more_of_it() -> None:
    text = '"We have to say yes to it all, or nobody will believe it and the team will not and nobody will believe it," she said.'
    words = text[1 : text.index(',"')]
    assert fragment_is_found(text, Span(1, 1 + len(words)))
    assert of(words, text) != "We have to say,nobody will believe it"


def test_words_at_the_start_of_a_line_are_told_apart_by_the_end_of_the_line_above() -> None:
    text = "We will stay\nNobody asked us\nWe will stay"
    assert of("We will stay", text, last=True) == "Nobody asked us-,We will stay"


def test_signs_that_mean_something_in_a_fragment_are_encoded() -> None:
    found = fragment("a well-known, safe & sound plan", Span(2, 31))
    assert found is not None
    assert "%2D" in found
    assert "%2C" in found
    assert "%26" in found
    assert not set(found) & set("-,& ")


def test_no_words_no_fragment() -> None:
    assert fragment('"""…"""', Span(0, 5)) is None


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://a.example/x", "https://a.example/x#:~:text=yes"),
        ("https://a.example/x#top", "https://a.example/x#top:~:text=yes"),
        ("https://a.example/x.pdf", "https://a.example/x.pdf"),
        ("https://t.me/channel/7", "https://t.me/channel/7"),
    ],
)
def test_a_link_keeps_the_address_and_takes_a_fragment_where_pages_do(address: str, link: str) -> None:
    summary = Making('"yes," she said', EN, address=address).said(person("She"), Act.SAID, "yes").summary()
    assert place_link(summary.article, summary.statements[0]) == link


def test_a_private_text_has_no_link() -> None:
    summary = dam().summary()
    assert place_link(summary.article, summary.statements[0]) is None


@given(st.text(alphabet="ab اب-،.\n\"'ًٌ_1", min_size=1, max_size=200), st.data())
def test_what_a_fragment_names_stands_in_the_article(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = fragment(text, Span(start, end))
    for part in (found or "").split(","):
        words = unquote(part.removesuffix("-").removeprefix("-"))
        assert " ".join(words.split()) in " ".join(text.split())


@given(st.text(alphabet="ab اب😀.\n ", min_size=1, max_size=60), st.data())
def test_what_a_reply_quotes_stands_in_the_message_at_its_position(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = reply_quote(text, Span(start, end))
    encoded = text.encode("utf-16-le")
    assert encoded[2 * found.position :].startswith(found.words.encode("utf-16-le"))


def test_a_reply_quotes_no_more_than_telegram_takes() -> None:
    text = "😀 كلمة " * 800
    found = reply_quote(text, Span(0, len(text)))
    assert 400 < len(found.words.encode("utf-16-le")) // 2 <= LONGEST_QUOTE
    assert found.words.endswith(("كلمة", "😀"))


@pytest.mark.parametrize("address", ["https://a.example/x.pdf", "https://a.example/x.pdf#top", "https://a.example/report?id=3"])
def test_a_pdf_opens_at_the_page_of_the_words(address: str) -> None:
    made = Making('First page.\n\f\nSecond.\n\f\n"Yes," she said', EN, address=address)
    summary = made.said(person("She"), Act.SAID, "Yes").summary()
    assert place_link(summary.article, summary.statements[0]) == f"{address.partition('#')[0]}#page=3"
