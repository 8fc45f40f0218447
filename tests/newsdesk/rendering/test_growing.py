from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from newsdesk.model import Language, Summary
from newsdesk.rendering import Line, Quotation
from newsdesk.rendering.growing import LONGEST, NEWEST, growing_blocks
from newsdesk.rendering.layout import Block, first_strong
from newsdesk.rendering.telegram import messages
from tests.newsdesk.rendering.cases import session
from tests.newsdesk.rendering.making import AR, EN
from tests.newsdesk.rendering.told import own


def so_far(summary: Summary, count: int) -> Summary:
    return replace(summary, reading=replace(summary.reading, statements=summary.statements[:count], overview=None))


def quotations(blocks: list[Block]) -> list[str]:
    return [part.text for block in blocks for part in block.parts if isinstance(part, Quotation)]


def test_statements_are_added_one_by_one_and_the_newest_are_kept() -> None:
    whole = session(9, 2)
    shown = [set(quotations(growing_blocks(so_far(whole, count), EN))) for count in range(10)]
    assert not shown[0]
    for count in range(1, NEWEST + 1):
        assert len(shown[count]) == count
        assert shown[count - 1] < shown[count]
    assert all(len(one) == NEWEST for one in shown[NEWEST:])
    assert all(len(later - before) == 1 for before, later in itertools.pairwise(shown))


@pytest.mark.parametrize("language", Language)
def test_what_grows_is_one_message_with_labels_and_short_words(language: Language) -> None:
    blocks = growing_blocks(own(), language)
    assert len(messages(blocks)) == 1
    assert all(len(text) <= LONGEST for text in quotations(blocks))
    lines = [part.text for block in blocks for part in block.parts if isinstance(part, Line)]
    label = "بصياغة النموذج: " if language is AR else "Machine translation: "
    assert sum(line.startswith(label) for line in lines) == 4
    assert language is EN or all(first_strong(line) == "R" for line in lines)
