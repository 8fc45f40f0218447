"""Which statements of two outlets are one: the pairs of `doubles.txt`, and what holds of any."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.digests.copies import Reports
from newsdesk.digests.doubles import Said, doubles, gathered, same
from newsdesk.entities import resolve_speaker
from newsdesk.entities.tsv import is_arabic
from newsdesk.model import (
    PUBLIC,
    Act,
    Article,
    ClaimedSpeaker,
    Gender,
    Kind,
    Language,
    Origin,
    Span,
    SpeakerKind,
    Statement,
    Text,
)

PAIRS = Path(__file__).with_name("doubles.txt")


def said(line: str, publisher: str = "") -> Said:
    """A statement as a line of the table has it."""
    who, how, words = re.split(r"\s*\|\s*", line, maxsplit=2)
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
        found.append(Pair(verdict, why, said(one), said(other)))
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


def test_a_statement_is_the_same_as_itself() -> None:
    for pair in pairs():
        assert same(pair.one, pair.one)
        assert same(pair.one, Said(pair.one.statement, pair.one.article))


def test_man_and_woman_of_one_surname_are_two() -> None:
    one = said("Brown | | The hospital will treat children from the camp for free")
    man, woman = (
        Said(replace(one.statement, speaker=replace(one.statement.speaker, gender=gender)), one.article)
        for gender in (Gender.MAN, Gender.WOMAN)
    )
    assert not same(man, woman)
    assert same(man, one)


def test_groups_do_not_depend_on_the_order() -> None:
    everything = [each for pair in pairs() for each in (pair.one, pair.other)]
    expected = {frozenset(map(id, group)) for group in doubles(everything)}
    for seed in range(5):
        shuffled = list(everything)
        random.Random(seed).shuffle(shuffled)
        groups = doubles(shuffled)
        assert {frozenset(map(id, group)) for group in groups} == expected
        places = [[shuffled.index(each) for each in group] for group in groups]
        assert places == sorted(places)
        assert all(place == sorted(place) for place in places)


def test_the_index_finds_every_pair_that_is_the_same() -> None:
    for pair in pairs():
        assert len(doubles([pair.one, pair.other])) == (1 if same(pair.one, pair.other) else 2), pair.why


def test_every_two_of_a_group_are_the_same() -> None:
    parts = ["خرج المحتجون إلى الميدان بعد صلاة الجمعة", "أغلقت الشرطة الجسور الثلاثة", "انتهى التجمع قبل الغروب دون إصابات تذكر"]
    long = said(f"رنا الخطيب | | {'. '.join(parts)}")
    cuts = [said(f"رنا الخطيب | | {part}") for part in (parts[0], parts[2])]
    groups = doubles([cuts[0], long, cuts[1]])
    assert sorted(map(len, groups)) == [1, 2]
    assert all(same(one, other) for group in groups for one in group for other in group)


def test_a_hundred_outlets_with_one_statement_are_one_group() -> None:
    line = "سامي الراشد | | اللقاح آمن لمن تجاوزوا الستين ولا حاجة إلى جرعة ثالثة هذا الشتاء"
    everything = [said(line if at % 2 else f"{line}، وسنعلن المواعيد", f"outlet {at}") for at in range(100)]
    assert [len(group) for group in doubles(everything)] == [100]


def test_what_repeats_itself_without_end_is_compared_in_no_time() -> None:
    words = " ".join(["قال وقال"] * 3_000)
    one, other = said(f"سامي الراشد | | {words} نعم"), said(f"سامي الراشد | | لا {words}")
    assert not same(one, other)
    assert same(one, one)


LINES = st.text(
    alphabet=st.one_of(st.sampled_from("قال لن سنعيد 5٧%.«»\"'-\n\u064b\u0640ab "), st.characters(exclude_categories=["Cs"]))
)


@settings(max_examples=60, deadline=None)
@given(LINES, LINES, st.sampled_from(Kind), st.sampled_from(Kind))
def test_no_text_raises_and_order_never_counts(first: str, second: str, kind: Kind, other_kind: Kind) -> None:
    one, other = of_words(first, kind), of_words(second, other_kind)
    assert same(one, other) == same(other, one)
    assert same(one, one)
    assert same(other, other)
    assert len(doubles([one, other])) == len(doubles([other, one]))


def of_words(words: str, kind: Kind) -> Said:
    text = f"{words}."
    speaker = resolve_speaker(ClaimedSpeaker(words[:20] or "x", SpeakerKind.PERSON), Language.AR)
    statement = Statement(speaker, Act.SAID, kind, (Span(0, len(text)),))
    return Said(statement, Article(PUBLIC, Text(text), Language.AR, Origin.LINK))


def test_what_is_shown_is_the_quotation_and_its_sources_are_counted() -> None:
    quoted = said("ماريا زاخاروفا | direct | سنواصل دعمنا لجهود الوساطة ولن نتخلى عن شركائنا في المنطقة", "سبوتنيك")
    told = said("ماريا زاخاروفا | indirect | ستواصل دعمها لجهود الوساطة ولن تتخلى عن شركائها في المنطقة", "المرصد")
    alone = said("ماريا زاخاروفا | direct | لاحظنا أن بعض العواصم تملي على الوكالة ما تكتبه في تقاريرها", "المرصد")
    found = gathered([told, alone, quoted], Reports(each.article for each in (told, alone, quoted)))
    assert [each.said for each in found] == [(told, quoted), (alone,)]
    assert found[0].shown is quoted
    assert [each.independent for each in found] == [2, 1]


def test_who_retells_in_the_very_same_words_has_it_from_one_report() -> None:
    words = "القوات أعادت فتح الطريق الساحلي بعد إزالة الألغام التي زرعها المسلحون قبل انسحابهم"
    retold = [said(f"مصدر أمني (unnamed) | indirect | {words}", outlet) for outlet in ("أ", "ب")]
    quoted = [said(f"مصدر أمني (unnamed) | direct | {words}", outlet) for outlet in ("أ", "ب")]
    for group, sources in ((retold, 1), (quoted, 2)):
        group[1] = Said(group[1].statement, replace(group[1].article, text=Text(f"{group[1].article.text.characters} وعاد")))
        (told,) = gathered(group, Reports(each.article for each in group))
        assert told.independent == sources
