"""The engine that asks a model, behind the port."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections import deque
from collections.abc import AsyncGenerator, Callable, Iterable, Mapping, Sequence
from contextlib import aclosing
from typing import Any

from newsdesk.engines.openai.form import OVERVIEW, SCHEMA, Form
from newsdesk.engines.openai.growing import Growing, TooMuch
from newsdesk.engines.openai.prompts import instructions, summing, version
from newsdesk.engines.openai.server import Ended, Finish, ModelServer
from newsdesk.engines.openai.sheet import PORTION, Portion, Sheet
from newsdesk.errors import (
    ModelAnswerCut,
    ModelAnswerEmpty,
    ModelAnswerMalformed,
    ModelArticleTooLong,
    ModelError,
    ModelFiltered,
    ModelRefusal,
    ModelTooSlow,
)
from newsdesk.model import Anchor, Article, Claim, Language, Maker, Overview, Pointer, Usage

log = logging.getLogger(__name__)

MOST_CALLS = 24
"""Answers that one article may take, and one more for the overview of an article that took several."""
SECONDS = 90.0
Mark = tuple[str, tuple[Pointer, ...]]
"""What tells two claims apart: who and which words."""
_CHARACTERS_PER_TOKEN = 3  # where a server does not tell what it took
_STEP = 200  # tokens of an answer after which what it takes is told anew
_LONGEST, _LONGER = 40_000, 4  # characters of an answer, and how many times what it was asked it may add to that


class OpenAIEngine:
    """Reads by asking a model; one instance serves any number of articles at once.

    It asks once for each portion of an article, again only for what an answer was too short for, and where that were several
    answers once more for the overview. It raises a `ModelError` and knows no retries, no deadline and no limits: wrappers do
    (`newsdesk.engines.patience`). `seconds` is what those allow for an article: the overview of several answers is let go when
    half of it is over.
    """

    def __init__(
        self,
        server: ModelServer,
        *,
        portion: int = PORTION,
        seconds: float = SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._server = server
        self._portion = portion
        self._seconds = seconds
        self._clock = clock

    @property
    def maker(self) -> Maker:
        """The engine with its model and the version of what the model is told."""
        return Maker("openai", self._server.model, version())

    async def read(self, article: Article) -> AsyncGenerator[Claim | Overview | Usage]:
        """Each claim as soon as the model has written it, one overview, and what the answers take.

        The usage of an answer is told as it grows, estimated, and put right at its end, so that a call which is stopped counts.
        """
        began = self._clock()
        sheet = Sheet.of(article)
        waiting = deque(sheet.portions(self._portion))
        if len(waiting) > MOST_CALLS:
            raise ModelArticleTooLong(f"{len(waiting)} portions")
        said: frozenset[Mark] = frozenset()
        claims: list[Claim] = []
        whole = False
        for _ in range(MOST_CALLS):
            if not waiting:
                break
            portion = waiting.popleft()
            answer = _Answer(sheet, article.language, portion, said)
            async with aclosing(self._answer(sheet, portion, answer)) as parts:
                async for part in parts:
                    if isinstance(part, Claim):
                        claims.append(part)
                    yield part
            waiting.extendleft(reversed(answer.left))
            said |= frozenset(answer.marks)
            whole = sheet.is_whole(portion) and not answer.left
            if whole and (found := answer.form.overview()) is not None:
                yield found
        if waiting:
            raise ModelArticleTooLong(f"more than {MOST_CALLS} answers")
        if claims and not whole and self._clock() - began < self._seconds / 2:
            async with aclosing(self._overview(sheet, article.language, claims)) as last:
                async for one in last:
                    yield one

    async def _answer(self, sheet: Sheet, portion: Portion, answer: _Answer) -> AsyncGenerator[Claim | Usage]:
        """What one answer has; raises what is wrong with it after its usage."""
        async with aclosing(self._asked(instructions(), sheet.message(portion), SCHEMA)) as parts:
            try:
                async for part in parts:
                    if isinstance(part, Usage):
                        yield part
                    elif isinstance(part, Finish):
                        for claim in answer.rest():
                            yield claim
                        answer.judge(part)
                    else:
                        for claim in answer.take(part):
                            yield claim
            except ModelArticleTooLong:
                if not answer.split():
                    raise

    async def _asked(self, system: str, user: str, schema: Mapping[str, Any]) -> AsyncGenerator[str | Usage | Finish]:
        """The text of an answer with what it takes; at the end that put right, and why it ended. Raises a `ModelError`."""
        began = self._clock()
        spent = Usage(_tokens(len(system) + len(user) + len(json.dumps(schema))))
        written = 0
        ended = Ended(Finish.BROKEN)
        yield spent
        try:
            async with aclosing(self._server.ask(system, user, schema)) as parts:
                async for part in parts:
                    if isinstance(part, Ended):
                        ended = part
                        continue
                    written += len(part)
                    if (grown := _tokens(written) - spent.tokens_out) >= _STEP:
                        spent += Usage(0, grown)
                        yield Usage(0, grown)
                    yield part
                    if written > _LONGEST + _LONGER * len(user):
                        raise ModelAnswerMalformed("without end")
        except ModelError as error:
            if not written and not isinstance(error, ModelTooSlow):
                yield Usage(-spent.tokens_in)  # it was refused
            raise
        took = ended.usage or Usage(spent.tokens_in, _tokens(written))
        seconds = max(0.0, self._clock() - began)
        yield Usage(took.tokens_in - spent.tokens_in, took.tokens_out - spent.tokens_out, seconds)
        yield ended.finish

    async def _overview(self, sheet: Sheet, language: Language, claims: Sequence[Claim]) -> AsyncGenerator[Overview | Usage]:
        """Title and overview of an article that took several answers, of how it begins and what was said; none if that fails."""
        message = sheet.beginning([_told(claim) for claim in claims])
        begins = Usage(_tokens(len(summing()) + len(message)))
        form, taken = Form(language), [Usage(-begins.tokens_in)]
        yield begins
        try:
            async with asyncio.timeout(self._seconds / 4):
                await self._sum_up(message, form, taken)
        except (ModelError, TooMuch, TimeoutError) as error:
            log.info("no overview", extra={"fields": {"error": type(error).__name__}})
            form = Form(language)
        yield sum(taken, Usage())
        if (found := form.overview()) is not None:
            yield found

    async def _sum_up(self, message: str, form: Form, taken: list[Usage]) -> None:
        """Fill in the form, and note what that takes."""
        growing = Growing()
        async with aclosing(self._asked(summing(), message, OVERVIEW)) as parts:
            async for part in parts:
                if isinstance(part, Usage):
                    taken.append(part)
                elif isinstance(part, str) and not isinstance(part, Finish):
                    for key, value in growing.feed(part):
                        list(form.take(key, value))


def _told(claim: Claim) -> str:
    """A statement in a line: the model's own account of it, else who spoke and of what the words are."""
    account = claim.account
    if account is not None and (sentence := account.en or account.ar):
        return sentence
    words = (f"{one.first} … {one.last}" for one in claim.content if isinstance(one, Anchor))
    return f"{claim.speaker.name}: {'; '.join(words)}"


