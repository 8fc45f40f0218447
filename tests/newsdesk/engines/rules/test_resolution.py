"""Whom mentions mean, told without any grammar: mentions as a grammar of either language hands them over."""

from __future__ import annotations

from newsdesk.engines.rules.document import Document
from newsdesk.engines.rules.drafts import Draft, Findings, Form, Mention
from newsdesk.engines.rules.resolution import resolve
from newsdesk.model import Act, Gender, Language, Span, SpeakerKind

TEXT = (
    "Trade Minister Nora Field met reporters. Carl Field came too. The minister said one. She said two. Carl said three. "
    "The harbour office said four. The office said five. A source said six. The source said seven."
)


def span(words: str, after: int = 0) -> Span:
    at = TEXT.index(words, after)
    return Span(at, at + len(words))


def draft(speaker: Mention, word: str) -> Draft:
    return Draft((span(word),), None, Act.SAID, speaker, "test")


NORA = Mention(
    span("Trade Minister Nora Field"),
    Form.NAME,
    name=span("Nora Field"),
    role=span("Trade Minister"),
    words=("nora", "field"),
    heads=frozenset({"minister"}),
    traits=frozenset({"trade"}),
    gender=Gender.WOMAN,
)
CARL = Mention(span("Carl Field"), Form.NAME, name=span("Carl Field"), words=("carl", "field"), gender=Gender.MAN)


def names(*drafts: Draft, mentions: tuple[Mention, ...] = (NORA, CARL)) -> list[str | None]:
    found = resolve(Document(TEXT, Language.EN), Findings(drafts, mentions))
    return [one.speaker.name if one.speaker else None for one in found]


def test_a_role_finds_the_bearer_and_a_pronoun_the_one_whose_gender_agrees() -> None:
    minister = Mention(span("The minister"), Form.ROLE, role=span("The minister"), heads=frozenset({"minister"}), definite=True)
    she = Mention(span("She"), Form.PRONOUN, gender=Gender.WOMAN)
    assert names(draft(minister, "one"), draft(she, "two")) == ["Nora Field", "Nora Field"]


def test_a_given_name_tells_two_of_one_surname_apart() -> None:
    carl = Mention(
        span("Carl", TEXT.index("two")), Form.NAME, name=span("Carl", TEXT.index("two")), words=("carl",), definite=True
    )
    assert names(draft(carl, "three")) == ["Carl Field"]


def test_the_office_is_the_office_named_before() -> None:
    full = Mention(
        span("The harbour office"),
        Form.ORGANIZATION,
        name=span("harbour office"),
        words=("harbour", "office"),
        heads=frozenset({"office"}),
    )
    short = Mention(
        span("The office"),
        Form.ORGANIZATION,
        name=span("office", TEXT.index("four")),
        words=("office",),
        heads=frozenset({"office"}),
        definite=True,
    )
    assert names(draft(full, "four"), draft(short, "five")) == ["harbour office", "harbour office"]


def test_the_source_is_the_source_introduced_before() -> None:
    new = Mention(span("A source"), Form.UNNAMED, name=span("source"), words=("source",), heads=frozenset({"source"}))
    again = Mention(
        span("The source"), Form.UNNAMED, name=span("source"), words=("source",), heads=frozenset({"source"}), definite=True
    )
    found = resolve(Document(TEXT, Language.EN), Findings((draft(new, "six"), draft(again, "seven"))))
    assert [one.speaker.kind for one in found if one.speaker] == [SpeakerKind.UNNAMED] * 2
    assert {one.speaker.name for one in found if one.speaker} == {"source"}


def test_a_pronoun_without_anyone_before_it_means_nobody() -> None:
    she = Mention(span("She"), Form.PRONOUN, gender=Gender.WOMAN)
    assert names(draft(she, "two"), mentions=()) == [None]
