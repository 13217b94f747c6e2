"""Twice: some people were entered a second time; the desk says so, and most are one record by now (EDGE-18)."""

from functools import partial

from ground import clock
from ground.identity import Person
from ground.mandates import Method
from ground.places import Place
from marketplace import house
from marketplace.seeding.stage import Stage
from volunteers import merging, residents
from volunteers.models import Merger

TWICE = 6
DONE_EVERY = 2
"""Of so many, the last still waits for its officer."""
EVIDENCE = "本人拿身份证来过两次，第二次没有查到手机登记的那份。"


def enter_twice(stage: Stage) -> None:
    """Put it on the agenda, in the last weeks."""
    for number in range(stage.some(TWICE)):
        stage.agenda.at(stage.office(-18 + 2 * number, 10), partial(_enter, stage, number))


async def _enter(stage: Stage, number: int) -> None:
    """Let a desk enter somebody who is here already, as the paper in its hand says, and see it the same day."""
    able = [each for each in stage.helpers if not each.handed and not each.prepared and each.person.home_id]
    helper = stage.chance("twice", number).choice(able)
    worker = await stage.acting(helper.desk.workers[0])
    home = await Place.get(id=helper.person.home_id)
    newcomer = residents.Newcomer(
        name=helper.person.name, home=home, method=Method.PRESENT, born_on=helper.person.born_on, known_to_be_new=True
    )
    second = await residents.enter(newcomer, by=worker)
    kept = await Person.get(id=helper.person.id)
    made = await merging.propose(kept, second, evidence=EVIDENCE, by=worker)
    moment = stage.after(clock.now(), 1, 15)
    if number % DONE_EVERY != DONE_EVERY - 1 and moment > clock.now():
        stage.agenda.at(moment, partial(_join, stage, made.id, helper.desk.officers[0]))


async def _join(stage: Stage, merger_id: int, officer: Person) -> None:
    merger = await Merger.get(id=merger_id)
    kept, other = await Person.get(id=merger.kept_id), await Person.get(id=merger.other_id)
    together = house.together()
    if not await together.against(kept, other):
        await merging.carry_out(merger, by=await stage.acting(officer), together=together)
