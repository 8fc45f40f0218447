"""Arabic and English language tools: pure functions over characters. All places are in code points of the text given."""

from newsdesk.text.cleaning import clean
from newsdesk.text.folding import FOLD_VERSION, fold, fold_with_offsets
from newsdesk.text.languages import detect_language, is_mixed
from newsdesk.text.lines import lines, paragraphs
from newsdesk.text.quotations import Quotation, quotations
from newsdesk.text.sentences import sentences
from newsdesk.text.tokens import Columns, Token, columns, tokens, tokens_of

__all__ = [
    "FOLD_VERSION",
    "Columns",
    "Quotation",
    "Token",
    "clean",
    "columns",
    "detect_language",
    "fold",
    "fold_with_offsets",
    "is_mixed",
    "lines",
    "paragraphs",
    "quotations",
    "sentences",
    "tokens",
    "tokens_of",
]
