"""The relay tells each fact to each reaction, shares the work with other relays, and gets over what fails."""

import asyncio
import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from ground import clock, outbox, relay
from ground.actors import SYSTEM
from ground.audit import AuditEntry
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.language import lazy
from ground.leases import LENGTH, MOST_ATTEMPTS
from ground.outbox import Announcement, announce
from ground.relay import Relay

pytestmark = pytest.mark.anyio

NOON = dt.datetime(2026, 11, 25, 4, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Served:
    """A bowl of soup was served."""

    bowl: int


@dataclass(frozen=True)
class Washed:
    """A bowl was washed: nobody in these stories reacts to it."""

    bowl: int


class Kitchen:
    """Reactions that remember what they heard, and fail as often as they are told to."""

    def __init__(self) -> None:
        self.heard: Counter[int] = Counter()
        self.noted: Counter[int] = Counter()
        self.failures = 0
        self.news = asyncio.Event()

    async def hear(self, fact: Served) -> None:
        """Hear a fact, or fail."""
        if self.failures:
            self.failures -= 1
            message = "the kitchen is closed"
            raise RuntimeError(message)
        self.heard[fact.bowl] += 1
        self.news.set()

    async def all_heard(self, bowls: int) -> None:
        """Wait until so many facts are heard."""
        while self.heard.total() < bowls:
            self.news.clear()
            await self.news.wait()

    async def note(self, fact: Served) -> None:
        """Note a fact; never fails."""
        self.noted[fact.bowl] += 1


async def serve(bowls: int) -> None:
    """Announce so many facts, and as many that nobody reacts to."""
    async with transaction():
        for bowl in range(bowls):
            await announce(Served(bowl))
            await announce(Washed(bowl))


async def test_two_relays_share_200_facts_and_each_is_told_once(database: None) -> None:
    kitchen = Kitchen()
    await serve(100)

    await asyncio.gather(*(Relay(reactions=[(Served, kitchen.hear)]).settle() for _ in range(2)))

    assert kitchen.heard == Counter(range(100))
    assert await Announcement.filter(done_at=None).count() == 0


async def test_a_worker_that_dies_gives_its_facts_back_when_its_lease_ends(database: None) -> None:
    kitchen = Kitchen()

    async def die(_fact: Served) -> None:
        raise asyncio.CancelledError

    with clock.stopped(NOON):
        await serve(1)
        with pytest.raises(asyncio.CancelledError):
            await Relay(reactions=[(Served, die)]).once()
        await Relay(reactions=[(Served, kitchen.hear)]).settle()
        early = kitchen.heard.total()
    with clock.stopped(NOON + LENGTH):
        await Relay(reactions=[(Served, kitchen.hear)]).settle()

    assert (early, kitchen.heard) == (0, Counter([0]))


async def test_no_second_relay_takes_a_fact_while_the_first_still_tells_it(
    database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two reactions of forty seconds each last longer than one lease."""
    told: Counter[str] = Counter()
    at = NOON
    monkeypatch.setattr(clock, "now", lambda: at)

    async def takes_long(name: str) -> None:
        nonlocal at
        told[name] += 1
        at += dt.timedelta(seconds=40)
        assert await Relay(reactions=reactions).once() == 0

    async def cook(_fact: Served) -> None:
        await takes_long("cook")

    async def bring(_fact: Served) -> None:
        await takes_long("bring")

    reactions: list[relay.Reaction] = [(Served, cook), (Served, bring)]
    async with transaction():
        await announce(Served(0))
    await Relay(reactions=reactions).once()

    assert told == Counter(cook=1, bring=1)
    assert await Announcement.filter(done_at=None).count() == 0


async def test_what_kills_its_worker_each_time_ends_with_the_dead_letters_and_takes_no_other_along(
    database: None,
) -> None:
    heard: list[int] = []

    async def hear(fact: Served) -> None:
        if fact.bowl == 0:
            raise asyncio.CancelledError
        heard.append(fact.bowl)

    at = NOON
    with clock.stopped(at):
        await serve(10)
    for _ in range(MOST_ATTEMPTS):
        with clock.stopped(at), pytest.raises(asyncio.CancelledError):
            await Relay(reactions=[(Served, hear)]).settle()
        at += LENGTH
    with clock.stopped(at):
        await Relay(reactions=[(Served, hear)]).settle()

    [fact] = await outbox.dead()
    assert (outbox.read(Served, fact.facts), fact.trouble) == (Served(0), "its worker died each time")
    assert sorted(heard) == list(range(1, 10))


async def test_a_failing_reaction_is_told_again_later_and_the_others_are_not_told_twice(database: None) -> None:
    kitchen = Kitchen()
    kitchen.failures = 2
    worker = Relay(reactions=[(Served, kitchen.hear), (Served, kitchen.note)])
    waits = []
    with clock.stopped(NOON):
        await serve(1)
    at = NOON
    while kitchen.heard.total() == 0:
        with clock.stopped(at):
            await worker.settle()
            [fact] = await Announcement.filter(name="tests.Served")
            waits.append(fact.run_at - at)
            at = fact.run_at

    assert waits[:2] == [dt.timedelta(seconds=4), dt.timedelta(seconds=16)]
    assert (kitchen.heard, kitchen.noted) == (Counter([0]), Counter([0]))
    assert fact.trouble == ""


async def test_after_eight_tries_a_fact_is_dead_and_can_be_raised(
    database: None, caplog: pytest.LogCaptureFixture
) -> None:
    kitchen = Kitchen()
    kitchen.failures = MOST_ATTEMPTS
    worker = Relay(reactions=[(Served, kitchen.hear), (Served, kitchen.note)])
    with clock.stopped(NOON):
        await serve(1)
    at = NOON
    for _ in range(MOST_ATTEMPTS):
        with clock.stopped(at):
            await worker.settle()
            at = (await Announcement.get(name="tests.Served")).run_at
    with clock.stopped(at + dt.timedelta(days=1)):
        await worker.settle()
        [fact] = await outbox.dead()
        await outbox.try_again(fact, by=SYSTEM)
        await worker.settle()

    assert "the kitchen is closed" in fact.trouble
    assert dt.timedelta(hours=5) < at - NOON < dt.timedelta(hours=7)
    assert (kitchen.heard, kitchen.noted) == (Counter([0]), Counter([0]))
    assert await outbox.dead() == []
    assert any("is given up" in record.message for record in caplog.records)


def test_a_reaction_has_less_time_than_a_lease() -> None:
    assert LENGTH.total_seconds() > relay.PATIENCE_SECONDS


async def test_a_reaction_that_hangs_is_let_go_before_another_relay_takes_over(
    database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hang(_fact: Served) -> None:
        await asyncio.sleep(60)

    monkeypatch.setattr(relay, "PATIENCE_SECONDS", 0.05)
    kitchen = Kitchen()
    await serve(1)

    await Relay(reactions=[(Served, hang), (Served, kitchen.note)]).once()

    fact = await Announcement.get(name="tests.Served")
    assert "TimeoutError" in fact.trouble
    assert kitchen.noted == Counter([0])


async def test_a_fact_taken_over_by_another_relay_is_left_to_it(database: None) -> None:
    """The batch was slow, its lease is over: the first relay lets go of what the second has."""
    kitchen, quick = Kitchen(), Relay()

    async def be_overtaken(_fact: Served) -> None:
        with clock.stopped(NOON + 2 * LENGTH):
            await quick.once()

    quick.reactions = [(Served, kitchen.hear)]
    with clock.stopped(NOON):
        await serve(2)
        await Relay(reactions=[(Served, be_overtaken)]).once()

    assert kitchen.heard == Counter([0, 1])
    assert await Announcement.filter(done_at=None).count() == 0


async def test_due_work_that_fails_rests_while_the_rest_goes_on(database: None) -> None:
    tried: list[str] = []

    async def query() -> Sequence[str]:
        return ["broken", "taken", "fine"]

    async def do(thing: str) -> None:
        tried.append(thing)
        if thing == "broken":
            raise RuntimeError(thing)
        if thing == "taken":
            raise OutOfTurn(lazy("This has changed in the meantime. Please look at it again."))

    async def broken_query() -> Sequence[str]:
        raise RuntimeError

    worker = Relay(due=[(broken_query, do), (query, do)])
    with clock.stopped(NOON):
        done = [await worker.once(), await worker.once()]
    with clock.stopped(NOON + dt.timedelta(seconds=5)):
        await worker.once()

    assert done == [1, 1]
    assert Counter(tried) == {"broken": 2, "taken": 3, "fine": 3}


async def test_a_sender_that_stumbles_stops_no_other(database: None) -> None:
    sent: list[str] = []

    async def stumble() -> int:
        raise RuntimeError

    async def send() -> int:
        sent.append("a letter")
        return 1

    assert await Relay(senders=[stumble, send]).once() == 1
    assert sent == ["a letter"]


async def test_the_relay_works_until_it_is_told_to_stop(database: None) -> None:
    kitchen, stop = Kitchen(), asyncio.Event()
    working = asyncio.create_task(Relay(reactions=[(Served, kitchen.hear)], pause_seconds=0.01).run(stop))
    await serve(3)
    await asyncio.wait_for(kitchen.all_heard(3), 5)
    stop.set()
    await asyncio.wait_for(working, 5)

    assert kitchen.heard == Counter(range(3))
    assert await AuditEntry.all().count() == 0  # telling is no act
