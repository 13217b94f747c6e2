"""Putting hours right: a person's lines at a desk, one line corrected, time recorded late."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from tortoise.expressions import Q

from ground.actors import Actor
from ground.answers import done, show
from ground.asked import asked
from ground.errors import Mistake, NotFound, Unreadable
from ground.forms import submitted
from ground.identity import Person
from ground.language import _
from ground.pages import url_maker
from ground.places import Place
from orgs.models import Organisation, Project
from orgs.queries import own_org
from volunteers import clock_times, correcting, hours_at_desk, seen
from volunteers.late_records import LateRecord, record_late
from volunteers.models import HourClaim, HourEntry
from volunteers.schemas.org_hours import CorrectDraft
from volunteers.schemas.putting_right import LateDraft
from volunteers.schemas.questions import LateQuestion
from volunteers.showing_corrections import correct_page, helper_hours_page, late_page_at_desk, late_page_of


async def _helper(request: Request) -> Person:
    return await hours_at_desk.helper_at_desk(request.user, request.path_params["helper"])


async def show_hours(request: Request) -> Response:
    return await show(request, await helper_hours_page(await _helper(request), by=request.user))


async def ask_correction(request: Request) -> Response:
    line = await seen.desk_entry(request.user, request.path_params["entry"])
    return await show(request, await correct_page(line, org=None, by=request.user))


async def put_right(request: Request) -> Response:
    line = await seen.desk_entry(request.user, request.path_params["entry"])
    draft = await submitted(request, CorrectDraft, form=ask_correction)
    said = await corrected(line, draft, request)
    here = url_maker(request)("volunteers:helper_hours", helper=line.person.public_id)
    return await done(request, here, said=said)


async def corrected(line: HourEntry, draft: CorrectDraft, request: Request) -> str:
    """Do what the draft asks with a line, and say what came of it."""
    if draft.verdict == "reverse":
        await correcting.reverse(line, because=draft.because, by=request.user)
        return _("Taken back. The person reads why.")
    new = await correcting.correct(
        line,
        starts_at=clock_times.moment(line.service_on, draft.came, "came"),
        ends_at=clock_times.moment(line.service_on, draft.left, "left"),
        because=draft.because,
        by=request.user,
    )
    return _("Put right.") if new else _("Noted. Another office confirms the longer time first.")


async def ask_late(request: Request) -> Response:
    person = await _helper(request)
    again = await _again(request, await hours_at_desk.of_person_at_desk(request.user, person.id))
    return await show(request, await late_page_at_desk(person, again, by=request.user))


async def record(request: Request) -> Response:
    person = await _helper(request)
    draft = await submitted(request, LateDraft, form=ask_late)
    again = await _again(request, await hours_at_desk.of_person_at_desk(request.user, person.id), draft.claim)
    places, projects = await hours_at_desk.choices(await hours_at_desk.communities(request.user), again)
    await _record(request, draft, person=person, places=places, projects=projects, again=again)
    here = url_maker(request)("volunteers:helper_hours", helper=person.public_id)
    return await done(request, here, said=_("Recorded. The street confirms it now."))


async def ask_late_of_org(request: Request) -> Response:
    org = await own_org(request.user, request.path_params["org"])
    again = await _again(request, Q(organisation_id=org.id))
    return await show(request, await late_page_of(org, again))


async def record_of_org(request: Request) -> Response:
    org = await own_org(request.user, request.path_params["org"])
    draft = await submitted(request, LateDraft, form=ask_late_of_org)
    again = await _again(request, Q(organisation_id=org.id), draft.claim)
    person = await _named(org, draft, again, by=request.user)
    places, projects = await hours_at_desk.choices(await hours_at_desk.communities_of(org), again, org)
    await _record(request, draft, person=person, places=places, projects=projects, again=again)
    here = url_maker(request)("volunteers:org_hours", org=org.public_id)
    return await done(request, here, said=_("Recorded. The community's desk confirms it now."))


async def _again(request: Request, own: Q, public_id: str | None = None) -> HourClaim | None:
    """Return the claim that is said anew, of those the actor deals with; NotFound (404) for any other."""
    wanted = asked(request, LateQuestion).claim if public_id is None else public_id
    if not wanted:
        return None
    found = await HourClaim.get_or_none(own, public_id=wanted)
    if found is None:
        raise NotFound(seen.NOT_HERE)
    return found


async def _named(org: Organisation, draft: LateDraft, again: HourClaim | None, *, by: Actor) -> Person:
    if again is not None:
        return await Person.get(id=again.person_id)
    found = await hours_at_desk.helper_of(org, draft.name, draft.tail, by=by) if draft.name else None
    if found is None:
        sentence = _("Nobody who served for you has this name and these figures. For somebody new, ask the desk.")
        raise Unreadable(sentence, [Mistake("name", sentence)])
    return found


async def _record(
    request: Request,
    draft: LateDraft,
    *,
    person: Person,
    places: Sequence[Place],
    projects: Sequence[Project],
    again: HourClaim | None,
) -> HourClaim:
    place = next((each for each in places if each.code == draft.place), None)
    project = next((each for each in projects if each.public_id == draft.project), None)
    if place is None or project is None:
        sentence = _("Please choose one of these.")
        raise Unreadable(sentence, [Mistake("place" if place is None else "project", sentence)])
    told = LateRecord(
        person=person,
        project=project,
        place=place,
        about=draft.about,
        starts_at=clock_times.moment(draft.served_on, draft.came, "came"),
        ends_at=clock_times.moment(draft.served_on, draft.left, "left"),
        because=draft.because,
        again=again,
    )
    return await record_late(told, picture=draft.picture, by=request.user)
