"""A method's parameters as they came over HTTP, read with Telegram's errors."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from bot.playground.formatting import Formatted, cleaned, cleaned_quote, given_entities
from bot.playground.refusals import bad_request
from bot.playground.telegram_html import parse_html

_NUMBER = re.compile(r"[+-]?[0-9]{1,19}")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in a multipart request."""

    name: str
    mime_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Parameters:
    """Fields by name: texts from forms and addresses, any JSON value from a JSON body; and the files beside them."""

    fields: dict[str, Any]
    files: dict[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether the parameter was given at all."""
        return self.fields.get(name) not in (None, "")

    def text(self, name: str) -> str:
        """A text; "" when it was not given."""
        value = self.fields.get(name)
        if value is None:
            return ""
        if isinstance(value, bool):
            return "true" if value else "false"
        return value if isinstance(value, str) else str(value)

    def number(self, name: str, default: int = 0) -> int:
        """A whole number; the default when it was not given or is none, as Telegram does."""
        value = self.fields.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        words = self.text(name).strip()
        return int(words) if _NUMBER.fullmatch(words) else default

    def flag(self, name: str) -> bool:
        """Yes or no; no when it was not given."""
        return self.text(name).strip().casefold() in {"true", "yes", "1"}

    def json(self, name: str, what: str) -> Any:
        """A JSON value; None when it was not given."""
        value = self.fields.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            raise bad_request(f"can't parse {what} JSON object") from None

    def formatted(self, text: str = "text", entities: str = "entities", parse_mode: str = "parse_mode") -> Formatted:
        """A text with its entities, from markup or from the list beside it."""
        return cleaned(*self._marked(self.text(text), entities, parse_mode))

    def quote(self, wish: dict[str, Any]) -> Formatted:
        """The quotation of a reply."""
        inner = Parameters(wish)
        return cleaned_quote(*inner._marked(inner.text("quote"), "quote_entities", "quote_parse_mode"))

    def _marked(self, source: str, entities: str, parse_mode: str) -> tuple[str, list[dict[str, Any]]]:
        mode = self.text(parse_mode).casefold()
        if mode == "html":
            return parse_html(source)
        if mode in {"markdown", "markdownv2"}:
            raise bad_request("the playground reads no Markdown; send parse_mode HTML or entities")
        if mode and mode != "none":
            raise bad_request("unsupported parse_mode")
        value = self.json(entities, "entities")
        return source, given_entities(source, value, entities) if value is not None else []
