"""Faults on demand: what can go wrong between a bot and Telegram, told beforehand and then done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.playground.refusals import PersonRefusal, Refusal, bad_request, forbidden, too_many_requests

KINDS = ("429", "403", "400", "500", "drop_before", "drop_after", "delay")


@dataclass(slots=True)
class Fault:
    """One fault, for a method (None: any) and a chat (None: any): after `skip` calls that pass, `times` times (None: always)."""

    id: int
    kind: str
    method: str | None
    chat: int | None
    times: int | None
    skip: int
    retry_after: int
    seconds: float
    description: str | None
    migrate_to_chat_id: int | None

    def form(self) -> dict[str, Any]:
        """The fault as JSON, `times` counting what is left."""
        return {name: getattr(self, name) for name in self.__slots__}

    def refusal(self) -> Refusal | None:
        """What the bot is answered; None for the kinds that are no answer."""
        if self.kind == "429":
            return too_many_requests(self.retry_after)
        if self.kind == "403":
            return forbidden(self.description or "bot was blocked by the user")
        if self.kind == "400":
            if self.migrate_to_chat_id is not None:
                words = self.description or "group chat was upgraded to a supergroup chat"
                return bad_request(words, migrate_to_chat_id=self.migrate_to_chat_id)
            return bad_request(self.description or "chat not found")
        if self.kind == "500":
            return Refusal(500, self.description or "Internal Server Error")
        return None


class Faults:
    """The faults that are still to come."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []
        self._last = 0

    def add(self, wish: dict[str, Any]) -> Fault:
        """Take a fault as the person's side words it."""
        kind = str(wish.get("kind"))
        if kind not in KINDS:
            raise PersonRefusal(400, f"kind must be one of {', '.join(KINDS)}")
        numbers = {"times": 1, "skip": 0, "chat": None, "retry_after": 1, "migrate_to_chat_id": None}
        for name, default in numbers.items():
            value = wish.get(name, default)
            if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
                raise PersonRefusal(400, f"{name} must be a whole number")
            numbers[name] = value
        seconds = wish.get("seconds", 1.0)
        if not isinstance(seconds, int | float) or not 0 <= seconds <= 60:
            raise PersonRefusal(400, "seconds must be a number from 0 to 60")
        method, description = wish.get("method"), wish.get("description")
        if not isinstance(method, str | None) or not isinstance(description, str | None):
            raise PersonRefusal(400, "method and description must be texts")
        if description:
            description = description.removeprefix("Bad Request: ").removeprefix("Forbidden: ")
        self._last += 1
        fault = Fault(
            self._last,
            kind,
            method.casefold() if method else None,
            numbers["chat"],
            numbers["times"],
            numbers["skip"] or 0,
            numbers["retry_after"] or 1,
            float(seconds),
            description,
            numbers["migrate_to_chat_id"],
        )
        if fault.times is None or fault.times > 0:
            self._waiting.append(fault)
        return fault

    def strike(self, method: str, chat: int | None) -> Fault | None:
        """The fault that meets this call, if one does; it is counted as done."""
        for fault in self._waiting:
            if fault.method not in (None, method.casefold()) or fault.chat not in (None, chat):
                continue
            if fault.skip > 0:
                fault.skip -= 1
                continue
            if fault.times is not None:
                fault.times -= 1
                if fault.times <= 0:
                    self._waiting.remove(fault)
            return fault
        return None

    def all(self) -> list[Fault]:
        """Those still to come, in the order they were told."""
        return list(self._waiting)

    def clear(self) -> None:
        """None any more."""
        self._waiting.clear()
