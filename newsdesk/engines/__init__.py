"""Engines: whatever reads an Article and yields Claims."""

from newsdesk.engines.collect import collect, reading_key

__all__ = ["collect", "reading_key"]
