"""How articles come to the desk: addresses, fetching, extraction, and intake of what people send."""

from newsdesk.articles.address import addresses_in, canonical_address
from newsdesk.articles.fetching import Limits
from newsdesk.articles.intake import article_from_file, article_from_text
from newsdesk.articles.policy import PUBLIC_WEB, Policy
from newsdesk.articles.reader import WebReader, open_reader

__all__ = [
    "PUBLIC_WEB",
    "Limits",
    "Policy",
    "WebReader",
    "addresses_in",
    "article_from_file",
    "article_from_text",
    "canonical_address",
    "open_reader",
]
