"""Answers that were sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from newsdesk.model import Answer, Grouping, Item, Language, Mark, Menu, Passage, Scope, Span, View
from storage.database import Database
from storage.rows import Row
from storage.sql import answers as sql


class StoredAnswers:
    """Answers in the database: the port `Answers`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def open(self, answer: Answer, now: datetime) -> Answer:
        """The answer with its number."""
        return await self._database.write(lambda it: _open(it, answer, now))

    async def find(self, number: int, chat: int) -> Answer | None:
        """The answer, if it is this chat's."""
        which = {"chat": chat, "answer": number}
        return await self._database.read(lambda it: _answer(it, it.execute(sql.FIND, which).one_or_none()))

    async def of_message(self, chat: int, message: int) -> Answer | None:
        """The answer that this message shows."""
        which = {"chat": chat, "message": message}
        return await self._database.read(lambda it: _answer(it, it.execute(sql.OF_MESSAGE, which).one_or_none()))

    async def to_question(self, chat: int, question: int) -> Answer | None:
        """The newest answer to this message that has messages."""
        which = {"chat": chat, "question": question}
        return await self._database.read(lambda it: _answer(it, it.execute(sql.TO_QUESTION, which).one_or_none()))

    async def newest(self, chat: int, most: int) -> list[Answer]:
        """The newest answers of the chat that have messages."""
        which = {"chat": chat, "most": most}

        def newest(connection: Connection) -> list[Answer]:
            found = (_answer(connection, row) for row in connection.execute(sql.NEWEST, which).all())
            return [answer for answer in found if answer is not None]

        return await self._database.read(newest)

    async def show(self, number: int, chat: int, view: View, messages: tuple[int, ...]) -> None:
        """Record view and messages; nothing if the answer is not there."""
        values = {"of_chat": chat, "answer": number, "view": asdict(view)}

        def show(connection: Connection) -> None:
            if connection.execute(sql.SHOW, values).one_or_none() is not None:
                _show(connection, number, chat, messages)

        await self._database.write(show)

    async def replace_item(self, number: int, chat: int, place: int, item: Item) -> None:
        """Put another item in its place."""
        values = _item_values(item) | {"of_chat": chat, "of_answer": number, "place": place}
        await self._database.write(lambda it: it.execute(sql.REPLACE_ITEM, values))

    async def delete(self, number: int, chat: int) -> Answer | None:
        """Forget the answer, erase the chat's texts that only it shows, and leave no trace of them in the files."""
        answer, erased = await self._database.write(lambda it: _delete(it, number, chat))
        if erased:
            await self._database.scrub()
        return answer


def _open(connection: Connection, answer: Answer, now: datetime) -> Answer:
    values = {
        "chat": answer.chat,
        "asker": answer.asker,
        "question": answer.question,
        "thread": answer.thread,
        "view": asdict(answer.view),
        "opened_at": now,
    }
    number = connection.execute(sql.OPEN, values).scalar_one()
    items = [
        _item_values(item) | {"chat": answer.chat, "answer": number, "position": position}
        for position, item in enumerate(answer.items)
    ]
    if items:
        connection.execute(sql.OPEN_ITEMS, items)
    if answer.messages:
        _show(connection, number, answer.chat, answer.messages)
    return replace(answer, number=number)


def _delete(connection: Connection, number: int, chat: int) -> tuple[Answer | None, int]:
    """The answer that is no more, and how many texts went with it."""
    which = {"chat": chat, "answer": number}
    answer = _answer(connection, connection.execute(sql.FIND, which).one_or_none())
    if answer is None:
        return None, 0
    erased = connection.execute(sql.ERASE_TEXTS, which | {"scope": Scope(chat).key}).all()
    connection.execute(sql.DELETE, which)
    return answer, len(erased)


def _view_from(stored: Mapping[str, Any]) -> View:
    """The view, as far as this program knows its fields; what it did not have when it was stored has its default."""
    known = {field.name for field in fields(View)}
    kinds = {"language": Language, "grouping": Grouping, "menu": Menu}
    values: dict[str, Any] = {name: value for name, value in stored.items() if name in known}
    for name, kind in kinds.items():
        if name in values:
            values[name] = kind(values[name])
    for name in ("beside", "files"):
        values[name] = tuple(values.get(name) or ())
    return View(**values)


def _item_values(item: Item) -> dict[str, Any]:
    return {
        "reading": item.reading,
        "address": item.address,
        "error": item.error,
        "before": item.before,
        "passages": _passage_values(item.passages),
        "links": list(item.links) or None,
        "fields": dict(item.fields) or None,
        "offers": [list(offer) for offer in item.offers] or None,
    }


def _passage_values(passages: Iterable[Passage]) -> list[list[Any]] | None:
    return [
        [one.message, one.span.start, one.span.end, one.offset, [[m.style, m.offset, m.length, m.value] for m in one.marks]]
        for one in passages
    ] or None


def _item(row: Row) -> Item:
    passages = tuple(
        Passage(message, Span(start, end), offset, tuple(Mark(*mark) for mark in marks))
        for message, start, end, offset, marks in row.passages or ()
    )
    fields, offers = tuple((row.fields or {}).items()), tuple((title, address) for title, address in row.offers or ())
    return Item(row.reading, row.address, row.error, row.before, passages, tuple(row.links or ()), fields, offers)


def _show(connection: Connection, number: int, chat: int, messages: tuple[int, ...]) -> None:
    messages = tuple(dict.fromkeys(messages))
    connection.execute(sql.CLEAR_MESSAGES, {"chat": chat, "answer": number, "messages": messages})
    rows = [
        {"chat": chat, "answer": number, "position": position, "message": message} for position, message in enumerate(messages)
    ]
    if rows:
        connection.execute(sql.SHOW_MESSAGES, rows)


def _answer(connection: Connection, row: Row | None) -> Answer | None:
    if row is None:
        return None
    which = {"chat": row.chat, "answer": row.id}
    items = connection.execute(sql.ITEMS, which).all()
    messages = connection.execute(sql.MESSAGES, which).scalars().all()
    return Answer(
        chat=row.chat,
        items=tuple(map(_item, items)),
        view=_view_from(row.view),
        asker=row.asker,
        question=row.question,
        thread=row.thread,
        messages=tuple(messages),
        number=row.id,
    )
