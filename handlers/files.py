"""Documents that people send."""

from __future__ import annotations

import re

from telegram.error import BadRequest

from handlers.house import House
from handlers.understanding import File
from newsdesk.articles.intake import MOST_BYTES, article_from_file
from newsdesk.errors import Gone, TooLarge
from newsdesk.model import Article, Scope, Summary


async def article_of_file(house: House, file: File, scope: Scope) -> Article:
    """The article in a document. Raises a `ReaderError`; one that is too large is not fetched."""
    if file.size > MOST_BYTES:
        raise TooLarge(limit=20)
    try:
        remote = await house.bot.get_file(file.id)
    except BadRequest as error:
        if "too big" in error.message.lower():
            raise TooLarge(limit=20) from error
        raise Gone from error
    data = bytes(await remote.download_as_bytearray())
    return await article_from_file(file.name, data, scope, house.web)


def file_name(summary: Summary) -> str:
    """The name of the file with all statements: the title's first words where there is a title."""
    title = re.sub(r"[^\w\s-]+", " ", summary.article.title or "")
    words = "-".join(title.split()[:8])[:60]
    return f"qawl-{words or summary.number}.html"
