from __future__ import annotations

import pytest
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


OTHER = (
    "Another article altogether begins here with a long line that nobody would take for a headline or a button, and it goes on "
    "for a while about the weather."
)


def test_a_tail_goes_unless_it_is_most_of_the_body() -> None:
    assert better_body(f"{WHOLE}\n{OTHER}", WHOLE) == WHOLE
    rest = "\n".join(f"{OTHER} Number {n} of the others says that, and says it in {n} words of its own." for n in range(20))
    assert better_body(f"{WHOLE}\n{rest}", WHOLE) == f"{WHOLE}\n{rest}"
    assert better_body(f"{WHOLE}\n{rest}", WHOLE, declared=True) == WHOLE


def test_an_introduction_stays_and_what_stands_above_the_headline_goes() -> None:
    assert better_body(f"{OTHER}\n{WHOLE}", WHOLE) == f"{OTHER}\n{WHOLE}"
    title = "Work on six places begins"
    assert better_body(f"{OTHER}\n{title}\n{WHOLE}", WHOLE, titles=[title]) == WHOLE


def test_the_body_that_agrees_with_what_the_page_tells_machines_is_taken() -> None:
    other = "\n".join([OTHER, OTHER[::-1]] * 3)
    assert better_body(other, WHOLE, told=WHOLE) == WHOLE
    assert better_body(WHOLE, other, told=WHOLE) == WHOLE
    assert better_body(WHOLE, other, told="short") == WHOLE


def test_paragraphs_that_were_run_together_are_parted_again() -> None:
    assert better_body(WHOLE.replace("\n", " "), WHOLE) == WHOLE


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Read also: ten other stories of the day",
            "Share this story",
            "Related articles",
            "ADVERTISEMENT",
            "Photo credit: A. Person",
        ),
        *("اقرأ أيضا: عشرة أخبار أخرى من اليوم", "إقرأ أيضاً", "شارك هذا الخبر", "أخبار ذات صلة", "إعلان", "مصدر الصورة: رويترز"),
        *("<a href='https://social.example/a'>#port</a> is open", "Read next:\n- One other story\n- And one more"),
    ],
)
def test_a_line_that_leads_elsewhere_goes(line: str) -> None:
    lines = WHOLE.splitlines()
    body = "\n".join([*lines[:3], line, *lines[3:]])
    assert better_body(body, body) == WHOLE


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell on Tuesday.",
        "Related: that is the word he used, and the judge who heard him asked three times on that long day in June "
        "what it was that he meant by it.",
        "شارك الوزير في الاجتماع.",
        "Trending towards a deal, officials said.",
        "إعلان الدوحة وُقّع يوم الثلاثاء.",
    ],
)
def test_a_sentence_that_begins_like_one_stays(line: str) -> None:
    body = "\n".join([*LONG[:3], line, *LONG[3:]])
    assert better_body(body, body) == body


def test_a_line_that_is_repeated_goes_unless_much_is() -> None:
    assert better_body(f"{WHOLE}\n{LONG[1]}", f"{WHOLE}\n{LONG[1]}") == WHOLE
    assert better_body(f"{WHOLE}\n{WHOLE}", f"{WHOLE}\n{WHOLE}") == f"{WHOLE}\n{WHOLE}"


def test_a_paragraph_that_the_first_left_out_is_put_in_its_place() -> None:
    assert better_body("\n".join((*LONG[:2], *LONG[3:])), WHOLE) == WHOLE


def test_bodies_of_different_pages_are_not_mixed() -> None:
    arabic = "\n".join(AR_BODY)
    assert better_body(arabic, "\n".join(EN_BODY)) == arabic


def test_a_body_of_a_million_characters_is_compared_with_nothing() -> None:
    large = "word " * 200_000
    assert better_body(large, WHOLE) == large
    assert within(1, lambda: better_body(large, WHOLE))
