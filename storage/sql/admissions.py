"""Who may use the model, who has agreed to it, and what operators have been told."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, select

from storage.schema import admissions, agreements, notices
from storage.sql.conflicts import DoNothing, Insert

ADMITTED = select(admissions.c.number).where(admissions.c.number.in_(bindparam("numbers", expanding=True))).limit(1)
ADMIT = Insert(admissions).ext(DoNothing([admissions.c.number])).returning(admissions.c.number)
DISMISS = delete(admissions).where(admissions.c.number == bindparam("of_number")).returning(admissions.c.number)
ALL = select(admissions.c.number, admissions.c.admitted_by, admissions.c.since).order_by(
    admissions.c.since.desc(), admissions.c.number
)

AGREED = select(agreements.c.person).where(
    agreements.c.person == bindparam("of_person"), agreements.c.host == bindparam("to_host")
)
AGREE = Insert(agreements).ext(DoNothing([agreements.c.person, agreements.c.host]))
WITHDRAW = delete(agreements).where(agreements.c.person == bindparam("of_person")).returning(agreements.c.person)

TELL = Insert(notices).ext(DoNothing([notices.c.name])).returning(notices.c.name)
CLEAR = delete(notices).where(notices.c.name == bindparam("of_name"))
