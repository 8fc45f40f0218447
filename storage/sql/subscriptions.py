"""Who wants a digest and when the next one is due."""

from __future__ import annotations

from sqlalchemy import Date, Integer, bindparam, delete, func, null, select, update

from storage.columns import UTC
from storage.schema import digests, subscriptions
from storage.sql.conflicts import DoUpdate, Insert

_WISH = (
    subscriptions.c.chat,
    subscriptions.c.thread,
    subscriptions.c.hours,
    subscriptions.c.zone,
    subscriptions.c.days,
    subscriptions.c.paused,
    subscriptions.c.active,
)
SUBSCRIPTION = (*_WISH, subscriptions.c.due_at, subscriptions.c.due_day, subscriptions.c.due_turn)

OF = select(*SUBSCRIPTION).where(subscriptions.c.chat == bindparam("chat"))

_keep = Insert(subscriptions)
KEEP = _keep.ext(
    DoUpdate(
        [subscriptions.c.chat],
        set_={
            name: _keep.excluded[name]
            for name in (
                "thread", "hours", "zone", "edition", "days", "paused", "active", "due_at", "due_day", "due_turn",
            )
        },
    )
)  # fmt: skip

DROP = delete(subscriptions).where(subscriptions.c.chat == bindparam("of_chat")).returning(subscriptions.c.chat)

NEXT_DUE = select(func.min(subscriptions.c.due_at, type_=subscriptions.c.due_at.type))

_due = (
    select(subscriptions.c.chat)
    .where(subscriptions.c.due_at <= bindparam("now", type_=UTC))
    .order_by(subscriptions.c.due_at)
    .limit(bindparam("most", type_=Integer))
)
CLAIM = (
    update(subscriptions)
    .where(subscriptions.c.chat.in_(_due), subscriptions.c.due_at <= bindparam("now", type_=UTC))
    .values(was_due_at=subscriptions.c.due_at, due_at=null())
    .returning(
        *_WISH,
        subscriptions.c.was_due_at.label("due_at"),
        subscriptions.c.due_day,
        subscriptions.c.due_turn,
        subscriptions.c.reached,
    )
)

MOVE_ON = (
    update(subscriptions)
    .where(subscriptions.c.chat == bindparam("of_chat"))
    .values(
        due_at=bindparam("next_at", type_=UTC),
        due_day=bindparam("next_day", type_=Date),
        due_turn=bindparam("next_turn", type_=Integer),
        edition=bindparam("by_edition"),
    )
)

EDITIONS = select(subscriptions.c.zone, subscriptions.c.edition).distinct()
OUTDATED = select(*SUBSCRIPTION).where(
    subscriptions.c.zone == bindparam("in_zone"), subscriptions.c.edition == bindparam("of_edition")
)

REACH = (
    update(subscriptions)
    .where(
        subscriptions.c.chat == bindparam("of_chat"),
        func.coalesce(subscriptions.c.reached, 0) < bindparam("number", type_=Integer),
    )
    .values(reached=bindparam("number", type_=Integer))
)
RECKON = update(subscriptions).where(subscriptions.c.chat == bindparam("of_chat")).values(reached=bindparam("number"))
REST = (
    update(subscriptions)
    .where(subscriptions.c.chat == bindparam("of_chat"))
    .values(active=False, due_at=null(), due_day=null(), due_turn=null())
)

HAD = select(digests.c.day, digests.c.turn).where(
    digests.c.chat == bindparam("of_chat"), digests.c.day >= bindparam("from_day", type_=Date)
)

# --- a chat moves: what was chosen under the new id holds

_taken = subscriptions.alias("taken")
DROP_TWIN = delete(subscriptions).where(
    subscriptions.c.chat == bindparam("old"), select(_taken.c.chat).where(_taken.c.chat == bindparam("new")).exists()
)
MOVE = update(subscriptions).where(subscriptions.c.chat == bindparam("old")).values(chat=bindparam("new"))
