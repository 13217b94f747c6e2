"""Whatever people press in whatever order, the ledger of hours keeps its promises (security.md row 1)."""

import asyncio
import datetime as dt
import tempfile
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, ExitStack
from itertools import combinations
from pathlib import Path
from typing import TypeVar

from hypothesis import HealthCheck
from hypothesis import settings as how
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)

from ground import clock
from ground import database as ground_database
from ground.actors import SYSTEM, Actor, Role
from ground.errors import Refusal
from ground.granting import grant
from tests import people
from tests.outside.databases import Databases
from tests.outside.servers import KIND
from tests.volunteers.stories import Story, a_story, at
from volunteers import ledger, recording
from volunteers.confirming import give_second_word
from volunteers.correcting import correct
from volunteers.models import ClaimState, HourClaim, HourEntry, Source

T = TypeVar("T")
HANDS = ("desk", "street", "county", "leader", "manager", "insider", "person")
RECORDERS = ("leader", "leader", "manager", "desk", "insider", "person")
CONFIRMERS = ("desk", "desk", "desk", *HANDS)
HALF_HOURS = st.integers(0, 95)


RUNS = 4 if KIND == "postgresql" else 20
"""A database of its own is dear on PostgreSQL; the rules are the same."""
SEEN: Counter[str] = Counter()
"""What the runs came across, so that a machine that does nothing is no proof."""


