"""Posts of public Telegram channels, as anyone can see them in a browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsdesk.articles.bodies import text_of
from newsdesk.articles.lists import MOST_OFFERED, Offer
from newsdesk.errors import LoginWall, NotFound, OtherLanguage, ReaderError, TooShort, Video
from newsdesk.text import clean, detect_language, is_mixed
from newsdesk.text.dates import iso_day

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

    from newsdesk.articles.page import Page

_HOSTS = frozenset({"t.me", "telegram.me", "www.t.me", "telegram.dog"})
_POST = re.compile(r"/(?:s/)?(?P<channel>[A-Za-z][A-Za-z0-9_]{3,31})/(?P<number>\d{1,10})/?")
_CHANNEL = re.compile(r"/(?:s/)?(?P<channel>[A-Za-z][A-Za-z0-9_]{3,31})/?")
_NO_CHANNELS = frozenset({
    "addlist", "addstickers", "addemoji", "addtheme", "boost", "contact", "invoice", "joinchat", "login", "proxy", "setlanguage",
    "share", "socks",
})  # fmt: skip
"""What else stands in a channel's place."""
_LONGEST_TITLE = 300
_CLOSED = re.compile(r"/(?:c/\d|joinchat/|\+)")


def post_address(address: str) -> str | None:
    """The canonical address of a public post (`https://t.me/channel/123`) for any address of one; None for any other."""
    parts = urlsplit(address)
    found = _POST.fullmatch(parts.path) if parts.hostname in _HOSTS else None
    return f"https://t.me/{found['channel']}/{found['number']}" if found else None


def channel_address(address: str) -> str | None:
    """Where the newest posts of a public channel stand (`https://t.me/s/channel`), for any address of one; None for any other."""
    parts = urlsplit(address)
    found = _CHANNEL.fullmatch(parts.path) if parts.hostname in _HOSTS else None
    return f"https://t.me/s/{found['channel']}" if found and found["channel"].lower() not in _NO_CHANNELS else None


def preview_address(address: str) -> str | None:
    """Where a post, or the posts of a channel, can be read without an account; else None. Raises LoginWall for a closed chat."""
    parts = urlsplit(address)
    if parts.hostname in _HOSTS and _CLOSED.match(parts.path):
        raise LoginWall("a closed chat")
    post = post_address(address)
    return f"{post}?embed=1&mode=tme" if post else channel_address(address)


def channel_offers(tree: HtmlElement) -> tuple[Offer, ...]:
    """The newest posts on a channel's page that have words, by their first line, newest first."""
    offers: list[Offer] = []
    for message in reversed(tree.find_class("tgme_widget_message")):
        post = post_address(f"https://t.me/{message.get('data-post', '')}")
        words = _first(message, "tgme_widget_message_text", quoted=False)
        title = next(iter(clean(text_of(words)).splitlines()), "") if words is not None else ""
        if post is not None and any(map(str.isalpha, title)):
            offers.append(Offer(title[:_LONGEST_TITLE], post))
    return tuple(offers[:MOST_OFFERED])


def read_post(tree: HtmlElement, address: str) -> Page | type[ReaderError]:
    """The post on a preview page, or the error that says why there is none."""
    from newsdesk.articles.page import Page

    message = _first(tree, "tgme_widget_message_text", quoted=False)
    if message is None:
        if _first(tree, "tgme_widget_message_video_player") is not None:
            return Video
        return NotFound if _first(tree, "tgme_widget_message_error") is not None else TooShort
    text = clean(text_of(message))
    language = detect_language(text)
    if language is None:
        return OtherLanguage if any(map(str.isalpha, text)) else TooShort
    channel = _first(tree, "tgme_widget_message_owner_name")
    author = _first(tree, "tgme_widget_message_from_author")
    moment = next((element.get("datetime") for element in tree.iter("time") if element.get("datetime")), "")
    return Page(
        text=text,
        language=language,
        publisher=_line(channel),
        author=_line(author),
        published=iso_day(moment),  # Telegram's own record: no second source is needed
        mixed=is_mixed(text),
        address=post_address(address),
    )


def _first(tree: HtmlElement, name: str, *, quoted: bool = True) -> HtmlElement | None:
    """The first element of a class; with `quoted` false, not inside the message that this one answers."""
    for element in tree.iter():
        if isinstance(element.tag, str) and name in element.get("class", "").split():
            if not quoted and any("tgme_widget_message_reply" in above.get("class", "") for above in element.iterancestors()):
                continue
            return element
    return None


def _line(element: HtmlElement | None) -> str | None:
    return " ".join("".join(element.itertext()).split())[:100] or None if element is not None else None
