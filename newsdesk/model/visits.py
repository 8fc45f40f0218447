"""What was found when an address on the web was last opened."""

from __future__ import annotations

from dataclasses import dataclass

from newsdesk.model.articles import Article


@dataclass(frozen=True, slots=True)
class Visit:
    """Where an address led, and what the site gave to ask by whether the page has changed.

    `asked` is the canonical address that was asked for, `found` the canonical one that the article is kept under; they differ
    where a link redirects. `source` is the very address that answered: `etag` and `modified` (the headers ETag and
    Last-Modified as they came, None where there was none) are told to it and to nobody else.
    """

    asked: str
    found: str
    source: str
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Visited:
    """An address opened: the article, or None where the site says that it is the one of the visit before."""

    visit: Visit
    article: Article | None
