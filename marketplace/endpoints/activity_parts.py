"""The parts of a draft, each a form of its own: what, when, places, risk, leader; and the insurance of what is open."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from ground import clock
from ground.answers import show
from ground.asked import asked
from ground.database import transaction
from ground.doors import Endpoint
from ground.errors import NotFound, OutOfTurn
from ground.forms import Shape, submitted
from ground.language import _, lazy
from ground.several import joined
from marketplace import planning
from marketplace.endpoints.activities import activity_of, answer_with
from marketplace.endpoints.activity_pages import next_same_weekday, shift_words
from marketplace.matching.words import LIMITS
from marketplace.models import Activity, ActivityState, Need, Shift, Slot, SlotSkill
from marketplace.need_texts import shown
from marketplace.queries import own_activities as own
from marketplace.schemas import activities as drafts
from marketplace.schemas.activity_pages import PartPage
from marketplace.schemas.activity_words import HOURS, PARTS
from marketplace.schemas.need_words import RISK_CHOICES
from marketplace.schemas.questions import PartQuestion
from orgs.models import Project
from orgs.queries import running_projects
from volunteers.words import SKILLS

Values = dict[str, str | int | bool | list[str] | None]
DEFAULT_START, DEFAULT_END, DEFAULT_PLACES = "09:00", "11:00", 10


@dataclass(frozen=True)
class Saved:
    """What a part's form sends, and the act that keeps it."""

    shape: type[Shape]
    keep: Callable[[Activity, Shape, Request], Awaitable[object]]


def shower(part: str) -> Endpoint:
    """Return the endpoint that shows a part's form."""

    async def show_part(request: Request) -> Response:
        activity = await activity_of(request)
        if activity.state != ActivityState.DRAFT and part not in STILL_OPEN:
            raise OutOfTurn(lazy("People have signed up by these words. Cancel it and plan it anew to change them."))
        return await show(request, await part_page(activity, part, to_check=_to_check(request)))

    return show_part


def saver(part: str) -> Endpoint:
    """Return the endpoint that keeps a part and leads to the next, or back to where it was asked to be changed."""

    async def save_part(request: Request) -> Response:
        activity = await activity_of(request)
        draft = await submitted(request, SAVES[part].shape, form=shower(part))
        await SAVES[part].keep(activity, draft, request)
        return await answer_with(request, activity, at=_next(activity, part, request))

    return save_part


def _next(activity: Activity, part: str, request: Request) -> str:
    if activity.state != ActivityState.DRAFT:
        return "activities:manage"
    if _to_check(request):
        return "activities:check"
    order = [*PARTS, "check"]
    return f"activities:{order[order.index(part) + 1]}"


def _to_check(request: Request) -> bool:
    return asked(request, PartQuestion).back == "check"


async def part_page(activity: Activity, part: str, *, to_check: bool) -> PartPage:
    """Return a part's form with what stands in it."""
    need = await Need.get_or_none(id=activity.need_id) if activity.need_id else None
    shifts = await Shift.filter(activity_id=activity.id).order_by("starts_at")
    order = list(PARTS)
    return PartPage(
        title=str(PARTS[part][0]) if part in PARTS else _("Insurance"),
        id=activity.public_id,
        part=part,
        to_check=to_check,
        at=order.index(part) + 1 if part in order and activity.state == ActivityState.DRAFT else 0,
        of=len(order),
        values=await _values(activity, part, shifts),
        projects=[(each.public_id, each.title) for each in await _projects(activity)],
        places=[(each.code, each.name) for each in await own.places_of(activity.project_id)],
        categories=[(str(each), str(words), str(hint)) for each, (words, hint) in HOURS.items()],
        skills=[(str(each), str(words)) for each, words in SKILLS.items()],
        limits=[(str(each), str(words)) for each, words in LIMITS.items()],
        risks=[(str(int(each)), str(words)) for each, words in RISK_CHOICES.items()],
        leaders=[(each.public_id, each.name) for each in await own.leaders_of(activity.organisation_id)],
        shifts=[shift_words(each) for each in shifts],
        need_text=shown(need.public_text) if need else "",
    )


async def _projects(activity: Activity) -> list[Project]:
    """Return the projects to choose from: with a need the one under which it was taken on."""
    running = await running_projects(activity.organisation_id)
    return [each for each in running if activity.need_id is None or each.id == activity.project_id]


async def _values(activity: Activity, part: str, shifts: list[Shift]) -> Values:
    if part == "when":
        return _when(activity, shifts)
    if part == "places":
        return await _places(shifts)
    return {
        "title": activity.title,
        "what": activity.what,
        "project": activity.project.public_id,
        "category": str(activity.category),
        "seated": activity.seated,
        "risk_level": str(int(activity.risk_level)),
        "risk_text": activity.risk_text,
        "demands": sorted(str(each) for each in activity.demand_set),
        "insurance": activity.insurance,
        "insured_until": activity.insured_until.isoformat() if activity.insured_until else "",
        "leader": activity.leader.public_id,
        "contact_name": activity.contact_name,
        "contact_phone": activity.contact_phone,
    }


