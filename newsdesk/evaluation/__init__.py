"""Measuring what is extracted against articles that people have annotated."""

from newsdesk.evaluation.scores import GoldArticle, evaluate, load_gold

__all__ = ["GoldArticle", "evaluate", "load_gold"]
