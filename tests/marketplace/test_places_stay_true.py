"""Whatever people do in whatever order, the counts of a slot are those of its rows, and never more than its places."""

import asyncio
import datetime as dt
import shutil
import tempfile
from collections.abc import Coroutine
from contextlib import AsyncExitStack, ExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from ground import audit, clock, database, settings
from ground.actors import Actor
from ground.errors import OutOfTurn, Taken
from marketplace import moving, scheduling, waiting, withdrawing
from marketplace.models import LIVE, TAKING, Commitment, CommitmentState, Slot
from tests import people
from tests.marketplace.open_shifts import Calling, a_calling, joins
from tests.outside.databases import Databases

Act = Coroutine[Any, Any, object]
PEOPLE = 5
somebody = st.integers(0, PEOPLE - 1)


class Places(RuleBasedStateMachine):
    """A shift of two places, another at the same time, five neighbours, and the clock."""

    databases: Databases

    def __init__(self) -> None:
        """Open a database of its own on a loop of its own."""
        super().__init__()
        self.stack = ExitStack()
        self.runner = self.stack.enter_context(asyncio.Runner())
        folder = Path(self.stack.enter_context(tempfile.TemporaryDirectory()))
        shutil.copytree(self.databases.keys, folder / "keys")
        url = self.stack.enter_context(self.databases.copy(folder))
        made = settings.Settings(data=folder, database_url=url, pool_size=4)
        self.stack.enter_context(settings.using(made))
        self.opened = AsyncExitStack()
        self.runner.run(self.opened.enter_async_context(database.opened(made)))

    @initialize(capacity=st.integers(1, 3))
    def open(self, capacity: int) -> None:
        """Call for helpers, twice at the same time."""
        self.now = clock.now()
        self.runner.run(self._open(capacity))

    async def _open(self, capacity: int) -> None:
        self.calling = await a_calling(capacity=capacity)
        self.other = await a_calling(city=self.calling.city, org=self.calling.org, title="陪老人聊天", capacity=2)
        self.neighbours = [await people.a_person(f"邻居{number}") for number in range(PEOPLE)]
        self.hands = [await people.an_actor(each) for each in self.neighbours]

    def _do(self, what: Act) -> None:
        """Do something at the story's hour; a refusal with a sentence is an answer like others."""
        with clock.stopped(self.now):
            try:
                self.runner.run(what)
            except (OutOfTurn, Taken):
                return

    @rule(who=somebody, other=st.booleans())
    def sign_up(self, who: int, *, other: bool) -> None:
        """Press once."""
        self._do(joins(self.neighbours[who], self.other if other else self.calling))

    @rule(pair=st.tuples(somebody, somebody))
    def sign_up_at_once(self, pair: tuple[int, int]) -> None:
        """Two press in the same moment, or one twice."""
        self._do(self._at_once(*(joins(self.neighbours[who], self.calling) for who in pair)))

    async def _at_once(self, *acts: Act) -> None:
        for answer in await asyncio.gather(*acts, return_exceptions=True):
            if isinstance(answer, BaseException) and not isinstance(answer, OutOfTurn | Taken):
                raise answer

    async def _own(self, who: int, calling: Calling) -> Commitment | None:
        mine = Commitment.filter(person_id=self.neighbours[who].id, slot_id=calling.slot.id, state__in=LIVE)
        return await mine.first()

    @rule(who=somebody, other=st.booleans())
    def withdraw(self, who: int, *, other: bool) -> None:
        """Give up what one has."""
        self._do(self._withdraw(who, self.other if other else self.calling))

    async def _withdraw(self, who: int, calling: Calling) -> None:
        if (mine := await self._own(who, calling)) is not None:
            await withdrawing.withdraw(mine, by=self.hands[who])

    @rule(who=somebody)
    def say_yes(self, who: int) -> None:
        """Take what was offered, or try to."""
        self._do(self._say_yes(who))

    async def _say_yes(self, who: int) -> None:
        if (mine := await self._own(who, self.calling)) is not None:
            await waiting.say_yes(mine, by=self.hands[who])

    @rule(leaver=somebody, newcomer=somebody)
    def leave_and_come_at_once(self, leaver: int, newcomer: int) -> None:
        """One gives up while another presses."""
        self._do(
            self._at_once(
                self._withdraw(leaver, self.calling), joins(self.neighbours[newcomer], self.calling), self._lapse()
            )
        )

    @rule(capacity=st.integers(1, 4))
    def set_capacity(self, capacity: int) -> None:
        """The organisation wants more, or fewer."""
        self._do(self._set_capacity(capacity))

    async def _set_capacity(self, capacity: int) -> None:
        await scheduling.set_capacity(await self.calling.fresh_slot(), capacity, by=self.calling.manager)

    @rule(who=somebody)
    def remove(self, who: int) -> None:
        """The organisation takes somebody off."""
        self._do(self._remove(who, self.calling.manager))

    async def _remove(self, who: int, by: Actor) -> None:
        if (mine := await self._own(who, self.calling)) is not None:
            await withdrawing.remove(mine, by=by, because="人数已经够了")

    @rule(hours=st.sampled_from([1, 26]))
    def move(self, hours: int) -> None:
        """The organisation moves the shift."""
        self._do(self._move(dt.timedelta(hours=hours)))

    async def _move(self, later: dt.timedelta) -> None:
        shift = await self.calling.fresh_shift()
        await moving.move_shift(
            shift, starts_at=shift.starts_at + later, ends_at=shift.ends_at + later, by=self.calling.manager
        )

    @rule(minutes=st.sampled_from([5, 60, 13 * 60, 25 * 60]))
    def pass_time(self, minutes: int) -> None:
        """Time passes; nobody has to look."""
        self.now += dt.timedelta(minutes=minutes)

    @rule()
    def relay(self) -> None:
        """The relay ends what is overdue."""
        self._do(self._lapse())

    async def _lapse(self) -> None:
        for slot in await waiting.slots_with_overdue_offers():
            await waiting.lapse(slot)

    @rule()
    def call_off(self) -> None:
        """The organisation calls the other shift off."""
        self._do(self._call_off())

    async def _call_off(self) -> None:
        await scheduling.cancel_shift(await self.other.fresh_shift(), by=self.other.manager, because="下大雪")

    @invariant()
    def holds(self) -> None:
        """INV-51, INV-61, INV-64: places and line are as many as their rows; nobody is in a shift twice."""
        if hasattr(self, "hands"):
            self.runner.run(self._holds())

    async def _holds(self) -> None:
        for slot in await Slot.all():
            rows = await Commitment.filter(slot_id=slot.id, state__in=LIVE)
            taking = [each for each in rows if each.state in TAKING]
            assert slot.taken == len(taking) <= slot.capacity
            assert slot.waiting == len(rows) - len(taking)
            assert len({each.person_id for each in rows}) == len(rows)
            assert all((each.state == CommitmentState.OFFERED) == (each.offer_ends_at is not None) for each in rows)
        promised = await Commitment.filter(state=CommitmentState.CONFIRMED).select_related("shift")
        for each in promised:
            clash = [
                one
                for one in promised
                if one.person_id == each.person_id
                and one.id != each.id
                and one.shift.starts_at < each.shift.ends_at
                and each.shift.starts_at < one.shift.ends_at
            ]
            assert not clash

    def teardown(self) -> None:
        """The audit's chain holds after all of it; then everything is closed."""
        try:
            assert self.runner.run(audit.verify()).broken_at is None
        finally:
            self.runner.run(self.opened.aclose())
            self.stack.close()


@pytest.mark.slow
@pytest.mark.postgresql_too
def test_places_and_line_stay_what_their_rows_say(databases: Databases) -> None:
    """INV-51, INV-61, INV-64 over random sign-ups, cancels, offers, lapses, moves and changes of capacity."""

    class Here(Places):
        """The machine in this worker's databases."""

    Here.databases = databases
    run_state_machine_as_test(
        Here,
        settings=hypothesis_settings(
            max_examples=20,
            stateful_step_count=30,
            suppress_health_check=list(HealthCheck),
            print_blob=True,
        ),
    )
