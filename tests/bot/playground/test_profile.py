from __future__ import annotations

import pytest

from tests.bot.playground.conftest import PERSON, Caller

START = {"command": "start", "description": "Begin"}


async def test_commands_are_kept_by_scope_and_language(caller: Caller) -> None:
    arabic = {"command": "start", "description": "البداية"}
    await caller.bot("setMyCommands", commands=[START])
    await caller.bot("setMyCommands", commands=[arabic], language_code="ar", scope={"type": "all_private_chats"})
    assert await caller.bot("getMyCommands") == [START]
    assert await caller.bot("getMyCommands", language_code="ar") == []
    assert await caller.bot("getMyCommands", language_code="ar", scope={"type": "all_private_chats"}) == [arabic]
    await caller.put(f"/people/{PERSON}", language_code="ar")
    assert (await caller.http.get(f"/people/{PERSON}/bot")).json()["commands"] == [arabic]
    await caller.put(f"/people/{PERSON}", language_code="en-GB")
    assert (await caller.http.get(f"/people/{PERSON}/bot")).json()["commands"] == [START]
    await caller.bot("deleteMyCommands")
    assert await caller.bot("getMyCommands") == []


@pytest.mark.parametrize(
    ("parameters", "description"),
    [
        ({"commands": [{"command": "Start", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "x" * 33, "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "x", "description": "x" * 257}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [{"command": "x", "description": " "}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [START] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": [START], "language_code": "arabic"}, "invalid language code specified"),
        ({"commands": [START], "scope": {"type": "planet"}}, "can't parse BotCommandScope: Unsupported type specified"),
        ({"commands": [START], "scope": {"type": "chat", "chat_id": 999}}, "chat not found"),
        ({"commands": "x"}, "can't parse bot commands JSON object"),
    ],
)
async def test_commands_that_telegram_refuses_are_refused(
    caller: Caller, parameters: dict[str, object], description: str
) -> None:
    assert await caller.refused("setMyCommands", **parameters) == f"Bad Request: {description}"


async def test_names_and_descriptions_are_kept_by_language(caller: Caller) -> None:
    for method, field, limit in (
        ("Name", "name", 64),
        ("Description", "description", 512),
        ("ShortDescription", "short_description", 120),
    ):
        await caller.bot(f"setMy{method}", **{field: "plain"})
        await caller.bot(f"setMy{method}", language_code="ar", **{field: "عربي"})
        assert await caller.bot(f"getMy{method}", language_code="ar") == {field: "عربي"}
        assert await caller.bot(f"getMy{method}", language_code="fr") == {field: "plain"}
        assert "too long" in await caller.refused(f"setMy{method}", **{field: "x" * (limit + 1)})
    await caller.put(f"/people/{PERSON}", language_code="ar")
    told = (await caller.http.get(f"/people/{PERSON}/bot")).json()
    assert (told["name"], told["description"], told["short_description"]) == ("عربي", "عربي", "عربي")


async def test_chats_and_members_are_told(caller: Caller) -> None:
    await caller.put("/chats/-9", type="supergroup", title="Desk", members=[PERSON, 102], admins=[102])
    assert (await caller.bot("getChat", chat_id=-9))["title"] == "Desk"
    assert (await caller.bot("getChatMember", chat_id=-9, user_id=PERSON))["status"] == "member"
    assert (await caller.bot("getChatMember", chat_id=-9, user_id=102))["status"] == "administrator"
    assert [member["user"]["id"] for member in await caller.bot("getChatAdministrators", chat_id=-9)] == [102]
    assert await caller.bot("getChatMemberCount", chat_id=-9) == 3
    assert await caller.refused("getChatMember", chat_id=-9, user_id=555) == "Bad Request: user not found"
    assert await caller.bot("leaveChat", chat_id=-9) is True
    assert "not a member" in await caller.refused("sendMessage", chat_id=-9, text="x")


async def test_the_menu_button_is_kept(caller: Caller) -> None:
    await caller.bot("setChatMenuButton", menu_button={"type": "commands"})
    assert await caller.bot("getChatMenuButton") == {"type": "commands"}
    assert "Unsupported type" in await caller.refused("setChatMenuButton", menu_button={"type": "pizza"})
