from __future__ import annotations

import pytest

from bot.playground.detection import found_entities
from bot.playground.formatting import cut
from tests.measuring import within


def found(text: str) -> list[tuple[str, str]]:
    return [(e["type"], cut(text, e["offset"], e["offset"] + e["length"])) for e in found_entities(text)]


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("see https://example.com/a?b=1.", [("url", "https://example.com/a?b=1")]),
        ("(https://example.com/a_(b))", [("url", "https://example.com/a_(b)")]),
        ("اقرأ example.com، ثم", [("url", "example.com")]),
        ("«https://example.com/خبر»", [("url", "https://example.com/خبر")]),
        ("http://127.0.0.1:8000/x", [("url", "http://127.0.0.1:8000/x")]),
        ("end.Next word", []),
        ("😀 @qawl_bot and no@mention", [("mention", "@qawl_bot")]),
        ("@ab", []),
        ("/start now /help@qawl_bot a/b /x/", [("bot_command", "/start"), ("bot_command", "/help@qawl_bot")]),
        ("#قول #2026 #a1", [("hashtag", "#قول"), ("hashtag", "#a1")]),
        ("$USD $usd", [("cashtag", "$USD")]),
        ("desk@example.com", [("email", "desk@example.com")]),
        ("12.5 million vs. others", []),
        ("", []),
    ],
)
def test_the_server_finds_what_telegram_finds(text: str, entities: list[tuple[str, str]]) -> None:
    assert found(text) == entities


@pytest.mark.parametrize("text", ["a." * 2048, "@" * 4096, "/a " * 1365, "http://" + "(" * 4000, "#" * 4096, "-" * 4096])
def test_hostile_texts_take_no_time(text: str) -> None:
    assert within(1, lambda: found_entities(text))
