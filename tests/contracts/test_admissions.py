"""The contracts of `Admissions` and `Notices`."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from newsdesk.model import Admission
from newsdesk.ports import Admissions, Notices
from tests.contracts.examples import NOW, OURS, THEIRS
from tests.fakes.storage import MemoryStorage

HOST, OTHER = "api.model.example", "other.example"


def test_they_are_admissions_and_notices(kept: MemoryStorage) -> None:
    admissions: Admissions = kept.admissions
    notices: Notices = kept.notices
    assert admissions
    assert notices


async def test_who_was_let_in_is_in_until_dismissed(kept: MemoryStorage) -> None:
    admission, later = Admission(7, 1, NOW), Admission(THEIRS, 1, NOW + timedelta(hours=1))
    assert not await kept.admissions.admitted([7, OURS])
    assert await kept.admissions.admit(admission)
    assert not await kept.admissions.admit(Admission(7, 2, NOW + timedelta(hours=2)))
    assert await kept.admissions.admit(later)
    assert await kept.admissions.admitted([7, OURS])
    assert not await kept.admissions.admitted([OURS])
    assert not await kept.admissions.admitted([])
    assert await kept.admissions.all() == (later, admission)
    assert await kept.admissions.dismiss(7)
    assert not await kept.admissions.dismiss(7)
    assert not await kept.admissions.admitted([7])


async def test_who_agreed_has_agreed_to_that_host_alone(kept: MemoryStorage) -> None:
    await kept.admissions.agree(7, HOST, NOW)
    await kept.admissions.agree(7, HOST, NOW)
    assert await kept.admissions.agreed(7, HOST)
    assert not await kept.admissions.agreed(7, OTHER)
    assert not await kept.admissions.agreed(8, HOST)
    assert await kept.admissions.withdraw(7)
    assert not await kept.admissions.withdraw(7)
    assert not await kept.admissions.agreed(7, HOST)


async def test_forgetting_a_person_forgets_what_they_agreed_to(kept: MemoryStorage) -> None:
    for person in (OURS, THEIRS):
        await kept.admissions.agree(person, HOST, NOW)
    await kept.forget(OURS)
    assert not await kept.admissions.agreed(OURS, HOST)
    assert await kept.admissions.agreed(THEIRS, HOST)


async def test_a_notice_is_the_first_once_until_it_is_cleared(kept: MemoryStorage) -> None:
    firsts = await asyncio.gather(*(kept.notices.first("key refused", NOW) for _ in range(9)))
    assert firsts.count(True) == 1
    assert await kept.notices.first("other", NOW)
    await kept.notices.clear("key refused")
    assert await kept.notices.first("key refused", NOW)
    assert not await kept.notices.first("other", NOW)
