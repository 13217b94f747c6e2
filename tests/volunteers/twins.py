"""People who are here twice: entered a second time, with hours of their own, and put together by two hands."""

import datetime as dt

from ground.actors import Actor
from ground.identity import Person
from marketplace import house
from tests import people
from tests.volunteers.stories import Story
from volunteers import confirming, merging
from volunteers.models import HourEntry, Merger

EVIDENCE = "两份记录是同一张身份证，王桂兰本人到社区说的"


async def twin(story: Story, name: str = "王桂兰", *, phone: str | None = "") -> Person:
    """Enter Wang a second time, as she came in by another telephone."""
    return await people.a_person(name, home=story.city.huibin, phone=phone)


async def served(story: Story, person: Person, start: dt.datetime, end: dt.datetime) -> HourEntry:
    """Let a person's hours be recorded and confirmed."""
    claim = await story.claimed(start, end, person=person)
    [line] = await confirming.confirm(claim, by=story.desk)
    return line


async def merged(story: Story, kept: Person, other: Person, *, by: Actor | None = None) -> Merger:
    """Put two records together by two hands."""
    made = await merging.propose(kept, other, evidence=EVIDENCE, by=story.desk)
    return await merging.carry_out(made, by=by or story.street, together=house.together())
