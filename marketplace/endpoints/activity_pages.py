"""The pages of activities that an organisation reads, made from rows."""

import datetime as dt

from starlette.requests import Request

from ground import clock, settings
from ground.asked import asked
from ground.language import _, desk_day, desk_span, lazy
from ground.pages import url_maker
from marketplace import eligibility, scheduling
from marketplace.matching.words import LIMITS
from marketplace.models import Activity, ActivityState, Need, Shift, ShiftState
from marketplace.queries import own_activities as own
from marketplace.schemas.activity_pages import (
    ActivitiesOwnPage,
    ActivityOwnPage,
    ActivityRow,
    CheckActivityPage,
    Part,
    ShiftRow,
    Tab,
)
from marketplace.schemas.activity_words import ACTIVITY_STATES, HOURS, PARTS, SHIFT_STATES
from marketplace.schemas.need_words import RISKS
from marketplace.schemas.questions import OwnActivitiesQuestion
from orgs.models import Organisation

TABS = {"coming": lazy("Not over yet"), "drafts": lazy("Drafts"), "past": lazy("Over")}


async def list_page(org: Organisation, request: Request) -> ActivitiesOwnPage:
    """Return the organisation's activities in the view that the address names."""
    wanted = asked(request, OwnActivitiesQuestion)
    which, q = wanted.which, wanted.q
    here = url_maker(request)("activities:own", org=org.public_id)
    counted, week = await own.counts(org.id), await own.week_of(org.id)
    return ActivitiesOwnPage(
        title=_("Activities"),
        org_id=org.public_id,
        org=org.name,
        tabs=[
            Tab(label=str(words), href=f"{here}?which={each}", current=each == which, count=counted.get(each))
            for each, words in TABS.items()
        ],
        which=which,
        q=q,
        rows=[_row(each) for each in await own.held(org.id, which, q)],
        figures=[
            (_("Shifts in 7 days"), str(week.shifts)),
            (_("Signed up for them"), _("%(taken)d of %(places)d", taken=week.taken, places=week.capacity)),
            (_("In line"), str(week.waiting)),
            (_("Rolls missing"), str(week.rolls)),
        ],
    )


def _row(held: own.Held) -> ActivityRow:
    activity, shift = held.activity, held.shift
    state, kind = ACTIVITY_STATES[activity.state]
    return ActivityRow(
        id=activity.public_id,
        title=activity.title,
        state=str(state),
        kind=kind,
        community=activity.place.name,
        leader=activity.leader.name,
        starts_at=shift.starts_at if shift else None,
        ends_at=shift.ends_at if shift else None,
        shift_id=shift.public_id if shift else None,
        taken=sum(each.taken for each in held.slots),
        capacity=sum(each.capacity for each in held.slots),
        waiting=sum(each.waiting for each in held.slots),
        shifts=held.shifts,
        rolls=held.rolls,
        may_repeat=bool(held.shifts) and activity.state != ActivityState.DRAFT,
    )


async def activity_page(activity: Activity, request: Request) -> ActivityOwnPage:
    """Return one activity: a draft as a list of parts, anything else with its shifts."""
    state, kind = ACTIVITY_STATES[activity.state]
    shifts = await own.shifts_of(activity)
    is_draft, is_open = activity.state == ActivityState.DRAFT, activity.state == ActivityState.PUBLISHED
    need = await Need.get_or_none(id=activity.need_id) if activity.need_id else None
    missing = await scheduling.gaps(activity) if is_draft else {}
    ahead = [each for each in shifts if each.state == ShiftState.OPEN and each.starts_at > clock.now()]
    return ActivityOwnPage(
        title=activity.title,
        id=activity.public_id,
        org_id=activity.organisation.public_id,
        state=str(state),
        kind=kind,
        is_draft=is_draft,
        is_open=is_open,
        parts=parts_of(activity, shifts, missing, request) if is_draft else [],
        shifts=[shift_row(each) for each in shifts],
        facts=facts_of(activity),
        reason=activity.reason,
        uncovered=sum(not eligibility.covered(activity, each) for each in ahead) if is_open else 0,
        need=need.title if need else "",
        need_id=need.public_id if need else "",
        may_publish=is_draft and not missing,
        may_close=is_open and not any(each.state == ShiftState.OPEN for each in shifts),
        public_url=f"{settings.current().public_url}/a/{activity.public_id}",
    )


