"""The one module that speaks to a model's server, and the one that imports its SDK.

It asks for a stream. How the form of the answer is asked for goes down a ladder, since servers differ, and what this server takes
is remembered. Nothing is asked twice here but where a server refuses a form; `newsdesk.engines.patience` tries again.
"""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum
from typing import Any

import httpx2
import openai

from newsdesk.errors import (
    ModelAnswerCut,
    ModelAnswerMalformed,
    ModelArticleTooLong,
    ModelBusy,
    ModelError,
    ModelFailed,
    ModelKeyRefused,
    ModelRequestRefused,
    ModelTooSlow,
    ModelUnknown,
    ModelUnreachable,
)
from newsdesk.model import Usage

_CONNECT, _SILENT = 10.0, 120.0  # seconds until a connection stands, and without a word from it
_NO_KEY = "none"  # the SDK asks for one where a local server does not
# the SDK would take organization and project from the environment, which only the settings read
_UNSAID: dict[str, Any] = {"OpenAI-Organization": openai.Omit(), "OpenAI-Project": openai.Omit()}
_LARGEST = 1 << 22  # bytes of an answer that comes in one piece


class Rung(StrEnum):
    """How the form of an answer is asked for, the best first."""

    SCHEMA = "json_schema"
    OBJECT = "json_object"  # with the schema in the prompt
    PLAIN = "plain"  # the same, and the JSON is looked for in the text
    BARE = "bare"  # plain, and without asking for the usage: for servers that refuse what they do not know


class Finish(StrEnum):
    """Why an answer ended."""

    STOP = "stop"
    LENGTH = "length"
    FILTER = "content_filter"
    REFUSAL = "refusal"
    BROKEN = "broken"  # the stream ended without a word
    SILENT = "silent"  # there was no choice at all


@dataclass(frozen=True, slots=True)
class Ended:
    """The end of an answer: why, and the tokens that it took, None where the server does not tell."""

    finish: Finish
    usage: Usage | None = None


class ModelServer:
    """A model at a server. `api_key` may be empty for a local one. Close it when done, unless the client was given."""

    def __init__(
        self,
        base_url: str,
        model: str,
        api_key: str = "",
        *,
        client: httpx2.AsyncClient | None = None,
        most_tokens: int | None = None,
    ) -> None:
        self.base_url = base_url
        self.model = model
        self._own = client is None
        self._http = client or httpx2.AsyncClient(timeout=httpx2.Timeout(_SILENT, connect=_CONNECT), follow_redirects=False)
        self._most_tokens = most_tokens
        self._sdk = openai.AsyncOpenAI(
            api_key=api_key or _NO_KEY,
            base_url=base_url,
            default_headers=_UNSAID,
            max_retries=0,
            timeout=httpx2.Timeout(_SILENT, connect=_CONNECT),
            http_client=self._http,
        )
        self.rung = Rung.SCHEMA
        self._proven = False
        self.calls = 0

    async def aclose(self) -> None:
        """Close the connections that are this server's own."""
        if self._own:
            await self._http.aclose()

    async def ask(self, system: str, user: str, schema: Mapping[str, Any]) -> AsyncGenerator[str | Ended]:
        """The answer's text as it comes, then how it ended. Raises a `ModelError`."""
        while True:
            try:
                raw = await self._call(system, user, schema)
                break
            except openai.APIStatusError as error:
                self._step_down_or_raise(error)
            except (openai.APIError, httpx2.HTTPError) as error:
                raise _broken(error) from error
        async for part in self._parts(raw):
            self._proven = True
            yield part

    async def _call(self, system: str, user: str, schema: Mapping[str, Any]) -> Any:
        self.calls += 1
        if self.rung is not Rung.SCHEMA:
            system = f"{system}\nJSON schema of the object: {json.dumps(schema, separators=(',', ':'))}"
        form: dict[str, Any] = {}
        if self.rung is Rung.SCHEMA:
            asked = {"name": "article", "strict": True, "schema": schema}
            form["response_format"] = {"type": "json_schema", "json_schema": asked}
        elif self.rung is Rung.OBJECT:
            form["response_format"] = {"type": "json_object"}
        if self.rung is not Rung.BARE:
            form["stream_options"] = {"include_usage": True}
        if self._most_tokens is not None:
            form["max_tokens"] = self._most_tokens
        return await self._sdk.chat.completions.with_raw_response.create(
            model=self.model,
            messages=[{"role": "system", "content": system}, {"role": "user", "content": user}],
            stream=True,
            **form,
        )

    def _step_down_or_raise(self, error: openai.APIStatusError) -> None:
        """Return where the same call may be made on a lower rung; the next attempt begins there where that is not sure."""
        status = error.status_code
        lower = _below(self.rung)
        if status >= 500:
            # llama-cpp-python's server fails on a schema: what has never worked here is not asked for again at once
            if not self._proven:
                self.rung = lower or Rung.SCHEMA
            raise ModelFailed(str(status)) from error
        if status in (400, 415, 422) and not _too_long(error) and lower is not None and not self._proven:
            self.rung = lower
            return
        if status in (400, 415, 422) and not self._proven:
            self.rung = Rung.SCHEMA
        raise _refused(error) from error

    async def _parts(self, raw: Any) -> AsyncGenerator[str | Ended]:
        response: httpx2.Response = raw.http_response
        try:
            if "json" in response.headers.get("content-type", ""):
                for part in await _whole(response):
                    yield part
                return
            talk = _Talk()
            async for chunk in raw.parse():
                text = talk.hear(chunk)
                if text:
                    yield text
            yield talk.ended()
        except openai.APITimeoutError as error:
            raise _broken(error) from error
        except openai.APIConnectionError as error:
            raise ModelAnswerCut(type(error).__name__) from error  # it had been reached
        except (openai.APIError, httpx2.HTTPError) as error:
            raise _broken(error) from error
        except (ValueError, AttributeError, TypeError, LookupError) as error:
            raise ModelAnswerMalformed(type(error).__name__) from error  # a chunk that is no chunk
        finally:
            with suppress(httpx2.HTTPError):
                await response.aclose()


