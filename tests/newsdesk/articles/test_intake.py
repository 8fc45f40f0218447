from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.articles import article_from_file, article_from_text, open_reader
from newsdesk.articles.intake import MOST_BYTES, MOST_CHARACTERS
from newsdesk.articles.papers import Kind
from newsdesk.errors import NothingToRead, OtherLanguage, ReaderError, TooLarge, TooLong, Unreadable, WrongType
from newsdesk.model import Article, Day, Language, Origin, Scope
from tests.measuring import within
from tests.newsdesk.articles.pages import AR_BODY, AR_TITLE, EN_BODY, EN_TITLE, newspaper

CHAT = Scope(42)
ARABIC = "\n".join((AR_TITLE, *AR_BODY))
ENGLISH = "\n\n".join((EN_TITLE, *EN_BODY))


class NoPages:
    """A reader of pages that is never asked."""

    async def read_page(self, page: bytes, address: str | None = None, *, scope: Scope, origin: Origin) -> Article:
        raise AssertionError("no page was expected")

    async def read_paper(self, kind: Kind, data: bytes, address: str | None = None, *, scope: Scope, origin: Origin) -> Article:
        raise AssertionError("no document was expected")


def test_a_pasted_text_stays_as_it_was_pasted() -> None:
    text = f"\u200f\ufeff  {ARABIC}\r\n\t«é\u0301» \U0001f600\u2067x\u2069\u00a0"
    article = article_from_text(text, CHAT, Origin.PASTE)
    assert article.text.characters == text
    assert (article.scope, article.origin, article.language, article.address) == (CHAT, Origin.PASTE, Language.AR, None)


def test_nul_and_lone_surrogates_are_replaced_one_for_one() -> None:
    text = ENGLISH[:30] + "\x00\ud800" + ENGLISH[30:] + "\udfff"
    assert article_from_text(text, CHAT, Origin.PASTE).text.characters == ENGLISH[:30] + "\ufffd\ufffd" + ENGLISH[30:] + "\ufffd"


def test_what_the_sender_knows_comes_before_what_the_text_says() -> None:
    text = f"{AR_TITLE}\nالميناء، ٨ يونيو. تاس\n" + "\n".join(AR_BODY)
    article = article_from_text(text, CHAT, Origin.FORWARD, publisher="قناة", published=Day(6, 9, 2026), title="عنوان")
    assert (article.title, article.publisher, article.published) == ("عنوان", "قناة", Day(6, 9, 2026))
    article = article_from_text(text, CHAT, Origin.FORWARD)
    assert (article.title, article.publisher, article.published) == (AR_TITLE, "تاس", Day(6, 8))


@pytest.mark.parametrize("text", ["", " \n\t", "«»", '"' * 1_000, "😀👍🏽", "...", "12345", "\x00\x00", "\ud800", "\u200f\u202e"])
def test_a_text_without_words_is_nothing_to_read(text: str) -> None:
    with pytest.raises(NothingToRead):
        article_from_text(text, CHAT, Origin.PASTE)


def test_a_million_quotation_marks_are_too_much() -> None:
    with pytest.raises(TooLong) as error:
        article_from_text('"' * 1_000_000, CHAT, Origin.PASTE)
    assert error.value.fields == {"limit": 300_000}


@pytest.mark.parametrize(
    "text", ["Министр заявил во вторник, что тарифы не будут повышены до конца лета.", "部长周二表示，夏季结束前不会提高水费。"]
)
def test_another_language_is_told(text: str) -> None:
    with pytest.raises(OtherLanguage):
        article_from_text(text, CHAT, Origin.PASTE)


@pytest.mark.parametrize(
    "text",
    ["قال " * 50_000, "a" * 200_000, "ا" * MOST_CHARACTERS, "said " + "«" * 200_000, "\n" * 200_000 + "he said",
     "x\u202e" * 100_000,
     "he said " + "8 " * 100_000, "- " * 100_000 + "ok", "MOSCOW, " * 30_000],
)  # fmt: skip
def test_a_long_or_strange_text_is_taken_in_at_once(text: str) -> None:
    def take_in() -> None:
        with contextlib.suppress(OtherLanguage):
            assert article_from_text(text, CHAT, Origin.PASTE).text.characters == text

    assert within(1.5, take_in)


@given(st.text(max_size=300))
def test_no_text_makes_intake_fail_or_change_a_place(text: str) -> None:
    try:
        article = article_from_text(text, CHAT, Origin.PASTE)
    except ReaderError:
        return
    assert len(article.text.characters) == len(text)


@pytest.mark.parametrize("name", ["a.txt", "A.TXT", "a.md", "a.b.markdown"])
async def test_a_text_file_is_its_decoded_content(name: str) -> None:
    text = ARABIC.replace("\n", "\r\n")
    for data in (text.encode(), text.encode("utf-8-sig"), text.encode("utf-16"), text.encode("cp1256")):
        article = await article_from_file(name, data, CHAT, NoPages())
        assert article.text.characters == text
        assert (article.origin, article.title) == (Origin.FILE, AR_TITLE)


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.txt", b"", NothingToRead),
        ("a.txt", b"\xef\xbb\xbf", NothingToRead),
        ("a.txt", b"a" * (MOST_BYTES + 1), TooLarge),
        ("a.txt", b"a" * (MOST_CHARACTERS + 1), TooLong),
        ("a.txt", bytes(range(256)) * 10, Unreadable),
        ("a.pdf", b"no PDF", Unreadable),
        ("a.docx", b"PK\x03\x04", Unreadable),
        ("a.png", b"\x89PNG", WrongType),
        ("article", b"He said so.", WrongType),
        ("", b"He said so.", WrongType),
        (".txt", b"He said so.", WrongType),
        ("a.txt/../b.exe", b"MZ", WrongType),
    ],
)
async def test_a_file_that_cannot_be_read_has_its_own_error(name: str, data: bytes, error: type[ReaderError]) -> None:
    with pytest.raises(error):
        await article_from_file(name, data, CHAT, NoPages())


async def test_a_page_that_is_sent_as_a_file_is_read_in_the_chat_s_scope() -> None:
    async with open_reader(workers=1) as reader:
        article = await article_from_file("Saved Page.HTML", newspaper().encode("cp1256"), CHAT, reader)
    assert article.text.characters == "\n".join(AR_BODY)
    assert (article.scope, article.origin, article.address) == (CHAT, Origin.FILE, None)
