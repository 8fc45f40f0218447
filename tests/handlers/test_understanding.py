"""Understanding: from messages to pieces, without Telegram."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import (
    Chat,
    Document,
    Message,
    MessageEntity,
    MessageOrigin,
    MessageOriginChannel,
    MessageOriginHiddenUser,
    TextQuote,
    User,
)

from handlers.gathering import belongs
from handlers.understanding import File, Link, Pasted, Piece, asked_about, understand
from newsdesk.errors import NothingToRead, TooManyLinks
from newsdesk.model import Day, Origin

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
PERSON = User(5, "Person", is_bot=False)
LONG = " ".join(["The harbour master said the pier would close."] * 12)


def message(text: str | None = None, number: int = 1, **more: Any) -> Message:
    return Message(number, NOW, Chat(5, Chat.PRIVATE), from_user=PERSON, text=text, **more)


def gist(pieces: Sequence[Piece]) -> list[object]:
    """What is to be read: addresses, texts with their origin, files."""
    found: list[object] = []
    for piece in pieces:
        match piece:
            case Link():
                found.append(piece.address)
            case Pasted():
                found.append((piece.characters, piece.origin, piece.publisher, piece.published))
            case File():
                found.append((piece.id, piece.name, piece.size))
    return found


def pasted(characters: str, origin: Origin = Origin.PASTE, publisher: str | None = None, published: Day | None = None) -> object:
    return (characters, origin, publisher, published)


def url(text: str, address: str) -> MessageEntity:
    return MessageEntity(MessageEntity.URL, text.index(address), len(address))


def channel() -> MessageOrigin:
    return MessageOriginChannel(NOW, Chat(-1001, Chat.CHANNEL, title="Harbour News"), 7)


def test_a_text_is_pasted() -> None:
    assert gist(understand([message(LONG)])) == [pasted(LONG)]


def test_parts_of_a_split_paste_are_one_text() -> None:
    (piece,) = understand([message("First sentence.", 1), message("goes on", 2), message("and ends.", 3)])
    assert isinstance(piece, Pasted)
    assert piece.characters == "First sentence.\ngoes on and ends."


def test_links_are_read_where_there_are_few_words_beside_them() -> None:
    text = "look at https://a.example/1 and https://b.example/2 and https://a.example/1"
    entities = [url(text, "https://a.example/1"), url(text, "https://b.example/2")]
    assert gist(understand([message(text, entities=entities)])) == ["https://a.example/1", "https://b.example/2"]


def test_a_long_text_with_a_link_is_the_article_itself() -> None:
    text = f"{LONG} https://a.example/1"
    (piece,) = understand([message(text, entities=[url(text, "https://a.example/1")])])
    assert isinstance(piece, Pasted)


def test_a_link_behind_words_is_found_in_texts_and_captions() -> None:
    hidden = MessageEntity(MessageEntity.TEXT_LINK, 0, 4, url="https://a.example/1")
    assert gist(understand([message("here", entities=[hidden])])) == ["https://a.example/1"]
    assert gist(understand([message(caption="here", caption_entities=[hidden])])) == ["https://a.example/1"]


def test_a_link_after_an_emoji_is_cut_by_utf_16_units() -> None:
    text = "🗞🗞 https://a.example/1"
    entity = MessageEntity(MessageEntity.URL, 5, len("https://a.example/1"))
    assert gist(understand([message(text, entities=[entity])])) == ["https://a.example/1"]


def test_more_than_five_links_are_too_many() -> None:
    entities = [MessageEntity(MessageEntity.TEXT_LINK, 0, 4, url=f"https://a.example/{n}") for n in range(6)]
    with pytest.raises(TooManyLinks):
        understand([message("here", entities=entities)])


def test_a_channels_post_takes_publisher_and_day_from_its_origin() -> None:
    found = gist(understand([message(LONG, forward_origin=channel())]))
    assert found == [pasted(LONG, Origin.FORWARD, "Harbour News", Day(11, 24, 2026))]


@pytest.mark.parametrize(
    ("zone", "month", "day"),
    [
        (None, 7, 1),
        ("Europe/London", 7, 2),
        ("Asia/Riyadh", 7, 2),
        ("America/New_York", 7, 1),
        ("Europe/London", 12, 1),
        ("Asia/Riyadh", 12, 2),
    ],
)
def test_a_posts_day_is_the_readers_with_summer_time_and_without(zone: str | None, month: int, day: int) -> None:
    sent = datetime(2026, month, 1, 23, 30, tzinfo=UTC)
    origin = MessageOriginChannel(sent, Chat(-1001, Chat.CHANNEL, title="Harbour News"), 7)
    [piece] = understand([message(LONG, forward_origin=origin)], zone)
    assert isinstance(piece, Pasted)
    assert piece.published == Day(month, day, 2026)


def test_a_short_post_is_read_by_its_links_but_for_those_of_telegram_itself() -> None:
    text = "New: https://a.example/1 join https://t.me/harbour"
    entities = [url(text, "https://a.example/1"), url(text, "https://t.me/harbour")]
    assert gist(understand([message(text, entities=entities, forward_origin=channel())])) == ["https://a.example/1"]


@pytest.mark.parametrize(
    ("address", "read"),
    [
        ("https://t.me/citypress/31", True),
        ("t.me/citypress/31", True),
        ("https://t.me/s/citypress/31", True),
        ("https://t.me/harbournews/8", False),
        ("https://t.me/HarbourNews/8", False),
        ("https://t.me/citypress", False),
        ("https://t.me/+AbCdEf", False),
        ("https://t.me/joinchat/AbCdEf", False),
        ("https://t.me/c/1234/5", False),
        ("https://t.me/some_bot?start=x", False),
    ],
)
def test_of_links_into_telegram_only_posts_of_other_channels_are_read(address: str, read: bool) -> None:
    origin = MessageOriginChannel(NOW, Chat(-1001, Chat.CHANNEL, title="Harbour News", username="harbournews"), 7)
    text = f"More: {address}"
    pieces = understand([message(text, entities=[url(text, address)], forward_origin=origin)])
    assert (gist(pieces) == [address]) is read
    [piece] = understand([message(f"{LONG} {address}", entities=[url(f"{LONG} {address}", address)], forward_origin=origin)])
    assert isinstance(piece, Pasted)
    assert piece.links == ((address,) if read else ())


def test_each_forward_is_a_piece_of_its_own() -> None:
    hidden = MessageOriginHiddenUser(NOW, "A colleague")
    pieces = understand([message(LONG, 1, forward_origin=hidden), message(LONG, 2, forward_origin=hidden)])
    assert gist(pieces) == [pasted(LONG, Origin.FORWARD)] * 2


def test_a_document_is_a_file_and_its_short_caption_only_names_it() -> None:
    document = Document("id", "unique", file_name="a.txt", file_size=9)
    assert gist(understand([message(document=document, caption="the article")])) == [("id", "a.txt", 9)]


@pytest.mark.parametrize("text", [None, "", "   ", "\n"])
def test_nothing_is_nothing_to_read(text: str | None) -> None:
    with pytest.raises(NothingToRead):
        understand([message(text)])


def test_a_command_reads_what_stands_behind_it() -> None:
    text = "/summary https://a.example/1"
    asked = message(text, entities=[url(text, "https://a.example/1")])
    assert gist(asked_about(asked, " https://a.example/1", asked.entities)) == ["https://a.example/1"]
    assert gist(asked_about(message(f"/summary {LONG}"), f" {LONG}", [])) == [pasted(LONG)]


def test_a_reply_reads_the_quoted_part_or_the_whole_message() -> None:
    replied = message(LONG, 1)
    assert gist(asked_about(message("/summary", 2, reply_to_message=replied), "", [])) == [pasted(LONG)]
    quoting = message("/summary", 2, reply_to_message=replied, quote=TextQuote("the pier would close", 0))
    assert gist(asked_about(quoting, "", [])) == [pasted("the pier would close")]


def test_a_few_words_beside_a_reply_only_address_the_bot() -> None:
    replied = message(LONG, 1)
    asked = message("@bot who said what?", 2, reply_to_message=replied)
    assert gist(asked_about(asked, " who said what?", [])) == [pasted(LONG)]


def test_only_long_parts_albums_and_forwards_go_together() -> None:
    long, short = message("a" * 3600, 1), message("a" * 100, 1)
    assert belongs(message("rest", 2), long)
    assert not belongs(message("rest", 2), short)
    assert belongs(message(caption="x", number=2, media_group_id="1"), message(number=1, media_group_id="1"))
    assert not belongs(message("rest", 2), message(number=1, media_group_id="1"))
    assert belongs(message(LONG, 2, forward_origin=channel()), message(LONG, 1, forward_origin=channel()))
    assert not belongs(message(LONG, 2, forward_origin=channel()), long)
    assert belongs(message(LONG, 2, forward_origin=channel()), message("what does he say?", 1))
    assert not belongs(message("and this?", 2), message("what does he say?", 1))
    album = message(caption=LONG, number=2, media_group_id="1", forward_origin=channel())
    assert belongs(message(LONG, 3, forward_origin=channel()), album)
