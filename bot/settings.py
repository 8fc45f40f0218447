"""What the operator sets: the one place that reads the environment. `.env.example` documents every variable."""

from __future__ import annotations

import ipaddress
import re
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.logs import keep_secret
from newsdesk.errors import SettingsInvalid

TOKEN = re.compile(r"[0-9]{5,20}:[A-Za-z0-9_-]{30,64}")
TELEGRAM = "https://api.telegram.org"
OPENAI = "https://api.openai.com/v1"

Price = Annotated[Decimal, Field(ge=0, le=100_000)]
Tokens = Annotated[int, Field(ge=0, le=10**12)]


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
    engine: Literal["auto", "rules", "openai"] = "auto"
    openai_api_key: SecretStr | None = None
    openai_base_url: str = ""
    openai_model: Annotated[str, Field(min_length=1, max_length=200)] = "gpt-4.1-mini"
    operators: str = ""
    allowed: str = ""
    model_tokens_a_day: Tokens = 2_000_000
    model_tokens_a_day_each: Tokens = 200_000
    model_at_once: Annotated[int, Field(ge=1, le=100)] = 4
    model_seconds: Annotated[int, Field(ge=5, le=900)] = 90
    model_price_in: Price = Decimal(0)
    model_price_out: Price = Decimal(0)
    model_currency: Annotated[str, Field(max_length=8)] = "USD"
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

    @field_validator("openai_base_url")
    @classmethod
    def _server(cls, address: str) -> str:
        return _server_address(address) if address else ""

    @field_validator("openai_api_key", mode="before")
    @classmethod
    def _no_key(cls, key: str | None) -> str | None:
        return (key.strip() or None) if key is not None else None

    @field_validator("operators", "allowed")
    @classmethod
    def _ids(cls, ids: str, info: ValidationInfo) -> str:
        everybody = info.field_name == "allowed" and ids.strip() == "*"
        if not everybody and not re.fullmatch(r"(\s*-?[0-9]{1,19}\s*(,|$))*", ids):
            raise ValueError("takes Telegram's ids with commas between them, such as 12345678,-1001234567890")
        return ids.strip()

    @model_validator(mode="after")
    def _model_is_there(self) -> Settings:
        if self.engine == "openai" and not self.model_set:
            raise ValueError("ENGINE=openai needs OPENAI_API_KEY, or OPENAI_BASE_URL for a server that takes no key")
        return self

    @property
    def model_set(self) -> bool:
        """Whether there is a model to read with: a key, or a server of the operator's own."""
        return self.engine != "rules" and (self.openai_api_key is not None or bool(self.openai_base_url))

    @property
    def model_address(self) -> str:
        """Where the model is asked."""
        return self.openai_base_url or OPENAI

    @property
    def model_host(self) -> str:
        """The host of the model's server, as people are told it."""
        return urlsplit(self.model_address).hostname or ""

    @property
    def model_is_local(self) -> bool:
        """Whether the model's server stands in the operator's own network: a private address, or a name without a public end."""
        host = self.model_host
        try:
            return not ipaddress.ip_address(host).is_global
        except ValueError:
            return "." not in host or host.endswith((".local", ".localhost", ".internal", ".lan", ".home.arpa"))

    @property
    def operator_ids(self) -> frozenset[int]:
        """Who runs the bot, by Telegram's ids."""
        return _numbers(self.operators)

    @property
    def allowed_ids(self) -> frozenset[int]:
        """Who may use the model besides the operators; empty where everybody may."""
        return frozenset() if self.everybody_allowed else _numbers(self.allowed)

    @property
    def everybody_allowed(self) -> bool:
        """Whether `ALLOWED=*` is written out."""
        return self.allowed == "*"

    @property
    def playground(self) -> bool:
        """Whether the bot runs against the playground: no token is set at all."""
        return self.telegram_bot_token is None

    @property
    def folder(self) -> Path:
        """Where the database lives; the playground has one of its own."""
        return self.qawl_data / "playground" if self.playground else self.qawl_data


def _server_address(address: str) -> str:
    if not re.fullmatch(r"https?://[^\s/?#@]+(/[^\s?#]*)?", address.strip()):
        raise ValueError("is not the http(s) address of a model's server, such as http://localhost:11434/v1")
    try:
        if urlsplit(address).hostname and urlsplit(address).port != 0:
            return address.strip().rstrip("/")
    except ValueError:
        pass
    raise ValueError("has a host or port that cannot be")


def _numbers(ids: str) -> frozenset[int]:
    return frozenset(int(one) for one in ids.split(",") if one.strip())


def load_settings() -> Settings:
    """The settings. Raises `SettingsInvalid` with one line for each variable that is wrong; no value is repeated in it."""
    try:
        settings = Settings()
    except ValidationError as error:
        lines = (
            f"{'.'.join(str(part) for part in one['loc']).upper()} {one['msg'].removeprefix('Value error, ')}.".strip()
            for one in error.errors(include_input=False, include_url=False)
        )
        raise SettingsInvalid("\n".join(lines)) from None
    if settings.openai_api_key is not None:
        keep_secret(settings.openai_api_key.get_secret_value())
    return settings