def parts_of(activity: Activity, shifts: list[Shift], missing: dict[str, object], request: Request) -> list[Part]:
    """Return the parts of a draft, each with whether something is missing in it."""
    url_for = url_maker(request)
    made = []
    for name, (title, words) in PARTS.items():
        waits = name == "places" and not shifts
        gap = missing.get(name)
        made.append(
            Part(
                title=str(title),
                words=str(gap) if gap else _("First say when it is.") if waits else str(words),
                href=None if waits else url_for(f"activities:{name}", activity=activity.public_id),
                state=_("To do") if gap else _("Later") if waits else _("Filled in"),
                kind="few" if gap else "plain" if waits else "good",
            )
        )
    return made


def shift_row(shift: Shift) -> ShiftRow:
    """Return one shift with its places; it comes with its slots."""
    now = clock.now()
    state, kind = SHIFT_STATES[shift.state]
    is_open = shift.state == ShiftState.OPEN
    over = is_open and shift.ends_at <= now
    running = is_open and shift.starts_at <= now < shift.ends_at
    slots = list(shift.slots)
    full = is_open and sum(each.taken for each in slots) >= sum(each.capacity for each in slots)
    if over:
        state, kind = lazy("Roll missing"), "bad"
    elif running:
        state, kind = lazy("Under way"), "news"
    elif full:
        state, kind = lazy("Full"), "good"
    return ShiftRow(
        id=shift.public_id,
        on=clock.city_day(shift.starts_at),
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        state=str(state),
        kind=kind,
        taken=sum(each.taken for each in slots),
        capacity=sum(each.capacity for each in slots),
        least=sum(each.capacity_min for each in slots),
        waiting=sum(each.waiting for each in slots),
        ahead=is_open and shift.starts_at > now,
        begun=is_open and shift.starts_at <= now,
        wants_roll=over,
    )


def facts_of(activity: Activity) -> list[tuple[str, str, str]]:
    """Return what an activity says of itself: label, words, picture; what is empty is left out."""
    limits = _(", ").join(str(LIMITS[each]) for each in sorted(activity.demand_set))
    covered = activity.insured_until
    insurance = (
        _("%(number)s, until %(day)s", number=activity.insurance, day=covered) if covered else activity.insurance
    )
    rows = [
        (_("Where"), " · ".join(filter(None, (activity.spot, activity.place.name))), "pin"),
        (_("How to get there"), activity.way_there, "walk"),
        (_("What to bring"), activity.bring, "bag"),
        (_("Who leads"), activity.leader.name, "user"),
        (_("Whom to ask"), " ".join(filter(None, (activity.contact_name, activity.contact_phone))), "phone"),
        (_("Risk"), " · ".join(filter(None, (str(RISKS[activity.risk_level]), activity.risk_text))), "shield"),
        (_("Part of it"), limits, "warn"),
        (_("Insurance"), insurance, "file"),
        (_("Project"), activity.project.title, "list"),
        (_("Hours count as"), str(HOURS[activity.category][0]), "clock"),
    ]
    return [row for row in rows if row[1]]


def shift_words(shift: Shift) -> str:
    """Return a shift's day and time as a desk reads them."""
    return f"{desk_day(clock.city_day(shift.starts_at))} {desk_span(shift.starts_at, shift.ends_at)}"


async def check_page(activity: Activity, request: Request) -> CheckActivityPage:
    """Return everything once more, with what is still missing."""
    shifts = await scheduling.shifts_ahead(activity)
    missing = await scheduling.gaps(activity)
    need = await Need.get_or_none(id=activity.need_id) if activity.need_id else None
    return CheckActivityPage(
        title=_("Is everything right?"),
        id=activity.public_id,
        org_id=activity.organisation.public_id,
        activity=activity.title,
        what=paragraphs(activity.what),
        facts=facts_of(activity),
        shifts=[await _shift_with_places(each) for each in shifts],
        gaps=[each for each in parts_of(activity, shifts, missing, request) if each.kind == "few"],
        need=need.title if need else "",
    )


async def _shift_with_places(shift: Shift) -> str:
    places = sum([each.capacity for each in await shift.slots.all()])
    return _("%(when)s, %(places)d places", when=shift_words(shift), places=places)


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text."""
    return [each.strip() for each in text.splitlines() if each.strip()]


def next_same_weekday(last: dt.date) -> dt.date:
    """Return the first day from tomorrow on that is the same day of the week."""
    first = clock.today() + dt.timedelta(days=1)
    return first + dt.timedelta(days=(last.weekday() - first.weekday()) % 7)
