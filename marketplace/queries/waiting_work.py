"""What waits for someone, gathered from every domain; what comes next; and the numbers of their area."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tortoise.expressions import Q
from tortoise.functions import Sum

from ground import clock
from ground.actors import Actor, Role
from ground.identity import Person, PersonState
from ground.language import _, hours_text
from ground.places import Place, city
from ground.tasks import Task
from marketplace import house
from marketplace.models import OPEN, ActivityState, Need, Shift, ShiftState
from orgs.models import Organisation
from orgs.naming import BY_NAME
from orgs.queries import TEAM
from procurement.queries import waiting as tenders
from procurement.rules.buying import BUYING
from volunteers.models import HourCategory, HourEntry, Volunteer, VolunteerState

UrlFor = Callable[..., str]
MOST_SHIFTS = 6


@dataclass(frozen=True)
class ComingShift:
    """A shift to come, as a desk needs it."""

    title: str
    on: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime
    spot: str
    taken: int
    capacity: int
    href: str


async def tasks_for(actor: Actor, url_for: UrlFor) -> list[Task]:
    """Return what waits, the late first, then the most; kinds of which nothing waits are left out."""
    found = [task for tasks_of in house.tasks() for task in await tasks_of(actor, url_for) if task.count]
    return sorted(found, key=lambda task: (-task.overdue, -task.count))


async def next_shifts(actor: Actor, url_for: UrlFor, *, led_only: bool) -> list[ComingShift]:
    """Return the next shifts that the actor leads, or, as one of an organisation's team, that it runs."""
    mine = Q(activity__leader_id=actor.person_id)
    wanted = mine if led_only else mine | Q(activity__organisation_id__in=actor.orgs(*TEAM))
    found = Shift.filter(
        wanted, state=ShiftState.OPEN, ends_at__gt=clock.now(), activity__state=ActivityState.PUBLISHED
    )
    shifts = (
        await found.order_by("starts_at", "id").limit(MOST_SHIFTS).select_related("activity").prefetch_related("slots")
    )
    return [
        ComingShift(
            title=each.activity.title,
            on=clock.city_day(each.starts_at),
            starts_at=each.starts_at,
            ends_at=each.ends_at,
            spot=each.activity.spot,
            taken=sum(slot.taken for slot in each.slots),
            capacity=sum(slot.capacity for slot in each.slots),
            href=url_for("attending:people", shift=each.public_id),
        )
        for each in shifts
    ]


async def area_of(actor: Actor, *roles: Role) -> str:
    """Return the names of what the actor holds these roles over."""
    places = [held.place_id for held in actor.grants if held.role in roles and held.place_id is not None]
    names = [place.name for place in await Place.filter(id__in=places).order_by("code")]
    names += [org.name for org in await Organisation.filter(id__in=actor.orgs(*roles)).order_by(*BY_NAME)]
    return _(", ").join(dict.fromkeys(names))


async def orgs_of(actor: Actor) -> Sequence[Organisation]:
    """Return the organisations the actor works for."""
    return await Organisation.filter(id__in=actor.orgs(*TEAM)).order_by(*BY_NAME)


async def figures_of(actor: Actor, *roles: Role) -> list[tuple[str, str]]:
    """Return the numbers of the actor's places, or of their organisations: who is there, what is open and was done."""
    if set(roles) == set(BUYING):
        return await tenders.figures_of(actor)
    if orgs := actor.orgs(*roles):
        return await _of_orgs(orgs)
    paths = actor.paths(*roles)
    if not paths and actor.holds(Role.ADMINISTRATOR) and (root := await city()) is not None:
        paths = [root.path]
    return await _of_places(paths) if paths else []


async def _of_places(paths: Sequence[str]) -> list[tuple[str, str]]:
    def within(column: str) -> Q:
        return Q(*(Q(**{f"{column}__startswith": path}) for path in paths), join_type=Q.OR)

    places = await Place.filter(within("path")).values_list("id", flat=True)
    people = Person.filter(within("home__path"), state=PersonState.ACTIVE)
    helpers = Volunteer.filter(within("person__home__path")).exclude(state=VolunteerState.WITHDRAWN)
    return [
        (_("Residents known here"), str(await people.count())),
        (_("Helpers"), str(await helpers.count())),
        (_("Open needs"), str(await Need.filter(within("place__path"), state__in=OPEN).count())),
        (_("Hours this year"), await _hours(Q(place_id__in=list(places)))),
    ]


async def _of_orgs(orgs: Sequence[int]) -> list[tuple[str, str]]:
    served = HourEntry.filter(organisation_id__in=orgs, service_on__gte=clock.today().replace(month=1, day=1))
    ahead = Shift.filter(
        activity__organisation_id__in=orgs,
        activity__state=ActivityState.PUBLISHED,
        state=ShiftState.OPEN,
        starts_at__gt=clock.now(),
    )
    return [
        (_("Shifts to come"), str(await ahead.count())),
        (_("Helpers this year"), str(len(await served.distinct().values_list("person_id", flat=True)))),
        (_("Hours this year"), await _hours(Q(organisation_id__in=orgs))),
    ]


async def _hours(where: Q) -> str:
    """Return the service of this year so far, reversals taken off."""
    this_year = HourEntry.filter(
        where, category=HourCategory.SERVICE, service_on__gte=clock.today().replace(month=1, day=1)
    )
    rows = await this_year.annotate(total=Sum("minutes")).values_list("total", flat=True)
    return hours_text(int(str(rows[0] or 0)) if rows else 0)
