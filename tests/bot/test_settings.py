"""Settings: one reader of the environment, documented in .env.example."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.settings import Settings, load_settings
from newsdesk.errors import SettingsInvalid

ROOT = Path(__file__).parents[2]
TOKEN = "123456789:" + "A" * 35


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def documented() -> dict[str, str]:
    return dict(re.findall(r"^# ([A-Z_]+)=(.*)$", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE))


def test_the_example_documents_every_setting_and_no_other() -> None:
    assert set(documented()) == {name.upper() for name in Settings.model_fields}


def test_the_example_shows_the_defaults() -> None:
    shown = {name: value for name, value in documented().items() if name != "TELEGRAM_BOT_TOKEN"}
    defaults = {name: str(getattr(load_settings(), name.lower())) for name in shown}
    assert shown == defaults


def test_the_example_as_it_stands_sets_nothing() -> None:
    Path(".env").write_text((ROOT / ".env.example").read_text("utf-8"), "utf-8")
    assert load_settings() == Settings(_env_file=None)


def test_no_token_means_the_playground_with_a_folder_of_its_own() -> None:
    settings = load_settings()
    assert settings.playground
    assert settings.folder == Path("data/playground")


@pytest.mark.parametrize("token", ["", " ", "98765", "123456789:short", "not a token", TOKEN + " x"])
def test_an_empty_or_malformed_token_stops_with_a_sentence_that_does_not_repeat_it(
    token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", token)
    with pytest.raises(SettingsInvalid) as raised:
        load_settings()
    assert "TELEGRAM_BOT_TOKEN" in raised.value.detail
    assert not token.strip() or token not in raised.value.detail


def test_a_token_is_not_shown_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    settings = load_settings()
    assert not settings.playground
    assert TOKEN not in repr(settings) + str(settings)


@pytest.mark.parametrize(("name", "value"), [("PLAYGROUND_PORT", "99999"), ("LOG_LEVEL", "LOUD"), ("TELEGRAM_API", "ftp://x")])
def test_a_malformed_setting_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsInvalid) as raised:
        load_settings()
    assert name in raised.value.detail
