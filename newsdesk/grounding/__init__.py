"""Tying claims to the words of the article: a Claim becomes a Statement here or is dropped and counted."""

from newsdesk.grounding.ground import Grounding, ground

__all__ = ["Grounding", "ground"]
