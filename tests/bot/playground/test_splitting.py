from __future__ import annotations

import pytest

from bot.playground.formatting import Formatted, cut, units
from bot.playground.splitting import MAX_UNITS, split


def test_a_text_that_fits_stays_whole() -> None:
    assert split(Formatted("x" * 4096)) == [Formatted("x" * 4096)]


@pytest.mark.parametrize(
    "text",
    ["x" * 9000, "كلمة " * 3000, "😀" * 5000, "سطر طويل.\n" * 2000, "Para one.\n\n" * 1000, "a" + "😀" * 4096],
)
def test_nothing_but_blanks_is_lost_between_the_parts(text: str) -> None:
    parts = split(Formatted(text.strip()))
    assert all(0 < units(part.text) <= MAX_UNITS for part in parts)
    assert "".join("".join(part.text.split()) for part in parts) == "".join(text.split())


@pytest.mark.parametrize("text", ["كلمة " * 3000, "A sentence of words. " * 600, "سطر.\n" * 3000])
def test_every_part_but_the_last_is_nearly_full_and_ends_with_a_word(text: str) -> None:
    parts = split(Formatted(text.strip()))
    assert len(parts) > 1
    for part in parts[:-1]:
        assert units(part.text) >= 3500
        assert part.text.split()[-1] in text.split()


def test_a_paragraph_is_the_best_place_to_cut() -> None:
    text = "word " * 790 + "\n\n" + "next " * 500
    assert split(Formatted(text.strip()))[0].text == ("word " * 790).strip()


def test_entities_are_cut_with_their_words() -> None:
    text = "😀" * 2000 + "b" * 3000
    parts = split(Formatted(text, ({"type": "bold", "offset": 4000, "length": 3000},)))
    marked = [cut(p.text, e["offset"], e["offset"] + e["length"]) for p in parts for e in p.entities]
    assert "".join(marked) == "b" * 3000
