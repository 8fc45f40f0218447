"""What those who run the bot see and decide: who may use the model, what it takes, and what goes wrong, told once."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from telegram import Bot, CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from handlers import model_sentences as sentences
from handlers.keyboards import stands_under
from handlers.sender import Place, Sender, Unreachable
from handlers.voice import Voice, voice
from newsdesk import errors
from newsdesk.access import Terms
from newsdesk.errors import Gone
from newsdesk.model import Admission, Asker, Call, Day, DayOfUse, Language
from newsdesk.model.access import sum_of
from newsdesk.ports import Admissions, Ledger, Notices, Readers
from newsdesk.rendering.layout import cut
from newsdesk.rendering.telegram import escape
from newsdesk.rendering.words import Words

log = logging.getLogger("qawl.operators")

ADMIT: Final = "admit"  # the id of a person or group
DISMISS: Final = "dismiss"
MUCH: Final = 80  # per cent of a day's tokens at which operators are told
MONTH: Final = 31  # days that /usage looks back
KEY_REFUSED: Final = "ModelKeyRefused"
LONGEST_NAME: Final = 60
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Operation:
    """How the bot is run: by whom, with which model on which terms (None without one), costs in which currency."""

    operators: frozenset[int] = frozenset()
    model: str = ""
    terms: Terms | None = None
    currency: str = "USD"


@dataclass(frozen=True, slots=True)
class Records:
    """What is kept of the model's use, and what operators have been told. `size` is that of the database, in bytes."""

    ledger: Ledger
    admissions: Admissions
    notices: Notices
    readers: Readers
    size: Callable[[], Awaitable[int]]


