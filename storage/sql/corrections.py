"""What readers have mended, and questions that wait for a reply."""

from __future__ import annotations

from sqlalchemy import and_, bindparam, delete, exists, insert, or_, select, update

from storage.schema import answers, corrections, readings, wishes
from storage.sql.conflicts import DoUpdate, Insert

COLUMNS = (
    corrections.c.id,
    corrections.c.chat,
    corrections.c.reading,
    corrections.c.statement,
    corrections.c.fix,
    corrections.c.value,
    corrections.c.person,
    corrections.c.agreed,
)

OF_READING = (
    select(*COLUMNS)
    .where(corrections.c.chat == bindparam("chat"), corrections.c.reading == bindparam("reading"))
    .order_by(corrections.c.id)
)

SCOPE_OF = select(readings.c.scope).where(
    readings.c.id == bindparam("reading"),
    or_(readings.c.scope == bindparam("public"), readings.c.scope == bindparam("own")),
)

# what a new correction takes the place of: the same one, one that says the opposite, another speaker
DROP_LIKE = delete(corrections).where(
    corrections.c.chat == bindparam("chat"),
    corrections.c.reading == bindparam("reading"),
    corrections.c.statement == bindparam("statement"),
    corrections.c.fix.in_(bindparam("fixes", expanding=True)),
    or_(corrections.c.value == bindparam("value"), bindparam("any_value")),
)
KEEP = insert(corrections).returning(corrections.c.id)

UNDO = (
    delete(corrections)
    .where(
        corrections.c.chat == bindparam("chat"),
        corrections.c.reading == bindparam("reading"),
        corrections.c.statement == bindparam("statement"),
    )
    .returning(corrections.c.id)
)

AGREE = (
    update(corrections)
    .where(corrections.c.chat == bindparam("of_chat"), corrections.c.id == bindparam("number"), corrections.c.agreed.is_(None))
    .values(agreed=bindparam("agreed"))
    .returning(corrections.c.id)
)

AGREED = select(*COLUMNS).where(corrections.c.agreed).order_by(corrections.c.reading, corrections.c.chat, corrections.c.id)

FORGET = delete(corrections).where(corrections.c.chat == bindparam("chat"))

# --- a chat moves
MOVE = update(corrections).where(corrections.c.chat == bindparam("old")).values(chat=bindparam("new"))
POINT = (
    update(corrections)
    .where(corrections.c.reading_scope == bindparam("old"), corrections.c.reading == bindparam("from_reading"))
    .values(reading_scope=bindparam("new"), reading=bindparam("to_reading"))
)

_await = Insert(wishes).from_select(
    ["chat", "message", "answer", "code"],
    select(bindparam("chat"), bindparam("message"), bindparam("answer"), bindparam("code")).where(
        exists().where(and_(answers.c.chat == bindparam("chat"), answers.c.id == bindparam("answer")))
    ),
)
AWAIT = _await.ext(
    DoUpdate([wishes.c.chat, wishes.c.message], set_={"answer": _await.excluded.answer, "code": _await.excluded.code})
)
AWAITED = select(wishes.c.answer, wishes.c.code).where(
    wishes.c.chat == bindparam("chat"), wishes.c.message == bindparam("message")
)
GRANTED = delete(wishes).where(wishes.c.chat == bindparam("chat"), wishes.c.message == bindparam("message"))
