from __future__ import annotations

import pytest

from newsdesk.articles.lists import Offer
from newsdesk.articles.page import Page, Refusal, read_page
from newsdesk.articles.posts import channel_address, post_address, preview_address
from newsdesk.errors import ListPage, LoginWall, NotArticle, NotFound, ReaderError, TooShort, Video
from newsdesk.model import Day, Language
from tests.newsdesk.articles.pages import AR_BODY

POST = "https://t.me/harbour_news/123"
TEXT = f"""<div class="tgme_widget_message_text js-message_text">{AR_BODY[0]}<br/><br/>{AR_BODY[1]}</div>"""
REPLY = """<a class="tgme_widget_message_reply"><div class="tgme_widget_message_text">An older post</div></a>"""


def _preview(inner: str) -> bytes:
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Telegram Widget</title></head><body>
    <div class="tgme_widget_message"><div class="tgme_widget_message_bubble">
    <div class="tgme_widget_message_author"><a class="tgme_widget_message_owner_name"><span>أخبار المرفأ</span></a></div>
    {inner}<div class="tgme_widget_message_footer"><span class="tgme_widget_message_views">1.2K</span>
    <a href="{POST}"><time datetime="2022-06-08T09:30:00+00:00">Jun 8</time></a></div></div></div></body></html>""".encode()


def test_a_post_is_its_text_its_channel_and_its_day() -> None:
    found = read_page(_preview(REPLY + TEXT), None, f"{POST}?embed=1&mode=tme")
    assert found == Page(
        text=f"{AR_BODY[0]}\n{AR_BODY[1]}",
        language=Language.AR,
        publisher="أخبار المرفأ",
        published=Day(6, 8, 2022),
        address=POST,
    )


@pytest.mark.parametrize(
    ("inner", "error"),
    [
        ('<div class="tgme_widget_message_error">Post not found</div>', NotFound),
        ('<a class="tgme_widget_message_video_player"></a>', Video),
        ('<a class="tgme_widget_message_photo_wrap"></a>', TooShort),
        ('<div class="tgme_widget_message_text">👍👍</div>', TooShort),
    ],
)
def test_a_post_without_text_is_said_to_be_so(inner: str, error: type[ReaderError]) -> None:
    found = read_page(_preview(inner), None, POST)
    assert isinstance(found, Refusal)
    assert found.error is error


@pytest.mark.parametrize(
    ("address", "post"),
    [
        (POST, POST),
        ("https://t.me/s/harbour_news/123", POST),
        ("http://telegram.me/harbour_news/123?single", POST),
        ("https://t.me/harbour_news", None),
        ("https://t.me/s/harbour_news", None),
        ("https://t.me/c/1234567/8", None),
        ("https://other.example/harbour_news/123", None),
    ],
)
def test_every_address_of_a_post_is_one(address: str, post: str | None) -> None:
    assert post_address(address) == post


@pytest.mark.parametrize("address", ["https://t.me/c/1234567/8", "https://t.me/+AbCd", "https://t.me/joinchat/AbCd"])
def test_a_closed_chat_cannot_be_read(address: str) -> None:
    with pytest.raises(LoginWall):
        preview_address(address)


def test_a_channel_offers_its_newest_posts_with_words() -> None:
    posts = "".join(
        f'<div class="tgme_widget_message" data-post="harbour_news/{n}">{REPLY if n == 6 else ""}'
        f'<div class="tgme_widget_message_text">{"👍" if n == 7 else f"{AR_BODY[0][:40]} {n}<br/>{AR_BODY[1]}"}</div></div>'
        for n in range(1, 9)
    )
    page = f"<html><head><title>Telegram</title></head><body><main>{posts}</main></body></html>".encode()
    found = read_page(page, None, "https://t.me/s/harbour_news")
    assert isinstance(found, Refusal)
    assert found.error is ListPage
    assert found.offers == tuple(Offer(f"{AR_BODY[0][:40]} {n}", f"https://t.me/harbour_news/{n}") for n in (8, 6, 5, 4, 3))


def test_a_person_s_page_in_telegram_is_no_article() -> None:
    page = b"<html><head><title>Telegram: Contact @someone</title></head><body><div class=tgme_page>Send</div></body></html>"
    found = read_page(page, None, "https://t.me/someone")
    assert isinstance(found, Refusal)
    assert found.error is NotArticle


@pytest.mark.parametrize(
    ("address", "channel"),
    [
        ("https://t.me/harbour_news", "https://t.me/s/harbour_news"),
        ("https://t.me/s/harbour_news?before=120", "https://t.me/s/harbour_news"),
        ("http://telegram.me/harbour_news/", "https://t.me/s/harbour_news"),
        (POST, None),
        ("https://t.me/share?url=x", None),
        ("https://t.me/", None),
        ("https://other.example/harbour_news", None),
    ],
)
def test_a_channel_is_known_by_its_address(address: str, channel: str | None) -> None:
    assert channel_address(address) == channel
