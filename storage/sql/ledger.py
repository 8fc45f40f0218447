"""What the calls of models took."""

from __future__ import annotations

from sqlalchemy import bindparam, case, func, insert, null, select, update

from storage.schema import calls

RECORD = insert(calls)

_taken = func.coalesce(func.sum(calls.c.tokens_in + calls.c.tokens_out), 0)
TOKENS = select(_taken).where(calls.c.day == bindparam("of_day"))
TOKENS_OF = TOKENS.where(calls.c.payer == bindparam("of_payer"))

DAYS = (
    select(
        calls.c.day,
        calls.c.engine,
        calls.c.model,
        func.count().label("calls"),
        func.sum(case((calls.c.failed == "", 0), else_=1)).label("failed"),
        func.sum(calls.c.tokens_in).label("tokens_in"),
        func.sum(calls.c.tokens_out).label("tokens_out"),
        func.sum(calls.c.cost).label("cost"),
    )
    .where(calls.c.day >= bindparam("since"))
    .group_by(calls.c.day, calls.c.engine, calls.c.model)
    .order_by(calls.c.day, calls.c.engine, calls.c.model)
)

FAILURES = (
    select(calls.c.failed, func.count().label("times"))
    .where(calls.c.day >= bindparam("since"), calls.c.failed != "")
    .group_by(calls.c.failed)
    .order_by(calls.c.failed)
)

FORGET_PEOPLE = (
    update(calls).where(calls.c.day < bindparam("before"), calls.c.payer.is_not(None)).values(payer=null()).returning(calls.c.id)
)
