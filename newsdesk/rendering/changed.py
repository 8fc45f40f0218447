"""What changed since an article was read before, as a short block for the top of its answer."""

from __future__ import annotations

from newsdesk.model import Language, Statement, Summary
from newsdesk.rendering.layout import Block, Line, Part, Quotation, Run, cut, line
from newsdesk.rendering.names import Names
from newsdesk.rendering.quotations import quoted, words_language
from newsdesk.rendering.words import words
from newsdesk.summaries.changes import Changes, changes

MOST_SHOWN = 6
LONGEST_SHOWN = 240


def changed_blocks(before: Summary, now: Summary, language: Language, *, zone: str | None = None) -> list[Block]:
    """That the article was read again, and what was added, withdrawn or altered in who said what."""
    said = words(language, zone)
    if before.number == now.number:
        return [Block((line(Run(said.say("Read again: nothing has changed."), bold=True)),))]
    found = changes(before, now)
    if not found:
        unchanged = said.say("Read again: the text of the article has changed, but not who said what.")
        return [Block((line(Run(unchanged, bold=True)),))]
    counted = said.count("Read again: {n} change in who said what", "Read again: {n} changes in who said what", len(found))
    parts: list[Part] = [line(Run(counted, bold=True))]
    shown = _shown(found, before, now, Names(said, now.article.language))
    for head, quotation in shown[:MOST_SHOWN]:
        parts += [head, quotation]
    if len(shown) > MOST_SHOWN:
        left = len(shown) - MOST_SHOWN
        parts.append(line(said.count("and {n} more change", "and {n} more changes", left)))
    return [Block(tuple(parts))]


def _shown(found: Changes, before: Summary, now: Summary, names: Names) -> list[tuple[Line, Quotation]]:
    """Each change: what it is and whose, and the words; of an altered statement the words that stood there before."""
    said = names.words
    heads = [
        *((said.say("Altered, as it was before"), each.before, before) for each in found.altered),
        *((said.say("Withdrawn"), each, before) for each in found.withdrawn),
        *((said.say("Added"), each, now) for each in found.added),
    ]
    return [(line(f"{head} · ", Run(names.speaker(each.speaker), bold=True)), _words(each, of)) for head, each, of in heads]


def _words(statement: Statement, summary: Summary) -> Quotation:
    shown = quoted(statement, summary.article.text.characters, summary.article.language)
    return Quotation(cut(shown, LONGEST_SHOWN), words_language(shown, summary.article.language))
