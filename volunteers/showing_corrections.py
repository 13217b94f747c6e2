"""Showing what can be put right: one line before it is corrected, refused time, and the form of a late record."""

from collections.abc import Sequence

from ground import clock
from ground.actors import Actor, Role
from ground.identity import Person
from ground.language import _
from ground.persons import name_shown
from ground.places import Place
from orgs.models import Organisation
from volunteers import clock_times, windows
from volunteers.bounds import bounds_at, settled
from volunteers.facing import facing_of
from volunteers.hours_at_desk import (
    choices,
    communities,
    communities_of,
    lines_at_desk,
    of_person_at_desk,
)
from volunteers.models import HourClaim, HourEntry
from volunteers.org_hours import line_shown, lines_shown
from volunteers.rules import hours as rules
from volunteers.schemas.org_hours import CorrectPage
from volunteers.schemas.own_profile import Option
from volunteers.schemas.putting_right import HelperHoursPage, LatePage
from volunteers.showing_refused import refused_shown


async def correct_page(line: HourEntry, *, org: str | None, by: Actor) -> CorrectPage:
    """Return one line before it is put right; it comes with its person and project."""
    claim = await HourClaim.get(id=line.claim_id)
    facing = await facing_of(claim, by)
    closed = settled(line.service_on, await bounds_at(await Place.get(id=line.place_id)))
    closed = closed and not await windows.is_open(line.organisation_id, line.service_on)
    return CorrectPage(
        title=_("Put this right"),
        org=org,
        helper=line.person.public_id,
        line=line_shown(line, taken_back=await HourEntry.exists(reverses_id=line.id)),
        came=clock_times.shown(line.starts_at),
        left=clock_times.shown(line.ends_at),
        settled=closed,
        may_correct=rules.may_take_back.allows(by, facing)
        and (not closed or rules.may_open_settled_month.allows(by, facing)),
    )


async def helper_hours_page(person: Person, *, by: Actor) -> HelperHoursPage:
    """Return a person's hours in the places of the actor's desk."""
    return HelperHoursPage(
        title=_("Hours of %(name)s", name=name_shown(person)),
        person=person.public_id,
        lines=lines_shown(await lines_at_desk(by, person.id)),
        refused=await refused_shown(await of_person_at_desk(by, person.id)),
        may_record=by.holds(Role.COMMUNITY_WORKER) and by.person_id != person.id,
    )


async def late_page_at_desk(person: Person, again: HourClaim | None, *, by: Actor) -> LatePage:
    """Return the form of a late record for one person, at the desk of the community where it was served."""
    places, projects = await choices(await communities(by), again)
    under = [Option(value=each.public_id, words=f"{each.organisation.name} · {each.title}") for each in projects]
    return await _late_page(places, under, again, person=person)


async def late_page_of(org: Organisation, again: HourClaim | None) -> LatePage:
    """Return the form of a late record of an organisation's own."""
    places, projects = await choices(await communities_of(org), again, org)
    under = [Option(value=each.public_id, words=each.title) for each in projects]
    return await _late_page(places, under, again, org=org)


async def _late_page(
    places: Sequence[Place], projects: list[Option], again: HourClaim | None, *,
    person: Person | None = None, org: Organisation | None = None,
) -> LatePage:  # fmt: skip
    whom = await Person.get(id=again.person_id) if again else person
    return LatePage(
        title=_("Record time that is missing"),
        org=org.public_id if org else None,
        person=person.public_id if person else None,
        name=name_shown(whom) if whom else "",
        projects=projects,
        places=[Option(value=each.code, words=each.name) for each in places],
        claim=again.public_id if again else "",
        about=again.about if again else "",
        served_on=clock.city_day(again.starts_at) if again else None,
        came=clock_times.shown(again.starts_at) if again else "",
        left=clock_times.shown(again.ends_at) if again else "",
        project=projects[0].value if len(projects) == 1 else "",
        place=places[0].code if len(places) == 1 else "",
    )
