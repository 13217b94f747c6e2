"""Filling: people sign up for one shift, some cannot come after all, others wait in line; then its roll is called."""

import datetime as dt
from dataclasses import dataclass
from functools import partial
from random import Random

from ground import clock
from ground.actors import Actor
from ground.errors import Refusal
from ground.identity import Person
from ground.mandates import Scope
from marketplace import signing_up, waiting, withdrawing
from marketplace.models import Commitment, CommitmentState, Shift, SignUpWay, Slot
from marketplace.seeding import rolling
from marketplace.seeding.agenda import Act
from marketplace.seeding.calls import Call, Fill
from marketplace.seeding.gathering import hand_for
from marketplace.seeding.stage import Body, Helper, Stage
from marketplace.seeding.texts import CallText

EVENING = 19
WITHDRAWS = 0.09
SAYS_YES = 0.75
NEAR = 0.65
"""How often somebody of the same community comes first."""
BECAUSE = ("家里来客人了", "孙子发烧", "膝盖又疼了", "要去沈阳几天", "单位临时加班", "")


@dataclass
class Filling:
    """One shift on its way from its publication to its roll."""

    stage: Stage
    call: Call
    body: Body
    shift: Shift
    slot: Slot
    leader: Person
    text: CallText

    def __post_init__(self) -> None:
        """Begin its chance, and its last moment of the year."""
        self.chance: Random = self.stage.chance("shift", self.call.number, self.day)
        self.latest = min(self.shift.starts_at - dt.timedelta(hours=3), self.stage.at(-1, EVENING))

    @property
    def day(self) -> int:
        """The day of the shift, from today."""
        return (clock.city_day(self.shift.starts_at) - self.stage.today).days

    async def begin(self) -> None:
        """Put everyone's sign-up on the agenda, the prepared persons' first, and the roll."""
        for name in self.call.who:
            helper = next(each for each in self.stage.helpers if each.person.name == name and each.prepared)
            self._at(partial(self._sign_up, helper), 0.3 if self.call.fill != Fill.FULL else 0.95)
        for number in range(self._wanted()):
            self._at(partial(self._somebody, number), self.chance.random() * 0.9)
        if self.call.freed:
            self.stage.agenda.at(self.stage.at(-1, EVENING, 30), self._free_one)
        if self.shift.ends_at < self.stage.at(0):
            self._plan_roll()

    def _wanted(self) -> int:
        """Return how many sign up beside the prepared ones."""
        places, known = self.slot.capacity, len(self.call.who)
        if self.call.fill == Fill.FULL:
            return places + (1 if known else self.chance.randint(2, 4))
        if self.call.fill == Fill.FEW_LEFT:
            return max(0, places - self.call.left - known)
        if self.call.fill == Fill.OPEN:
            return self.chance.randint(0, 1)
        return max(1, self.chance.randint(places // 3, places) - known)

    def _at(self, act: Act, share: float) -> None:
        """Put an act on the agenda, at a share of the time between now and the shift, when people are awake."""
        now = clock.now()
        moment = now + (self.latest - now) * share
        local = moment.astimezone(clock.CITY_ZONE)
        if not 7 <= local.hour < 21:  # noqa: PLR2004 - people sleep
            moment = clock.city_moment(local.date(), dt.time(7 + local.hour % 12, local.minute))
        self.stage.agenda.at(min(max(moment, now), max(self.latest, now)), act)

    async def _somebody(self, number: int) -> None:
        """Let one of those who could come sign up; the next where something stands against the first."""
        for helper in self._able(number)[:4]:
            if await self._sign_up(helper):
                return

    def _able(self, number: int) -> list[Helper]:
        chance = self.stage.chance("who", self.call.number, self.day, number)
        day, demands = clock.city_day(self.shift.starts_at), frozenset(self.text.demands)
        county = self.stage.desk_of(self.body.home.id).county.id
        able = [
            each
            for each in self.stage.helpers
            if each.desk.county.id == county
            and not each.prepared
            and not each.limits & demands
            and each.person.id != self.leader.id
            and day not in self.stage.busy[each.person.id]
        ]
        near = [each for each in able if each.desk.place.id == self.shift.activity.place_id]
        first = near if near and chance.random() < NEAR else able
        return chance.sample(first, min(4, len(first)))

    async def _sign_up(self, helper: Helper) -> bool:
        by = await hand_for(self.stage, helper, Scope.SIGN_UP)
        way = SignUpWay.DESK if helper.handed else SignUpWay.SELF
        try:
            place = await signing_up.sign_up(helper.person, await Slot.get(id=self.slot.id), by=by, way=way)
        except Refusal:
            return False
        self.stage.busy[helper.person.id].add(clock.city_day(self.shift.starts_at))
        if not helper.prepared and self.chance.random() < WITHDRAWS:
            self._at(partial(self._withdraw, helper, place.id), 0.4 + self.chance.random() * 0.6)
        return True

    async def _withdraw(self, helper: Helper, commitment_id: int) -> None:
        place = await Commitment.get(id=commitment_id)
        by = await hand_for(self.stage, helper, Scope.CANCEL)
        try:
            await withdrawing.withdraw(place, by=by, because=self.chance.choice(BECAUSE))
        except Refusal:  # the shift was called off meanwhile
            return
        self.stage.busy[helper.person.id].discard(clock.city_day(self.shift.starts_at))
        for offered in await Commitment.filter(slot_id=self.slot.id, state=CommitmentState.OFFERED).order_by("id"):
            if self.chance.random() < SAYS_YES:
                self._at(partial(self._say_yes, offered.person_id, offered.id), 0.1)

    async def _free_one(self) -> None:
        """Let the last who got a place give it up, so late that whoever is offered it has not answered yet."""
        places = Commitment.filter(slot_id=self.slot.id, state=CommitmentState.CONFIRMED)
        place = await places.order_by("-joined_at", "-id").first()
        if place is not None:
            helper = next(each for each in self.stage.helpers if each.person.id == place.person_id)
            await withdrawing.withdraw(place, by=await hand_for(self.stage, helper, Scope.CANCEL), because=BECAUSE[0])

    async def _say_yes(self, person_id: int, commitment_id: int) -> None:
        helper = next(each for each in self.stage.helpers if each.person.id == person_id)
        by: Actor = await hand_for(self.stage, helper, Scope.SIGN_UP)
        try:
            await waiting.say_yes(await Commitment.get(id=commitment_id), by=by)
        except Refusal:  # the offer is over, or the shift called off
            return

    def _plan_roll(self) -> None:
        if self.call.prepared and self.day == -1:
            return  # yesterday's waits for the one who tries the product
        late = dt.timedelta(minutes=self.chance.randint(10, 90))
        self.stage.agenda.at(
            self.shift.ends_at + late,
            partial(
                rolling.roll, self.stage, self.shift, self.leader, self.chance, doubted=self.day in self.call.doubted
            ),
        )
