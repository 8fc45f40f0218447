"""Feeds: what stands in one, where a page's are, and lists of them."""

from newsdesk.feeds.opml import Outline, read_opml, write_opml
from newsdesk.feeds.parsing import FeedItem, FeedRead, feed_links, parse_feed

__all__ = ["FeedItem", "FeedRead", "Outline", "feed_links", "parse_feed", "read_opml", "write_opml"]
