"""Questions about what is open: another number of places, another time, another spot, more shifts, calling off."""

from starlette.requests import Request
from starlette.responses import Response

from ground import clock, policy
from ground.answers import done, show
from ground.forms import submitted
from ground.language import _
from ground.pages import url_maker
from marketplace import moving, planning, scheduling
from marketplace.endpoints.activities import activity_of, answer_with
from marketplace.endpoints.activity_pages import next_same_weekday, shift_words
from marketplace.endpoints.activity_parts import own_slot_plan
from marketplace.models import LIVE, Activity, Commitment, CommitmentState, Shift, ShiftState, Slot
from marketplace.queries.shifts import first_slot, managed_shift
from marketplace.schemas.activities import BecauseDraft, CapacityDraft, ShiftsDraft, Span, SpotDraft
from marketplace.schemas.activity_pages import ShiftFormPage

SOON_MINUTES = "offer.all_at_once_minutes"


async def _shift(request: Request) -> Shift:
    return await managed_shift(request.user, request.path_params["shift"])


async def _about_shift(request: Request, shift: Shift, what: str, title: str, **values: str | int) -> Response:
    url_for = url_maker(request)
    counts = await _counts(shift_id=shift.id)
    left = (shift.starts_at - clock.now()).total_seconds() // 60
    page = ShiftFormPage(
        title=title,
        what=what,
        action=url_for(f"attending:do_{what}", shift=shift.public_id),
        back=url_for("attending:people", shift=shift.public_id),
        back_words=shift.activity.title,
        subject=shift_words(shift),
        taken=counts[0],
        waiting=counts[1],
        values=values,
        soon=0 < left <= await policy.value(SOON_MINUTES),
        people_href=url_for("attending:people", shift=shift.public_id),
    )
    return await show(request, page)


async def _counts(**where: int) -> tuple[int, int]:
    live = await Commitment.filter(state__in=LIVE, **where).count()
    waiting = await Commitment.filter(state=CommitmentState.WAITING, **where).count()
    return live - waiting, waiting


async def _to_people(request: Request, shift: Shift, said: str) -> Response:
    return await done(request, url_maker(request)("attending:people", shift=shift.public_id), said=said)


async def show_places(request: Request) -> Response:
    shift = await _shift(request)
    slot = await first_slot(shift)
    return await _about_shift(request, shift, "places", _("How many places?"), capacity=slot.capacity)


async def set_places(request: Request) -> Response:
    shift = await _shift(request)
    draft = await submitted(request, CapacityDraft, form=show_places)
    slot = (await Slot.filter(shift_id=shift.id).order_by("id"))[0]
    await scheduling.set_capacity(slot, draft.capacity, by=request.user)
    return await _to_people(request, shift, _("Now there are %(count)d places.", count=draft.capacity))


async def show_move(request: Request) -> Response:
    shift = await _shift(request)
    first, last = shift.starts_at.astimezone(clock.CITY_ZONE), shift.ends_at.astimezone(clock.CITY_ZONE)
    return await _about_shift(
        request, shift, "move", _("Another time"),
        on=first.date().isoformat(), starts=f"{first:%H:%M}", ends=f"{last:%H:%M}",
        minutes=await policy.value("shift.moved_minutes"),
    )  # fmt: skip


async def move(request: Request) -> Response:
    shift = await _shift(request)
    draft = await submitted(request, Span, form=show_move)
    await moving.move_shift(shift, starts_at=draft.starts_at, ends_at=draft.ends_at, by=request.user)
    return await _to_people(request, shift, _("Moved. Everyone has been told."))


async def show_cancel_shift(request: Request) -> Response:
    shift = await _shift(request)
    runs = shift.starts_at < clock.now()
    title = _("End this shift now?") if runs else _("Call this shift off?")
    return await _about_shift(request, shift, "cancel_shift", title, runs=int(runs))


async def cancel_shift(request: Request) -> Response:
    shift = await _shift(request)
    draft = await submitted(request, BecauseDraft, form=show_cancel_shift)
    await scheduling.cancel_shift(shift, by=request.user, because=draft.because)
    if shift.state == ShiftState.OPEN:
        return await _to_people(request, shift, _("Ended. Everyone has been told. Please call the roll."))
    return await _to_people(request, shift, _("Called off. Everyone has been told."))


async def _about_activity(request: Request, activity: Activity, what: str, title: str, **values: str | int) -> Response:
    url_for = url_maker(request)
    counts = await _counts(shift__activity_id=activity.id)
    page = ShiftFormPage(
        title=title,
        what=what,
        action=url_for(f"activities:do_{what}", activity=activity.public_id),
        back=url_for("activities:manage", activity=activity.public_id),
        back_words=activity.title,
        subject=activity.title,
        taken=counts[0],
        waiting=counts[1],
        values=values,
    )
    return await show(request, page)


async def show_cancel(request: Request) -> Response:
    activity = await activity_of(request)
    ahead = len(await scheduling.shifts_ahead(activity))
    return await _about_activity(request, activity, "cancel", _("Call it all off?"), ahead=ahead)


async def cancel(request: Request) -> Response:
    activity = await activity_of(request)
    draft = await submitted(request, BecauseDraft, form=show_cancel)
    await scheduling.cancel(activity, by=request.user, because=draft.because)
    return await answer_with(request, activity, at="activities:manage", said=_("Called off. Everyone has been told."))


async def show_spot(request: Request) -> Response:
    activity = await activity_of(request)
    return await _about_activity(
        request, activity, "spot", _("Another spot"), spot=activity.spot, way_there=activity.way_there
    )


async def move_spot(request: Request) -> Response:
    activity = await activity_of(request)
    draft = await submitted(request, SpotDraft, form=show_spot)
    await moving.move_spot(activity, spot=draft.spot, way_there=draft.way_there, by=request.user)
    return await answer_with(request, activity, at="activities:manage", said=_("Changed. Everyone has been told."))


async def show_more(request: Request) -> Response:
    """Ask for more shifts, with the time of day of the last and the places of the first."""
    activity = await activity_of(request)
    last = await Shift.filter(activity_id=activity.id).order_by("-starts_at").first()
    local = last.starts_at.astimezone(clock.CITY_ZONE) if last else clock.now().astimezone(clock.CITY_ZONE)
    ends = last.ends_at.astimezone(clock.CITY_ZONE) if last else local
    return await _about_activity(
        request, activity, "more", _("More shifts"),
        on=next_same_weekday(local.date()).isoformat(), starts=f"{local:%H:%M}", ends=f"{ends:%H:%M}",
        capacity=(await own_slot_plan(activity)).capacity,
    )  # fmt: skip


async def add_more(request: Request) -> Response:
    activity = await activity_of(request)
    draft = await submitted(request, ShiftsDraft, form=show_more)
    facts = {**vars(await own_slot_plan(activity)), "capacity": draft.capacity}
    wanted = planning.ShiftPlan(starts_at=draft.starts_at, ends_at=draft.ends_at, **facts)
    laid = await planning.add_series(activity, wanted, weeks=draft.weeks, by=request.user)
    as_planned = all(each.state == ShiftState.OPEN and each.starts_at == each.planned_at for each in laid)
    said = (
        _("Added. People can sign up now.")
        if as_planned
        else _("Added, but for days that were planned before and called off or moved: these stay as they are.")
    )
    return await answer_with(request, activity, at="activities:manage", said=said)
