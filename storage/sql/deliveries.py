"""The ledger of the digests: what was claimed for whom, and what became of each message."""

from __future__ import annotations

from sqlalchemy import Integer, and_, bindparam, delete, func, insert, or_, select, update

from storage.columns import UTC
from storage.schema import deliveries, digests, subscriptions
from storage.sql.conflicts import DoNothing, Insert

UNSENT, UNDER_WAY = "planned", "sending"
REACHED = ("sending", "sent", "unknown")

OPEN = (
    Insert(digests)
    .ext(DoNothing([digests.c.chat, digests.c.day, digests.c.turn]))
    .returning(digests.c.id, digests.c.chat, digests.c.day, digests.c.turn)
)
ENTER = insert(deliveries)

# a digest of which nothing is on its way gives way to the one that is claimed after it
_reached = select(func.coalesce(subscriptions.c.reached, 0)).where(subscriptions.c.chat == deliveries.c.chat).scalar_subquery()
JOIN = (
    update(deliveries)
    .where(
        deliveries.c.chat.in_(bindparam("chats", expanding=True)),
        deliveries.c.state == UNSENT,
        deliveries.c.digest > _reached,
    )
    .values(state="skipped", skip="joined", changed_at=bindparam("now", type_=UTC))
)

_arrived = select(deliveries.c.digest).where(
    deliveries.c.chat == digests.c.chat, deliveries.c.digest == digests.c.id, deliveries.c.state == "sent"
)
UNTIL = select(digests.c.id, digests.c.chat, digests.c.claimed_at, _arrived.exists().label("arrived")).where(
    digests.c.chat.in_(bindparam("chats", expanding=True)), digests.c.id.in_(bindparam("numbers", expanding=True))
)
LAST_SENT = (
    select(deliveries.c.chat, func.max(deliveries.c.digest).label("number"))
    .where(deliveries.c.chat.in_(bindparam("chats", expanding=True)), deliveries.c.state == "sent")
    .group_by(deliveries.c.chat)
)

DIGEST = (
    digests.c.id,
    digests.c.chat,
    digests.c.day,
    digests.c.turn,
    digests.c.due_at,
    digests.c.claimed_at,
    digests.c.since_at,
    digests.c.parts,
)
FIND = select(*DIGEST).where(
    digests.c.chat.in_(bindparam("chats", expanding=True)), digests.c.id.in_(bindparam("numbers", expanding=True))
)
PARTS = (
    select(
        deliveries.c.chat,
        deliveries.c.digest,
        deliveries.c.part,
        deliveries.c.state,
        deliveries.c.message,
        deliveries.c.skip,
    )
    .join_from(digests, deliveries, and_(deliveries.c.chat == digests.c.chat, deliveries.c.digest == digests.c.id))
    .where(digests.c.chat.in_(bindparam("chats", expanding=True)), digests.c.id.in_(bindparam("numbers", expanding=True)))
    .order_by(deliveries.c.digest, deliveries.c.part)
)

_earlier = digests.alias("earlier")
REMARKS = (
    select(
        digests.c.id.label("number"),
        _earlier.c.day,
        deliveries.c.digest,
        deliveries.c.part,
        deliveries.c.state,
    )
    .join_from(
        digests,
        deliveries,
        and_(
            deliveries.c.chat == digests.c.chat,
            deliveries.c.digest >= func.coalesce(digests.c.after, 0),
            deliveries.c.digest < digests.c.id,
        ),
    )
    .join(_earlier, and_(_earlier.c.chat == deliveries.c.chat, _earlier.c.id == deliveries.c.digest))
    .where(
        digests.c.chat.in_(bindparam("chats", expanding=True)),
        digests.c.id.in_(bindparam("numbers", expanding=True)),
        or_(deliveries.c.state == "unknown", deliveries.c.skip == "late"),
    )
    .order_by(deliveries.c.digest, deliveries.c.part)
)

