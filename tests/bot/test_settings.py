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
    shown = {name: value for name, value in documented().items() if name not in ("TELEGRAM_BOT_TOKEN", "OPENAI_API_KEY")}
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


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PLAYGROUND_PORT", "99999"),
        ("LOG_LEVEL", "LOUD"),
        ("TELEGRAM_API", "ftp://x"),
        ("OPENAI_BASE_URL", "localhost:11434"),
        ("OPENAI_BASE_URL", "http://user:secret@host/v1"),
        ("OPENAI_BASE_URL", "http://host:99999/v1"),
        ("OPERATORS", "@me"),
        ("ALLOWED", "12,*"),
        ("OPERATORS", "*"),
        ("ENGINE", "openai"),
        ("MODEL_PRICE_IN", "-1"),
    ],
)
def test_a_malformed_setting_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsInvalid) as raised:
        load_settings()
    assert name in raised.value.detail


def test_no_model_is_set_without_a_key_or_a_server(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not load_settings().model_set
    monkeypatch.setenv("OPENAI_API_KEY", " ")
    assert not load_settings().model_set
    monkeypatch.setenv("OPENAI_API_KEY", "sk-something-long")
    settings = load_settings()
    assert settings.model_set
    assert (settings.model_host, settings.model_is_local) == ("api.openai.com", False)
    assert "something" not in repr(settings)
    monkeypatch.setenv("ENGINE", "rules")
    assert not load_settings().model_set


@pytest.mark.parametrize(
    ("address", "host", "local"),
    [
        ("http://localhost:11434/v1/", "localhost", True),
        ("http://127.0.0.1:8080", "127.0.0.1", True),
        ("http://192.168.1.7/v1", "192.168.1.7", True),
        ("http://[::1]:8000/v1", "::1", True),
        ("http://ollama:11434/v1", "ollama", True),
        ("http://gpu.lan/v1", "gpu.lan", True),
        ("https://models.example.org/v1", "models.example.org", False),
        ("https://8.8.8.8/v1", "8.8.8.8", False),
    ],
)
def test_a_server_of_ones_own_needs_no_key_and_is_known_to_be_local(
    address: str, host: str, local: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", address)
    settings = load_settings()
    assert settings.model_set
    assert settings.model_address == address.rstrip("/")
    assert (settings.model_host, settings.model_is_local) == (host, local)


def test_ids_are_read_and_everybody_must_be_written_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPERATORS", "12, 34,")
    monkeypatch.setenv("ALLOWED", "-100123")
    settings = load_settings()
    assert (settings.operator_ids, settings.allowed_ids) == (frozenset({12, 34}), frozenset({-100123}))
    assert not settings.everybody_allowed
    monkeypatch.setenv("ALLOWED", "*")
    settings = load_settings()
    assert settings.everybody_allowed
    assert settings.allowed_ids == frozenset()