def _when(activity: Activity, shifts: list[Shift]) -> Values:
    first = shifts[0] if shifts else None
    starts = first.starts_at.astimezone(clock.CITY_ZONE) if first else None
    ends = first.ends_at.astimezone(clock.CITY_ZONE) if first else None
    on = starts.date() if starts else next_same_weekday(clock.today())
    return {
        "place": activity.place.code,
        "spot": activity.spot,
        "way_there": activity.way_there,
        "bring": activity.bring,
        "on": on.isoformat(),
        "starts": f"{starts:%H:%M}" if starts else DEFAULT_START,
        "ends": f"{ends:%H:%M}" if ends else DEFAULT_END,
        "weeks": len(shifts) or 1,
    }


async def _places(shifts: list[Shift]) -> Values:
    slot = await Slot.filter(shift_id=shifts[0].id).order_by("id").first() if shifts else None
    skills = await SlotSkill.filter(slot_id=slot.id) if slot else []
    return {
        "capacity": slot.capacity if slot else DEFAULT_PLACES,
        "capacity_min": slot.capacity_min if slot else 1,
        "role": slot.role if slot else "",
        "youngest": slot.youngest if slot else None,
        "skills": sorted(str(each.skill) for each in skills if not each.paper),
        "papers": sorted(str(each.skill) for each in skills if each.paper),
    }


async def _keep_what(activity: Activity, draft: Shape, request: Request) -> None:
    assert isinstance(draft, drafts.WhatDraft)  # noqa: S101 - the table below pairs them
    project = await own.project_of(activity.organisation_id, draft.project)
    planning.require_running(project, activity.organisation_id)
    facts = {
        "title": draft.title, "what": draft.what, "project_id": project.id, "category": draft.category,
        "seated": draft.seated == "yes",
    }  # fmt: skip
    await planning.write_down(activity, facts, by=request.user)


async def _keep_when(activity: Activity, draft: Shape, request: Request) -> None:
    assert isinstance(draft, drafts.WhenDraft)  # noqa: S101
    place = next((each for each in await own.places_of(activity.project_id) if each.code == draft.place), None)
    if place is None:
        raise NotFound(lazy("This project does not serve that community."))
    facts: dict[str, object] = {
        "place_id": place.id, "spot": draft.spot, "way_there": draft.way_there, "bring": draft.bring,
    }  # fmt: skip
    kept = await own_slot_plan(activity)
    wanted = planning.ShiftPlan(starts_at=draft.starts_at, ends_at=draft.ends_at, **vars(kept))
    async with transaction():
        await planning.write_down(activity, facts, by=request.user)
        await planning.replace_shifts(activity, wanted, weeks=draft.weeks, by=request.user)


async def own_slot_plan(activity: Activity) -> planning.SlotPlan:
    """Return the places that a draft's shifts have so far."""
    values = await _places(await Shift.filter(activity_id=activity.id).order_by("starts_at"))
    return planning.SlotPlan(**values)  # type: ignore[arg-type]


async def _keep_places(activity: Activity, draft: Shape, request: Request) -> None:
    assert isinstance(draft, drafts.PlacesDraft)  # noqa: S101
    await planning.replace_places(activity, planning.SlotPlan(**draft.model_dump()), by=request.user)


async def _keep_risk(activity: Activity, draft: Shape, request: Request) -> None:
    assert isinstance(draft, drafts.RiskDraft)  # noqa: S101
    await planning.write_down(
        activity, {**draft.model_dump(), "demands": joined(sorted(draft.demands))}, by=request.user
    )


async def _keep_insurance(activity: Activity, draft: Shape, request: Request) -> None:
    await planning.write_down(activity, draft.model_dump(), by=request.user)


async def _keep_leader(activity: Activity, draft: Shape, request: Request) -> None:
    assert isinstance(draft, drafts.LeaderDraft)  # noqa: S101
    team = {each.public_id: each for each in await own.leaders_of(activity.organisation_id)}
    if draft.leader not in team:
        raise NotFound(lazy("This person is not in the team any more."))
    facts: dict[str, object] = {
        "leader_id": team[draft.leader].id, "contact_name": draft.contact_name, "contact_phone": draft.contact_phone,
    }  # fmt: skip
    await planning.write_down(activity, facts, by=request.user)


SAVES = {
    "what": Saved(drafts.WhatDraft, _keep_what),
    "when": Saved(drafts.WhenDraft, _keep_when),
    "places": Saved(drafts.PlacesDraft, _keep_places),
    "risk": Saved(drafts.RiskDraft, _keep_risk),
    "leader": Saved(drafts.LeaderDraft, _keep_leader),
    "insurance": Saved(drafts.InsuranceDraft, _keep_insurance),
}
STILL_OPEN = ("leader", "insurance")
"""Parts that may be changed once it is published: nobody's promise depends on them."""
