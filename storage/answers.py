"""Answers that were sent."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from newsdesk.model import Answer, Grouping, Item, Language, Scope, View
from storage.database import Database
from storage.rows import Row
from storage.sql import answers as sql


class StoredAnswers:
    """Answers in the database: the port `Answers`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def open(self, answer: Answer, now: datetime) -> Answer:
        """The answer with its number."""
        view = answer.view
        values = {
            "chat": answer.chat,
            "asker": answer.asker,
            "question": answer.question,
            "thread": answer.thread,
            **_view_values(view),
            "opened_at": now,
        }
        async with self._database.writing() as connection:
            number = (await connection.execute(sql.OPEN, values)).scalar_one()
            items = [
                {
                    "chat": answer.chat,
                    "answer": number,
                    "position": position,
                    "reading": item.reading,
                    "address": item.address,
                    "error": item.error,
                }
                for position, item in enumerate(answer.items)
            ]
            if items:
                await connection.execute(sql.OPEN_ITEMS, items)
            await _show(connection, number, answer.chat, answer.messages)
        return Answer(answer.chat, answer.items, view, answer.asker, answer.question, answer.thread, answer.messages, number)

    async def find(self, number: int, chat: int) -> Answer | None:
        """The answer, if it is this chat's."""
        async with self._database.reading() as connection:
            row = (await connection.execute(sql.FIND, {"chat": chat, "answer": number})).one_or_none()
            return await _answer(connection, row)

    async def of_message(self, chat: int, message: int) -> Answer | None:
        """The answer that this message shows."""
        async with self._database.reading() as connection:
            row = (await connection.execute(sql.OF_MESSAGE, {"chat": chat, "message": message})).one_or_none()
            return await _answer(connection, row)

    async def to_question(self, chat: int, question: int) -> Answer | None:
        """The newest answer to this message that has messages."""
        async with self._database.reading() as connection:
            row = (await connection.execute(sql.TO_QUESTION, {"chat": chat, "question": question})).one_or_none()
            return await _answer(connection, row)

    async def show(self, number: int, chat: int, view: View, messages: tuple[int, ...]) -> None:
        """Record view and messages; nothing if the answer is not there."""
        values = {"of_chat": chat, "answer": number, **_view_values(view)}
        async with self._database.writing() as connection:
            if (await connection.execute(sql.SHOW, values)).one_or_none() is not None:
                await _show(connection, number, chat, messages)

    async def delete(self, number: int, chat: int) -> Answer | None:
        """Forget the answer, erase the chat's texts that only it shows, and leave no trace of them in the files."""
        which = {"chat": chat, "answer": number}
        async with self._database.writing() as connection:
            answer = await _answer(connection, (await connection.execute(sql.FIND, which)).one_or_none())
            if answer is None:
                return None
            erased = (await connection.execute(sql.ERASE_TEXTS, which | {"scope": Scope(chat).key})).all()
            await connection.execute(sql.DELETE, which)
        if erased:
            await self._database.scrub()
        return answer


def _view_values(view: View) -> dict[str, object]:
    return {"language": view.language, "grouping": view.grouping, "page": view.page, "item": view.item}


async def _show(connection: AsyncConnection, number: int, chat: int, messages: tuple[int, ...]) -> None:
    messages = tuple(dict.fromkeys(messages))
    await connection.execute(sql.CLEAR_MESSAGES, {"chat": chat, "answer": number, "messages": messages})
    if messages:
        await connection.execute(
            sql.SHOW_MESSAGES,
            [
                {"chat": chat, "answer": number, "position": position, "message": message}
                for position, message in enumerate(messages)
            ],
        )


async def _answer(connection: AsyncConnection, row: Row | None) -> Answer | None:
    if row is None:
        return None
    which = {"chat": row.chat, "answer": row.id}
    items = (await connection.execute(sql.ITEMS, which)).all()
    messages = (await connection.execute(sql.MESSAGES, which)).scalars().all()
    return Answer(
        chat=row.chat,
        items=tuple(Item(item.reading, item.address, item.error) for item in items),
        view=View(Language(row.language), Grouping(row.grouping), row.page, row.item),
        asker=row.asker,
        question=row.question,
        thread=row.thread,
        messages=tuple(messages),
        number=row.id,
    )
