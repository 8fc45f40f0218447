"""What the operator sets: the one place that reads the environment. `.env.example` documents every variable."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from newsdesk.errors import SettingsInvalid

TOKEN = re.compile(r"[0-9]{5,20}:[A-Za-z0-9_-]{30,64}")
TELEGRAM = "https://api.telegram.org"


class Settings(BaseSettings):
    """Environment variables, and the file `.env` in the current folder for those that the environment lacks."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True)

    telegram_bot_token: SecretStr | None = None
    telegram_api: str = TELEGRAM
    qawl_data: Path = Path("data")
    private_text_days: Annotated[int, Field(ge=1, le=3650)] = 30
    operator_contact: Annotated[str, Field(max_length=200)] = ""
    playground_port: Annotated[int, Field(ge=0, le=65535)] = 8642
    readings_per_hour: Annotated[int, Field(ge=1, le=100_000)] = 200
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator("telegram_bot_token")
    @classmethod
    def _well_formed(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and not TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError(
                "is empty or malformed: a token looks like 123456789:AbC… (35 letters, digits, _ or - after the colon). "
                "Get one from @BotFather, or unset the variable to use the playground"
            )
        return token

    @field_validator("telegram_api")
    @classmethod
    def _address(cls, address: str) -> str:
        if not re.fullmatch(r"https?://[^\s/]+(/\S*)?", address):
            raise ValueError("is not an http(s) address")
        return address.rstrip("/")

    @property
    def playground(self) -> bool:
        """Whether the bot runs against the playground: no token is set at all."""
        return self.telegram_bot_token is None

    @property
    def folder(self) -> Path:
        """Where the database lives; the playground has one of its own."""
        return self.qawl_data / "playground" if self.playground else self.qawl_data


def load_settings() -> Settings:
    """The settings. Raises `SettingsInvalid` with one line for each variable that is wrong; no value is repeated in it."""
    try:
        return Settings()
    except ValidationError as error:
        lines = (
            f"{'.'.join(str(part) for part in one['loc']).upper()} {one['msg'].removeprefix('Value error, ')}."
            for one in error.errors(include_input=False, include_url=False)
        )
        raise SettingsInvalid("\n".join(lines)) from None