class Operators:
    """Speaks to each operator in private, in the operator's language; nobody else gets to know any of it."""

    def __init__(self, operation: Operation, records: Records, bot: Bot, sender: Sender, clock: Callable[[], datetime]) -> None:
        self._operation = operation
        self.records = records
        self._bot = bot
        self._sender = sender
        self._clock = clock
        self._key_refused = False

    async def on_stranger(self, asker: Asker) -> None:
        """Somebody who has not been let in asked: told once for each, with a button that lets them in."""
        if not self._operation.operators or not await self.records.notices.first(f"stranger {asker.payer}", self._clock()):
            return
        name = await self._name(asker.payer)
        said = sentences.STRANGER if asker.payer > 0 else sentences.STRANGER_GROUP
        await self._tell(
            lambda one: (one.say(said, name=name, number=str(asker.payer)), _button(one, sentences.LET_IN, ADMIT, asker.payer))
        )

    async def on_call(self, call: Call) -> None:
        """A call of the model has ended: tell of a refused key, and of a day that is nearly spent."""
        if call.failed == KEY_REFUSED:
            self._key_refused = True
            if await self.records.notices.first(KEY_REFUSED, self._clock()):
                await self._tell(lambda one: (one.say(sentences.KEY_REFUSED), None))
        elif not call.failed and self._key_refused:
            self._key_refused = False
            await self.records.notices.clear(KEY_REFUSED)
        terms = self._operation.terms
        if terms is None or not terms.tokens_a_day:
            return
        tokens = await self.records.ledger.tokens(call.day)
        percent = 100 * tokens // terms.tokens_a_day
        if percent >= MUCH and await self.records.notices.first(f"spent {call.day}", self._clock()):
            limit = terms.tokens_a_day
            await self._tell(lambda one: (one.say(sentences.MUCH_SPENT, percent=percent, tokens=tokens, limit=limit), None))

    def serves(self, message: Message) -> bool:
        """Whether one of those who run the bot has written this, in private."""
        return message.from_user is not None and message.from_user.id in self._operation.operators and message.chat_id > 0

    async def on_status(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """How the bot fares, for operators in private."""
        await self._answer(update, self._status)

    async def on_usage(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """What the model took on each day, for operators in private."""
        await self._answer(update, self._usage)

    async def on_press(self, query: CallbackQuery, kind: str, argument: str) -> None:
        """[Let in] and [No longer] under a message to an operator. Raises `Gone` for anybody else's press."""
        message = query.message
        person = query.from_user.id
        if person not in self._operation.operators or not isinstance(message, Message) or not stands_under(query):
            raise Gone
        number = int(argument)
        if kind == ADMIT:
            await self.records.admissions.admit(Admission(number, person, self._clock()))
            said, after = sentences.ADMITTED, (sentences.NO_LONGER, DISMISS)
        else:
            await self.records.admissions.dismiss(number)
            said, after = sentences.DISMISSED, (sentences.LET_IN, ADMIT)
        spoken = voice(await self.records.readers.reader(message.chat.id), query.from_user)
        html = escape(spoken.say(said, name=await self._name(number), number=str(number)))
        await self._sender.edit(message.chat.id, message.message_id, html, _button(spoken, *after, number))
        await self._sender.settle(query.id)
        log.info("admission", extra={"fields": {"kind": kind, "person": number}})

    async def _answer(self, update: Update, what: Callable[[Words], Awaitable[str]]) -> None:
        message = update.effective_message
        assert message is not None  # the handler's filter
        if message.chat_id < 0 and f"@{self._bot.username}".lower() not in (message.text or "").lower():
            return  # in a group others may be meant by these words
        place = Place(message.chat_id, reply_to=message.message_id)
        spoken = voice(await self.records.readers.reader(message.chat_id), message.from_user)
        if not self.serves(message):
            await self._sender.send(place, escape(spoken.say(sentences.OPERATORS_ONLY)))
            return
        await self._sender.send(place, await what(spoken.first))

    async def _status(self, said: Words) -> str:
        records, now = self.records, self._clock()
        today = now.date()
        days = await records.ledger.days(today.replace(day=1))
        failures = await records.ledger.failures(today.replace(day=1))
        admitted = len(await records.admissions.all())
        lines = [*self._model_lines(said, days, today)]
        if self._operation.terms is not None:
            lines.append(said.say(sentences.FAILURES) if failures else said.say(sentences.NO_FAILURES))
            lines += [_failure(said, name, times) for name, times in failures.items()]
            lines.append(said.count(*sentences.LET_IN_COUNT, admitted))
        size = _decimal(said, f"{await records.size() / _MILLION:.1f}")
        lines.append(said.say(sentences.DATABASE, size=size))
        return "\n".join([f"<b>{escape(said.say(sentences.STATUS))}</b>", *map(escape, lines)])

    def _model_lines(self, said: Words, days: tuple[DayOfUse, ...], today: date) -> list[str]:
        terms = self._operation.terms
        if terms is None:
            return [said.say(sentences.NO_MODEL)]
        now, month = sum_of(day for day in days if day.day == today), sum_of(days)
        return [
            said.say(sentences.MODEL_IS, model=self._operation.model, host=terms.host),
            said.say(
                sentences.TODAY,
                calls=said.count(*sentences.CALLS, now.calls),
                tokens=said.number(now.tokens_in + now.tokens_out),
                limit=said.count(*sentences.TOKENS, terms.tokens_a_day),
                cost=self._cost(said, now.cost),
            ),
            said.say(sentences.EACH_A_DAY, limit=said.count(*sentences.TOKENS, terms.tokens_a_day_each)),
            said.say(
                sentences.THIS_MONTH,
                calls=said.count(*sentences.CALLS, month.calls),
                tokens=said.count(*sentences.TOKENS, month.tokens_in + month.tokens_out),
                cost=self._cost(said, month.cost),
            ),
        ]

    async def _usage(self, said: Words) -> str:
        days = await self.records.ledger.days(self._clock().date() - timedelta(days=MONTH - 1))
        if not days:
            return escape(said.count(*sentences.USAGE_NONE, MONTH))
        lines = []
        for date_ in sorted({one.day for one in days}, reverse=True):
            whole = sum_of(one for one in days if one.day == date_)
            took = (said.count(*sentences.CALLS, whole.calls), said.count(*sentences.TOKENS, whole.tokens_in + whole.tokens_out))
            day = said.day(Day(date_.month, date_.day, date_.year))
            lines.append(f"{day}: {said.series(took)}{self._cost(said, whole.cost)}")
        return "\n".join([f"<b>{escape(said.count(*sentences.USAGE, MONTH))}</b>", *map(escape, lines)])

    def _cost(self, said: Words, cost: int) -> str:
        """The cost as the end of a line, nothing where no prices are set."""
        if not cost:
            return ""
        comma = "، " if said.language is Language.AR else ", "
        return comma + _decimal(said, f"{Decimal(cost) / _MILLION:.2f}") + f" {self._operation.currency}"

    async def _tell(self, what: Callable[[Voice], tuple[str, InlineKeyboardMarkup | None]]) -> None:
        """Write to every operator; one who cannot be reached keeps nothing from the others."""
        for operator in sorted(self._operation.operators):
            text, keyboard = what(voice(await self.records.readers.reader(operator)))
            try:
                await self._sender.send(Place(operator), escape(text), keyboard)
            except (Unreachable, TelegramError) as error:
                log.info("operator not reached", extra={"fields": {"person": operator, "error": type(error).__name__}})

    async def _name(self, number: int) -> str:
        """What a person or group calls itself, "?" where Telegram does not tell."""
        try:
            chat = await self._bot.get_chat(number)
        except TelegramError:
            return "?"
        return cut(chat.title or chat.full_name or "?", LONGEST_NAME)


def _failure(said: Words, name: str, times: int) -> str:
    """Why a call failed, in the sentence that people read, and how often."""
    kind = getattr(errors, name, None)
    sentence = said.error(kind()) if kind is not None else said.say(sentences.STOPPED)
    return f"{sentence.rstrip('.')}: {said.number(times)}"


def _decimal(said: Words, number: str) -> str:
    """A number with a fraction as the reader writes it: 0.15, «٠٫١٥»."""
    written = said.digits(number)
    return written if written == number else written.replace(".", "٫")


def _button(spoken: Voice, label: str, kind: str, number: int) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(spoken.label(label), callback_data=f"{kind}:{number}")]])
