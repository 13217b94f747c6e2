"""A city in which ten thousand shifts are open, made by rows, and people who may sign up."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from ground import clock, database, sessions, settings
from ground.actors import SYSTEM, Assurance, Role
from ground.codes import public_id
from ground.identity import Person
from ground.migrate import migrate
from marketplace import house, laying
from marketplace.models import Activity, Shift, Slot
from tests import people
from tests.marketplace.open_shifts import Calling, a_calling

ACTIVITIES, SHIFTS_EACH, PLACES = 500, 20, 100_000
ROWS_AT_ONCE: Final = 400


@dataclass(frozen=True)
class Full:
    """What the measurements ask for."""

    activity: str
    shifts: list[str]
    """Public ids, one of each activity."""
    hot: str
    """A shift on which everybody falls; as many places as people less one."""
    tokens: list[str]
    """One session a person."""
    worker: str
    manager: str
    """Sessions of a community worker and of an organisation's manager."""
    org: str


async def fill(made: settings.Settings, *, neighbours: int) -> Full:
    """Migrate and fill an empty database."""
    with settings.using(made):
        await migrate(made, house.walls())
        await laying.lay(made)
        async with database.opened(made):
            calling = await a_calling(capacity=neighbours - 1)
            shifts = await _shifts(calling)
            tokens = [await _session(await people.a_person(f"邻居{number}")) for number in range(neighbours)]
            await database.counted_anew()
            worker = await people.an_officer("王敏", Role.COMMUNITY_WORKER, place=calling.city.huibin)
            return Full(
                activity=calling.activity.public_id,
                shifts=shifts,
                hot=calling.shift.public_id,
                tokens=tokens,
                worker=await _session(await Person.get(id=worker.person_id), staff=True),
                manager=await _session(await Person.get(id=calling.manager.person_id), staff=True),
                org=calling.org.public_id,
            )


async def _shifts(calling: Calling) -> list[str]:
    """Copy the story's activity and shift five hundred and twenty times; return a shift of each activity."""
    first = clock.city_moment(clock.today() + dt.timedelta(days=4), dt.time(8))
    columns = {name: getattr(calling.activity, name) for name in Activity._meta.db_fields if name != "id"}  # noqa: SLF001
    copies = [Activity(**columns | {"public_id": public_id(), "title": f"邻里帮忙 {n}"}) for n in range(ACTIVITIES)]
    await Activity.bulk_create(copies, batch_size=ROWS_AT_ONCE)
    for activity in await Activity.exclude(id=calling.activity.id).only("id"):
        starts = [first + dt.timedelta(hours=2 * n) for n in range(SHIFTS_EACH)]
        await Shift.bulk_create(
            [
                Shift(activity_id=activity.id, planned_at=at, starts_at=at, ends_at=at + dt.timedelta(hours=2))
                for at in starts
            ]
        )
    there = await Shift.exclude(id=calling.shift.id).order_by("id").values_list("id", "public_id")
    await Slot.bulk_create([Slot(shift_id=number, capacity=PLACES) for number, _name in there], batch_size=ROWS_AT_ONCE)
    return [str(name) for _number, name in there[::SHIFTS_EACH]]


async def _session(person: Person, *, staff: bool = False) -> str:
    async with database.transaction():
        return await sessions.begin(
            person, assurance=Assurance.TWO_FACTORS if staff else Assurance.PHONE, staff=staff, device="", by=SYSTEM
        )
