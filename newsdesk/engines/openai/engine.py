"""The engine that asks a model, behind the port."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import aclosing

from newsdesk.engines.openai.form import SCHEMA, Form
from newsdesk.engines.openai.growing import Growing, TooMuch
from newsdesk.engines.openai.prompts import instructions, version
from newsdesk.engines.openai.server import Ended, Finish, ModelServer
from newsdesk.engines.openai.sheet import PORTION, Portion, Sheet
from newsdesk.errors import (
    ModelAnswerCut,
    ModelAnswerEmpty,
    ModelAnswerMalformed,
    ModelArticleTooLong,
    ModelFiltered,
    ModelRefusal,
)
from newsdesk.model import Article, Claim, Language, Maker, Overview, Pointer, Usage

MOST_CALLS = 24
"""Answers that one article may take."""
Mark = tuple[str, tuple[Pointer, ...]]
"""What tells two claims apart: who and which words."""
_CHARACTERS_PER_TOKEN = 3  # where a server does not tell what it took


class OpenAIEngine:
    """Reads by asking a model; one instance serves any number of articles at once.

    It asks once for each portion of an article and again only for what an answer was too short for. It raises a `ModelError` and
    knows no retries, no deadline and no limits: wrappers do (`newsdesk.engines.patience`).
    """

    def __init__(self, server: ModelServer, *, portion: int = PORTION, clock: Callable[[], float] = time.monotonic) -> None:
        self._server = server
        self._portion = portion
        self._clock = clock

    @property
    def maker(self) -> Maker:
        """The engine with its model and the version of what the model is told."""
        return Maker("openai", self._server.model, version())

    async def read(self, article: Article) -> AsyncGenerator[Claim | Overview | Usage]:
        """Each claim as soon as the model has written it, the first overview, and the usage of each answer."""
        sheet = Sheet.of(article)
        waiting = deque(sheet.portions(self._portion))
        if len(waiting) > MOST_CALLS:
            raise ModelArticleTooLong(f"{len(waiting)} portions")
        said: frozenset[Mark] = frozenset()
        overview = False
        for _ in range(MOST_CALLS):
            if not waiting:
                return
            portion = waiting.popleft()
            answer = _Answer(sheet, article.language, portion, said)
            async with aclosing(self._answer(sheet, portion, answer)) as parts:
                async for part in parts:
                    if isinstance(part, Overview):
                        if overview:
                            continue
                        overview = True
                    yield part
            waiting.extendleft(reversed(answer.left))
            said |= frozenset(answer.marks)
        if waiting:
            raise ModelArticleTooLong(f"more than {MOST_CALLS} answers")

    async def _answer(self, sheet: Sheet, portion: Portion, answer: _Answer) -> AsyncGenerator[Claim | Overview | Usage]:
        """What one answer has; raises what is wrong with it after its usage."""
        began = self._clock()
        message = sheet.message(portion)
        ended = Ended(Finish.BROKEN)
        written = 0
        try:
            async with aclosing(self._server.ask(instructions(), message, SCHEMA)) as parts:
                async for part in parts:
                    if isinstance(part, Ended):
                        ended = part
                        continue
                    written += len(part)
                    for claim in answer.take(part):
                        yield claim
        except ModelArticleTooLong:
            if not answer.split():
                raise
            return
        for claim in answer.rest():
            yield claim
        if (found := answer.form.overview()) is not None:
            yield found
        spent = ended.usage or Usage(
            (len(instructions()) + len(message)) // _CHARACTERS_PER_TOKEN, written // _CHARACTERS_PER_TOKEN
        )
        yield Usage(spent.tokens_in, spent.tokens_out, max(0.0, self._clock() - began))
        answer.judge(ended.finish)


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