PLAN = (
    update(digests)
    .where(digests.c.chat == bindparam("of_chat"), digests.c.id == bindparam("number"), digests.c.parts == 0)
    .values(parts=bindparam("count", type_=Integer))
    .returning(digests.c.id)
)
STATE = select(deliveries.c.state).where(
    deliveries.c.chat == bindparam("of_chat"), deliveries.c.digest == bindparam("number"), deliveries.c.part == 0
)
COUNT = select(digests.c.parts).where(digests.c.chat == bindparam("of_chat"), digests.c.id == bindparam("number"))

BEGIN = (
    update(deliveries)
    .where(
        deliveries.c.chat.in_(bindparam("chats", expanding=True)),
        deliveries.c.digest.in_(bindparam("numbers", expanding=True)),
        deliveries.c.part == bindparam("of_part"),
        deliveries.c.state == UNSENT,
    )
    .values(state=UNDER_WAY, changed_at=bindparam("now", type_=UTC))
    .returning(deliveries.c.chat, deliveries.c.digest)
)

RECORD = (
    update(deliveries)
    .where(
        deliveries.c.chat == bindparam("of_chat"),
        deliveries.c.digest == bindparam("number"),
        deliveries.c.part == bindparam("of_part"),
        deliveries.c.state == UNDER_WAY,
    )
    .values(state=bindparam("as_state"), message=bindparam("as_message"), changed_at=bindparam("now", type_=UTC))
)

BLOCK = (
    update(deliveries)
    .where(deliveries.c.chat == bindparam("of_chat"), deliveries.c.state == UNSENT)
    .values(state="blocked", changed_at=bindparam("now", type_=UTC))
)
STOP = (
    update(deliveries)
    .where(deliveries.c.chat == bindparam("of_chat"), deliveries.c.state == UNSENT)
    .values(state="skipped", skip="stopped", changed_at=bindparam("now", type_=UTC))
)
QUIET = (
    update(deliveries)
    .where(deliveries.c.chat == bindparam("of_chat"), deliveries.c.digest == bindparam("number"), deliveries.c.state == UNSENT)
    .values(state="skipped", skip="quiet", changed_at=bindparam("now", type_=UTC))
    .returning(deliveries.c.part)
)
LAST_REACHED = select(func.max(deliveries.c.digest)).where(
    deliveries.c.chat == bindparam("of_chat"),
    or_(deliveries.c.state.in_(REACHED), deliveries.c.skip == "quiet"),
)

# --- after a stop

INTERRUPTED = (
    update(deliveries)
    .where(deliveries.c.state == UNDER_WAY)
    .values(state="unknown", changed_at=bindparam("now", type_=UTC))
    .returning(deliveries.c.chat)
)
EXPIRED = (
    update(deliveries)
    .where(
        deliveries.c.state == UNSENT,
        deliveries.c.digest.in_(
            select(digests.c.id).where(
                digests.c.chat == deliveries.c.chat,
                digests.c.id == deliveries.c.digest,
                digests.c.due_at < bindparam("before", type_=UTC),
            )
        ),
    )
    .values(state="skipped", skip="late", changed_at=bindparam("now", type_=UTC))
    .returning(deliveries.c.chat)
)
UNSENT_DIGESTS = (
    select(deliveries.c.chat, deliveries.c.digest)
    .where(deliveries.c.state == UNSENT, deliveries.c.digest > bindparam("beyond", type_=Integer))
    .distinct()
    .order_by(deliveries.c.digest)
    .limit(bindparam("most", type_=Integer))
)

PRUNE = delete(digests).where(digests.c.claimed_at < bindparam("before", type_=UTC)).returning(digests.c.id)

# --- a chat is forgotten, or moves: what was claimed under the new id for a day holds

FORGET = delete(digests).where(digests.c.chat == bindparam("of_chat"))
_taken = digests.alias("taken")
DROP_TWINS = delete(digests).where(
    digests.c.chat == bindparam("old"),
    select(_taken.c.id)
    .where(_taken.c.chat == bindparam("new"), _taken.c.day == digests.c.day, _taken.c.turn == digests.c.turn)
    .exists(),
)
MOVE = update(digests).where(digests.c.chat == bindparam("old")).values(chat=bindparam("new"))
