from __future__ import annotations

import asyncio

import pytest

from newsdesk.turns import Turns


class Work:
    """Works of people that end when they are told to; `begun` has the names in the order in which they were let in."""

    def __init__(self, turns: Turns) -> None:
        self.turns = turns
        self.begun: list[str] = []
        self.ends: dict[str, asyncio.Event] = {}

    async def do(self, person: str, name: str) -> None:
        async with self.turns.turn(person):
            self.begun.append(name)
            await self.ends.setdefault(name, asyncio.Event()).wait()

    def begin(self, person: str, *names: str) -> list[asyncio.Task[None]]:
        return [asyncio.create_task(self.do(person, name)) for name in names]

    async def end(self, *names: str) -> None:
        for name in names:
            self.ends.setdefault(name, asyncio.Event()).set()
        await settled()


async def settled() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


async def test_a_burst_of_one_person_leaves_room_for_another() -> None:
    work = Work(Turns(total=4, each=2))
    tasks = work.begin("a", *(f"a{i}" for i in range(50)))
    await settled()
    assert work.begun == ["a0", "a1"]
    tasks += work.begin("b", "b0")
    await settled()
    assert work.begun == ["a0", "a1", "b0"]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def test_who_waits_is_let_in_in_rotation_and_not_by_arrival() -> None:
    work = Work(Turns(total=1, each=1))
    tasks = work.begin("a", "a0", "a1", "a2")
    tasks += work.begin("b", "b0", "b1")
    tasks += work.begin("c", "c0")
    await settled()
    for name in ("a0", "a1", "a2", "b0", "b1", "c0"):
        await work.end(name)
    await asyncio.gather(*tasks)
    assert work.begun == ["a0", "b0", "c0", "a1", "b1", "a2"] or work.begun == ["a0", "a1", "b0", "c0", "a2", "b1"]
    assert work.begun.index("c0") < work.begun.index("a2")


async def test_never_are_more_at_work_than_there_is_room_for() -> None:
    turns, at_work, most = Turns(total=5, each=3), 0, 0

    async def do(person: int) -> None:
        nonlocal at_work, most
        async with turns.turn(person):
            at_work += 1
            most = max(most, at_work)
            await asyncio.sleep(0)
            at_work -= 1

    await asyncio.gather(*(do(i % 7) for i in range(200)))
    assert most == 5
    assert at_work == 0


async def test_who_gives_up_leaves_no_gap_and_takes_no_room() -> None:
    work = Work(Turns(total=1, each=1))
    (first,) = work.begin("a", "a0")
    await settled()
    waiting = work.begin("b", "b0", "b1")
    await settled()
    waiting[0].cancel()
    first.cancel()
    await settled()
    assert work.begun == ["a0", "b1"]
    await work.end("b1")
    await waiting[1]
    work.begin("c", "c0")
    await settled()
    assert work.begun[-1] == "c0"
    await work.end("c0")


async def test_who_is_let_in_and_gives_up_at_the_same_moment_passes_the_turn_on() -> None:
    work = Work(Turns(total=1, each=1))
    (first,) = work.begin("a", "a0")
    await settled()
    (second,) = work.begin("b", "b0")
    (third,) = work.begin("c", "c0")
    await settled()
    work.ends["a0"].set()
    await asyncio.sleep(0)  # the first ends and lets the second in, which is cancelled before it knows
    second.cancel()
    await settled()
    assert work.begun[-1] == "c0"
    await work.end("c0")
    await asyncio.gather(first, third)


async def test_work_that_fails_gives_its_room_back() -> None:
    turns = Turns(total=1, each=1)
    for _ in range(3):
        with pytest.raises(ValueError, match="wrong"):
            async with turns.turn("a"):
                raise ValueError("wrong")
    async with asyncio.timeout(5), turns.turn("b"):
        pass


async def test_work_for_nobody_in_particular_has_its_turns_too() -> None:
    async with asyncio.timeout(5), Turns().turn(None):
        pass
