"""The contracts of `Subscriptions` and `Deliveries`."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from newsdesk.digests import zones
from newsdesk.model import Days, Delivery, Digest, Remark, Skip, Slot, State, Subscription
from newsdesk.ports import Deliveries, Subscriptions
from tests.contracts.examples import OURS, THEIRS
from tests.fakes.storage import MemoryStorage

Kept = MemoryStorage

EVENING = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
EIGHT = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)  # eight o'clock in Riyadh
DAY = timedelta(days=1)
MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25)
NEW = -1_009_999_999_999


def wanted(chat: int = OURS, *hours: int) -> Subscription:
    return Subscription(chat, "Asia/Riyadh", tuple(map(time, hours or (8,))))


async def claimed(kept: Kept, now: datetime = EIGHT) -> Digest:
    (digest,) = await kept.subscriptions.claim(now, 10)
    return digest


async def send(kept: Kept, digest: Digest, *states: State) -> None:
    """Plan as many messages as there are states, and let that become of them; PLANNED leaves one alone."""
    assert await kept.deliveries.plan(digest.chat, digest.number, len(states), EIGHT) == len(states)
    for part, state in enumerate(states):
        if state is not State.PLANNED:
            (begun,) = await kept.deliveries.begin([Delivery(digest.chat, digest.number, part)], EIGHT)
            if state is not State.SENDING:
                message = 70 + part if state is State.SENT else None
                await kept.deliveries.record([replace(begun, state=state, message=message)], EIGHT)


async def states(kept: Kept, digest: Digest) -> list[State]:
    found = await kept.deliveries.find(digest.chat, digest.number)
    assert found is not None
    return [part.state for part in found.deliveries]


async def skips(kept: Kept, digest: Digest) -> list[Skip | None]:
    found = await kept.deliveries.find(digest.chat, digest.number)
    assert found is not None
    return [part.skip for part in found.deliveries]


def test_they_are_subscriptions_and_deliveries(kept: Kept) -> None:
    subscriptions: Subscriptions = kept.subscriptions
    deliveries: Deliveries = kept.deliveries
    assert subscriptions
    assert deliveries


async def test_a_subscription_is_kept_as_it_was_given_with_its_next_slot(kept: Kept) -> None:
    assert await kept.subscriptions.of(OURS) is None
    assert await kept.subscriptions.next_due() is None
    given = Subscription(OURS, "Asia/Riyadh", (time(8), time(20, 30)), Days.WORK, thread=3)
    answered = await kept.subscriptions.keep(given, EVENING)
    assert answered.due == Slot(TUESDAY, 0, EIGHT)
    for found in (answered, await kept.subscriptions.of(OURS)):
        assert found is not None
        assert (found, found.due) == (given, Slot(TUESDAY, 0, EIGHT))
    assert await kept.subscriptions.next_due() == EIGHT
    assert await kept.subscriptions.of(THEIRS) is None


async def test_what_is_due_is_claimed_once_and_goes_on_to_the_next_day(kept: Kept) -> None:
    await kept.subscriptions.keep(wanted(), EVENING)
    assert await kept.subscriptions.claim(EIGHT - timedelta(seconds=1), 10) == ()
    digest = await claimed(kept, EIGHT + timedelta(seconds=7))
    assert digest == Digest(
        OURS, TUESDAY, 0, EIGHT, EIGHT + timedelta(seconds=7), deliveries=(Delivery(OURS, digest.number, 0),)
    )  # fmt: skip
    assert digest.number > 0
    assert digest.late == timedelta(seconds=7)
    assert await kept.subscriptions.claim(EIGHT + timedelta(hours=1), 10) == ()
    assert await kept.subscriptions.next_due() == EIGHT + DAY
    assert await kept.deliveries.find(OURS, digest.number) == digest
    assert await kept.deliveries.unsent(10) == (digest,)


async def test_of_several_who_claim_one_gets_each(kept: Kept) -> None:
    for chat in range(1, 41):
        await kept.subscriptions.keep(wanted(chat), EVENING)
    got = await asyncio.gather(*(kept.subscriptions.claim(EIGHT, 7) for _ in range(9)))
    assert sorted(digest.chat for digests in got for digest in digests) == list(range(1, 41))
    assert all(len(digests) <= 7 for digests in got)


async def test_the_earliest_are_claimed_first(kept: Kept) -> None:
    for chat, hour in ((1, 9), (2, 7), (3, 8)):
        await kept.subscriptions.keep(wanted(chat, hour), EVENING)
    now = EIGHT + timedelta(hours=1)
    assert [(await kept.subscriptions.claim(now, 1))[0].chat for _ in range(3)] == [2, 3, 1]
    now += DAY
    assert [digest.chat for digest in await kept.subscriptions.claim(now, 10)] == [2, 3, 1]


async def test_what_is_unsent_is_found_page_by_page(kept: Kept) -> None:
    for chat in range(1, 8):
        await kept.subscriptions.keep(wanted(chat), EVENING)
    digests = await kept.subscriptions.claim(EIGHT, 10)
    pages: list[Digest] = []
    while page := await kept.deliveries.unsent(3, pages[-1].number if pages else 0):
        pages += page
    assert pages == sorted(digests, key=lambda digest: digest.number)


async def test_two_hours_are_two_turns_of_a_day(kept: Kept) -> None:
    await kept.subscriptions.keep(wanted(OURS, 8, 20), EVENING)
    for at, day, turn in ((0, TUESDAY, 0), (12, TUESDAY, 1), (24, WEDNESDAY, 0)):
        digest = await claimed(kept, EIGHT + timedelta(hours=at))
        assert (digest.day, digest.turn) == (day, turn)
        await send(kept, digest, State.SENT)


# --- changes


async def test_a_day_that_had_its_digest_gets_no_second_whatever_is_changed(kept: Kept) -> None:
    await kept.subscriptions.keep(wanted(), EVENING)
    await send(kept, await claimed(kept), State.SENT)
    noon = EIGHT + timedelta(hours=4)
    later = await kept.subscriptions.keep(wanted(OURS, 18), noon)
    assert later.due == Slot(WEDNESDAY, 0, datetime(2026, 11, 25, 15, 0, tzinfo=UTC))
    west = await kept.subscriptions.keep(Subscription(OURS, "America/New_York", (time(8),)), noon)
    assert west.due == Slot(WEDNESDAY, 0, datetime(2026, 11, 25, 13, 0, tzinfo=UTC))
    assert await kept.subscriptions.drop(OURS, noon)
    assert await kept.subscriptions.next_due() is None
    back = await kept.subscriptions.keep(wanted(OURS, 18), noon)
    assert back.due == later.due


async def test_a_day_that_was_still_to_get_its_digest_gets_it_at_once_where_the_new_hour_has_passed(kept: Kept) -> None:
    await kept.subscriptions.keep(wanted(OURS, 23), EVENING - timedelta(hours=2))
    late = EIGHT + timedelta(hours=14)
    await send(kept, await claimed(kept, EVENING + timedelta(hours=3)), State.SENT)
    changed = await kept.subscriptions.keep(wanted(), late)
    assert changed.due == Slot(TUESDAY, 0, late)
    digest = await claimed(kept, late)
    assert (digest.day, digest.due) == (TUESDAY, late)
    assert await kept.subscriptions.next_due() == EIGHT + DAY


async def test_keeping_the_same_again_moves_nothing(kept: Kept) -> None:
    await kept.subscriptions.keep(wanted(), EVENING)
    again = await kept.subscriptions.keep(replace(wanted(), thread=4), EIGHT + timedelta(minutes=3))
    assert again.due == Slot(TUESDAY, 0, EIGHT)
    assert (await claimed(kept, EIGHT + timedelta(minutes=4))).day == TUESDAY


async def test_a_paused_chat_gets_nothing_not_even_what_was_claimed(kept: Kept) -> None:
    await kept.subscriptions.keep(wanted(), EVENING)
    digest = await claimed(kept)
    paused = await kept.subscriptions.keep(replace(wanted(), paused=True), EIGHT)
    assert paused.due is None
    assert await kept.subscriptions.next_due() is None
    assert await kept.subscriptions.claim(EIGHT + 3 * DAY, 10) == ()
    assert await kept.deliveries.begin(digest.deliveries, EIGHT) == ()
    assert await skips(kept, digest) == [Skip.STOPPED]
    resumed = await kept.subscriptions.keep(wanted(), EIGHT + timedelta(hours=1))
    assert resumed.due == Slot(WEDNESDAY, 0, EIGHT + DAY)


async def test_an_unsubscribed_chat_is_sent_nothing_more(kept: Kept) -> None:
    await kept.subscriptions.keep(wanted(), EVENING)
    digest = await claimed(kept)
    assert await kept.subscriptions.drop(OURS, EIGHT)
    assert not await kept.subscriptions.drop(OURS, EIGHT)
    assert not await kept.subscriptions.drop(THEIRS, EIGHT)
    assert await kept.deliveries.begin(digest.deliveries, EIGHT) == ()
    assert await kept.deliveries.unsent(10) == ()


async def test_rules_that_have_changed_move_what_is_due(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    await kept.subscriptions.keep(wanted(), EVENING)
    await kept.subscriptions.keep(Subscription(THEIRS, "Africa/Cairo"), EVENING)
    await kept.subscriptions.keep(Subscription(1, "Asia/Riyadh", paused=True), EVENING)
    assert await kept.subscriptions.renew() == 0
    rules, edition = zones.rules, zones.edition
    # Riyadh goes by Dubai's clock from today on
    monkeypatch.setattr(zones, "rules", lambda zone: rules("Asia/Dubai" if zone == "Asia/Riyadh" else zone))
    monkeypatch.setattr(zones, "edition", lambda zone: "new" if zone == "Asia/Riyadh" else edition(zone))
    _forget_slots()
    try:
        assert await kept.subscriptions.renew() == 2
        assert await kept.subscriptions.renew() == 0
        moved = await kept.subscriptions.of(OURS)
        assert moved is not None
        assert moved.due == Slot(TUESDAY, 0, EIGHT - timedelta(hours=1))
    finally:
        monkeypatch.undo()
        _forget_slots()


def _forget_slots() -> None:
    from newsdesk.digests import schedule

    schedule._slot.cache_clear()
    schedule._overdue.cache_clear()


# --- down-time


async def test_what_is_overdue_comes_late_within_the_window_and_later_is_remarked_on(kept: Kept) -> None:
    await kept.subscriptions.keep(wanted(), EVENING)
    await send(kept, await claimed(kept), State.SENT)
    # the bot does not run from noon on Tuesday to ten on Friday
    digest = await claimed(kept, EIGHT + 3 * DAY + timedelta(hours=2))
    assert (digest.day, digest.late) == (date(2026, 11, 27), timedelta(hours=2))
    assert digest.since == EIGHT
    assert [(remark.day, remark.part, remark.state) for remark in digest.remarks] == [
        (WEDNESDAY, 0, State.SKIPPED),
        (date(2026, 11, 26), 0, State.SKIPPED),
    ]
    await send(kept, digest, State.SENT)
    following = await claimed(kept, EIGHT + 4 * DAY)
    assert (following.remarks, following.since) == ((), digest.until)


async def test_what_is_too_late_is_entered_and_not_sent(kept: Kept) -> None:
    await kept.subscriptions.keep(wanted(), EVENING)
    assert await kept.subscriptions.claim(EIGHT + timedelta(hours=7), 10) == ()
    assert await kept.subscriptions.next_due() == EIGHT + DAY
    assert await kept.deliveries.unsent(10) == ()
    following = await claimed(kept, EIGHT + DAY)
    assert [(remark.day, remark.state) for remark in following.remarks] == [(TUESDAY, State.SKIPPED)]


async def test_a_digest_that_was_never_begun_gives_way_to_the_next_which_has_all_of_it(kept: Kept) -> None:
    await kept.subscriptions.keep(wanted(), EVENING)
    told = await claimed(kept)
    await send(kept, told, State.SENT)
    left = await claimed(kept, EIGHT + DAY)
    following = await claimed(kept, EIGHT + 2 * DAY)
    assert await skips(kept, left) == [Skip.JOINED]
    assert following.since == told.until
    assert following.remarks == ()
    assert await kept.deliveries.unsent(10) == (following,)


# --- sending


async def test_a_message_is_begun_once_and_recorded_with_its_number(kept: Kept) -> None:
    await kept.subscriptions.keep(wanted(), EVENING)
    digest = await claimed(kept)
    assert await kept.deliveries.plan(OURS, digest.number, 3, EIGHT) == 3
    assert await kept.deliveries.plan(OURS, digest.number, 2, EIGHT) == 3
    found = await kept.deliveries.find(OURS, digest.number)
    assert found is not None
    assert (found.parts, found.deliveries) == (3, tuple(Delivery(OURS, digest.number, part) for part in range(3)))
    begun = await asyncio.gather(*(kept.deliveries.begin(found.deliveries[:2], EIGHT) for _ in range(5)))
    assert sorted(map(len, begun)) == [0, 0, 0, 0, 2]
    first, second = max(begun, key=len)
    assert (first.state, second.part) == (State.SENDING, 1)
    await kept.deliveries.record([replace(first, state=State.SENT, message=77)], EIGHT)
    await kept.deliveries.record([replace(second, state=State.PLANNED)], EIGHT)
    assert await states(kept, digest) == [State.SENT, State.PLANNED, State.PLANNED]
    found = await kept.deliveries.find(OURS, digest.number)
    assert found is not None
    assert [part.message for part in found.deliveries] == [77, None, None]
    assert len(await kept.deliveries.begin(found.deliveries, EIGHT)) == 2


async def test_what_is_settled_is_not_settled_again(kept: Kept) -> None:
    await kept.subscriptions.keep(wanted(), EVENING)
    digest = await claimed(kept)
    await send(kept, digest, State.SENT)
    await kept.deliveries.record([Delivery(OURS, digest.number, 0, State.PLANNED)], EIGHT)
    assert await states(kept, digest) == [State.SENT]
    assert await kept.deliveries.begin(digest.deliveries, EIGHT) == ()


async def test_after_a_stop_what_was_on_its_way_is_unknown_and_the_rest_goes_on(kept: Kept) -> None:
    await kept.subscriptions.keep(wanted(), EVENING)
    digest = await claimed(kept)
    await send(kept, digest, State.SENT, State.SENDING, State.PLANNED)
    assert await kept.deliveries.recover(EIGHT + timedelta(minutes=5)) == (1, 0)
    assert await states(kept, digest) == [State.SENT, State.UNKNOWN, State.PLANNED]
    (open_still,) = await kept.deliveries.unsent(10)
    assert await kept.deliveries.plan(OURS, digest.number, 5, EIGHT) == open_still.parts == 3
    begun = await kept.deliveries.begin(open_still.deliveries, EIGHT)
    assert [part.part for part in begun] == [2]
    await kept.deliveries.record([replace(begun[0], state=State.SENT, message=79)], EIGHT)
    following = await claimed(kept, EIGHT + DAY)
    assert following.remarks == (Remark(TUESDAY, digest.number, 1, State.UNKNOWN),)
    await send(kept, following, State.SENT)
    assert (await claimed(kept, EIGHT + 2 * DAY)).remarks == ()


async def test_after_a_long_stop_what_was_claimed_and_not_begun_is_too_late(kept: Kept) -> None:
    await kept.subscriptions.keep(wanted(), EVENING)
    digest = await claimed(kept)
    assert await kept.deliveries.recover(EIGHT + timedelta(hours=6)) == (0, 0)
    assert await kept.deliveries.recover(EIGHT + timedelta(hours=6, seconds=1)) == (0, 1)
    assert await skips(kept, digest) == [Skip.LATE]
    assert await kept.deliveries.plan(OURS, digest.number, 2, EIGHT) == 0
    following = await claimed(kept, EIGHT + DAY)
    assert following.remarks == (Remark(TUESDAY, digest.number, 0, State.SKIPPED),)


async def test_an_unknown_message_is_remarked_on_until_something_arrives(kept: Kept) -> None:
    await kept.subscriptions.keep(wanted(), EVENING)
    first = await claimed(kept)
    await send(kept, first, State.UNKNOWN)
    second = await claimed(kept, EIGHT + DAY)
    assert [remark.digest for remark in second.remarks] == [first.number]
    assert second.since == first.until
    await send(kept, second, State.UNKNOWN)
    quiet = await claimed(kept, EIGHT + 2 * DAY)
    await kept.deliveries.quiet(OURS, quiet.number, EIGHT)
    last = await claimed(kept, EIGHT + 3 * DAY)
    assert [remark.digest for remark in last.remarks] == [first.number, second.number]
    assert last.since == quiet.until
    await send(kept, last, State.SENT)
    assert (await claimed(kept, EIGHT + 4 * DAY)).remarks == ()


async def test_a_chat_that_blocks_the_bot_rests_until_it_comes_back(kept: Kept) -> None:
    await kept.subscriptions.keep(wanted(), EVENING)
    told = await claimed(kept)
    await send(kept, told, State.SENT)
    digest = await claimed(kept, EIGHT + DAY)
    await send(kept, digest, State.BLOCKED, State.PLANNED)
    assert await states(kept, digest) == [State.BLOCKED, State.BLOCKED]
    resting = await kept.subscriptions.of(OURS)
    assert resting is not None
    assert (resting.active, resting.due) == (False, None)
    assert await kept.subscriptions.next_due() is None
    back = await kept.subscriptions.keep(replace(resting, active=True), EIGHT + 5 * DAY - timedelta(hours=1))
    assert back.due is not None
    assert back.due.at == EIGHT + 5 * DAY
    following = await claimed(kept, EIGHT + 5 * DAY)
    assert following.since == told.until
    assert following.remarks == ()


async def test_on_a_quiet_day_nothing_is_sent_and_nothing_was_missed(kept: Kept) -> None:
    await kept.subscriptions.keep(wanted(), EVENING)
    digest = await claimed(kept)
    await kept.deliveries.quiet(OURS, digest.number, EIGHT)
    assert await skips(kept, digest) == [Skip.QUIET]
    assert await kept.deliveries.unsent(10) == ()
    following = await claimed(kept, EIGHT + DAY)
    assert (following.since, following.remarks) == (digest.until, ())


async def test_who_subscribes_again_goes_on_where_the_digests_ended(kept: Kept) -> None:
    await kept.subscriptions.keep(wanted(), EVENING)
    digest = await claimed(kept)
    await send(kept, digest, State.SENT, State.UNKNOWN)
    await kept.subscriptions.drop(OURS, EIGHT)
    await kept.subscriptions.keep(wanted(), EIGHT)
    following = await claimed(kept, EIGHT + DAY)
    assert following.since == digest.until
    assert [remark.part for remark in following.remarks] == [1]


async def test_the_ledger_is_forgotten_in_time(kept: Kept) -> None:
    await kept.subscriptions.keep(wanted(), EVENING)
    old = await claimed(kept)
    await send(kept, old, State.SENT, State.UNKNOWN)
    new = await claimed(kept, EIGHT + DAY)
    assert await kept.deliveries.prune(EIGHT + timedelta(hours=1)) == 1
    assert await kept.deliveries.find(OURS, old.number) is None
    assert await kept.deliveries.find(OURS, new.number) == replace(new, remarks=())
    await send(kept, new, State.SENT)
    assert (await claimed(kept, EIGHT + 2 * DAY)).since == new.until


# --- whose it is


async def test_a_chat_gets_at_nothing_of_anothers_digests(kept: Kept) -> None:
    await kept.subscriptions.keep(wanted(), EVENING)
    ours = await claimed(kept)
    stranger = Delivery(THEIRS, ours.number, 0)
    assert await kept.deliveries.find(THEIRS, ours.number) is None
    assert await kept.deliveries.plan(THEIRS, ours.number, 2, EIGHT) == 0
    assert await kept.deliveries.begin([stranger], EIGHT) == ()
    await kept.deliveries.record([replace(stranger, state=State.BLOCKED)], EIGHT)
    await kept.deliveries.quiet(THEIRS, ours.number, EIGHT)
    await kept.subscriptions.drop(THEIRS, EIGHT)
    await kept.forget(THEIRS)
    await kept.readers.migrate(THEIRS, NEW)
    assert await kept.deliveries.find(OURS, ours.number) == ours
    found = await kept.subscriptions.of(OURS)
    assert found is not None
    assert (found, found.due) == (wanted(), Slot(WEDNESDAY, 0, EIGHT + DAY))


async def test_a_digest_named_with_another_chat_begins_nothing(kept: Kept) -> None:
    for chat in (OURS, THEIRS):
        await kept.subscriptions.keep(wanted(chat), EVENING)
    ours, theirs = await kept.subscriptions.claim(EIGHT, 10)
    swapped = [Delivery(ours.chat, theirs.number, 0), Delivery(theirs.chat, ours.number, 0)]
    with pytest.raises(ValueError, match="of another"):
        await kept.deliveries.begin(swapped, EIGHT)
    for digest in (ours, theirs):
        assert await states(kept, digest) == [State.PLANNED]


async def test_a_forgotten_chat_has_no_subscription_and_no_ledger(kept: Kept) -> None:
    for chat in (OURS, THEIRS):
        await kept.subscriptions.keep(wanted(chat), EVENING)
    digests = {digest.chat: digest for digest in await kept.subscriptions.claim(EIGHT, 10)}
    await kept.forget(OURS)
    assert await kept.subscriptions.of(OURS) is None
    assert await kept.deliveries.find(OURS, digests[OURS].number) is None
    assert await kept.deliveries.begin(digests[OURS].deliveries, EIGHT) == ()
    assert await kept.deliveries.unsent(10) == (digests[THEIRS],)
    assert await kept.subscriptions.of(THEIRS) == wanted(THEIRS)


async def test_a_moved_chat_keeps_its_subscription_and_its_ledger(kept: Kept) -> None:
    await kept.subscriptions.keep(wanted(THEIRS), EVENING)
    digest = await claimed(kept)
    await send(kept, digest, State.SENT, State.UNKNOWN, State.PLANNED)
    await kept.readers.migrate(THEIRS, NEW)
    assert await kept.subscriptions.of(THEIRS) is None
    assert await kept.deliveries.find(THEIRS, digest.number) is None
    moved = await kept.subscriptions.of(NEW)
    assert moved is not None
    assert (moved, moved.due) == (wanted(NEW), Slot(WEDNESDAY, 0, EIGHT + DAY))
    assert await states(kept, replace(digest, chat=NEW, number=digest.number)) == [State.SENT, State.UNKNOWN, State.PLANNED]
    following = await claimed(kept, EIGHT + DAY)
    assert (following.chat, following.since) == (NEW, digest.until)
    assert [remark.part for remark in following.remarks] == [1]


async def test_where_both_chats_had_digests_the_new_ones_hold(kept: Kept) -> None:
    await kept.subscriptions.keep(wanted(THEIRS, 8), EVENING)
    await kept.subscriptions.keep(wanted(NEW, 9), EVENING)
    old = await claimed(kept)
    new = await claimed(kept, EIGHT + timedelta(hours=1))
    await kept.readers.migrate(THEIRS, NEW)
    assert await kept.subscriptions.of(NEW) == wanted(NEW, 9)
    assert await kept.deliveries.find(NEW, old.number) is None
    assert await kept.deliveries.find(NEW, new.number) == new
