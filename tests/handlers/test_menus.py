"""Menus and descriptions: set in each language; a failure is logged and stops nothing."""

from __future__ import annotations

import logging

import httpx
import pytest

from bot.application import build_application
from bot.playground import open_playground
from handlers.menus import COMMANDS, set_menus


async def test_commands_and_descriptions_are_set_in_both_languages() -> None:
    async with open_playground() as playground, build_application(playground.token, playground.api) as application:
        await set_menus(application.bot)
        async with httpx.AsyncClient(base_url=playground.api, trust_env=False) as http:
            told = {}
            for person, language in ((1, "ar"), (2, "en"), (3, "fr")):
                await http.put(f"/people/{person}", json={"language_code": language})
                told[language] = (await http.get(f"/people/{person}/bot")).json()
    assert told["fr"] == told["en"] | {"name": told["fr"].get("name", told["en"].get("name"))}
    assert [one["command"] for one in told["ar"]["commands"]] == list(COMMANDS)
    assert "من قال ماذا" in told["ar"]["description"]
    assert "who said what" in told["en"]["description"]


async def test_a_menu_that_cannot_be_set_does_not_stop_the_others(caplog: pytest.LogCaptureFixture) -> None:
    async with (
        open_playground() as playground,
        build_application(playground.token, playground.api) as application,
        httpx.AsyncClient(base_url=playground.api, trust_env=False) as http,
    ):
        await http.post("/faults", json={"method": "setMyCommands", "kind": "400", "description": "no", "times": 1})
        with caplog.at_level(logging.WARNING, logger="qawl"):
            await set_menus(application.bot)
        await http.put("/people/1", json={"language_code": "ar"})
        told = (await http.get("/people/1/bot")).json()
    assert [record.getMessage() for record in caplog.records] == ["menu not set"]
    assert told["commands"]
    assert told["description"]
