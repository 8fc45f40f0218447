"""Which statements of two outlets are one: the pairs of `doubles.txt`, and what holds of any."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from newsdesk.digests.doubles import Said, doubles, same
from newsdesk.entities import resolve_speaker
from newsdesk.entities.tsv import is_arabic
from newsdesk.model import PUBLIC, Act, Article, ClaimedSpeaker, Kind, Language, Origin, Span, SpeakerKind, Statement, Text

PAIRS = Path(__file__).with_name("doubles.txt")


def said(line: str, publisher: str = "") -> Said:
    """A statement as a line of the table has it."""
    who, how, words = (part.strip() for part in line.split(" | ", 2))
    who, _, role = who.partition("; ")
    kind = re.search(r" \((\w+)\)$", who)
    language = Language.AR if is_arabic(words) else Language.EN
    speaker = ClaimedSpeaker(who[: kind.start()] if kind else who, SpeakerKind(kind[1] if kind else "person"), role=role or None)
    manner, _, act = (how or "direct").partition(" ")
    spans = []
    for stretch in re.finditer(r"(?:(?!\[\.\.\.\]).)+", words):
        inner = stretch.group().strip()
        at = words.index(inner, stretch.start())
        spans.append(Span(at, at + len(inner)))
    statement = Statement(resolve_speaker(speaker, language), Act(act or "said"), Kind(manner), tuple(spans))
    return Said(statement, Article(PUBLIC, Text(words), language, Origin.LINK, publisher=publisher or None))


@dataclass(frozen=True)
class Pair:
    verdict: str
    why: str
    one: Said
    other: Said


def pairs() -> list[Pair]:
    text = "\n".join(line for line in PAIRS.read_text("utf-8").splitlines() if not line.startswith("#"))
    found = []
    for block in text.strip().split("\n\n"):
        head, one, other = block.strip().split("\n")
        verdict, _, why = head.partition(": ")
        found.append(Pair(verdict, why, said(one.replace("| |", "|  |")), said(other.replace("| |", "|  |"))))
    return found


@pytest.mark.parametrize("pair", [pair for pair in pairs() if pair.verdict == "different"], ids=lambda pair: pair.why)
def test_what_differs_is_never_one_statement(pair: Pair) -> None:
    assert not same(pair.one, pair.other)
    assert not same(pair.other, pair.one)


def test_nine_of_ten_doubles_are_recognised() -> None:
    doubled = [pair for pair in pairs() if pair.verdict == "same"]
    missed = [pair.why for pair in doubled if not (same(pair.one, pair.other) and same(pair.other, pair.one))]
    assert len(doubled) >= 30
    assert len(missed) <= len(doubled) // 10, missed


def test_the_pairs_are_many_and_in_both_languages() -> None:
    found = pairs()
    assert len(found) >= 60
    for verdict in ("same", "different"):
        for language in Language:
            assert sum(pair.verdict == verdict and pair.one.article.language is language for pair in found) >= 15