class LedgerMachine(RuleBasedStateMachine):
    """Claims, words for and against, corrections and reversals, by those who may and those who may not."""

    claims = Bundle("claims")

    def __init__(self, databases: Databases) -> None:
        super().__init__()
        self.lines: list[HourEntry] = []
        self.runner, self.stack, self.opened = asyncio.Runner(), ExitStack(), AsyncExitStack()
        folder = Path(self.stack.enter_context(tempfile.TemporaryDirectory()))
        made = self.stack.enter_context(databases.installed(folder))
        self.wait(lambda: self.opened.enter_async_context(ground_database.opened(made)))

    def wait(self, work: Callable[[], Awaitable[T]]) -> T:
        """Do one thing on the database, after the two days of the story."""
        return self.runner.run(self._later(work))

    async def _later(self, work: Callable[[], Awaitable[T]]) -> T:
        with clock.stopped(at(72)):
            return await work()

    def teardown(self) -> None:
        """Close everything this run opened."""
        self.wait(self.opened.aclose)
        self.runner.close()
        self.stack.close()

    @initialize()
    def begin(self) -> None:
        """Enter the story; Wang's neighbour is also of the organisation and of the desk."""
        self.story: Story = self.wait(a_story)
        self.hands: dict[str, Actor] = self.wait(self._hands)

    async def _hands(self) -> dict[str, Actor]:
        insider = await people.a_person("内部人")
        await grant(insider, Role.ORG_STAFF, by=SYSTEM, basis="story", org_id=self.story.org.id)
        await grant(insider, Role.COMMUNITY_WORKER, by=SYSTEM, basis="story", place=self.story.city.huibin)
        await grant(self.story.wang, Role.COMMUNITY_WORKER, by=SYSTEM, basis="story", place=self.story.city.huibin)
        named = {name: getattr(self.story, name) for name in HANDS[:5]}
        return {**named, "insider": await people.an_actor(insider), "person": await people.an_actor(self.story.wang)}

    def tried(self, work: Callable[[], Awaitable[T]]) -> T | None:
        """Do it, or be refused."""
        try:
            return self.wait(work)
        except Refusal:
            return None

    def _read(self, claim: int) -> HourClaim:
        return self.wait(lambda: HourClaim.get(id=claim))

    @rule(
        target=claims,
        hand=st.sampled_from(RECORDERS),
        start=HALF_HOURS,
        length=st.integers(1, 30),
        cut=st.integers(0, 40),
        source=st.sampled_from([Source.DESK_ROLL, Source.DESK_ROLL, Source.PAPER, Source.ADMIN]),
    )
    def claim(self, hand: str, start: int, length: int, cut: int, source: Source) -> object:
        """Somebody records that Wang served."""
        minutes = max(1, length * 30 - cut)
        made = self.tried(
            lambda: self.story.claimed(
                at(0, start * 30), at(0, (start + length) * 30), minutes=minutes, by=self.hands[hand], source=source
            )
        )
        return made.id if made else multiple()

    @rule(claim=claims, hand=st.sampled_from(CONFIRMERS))
    def confirm(self, claim: int, hand: str) -> None:
        """Somebody confirms."""
        there = self._read(claim)
        self.tried(lambda: recording.confirm(there, by=self.hands[hand]))

    @rule(claim=claims)
    def confirm_as_meant(self, claim: int) -> None:
        """The desk confirms, and officers give their word where it is asked."""
        self.confirm(claim, "desk")
        self.confirm(claim, "street")
        self.second(claim, "county")

    @rule(claim=claims, hand=st.sampled_from(HANDS))
    def second(self, claim: int, hand: str) -> None:
        """Somebody gives a second word."""
        there = self._read(claim)
        self.tried(lambda: give_second_word(there, by=self.hands[hand]))

    @rule(claim=claims, hand=st.sampled_from(HANDS))
    def refuse(self, claim: int, hand: str) -> None:
        """Somebody refuses."""
        there = self._read(claim)
        self.tried(lambda: recording.refuse(there, by=self.hands[hand], because="没有来"))

    @precondition(lambda self: self.lines)
    @rule(which=st.integers(0, 20), hand=st.sampled_from(HANDS))
    def reverse(self, which: int, hand: str) -> None:
        """Somebody takes a line back."""
        line = self.lines[which % len(self.lines)]
        self.tried(lambda: recording.reverse(line, by=self.hands[hand], because="记错了"))

    @precondition(lambda self: self.lines)
    @rule(
        which=st.integers(0, 20), hand=st.sampled_from(HANDS), later=st.integers(-30, 60), longer=st.integers(-60, 60)
    )
    def put_right(self, which: int, hand: str, later: int, longer: int) -> None:
        """Somebody puts another time in the place of a line."""
        line = self.lines[which % len(self.lines)]
        starts_at = line.starts_at + dt.timedelta(minutes=later)
        ends_at = line.ends_at + dt.timedelta(minutes=longer)
        self.tried(lambda: correct(line, starts_at=starts_at, ends_at=ends_at, by=self.hands[hand], because="时间不对"))
        waiting = self.wait(lambda: HourClaim.get_or_none(corrects_id=line.id, state=ClaimState.PROPOSED))
        if waiting is not None:
            self.tried(lambda: recording.confirm(waiting, by=self.hands["desk"]))

    @invariant()
    def the_ledger_holds(self) -> None:
        """Check every promise on the rows themselves."""
        if not hasattr(self, "hands"):
            return
        lines = self.lines = self.wait(lambda: HourEntry.all().order_by("seq"))
        by_id = {line.id: line for line in lines}
        gone = {line.reverses_id for line in lines if line.reverses_id}
        standing = [line for line in lines if line.reverses_id is None and line.id not in gone]
        # the sum is the sum of the lines, and what was taken back is nothing
        assert self.wait(lambda: ledger.minutes_of(self.story.wang.id)) == sum(line.minutes for line in standing)
        for line in lines:
            assert line.reverses_id is None or line.minutes == -by_id[line.reverses_id].minutes
            # recorder, confirmer and person are three, and a second word is a fourth's
            vouched = [
                line.person_id,
                line.recorder_id,
                line.confirmer_id,
                *([line.second_id] if line.second_id else []),
            ]
            assert len(set(vouched)) == len(vouched)
            assert self.hands["insider"].person_id not in (line.confirmer_id, line.second_id)
            assert line.minutes <= (line.ends_at - line.starts_at) // dt.timedelta(minutes=1)
        # no minute counts twice, and nobody's day is long on the desk's word alone
        for one, other in combinations(standing, 2):
            assert one.ends_at <= other.starts_at or other.ends_at <= one.starts_at
        days: dict[dt.date, list[HourEntry]] = defaultdict(list)
        for line in standing:
            days[line.service_on].append(line)
        for of_day in days.values():
            total = sum(line.minutes for line in of_day)
            assert total <= 1440
            assert total <= 480 or any(line.second_id for line in of_day)
        assert self.wait(lambda: ledger.verify_chain(self.story.org.id)).broken_at is None
        SEEN.update(lines=len(lines), reversed=len(gone), second=sum(line.second_id is not None for line in lines))


def test_the_ledger_keeps_its_promises_in_any_order(databases: Databases) -> None:
    run_state_machine_as_test(
        lambda: LedgerMachine(databases),  # type: ignore[arg-type]
        settings=how(
            max_examples=RUNS,
            stateful_step_count=30,
            suppress_health_check=list(HealthCheck),
            database=None,
            derandomize=True,
        ),
    )

    assert SEEN["lines"] > RUNS
    if RUNS > 4:  # four runs may meet no long day
        assert SEEN["reversed"] > 10
        assert SEEN["second"] > 10
