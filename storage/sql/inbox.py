"""Updates that must be answered. The inbox is the bot's own: an update is named by its id, whatever chat it came from."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, func, null, select, update

from storage.schema import tasks
from storage.sql.conflicts import DoNothing, Insert

TASK = (
    tasks.c.update,
    tasks.c.payload,
    tasks.c.chat,
    tasks.c.attempts,
    tasks.c.placeholder_chat,
    tasks.c.placeholder_message,
)

KEEP = Insert(tasks).ext(DoNothing([tasks.c.update])).returning(tasks.c.update)

CLAIM = (
    update(tasks)
    .where(tasks.c.update == bindparam("task"), tasks.c.claimed_at.is_(None), tasks.c.finished_at.is_(None))
    .values(claimed_at=bindparam("now"), attempts=tasks.c.attempts + 1)
    .returning(*TASK)
)

PROMISE = (
    update(tasks)
    .where(tasks.c.update == bindparam("task"), tasks.c.finished_at.is_(None))
    .values(placeholder_chat=bindparam("in_chat"), placeholder_message=bindparam("message"))
)

# with the answer given, nothing of what the person wrote is needed any more
FINISH = (
    update(tasks)
    .where(tasks.c.update == bindparam("task"), tasks.c.finished_at.is_(None))
    .values(finished_at=bindparam("now"), payload="", placeholder_chat=null(), placeholder_message=null())
)

RELEASE = update(tasks).where(tasks.c.finished_at.is_(None)).values(claimed_at=null())

UNFINISHED = select(*TASK).where(tasks.c.finished_at.is_(None)).order_by(tasks.c.kept_at, tasks.c.update)

CONFIRMED = select(func.coalesce(func.max(tasks.c.update), 0))

PRUNE = (
    delete(tasks)
    .where(
        tasks.c.finished_at < bindparam("before"),
        tasks.c.update < select(func.max(tasks.c.update)).scalar_subquery(),
    )
    .returning(tasks.c.update)
)
