"""Small articles, readings and answers to keep."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from newsdesk.model import (
    PUBLIC,
    About,
    Account,
    Act,
    Answer,
    Article,
    Day,
    Gender,
    Grounded,
    Grouping,
    Item,
    Kind,
    Language,
    Maker,
    Mark,
    Menu,
    Organization,
    OrganizationType,
    Origin,
    Overview,
    Passage,
    ReadingKey,
    Scope,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    Text,
    Usage,
    View,
)

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
OURS, THEIRS = 5_000_000_017, -1_001_234_567_890
RULES = Maker("rules", "", "1a2b")
ADDRESS = "https://news.example/a/1"
WORDS = "وأكدت مريم الصالح أن «المجلس سيجتمع غداً». 😀 \u202bThe council\u202c met, she said."


def ticking(start: datetime = NOW) -> Callable[[], datetime]:
    """A clock that goes on by a second each time that it is read."""
    seconds = iter(range(10**9))
    return lambda: start + timedelta(seconds=next(seconds))


def public(address: str = ADDRESS, words: str = WORDS) -> Article:
    """An article of the web."""
    return Article(
        PUBLIC,
        Text(words),
        Language.AR,
        Origin.LINK,
        "عنوان",
        address,
        "Axios",
        "م. كاتب",
        Day(5, 17, 2026),
        mixed=True,
        partial=True,
    )


def pasted(chat: int = OURS, words: str = WORDS) -> Article:
    """A text that a person pasted."""
    return Article(Scope(chat), Text(words), Language.AR, Origin.PASTE, published=Day(2, 29))


def key(scope: Scope = PUBLIC, seen: str = "digest of all that was seen", maker: Maker = RULES) -> ReadingKey:
    """What a reading is found by."""
    return ReadingKey(scope, seen, maker)


MARYAM = Speaker(
    "maryam", "مريم الصالح", SpeakerKind.PERSON, "Maryam al-Saleh", "مريم الصالح", True, "الناطقة", "spokeswoman", "ناطقة",
    Gender.WOMAN, "maryam-al-saleh", doubtful=True,
)  # fmt: skip
COUNCIL = Organization("council", OrganizationType.PARLIAMENT, "The Council", "المجلس", "Council", "المجلس")


def reading(count: int = 3, maker: Maker = RULES) -> Grounded:
    """A reading with this many statements, all of one speaker; the first has everything that a statement can have."""
    rich = Statement(
        MARYAM,
        Act.CONFIRMED,
        Kind.MIXED,
        (Span(18, 32), Span(33, 40)),
        Span(6, 17),
        Span(0, 5),
        (
            About(COUNCIL, Span(19, 25)),
            About(Organization("x-y", OrganizationType.OTHER, name_ar="ي"), None),
            About(COUNCIL, None),
        ),
        0.1 + 0.2,
        "cue أكد",
        Account("قالت", "She said", {"council": "critical"}),
    )
    plain = Statement(MARYAM, Act.SAID, Kind.INDIRECT, (Span(50, 60),))
    bare = Statement(Speaker("they", "residents", SpeakerKind.GROUP), Act.ACCORDING_TO, Kind.DIRECT, (Span(0, 2),))
    statements = ((rich, plain, bare) * count)[:count]
    return Grounded(
        maker, statements, Overview("ع", "T", "", "An overview."), Usage(10, 20, 1 / 3), {"content not in the text": 2}
    )


def nothing_found(maker: Maker = RULES) -> Grounded:
    """A reading without statements."""
    return Grounded(maker, ())


def answer(*readings: int, chat: int = OURS, question: int | None = 70, messages: tuple[int, ...] = ()) -> Answer:
    """An answer about these readings and one address that could not be read."""
    passage = Passage(question or 70, Span(3, 40), 9, (Mark("bold", 9, 4), Mark("custom_emoji", 20, 2, "5368324170671202286")))
    read = (Item(number, passages=(passage,), links=("https://news.example/more",)) for number in readings)
    offers = (("عنوان الخبر", "https://gone.example/1"), ("Headline", "https://gone.example/2"))
    items = (*read, Item(None, "https://gone.example/", "TooMany", before=2, fields=(("limit", 5), ("of", "MB")), offers=offers))
    return Answer(chat, items, View(Language.AR), asker=17, question=question, thread=3, messages=messages)


OTHER_VIEW = View(
    Language.EN,
    Grouping.ORGANIZATION,
    page=2,
    item=1,
    speaker=3,
    menu=Menu.SPEAKERS,
    left_out=True,
    place=77,
    beside=(78, 79),
    files=(80,),
)
