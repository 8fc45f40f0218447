"""The words of a statement as they are shown: the article's, letter for letter, in marks only where the article quotes them."""

from __future__ import annotations

from collections import Counter

from newsdesk.model import Kind, Language, Span, Statement
from newsdesk.rendering.layout import letters, script

_MARKS = {Language.AR: ("«", "»"), Language.EN: ("“", "”")}
_PAIRS = {"«": "»", "“": "”", "„": "“", "‹": "›"}
_OPENERS = '«“"„‹'
_CLOSERS = '»”"“›'
_INSIDE_CLOSER = tuple(",.،!?؟")  # marks that American usage puts before the closing quotation mark
OMISSION = " … "
LONGEST = 9_000


def words_language(text: str, otherwise: Language) -> Language:
    """The language of some words of an article: that of most of them, however long names in the other script are."""
    arabic, latin = letters(text)
    if not (arabic and latin):  # as nearly always: no word is in doubt
        return Language.AR if arabic else Language.EN if latin else otherwise
    found = Counter(map(script, text.split()))
    arabic, english = found[Language.AR], found[Language.EN]
    if arabic == english:
        return otherwise if arabic else script(text) or otherwise
    return Language.AR if arabic > english else Language.EN


def quoted(statement: Statement, text: str, language: Language) -> str:
    """The words of a statement ready to stand in a quotation. `language` is the article's, for words without letters.

    Direct words are in the outer marks of their own language, each stretch in its own; all others are as the article has them.
    """
    stretches = [whole(span, text).of(text).strip() for span in statement.content]
    if statement.kind is Kind.DIRECT:
        stretches = [_marked(span.of(text).strip(), language) for span in statement.content]
    return OMISSION.join(stretch for stretch in stretches if stretch)


def shortened(words: str, longest: int = LONGEST) -> str:
    """Words of more than `longest` characters (more than two messages) cut at a word's edge, with the sign of omission."""
    if len(words) <= longest:
        return words
    kept = longest - len(OMISSION)
    return words[: words.rfind(" ", kept // 2, kept) + 1 or kept].rstrip() + OMISSION.rstrip()


def whole(span: Span, text: str) -> Span:
    """The span with a quotation mark that stands right beside it, where without it a mark inside would lack its partner."""
    words = span.of(text)
    start, end = span.start, span.end
    for opener, closer in (*_PAIRS.items(), ('"', '"')):
        if opener == closer:
            lacks_closer = lacks_opener = words.count(opener) % 2 == 1
        else:
            lacks_closer = words.count(opener) == words.count(closer) + 1
            lacks_opener = words.count(closer) == words.count(opener) + 1
        if lacks_closer and text[end : end + 1] == closer:
            end += 1
        elif lacks_closer and text[end : end + 1] in _INSIDE_CLOSER and text[end + 1 : end + 2] == closer:
            end += 2
        elif lacks_opener and start and text[start - 1] == opener:
            start -= 1
    return Span(start, end)


def _marked(words: str, language: Language) -> str:
    if not words or _is_marked(words):
        return words
    opener, closer = _MARKS[words_language(words, language)]
    return f"{opener}{words}{closer}"


def _is_marked(words: str) -> bool:
    """Whether the words already stand in one pair of marks."""
    first, last = words[0], words[-1]
    if len(words) < 3 or first not in _OPENERS or last not in _CLOSERS:
        return False
    inside = words[1:-1]
    return not any(mark in inside for mark in (first, last))
