from __future__ import annotations

from lxml import html  # type: ignore[import-untyped]  # lxml ships no types

from newsdesk.articles.bodies import better_body, text_of
from tests.measuring import within
from tests.newsdesk.articles.pages import AR_BODY, EN_BODY

_PLACES = ("port", "market", "school", "bridge", "station", "hospital")
LONG = tuple(
    f"At the {one} the minister told reporters that work on the {one} would begin in {n + 3} weeks and that the {one} would "
    f"cost {n}7 million pounds, less than the {one} of {19 + n}80 had cost."
    for n, one in enumerate(_PLACES)
)
WHOLE = "\n".join(LONG)


def test_text_is_one_block_a_line_with_the_spaces_of_a_browser() -> None:
    page = html.fromstring(
        "<div>one <b>two</b>\n three<p>four</p>five<br>six<script>no</script>"
        "<ul><li>seven</li><li> eight </li></ul><!-- no -->nine</div>"
    )
    assert text_of(page) == "one two three\nfour\nfive\nsix\nseven\neight\nnine"


def test_deep_nesting_is_read_in_good_time() -> None:
    element = html.fromstring("<div>end</div>")
    for _ in range(1_000):
        outer = html.Element("div")
        outer.append(element)
        element = outer

    def read() -> None:
        assert text_of(element) == "end"

    assert within(5, read)


def test_where_one_found_nothing_the_other_s_body_is_taken() -> None:
    assert better_body("", WHOLE) == WHOLE
    assert better_body(WHOLE, "") == WHOLE
    assert better_body("", "") == ""


def test_a_thin_body_gives_way_to_the_whole() -> None:
    assert better_body("\n".join(LONG[:3]), WHOLE) == WHOLE


def test_short_lines_around_the_common_part_go() -> None:
    assert better_body(f"Share this story\n{WHOLE}\nRead also: ten other stories", WHOLE) == WHOLE


def test_long_lines_around_it_stay_unless_the_page_declares_an_article() -> None:
    other = (
        "Another article altogether begins here with a long line that nobody "
        "would take for a headline or a button, so it has to stay for now."
    )
    assert better_body(f"{WHOLE}\n{other}", WHOLE) == f"{WHOLE}\n{other}"
    assert better_body(f"{WHOLE}\n{other}", WHOLE, declared=True) == WHOLE


def test_a_paragraph_that_the_first_left_out_is_put_in_its_place() -> None:
    assert better_body("\n".join((*LONG[:2], *LONG[3:])), WHOLE) == WHOLE


def test_bodies_of_different_pages_are_not_mixed() -> None:
    arabic = "\n".join(AR_BODY)
    assert better_body(arabic, "\n".join(EN_BODY)) == arabic


def test_a_body_of_a_million_characters_is_compared_with_nothing() -> None:
    large = "word " * 200_000
    assert better_body(large, WHOLE) == large
    assert within(1, lambda: better_body(large, WHOLE))
