"""The new readings that each person has had within the hour."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, func, insert, select

from storage.schema import tally

FORGET = delete(tally).where(tally.c.taken_at <= bindparam("before"))
HAD = select(func.count(), func.min(tally.c.taken_at, type_=tally.c.taken_at.type)).where(tally.c.person == bindparam("person"))
TAKE = insert(tally)
