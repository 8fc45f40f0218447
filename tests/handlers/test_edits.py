"""What an edited message asks to read."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from telegram import Chat, MessageEntity, MessageOriginChannel

from handlers.edits import pieces_of
from handlers.understanding import Pasted
from newsdesk.model import Day
from tests.handlers.test_understanding import LONG, message

LATE = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(("zone", "day"), [(None, 1), ("Asia/Riyadh", 2)])
def test_an_edited_summary_takes_a_posts_day_in_the_readers_zone(zone: str | None, day: int) -> None:
    post = message(LONG, 2, forward_origin=MessageOriginChannel(LATE, Chat(-1001, Chat.CHANNEL, title="Harbour News"), 7))
    command = MessageEntity(MessageEntity.BOT_COMMAND, 0, len("/summary"))
    [piece] = pieces_of(message("/summary", 3, entities=[command], reply_to_message=post), zone)
    assert isinstance(piece, Pasted)
    assert piece.published == Day(7, day, 2026)