def _tokens(characters: int) -> int:
    return characters // _CHARACTERS_PER_TOKEN


class _Answer:
    """One answer as it grows: what it has said, and what it leaves to others."""

    def __init__(self, sheet: Sheet, language: Language, portion: Portion, before: frozenset[Mark]) -> None:
        self.form = Form(language)
        self.growing = Growing()
        self.left: tuple[Portion, ...] = ()
        self.marks: list[Mark] = []
        self._portion = portion
        self._before = before
        self._all = len(sheet.sentences)
        self._latest = 0

    def take(self, text: str) -> Iterable[Claim]:
        """The claims that are whole with this text. Raises `ModelAnswerMalformed`."""
        try:
            for key, value in self.growing.feed(text):
                yield from self._own(self.form.take(key, value))
        except TooMuch as error:
            raise ModelAnswerMalformed("too much") from error

    def rest(self) -> Iterable[Claim]:
        """The claims that waited for a name."""
        yield from self._own(self.form.rest())

    def _own(self, claims: Iterable[tuple[int, Claim]]) -> Iterable[Claim]:
        """Those of this portion's sentences, or of none that there is, that no answer before has told."""
        for sentence, claim in claims:
            if self._portion.first <= sentence <= self._portion.last:
                self._latest = max(self._latest, sentence)
            elif 1 <= sentence <= self._all:
                continue  # shown with the portion, and told by another's answer
            mark = (claim.speaker.name, claim.content)
            if mark not in self._before:
                self.marks.append(mark)
                yield claim

    def split(self) -> bool:
        """Leave the portion to two other answers; False for a single sentence."""
        self.left = self._portion.halves() or ()
        return bool(self.left)

    def judge(self, finish: Finish) -> None:
        """Raise what is wrong with the answer, or set what it leaves. A list of statements that has been closed is an answer."""
        match finish:
            case Finish.REFUSAL:
                raise ModelRefusal
            case Finish.FILTER:
                raise ModelFiltered
            case Finish.SILENT:
                raise ModelAnswerEmpty
        if self.form.statements and self.form.misshapen == self.form.statements:
            raise ModelAnswerMalformed("no statement of the form")
        if "s" in self.growing.closed:
            return
        if finish is Finish.LENGTH:
            self._go_on()
        elif finish is Finish.BROKEN:
            raise ModelAnswerCut("no finish_reason")
        else:
            raise ModelAnswerMalformed("no list of statements" if self.growing.started else "no JSON")

    def _go_on(self) -> None:
        """Leave what the answer was too short for: from the sentence of its last statement on, or the two halves."""
        if self._latest > self._portion.first:
            self.left = (Portion(self._latest, self._portion.last),)
        elif not self.split() and not self.marks and not self._before:
            raise ModelAnswerCut("one sentence is too much")
