"""The embedded engine: reads Arabic and English news by rules and tables, with no key and no network.

document    the article once it is taken apart: sentences, quotations, paragraphs and what each is
drafts      what a grammar finds: drafts of claims, and mentions of whoever may speak
arabic      the Arabic grammar and its tables
english     the English grammar and its tables
silence     drafts in which nobody speaks
resolution  whom each mention means
finishing   contents trimmed and joined, doubles removed, confidence: drafts become claims
engine      all of it behind the port
steps       what the engine makes of a text, step by step, in words
"""

from newsdesk.engines.rules.engine import RulesEngine, read_text

__all__ = ["RulesEngine", "read_text"]
