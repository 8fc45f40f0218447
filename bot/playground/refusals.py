"""What the server answers when it does not do what it was asked, in Telegram's words."""

from __future__ import annotations

from typing import Any


class Refusal(Exception):
    """A method was refused: an HTTP status, Telegram's description, and parameters that tell the bot how to go on."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """The body of the answer, as Telegram writes it."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(reason: str, **parameters: Any) -> Refusal:
    """400: the request cannot be done as it stands."""
    return Refusal(400, f"Bad Request: {reason}", **parameters)


def forbidden(reason: str) -> Refusal:
    """403: the bot may not do this in this chat."""
    return Refusal(403, f"Forbidden: {reason}")


def conflict(reason: str) -> Refusal:
    """409: another request has taken the place of this one."""
    return Refusal(409, f"Conflict: {reason}")


def too_many_requests(seconds: int) -> Refusal:
    """429: not before so many seconds have passed."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


class PersonRefusal(Exception):
    """A request to the person's side was refused: an HTTP status and a sentence."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence
