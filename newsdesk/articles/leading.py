"""Pages that lead on to the article by a script only, which nothing here runs."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from newsdesk.articles.address import Address, direct_address, is_google_news, parse
from newsdesk.articles.fetching import Fetched
from newsdesk.errors import BadAddress, OnlyInBrowser

# Where in its page each of these hosts writes the address that its script leads to, as far as it does.
_WRITTEN: Mapping[str, re.Pattern[bytes]] = {
    "news.google.com": re.compile(rb'data-n-au="(https?://[^"<>\s]{1,2000})"'),
    "apple.news": re.compile(rb'redirectToUrlAfterTimeout\("(https?://[^"<>\s]{1,2000})"'),
}


def led_on(asked: str, found: Fetched) -> Address | None:
    """Where the page leads; None for a page that is read itself. Raises OnlyInBrowser where that cannot be known.

    `asked` is the address that was asked for: Google News sends who asks for an article to other pages of its own.
    """
    written = _WRITTEN.get(found.address.host)
    of_news = is_google_news(parse(asked)) and found.address.host.endswith(".google.com")
    if not of_news and not is_google_news(found.address) and found.address.host != "apple.news":
        return None
    match = written.search(found.content) if written is not None else None
    if match is None:
        raise OnlyInBrowser(found.address.host)
    try:
        return parse(direct_address(html.unescape(match[1].decode("ascii"))))
    except (BadAddress, UnicodeDecodeError):
        raise OnlyInBrowser(found.address.host) from None
