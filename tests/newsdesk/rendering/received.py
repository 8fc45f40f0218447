"""Answers to what comes out of Telegram's messages: a channel's post with its advertisements, a long text in two parts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from telegram import Chat, Message, MessageEntity, MessageOriginChannel

from bot.playground.formatting import cleaned
from bot.playground.splitting import split
from handlers.places import quote_of
from handlers.understanding import Pasted, understand
from newsdesk.model import Act, Kind, Origin, Scope, Summary
from tests.newsdesk.rendering.making import EN, Making, person, port, written

NOW = datetime(2026, 6, 4, 9, tzinfo=UTC)
READER = Chat(7, Chat.PRIVATE)
ARTICLE = "https://harbourmail.example/2025/06/merger"
PROMOTION = f"Read more: {ARTICLE}\nJoin us: https://t.me/harbourmail https://t.me/+secretinvitation\nDeals: https://t.me/dealsbot?start=1"


def promotional_post() -> tuple[Summary, tuple[str, ...]]:
    """A forwarded post of a public channel, and the links that are offered of all that stand under it."""
    text = f"{written('port')}\n{PROMOTION}"
    found = [MessageEntity(MessageEntity.URL, text.index(word), len(word)) for word in PROMOTION.split() if "//" in word]
    channel = Chat(-1001, Chat.CHANNEL, title="Harbour Mail", username="harbourmail")
    message = Message(
        1, NOW, READER, text=text, entities=found, forward_origin=MessageOriginChannel(NOW, channel, 7, author_signature=None)
    )
    [piece] = understand([message])
    assert isinstance(piece, Pasted)
    made = port(piece.post)
    made.text, made.publisher, made.published = piece.characters, piece.publisher, piece.published
    summary = made.summary()
    return replace(summary, article=replace(summary.article, scope=Scope(7), origin=Origin.FORWARD)), piece.links


def split_paste() -> tuple[Summary, str]:
    """A paste that Telegram's apps cut in two, and to which words of which part each number leads."""
    hale = person("Ann Hale", role="harbour master", role_en="harbour master", role_ar="مديرة الميناء", name_ar="آن هيل")
    middle = "The harbour was built long ago by the town, and its cranes are older than most who work there.\n" * 44
    text = f'Cranes to be replaced\nAnn Hale said the cranes were "past saving".\n{middle}"They will go by spring," Hale said.\n'
    [piece] = understand(
        [Message(at, NOW, READER, text=part.text) for at, part in enumerate(split(cleaned(text)), start=1) if part.text]
    )
    assert isinstance(piece, Pasted)
    made = Making(piece.characters, EN, "Cranes to be replaced")
    made.said(hale, Act.SAID, 'the cranes were "past saving"', kind=Kind.MIXED, cue="said")
    summary = made.said(hale, Act.SAID, "They will go by spring", cue="said").summary()
    led = []
    for statement in summary.statements:
        span = statement.content[0]
        passage = next(one for one in piece.passages if one.span.start <= span.start < one.span.end)
        quote = quote_of(passage, piece.characters, span)
        assert quote is not None
        led.append(f"part {passage.message}, from {quote.position}: {quote.words}")
    return summary, "\n".join(led)