class _Talk:
    """What the chunks of a stream have told so far."""

    def __init__(self) -> None:
        self._finish: str | None = None
        self._refused = self._chosen = False
        self._usage: Usage | None = None

    def hear(self, chunk: Any) -> str:
        """The text that a chunk adds."""
        if chunk.usage is not None:
            self._usage = _usage(chunk.usage.prompt_tokens, chunk.usage.completion_tokens)
        if not chunk.choices:
            return ""
        choice = chunk.choices[0]
        self._chosen = True
        self._finish = choice.finish_reason or self._finish
        if choice.delta is None:
            return ""
        self._refused = self._refused or bool(choice.delta.refusal)
        content = choice.delta.content
        return content if isinstance(content, str) else ""

    def ended(self) -> Ended:
        """How it ended."""
        return Ended(_finish(self._finish, refused=self._refused, chosen=self._chosen), self._usage)


async def _whole(response: httpx2.Response) -> Sequence[str | Ended]:
    """An answer in one piece, from a server that does not stream."""
    body = b""
    async for piece in response.aiter_bytes():
        body += piece
        if len(body) > _LARGEST:
            raise ModelAnswerMalformed("too long")
    told = json.loads(body)
    used = told.get("usage") or {}
    usage = _usage(used.get("prompt_tokens"), used.get("completion_tokens")) if used else None
    choices = told.get("choices") or []
    if not choices:
        return [Ended(Finish.SILENT, usage)]
    message = choices[0].get("message") or {}
    finish = _finish(choices[0].get("finish_reason"), refused=bool(message.get("refusal")), chosen=True)
    content = message.get("content")
    return [*([content] if isinstance(content, str) else []), Ended(finish, usage)]


def _finish(reason: str | None, *, refused: bool, chosen: bool) -> Finish:
    if refused:
        return Finish.REFUSAL
    if reason is None:
        return Finish.BROKEN if chosen else Finish.SILENT
    return {"length": Finish.LENGTH, "content_filter": Finish.FILTER}.get(reason, Finish.STOP)


def _usage(tokens_in: Any, tokens_out: Any) -> Usage:
    counts = [number if isinstance(number, int) and 0 <= number < 10**9 else 0 for number in (tokens_in, tokens_out)]
    return Usage(*counts)


def _below(rung: Rung) -> Rung | None:
    rungs = list(Rung)
    at = rungs.index(rung) + 1
    return rungs[at] if at < len(rungs) else None


def _too_long(error: openai.APIStatusError) -> bool:
    """Whether the article is more than the model's context holds."""
    told = f"{error.code} {error.message}".lower()
    return "context_length" in told or (
        "context" in told and any(word in told for word in ("exceed", "maximum", "too long", "window"))
    )


def _refused(error: openai.APIStatusError) -> ModelError:
    match error.status_code:
        case 401 | 403:
            return ModelKeyRefused(str(error.status_code))
        case 404:
            return ModelUnknown(str(error.status_code))
        case 408:
            return ModelTooSlow("408")
        case 429:
            return ModelBusy(error.code or "429", seconds=_retry_after(error.response.headers))
        case _:
            too_long = error.status_code == 413 or _too_long(error)
            return (ModelArticleTooLong if too_long else ModelRequestRefused)(str(error.status_code))


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds that a server asks to wait: a number, a date, or milliseconds in its own header."""
    try:
        if (written := headers.get("retry-after-ms")) is not None:
            return max(0.0, float(written) / 1000)
        written = headers.get("retry-after")
        if written is None:
            return None
        if written.strip().replace(".", "", 1).isdecimal():
            return float(written)
        return max(0.0, (parsedate_to_datetime(written) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _broken(error: Exception) -> ModelError:
    match error:
        case openai.APITimeoutError() | httpx2.TimeoutException():
            return ModelTooSlow(type(error).__name__)
        case openai.APIConnectionError() | httpx2.ConnectError():
            return ModelUnreachable(type(error).__name__)
        case httpx2.HTTPError():
            return ModelAnswerCut(type(error).__name__)
        case openai.APIResponseValidationError():
            return ModelAnswerMalformed(type(error).__name__)
        case _:
            return ModelFailed(type(error).__name__)
