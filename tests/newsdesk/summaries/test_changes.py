from __future__ import annotations

from newsdesk.model import (
    PUBLIC,
    Act,
    Article,
    Grounded,
    Kind,
    Language,
    Maker,
    Origin,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    Summary,
    Text,
)
from newsdesk.summaries.changes import changes


def said(*pairs: tuple[str, str], language: Language = Language.EN) -> Summary:
    """An article of these statements, each a speaker and the words."""
    text, statements = "", []
    for name, words in pairs:
        text += f"{name}: "
        span = Span(len(text), len(text) + len(words))
        statements.append(Statement(Speaker(name, name, SpeakerKind.PERSON), Act.SAID, Kind.INDIRECT, (span,)))
        text += words + "\n"
    article = Article(PUBLIC, Text(text), language, Origin.LINK)
    return Summary(article, Grounded(Maker("rules"), tuple(statements)))


def told(before: Summary, now: Summary) -> dict[str, list[str]]:
    def words(statement: Statement, summary: Summary) -> str:
        return f"{statement.speaker.name}: {' '.join(statement.words(summary.article.text.characters))}"

    found = changes(before, now)
    return {
        "added": [words(each, now) for each in found.added],
        "withdrawn": [words(each, before) for each in found.withdrawn],
        "altered": [f"{words(each.before, before)} -> {words(each.now, now)}" for each in found.altered],
    }


NOTHING: dict[str, list[str]] = {"added": [], "withdrawn": [], "altered": []}
BRIDGE = ("Mona Haddad", "the bridge will reopen on Monday after the repairs")
FERRY = ("Omar Nasser", "the ferry carries twice as many passengers as last year")
BRIDGE_AR = ("منى حداد", "الجسر سيُفتح يوم الاثنين بعد انتهاء أعمال الترميم")
FERRY_AR = ("عمر ناصر", "العبّارة تنقل ضعف عدد ركاب العام الماضي")


def test_the_same_statements_in_any_order_are_no_change() -> None:
    assert told(said(BRIDGE, FERRY), said(FERRY, BRIDGE)) == NOTHING
    assert told(said(BRIDGE_AR, FERRY_AR), said(FERRY_AR, BRIDGE_AR)) == NOTHING


def test_marks_vowels_and_forms_of_letters_are_no_change() -> None:
    assert told(said(BRIDGE), said((BRIDGE[0], "“The bridge will reopen on Monday, after the repairs.”"))) == NOTHING
    assert told(said(BRIDGE_AR), said((BRIDGE_AR[0], "«الجسر سيفتح يوم الإثنين، بعد انتهاء اعمال الترميم»"))) == NOTHING


def test_a_new_statement_is_added_and_a_missing_one_withdrawn() -> None:
    assert told(said(BRIDGE), said(BRIDGE, FERRY)) == NOTHING | {"added": [": ".join(FERRY)]}
    assert told(said(BRIDGE_AR, FERRY_AR), said(FERRY_AR)) == NOTHING | {"withdrawn": [": ".join(BRIDGE_AR)]}


def test_nearly_the_same_words_of_one_speaker_are_altered() -> None:
    later = (BRIDGE[0], "the bridge will reopen on Friday after the repairs")
    assert told(said(BRIDGE, FERRY), said(later, FERRY)) == NOTHING | {"altered": [f"{': '.join(BRIDGE)} -> {': '.join(later)}"]}
    later = (BRIDGE_AR[0], "الجسر سيُفتح يوم الجمعة بعد انتهاء أعمال الترميم")
    assert told(said(BRIDGE_AR), said(later)) == NOTHING | {"altered": [f"{': '.join(BRIDGE_AR)} -> {': '.join(later)}"]}


def test_other_words_of_the_same_speaker_are_no_alteration() -> None:
    other = (BRIDGE[0], "nobody has asked for a toll")
    assert told(said(BRIDGE), said(other)) == {"added": [": ".join(other)], "withdrawn": [": ".join(BRIDGE)], "altered": []}


def test_the_same_words_of_another_speaker_are_altered() -> None:
    other = (FERRY[0], BRIDGE[1])
    assert told(said(BRIDGE), said(other)) == NOTHING | {"altered": [f"{': '.join(BRIDGE)} -> {': '.join(other)}"]}


def test_nearly_the_same_words_of_another_speaker_are_two_statements() -> None:
    other = (FERRY[0], "the bridge will reopen on Friday after the repairs")
    found = told(said(BRIDGE), said(other))
    assert (len(found["added"]), len(found["withdrawn"])) == (1, 1)


def test_a_statement_that_stands_twice_and_then_once_was_withdrawn_once() -> None:
    assert told(said(BRIDGE, BRIDGE), said(BRIDGE)) == NOTHING | {"withdrawn": [": ".join(BRIDGE)]}


def test_thousands_of_statements_are_compared_in_a_moment() -> None:
    old = [("Mona", f"point number {i} of the list is settled") for i in range(3_000)]
    new = [("Mona", f"point number {i} of the list is open") for i in range(3_000)]
    assert len(changes(said(*old), said(*new))) >= 3_000
