"""Needs at work: somebody is to come, does not come after all, or says that it is done."""

import datetime as dt

from ground import audit, clock, letters, policy, privacy, settings
from ground.actors import Actor
from ground.codes import keyed_hash, public_id
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.identity import Person
from ground.language import lazy
from ground.places import Place
from marketplace import calling_off, eligibility
from marketplace.models import (
    Activity,
    ActivityState,
    Commitment,
    CommitmentState,
    Need,
    NeedState,
    Shift,
    ShiftState,
)
from marketplace.need_terms import Step, term_of
from marketplace.queries.needs import need_by_id, need_with, visits_open
from marketplace.rules.needs import may_serve
from orgs.models import Organisation

WORD = "need_word"
"""The purpose under which the secret of a letter's link is hashed and sealed."""


async def schedule(
    need_id: int, *, by: Actor, comes_at: dt.datetime | None = None, leaves_at: dt.datetime | None = None
) -> Need:
    """Say when somebody comes: by the first shift of the need's activity, or, without one, at these moments.

    A second activity for the same need changes nothing but its times. Refuses with OutOfTurn a risky need whose
    activity has no insurance to the last day, or that has no activity at all (INV-43).
    """
    need = await need_by_id(need_id)
    may_serve.require(by, need)
    shifts = await _shifts_ahead(need)
    await _require_insured(need, shifts)
    if comes_at is None or leaves_at is None:
        if not shifts:
            raise OutOfTurn(lazy("Please say when somebody comes."))
        comes_at, leaves_at = shifts[0].starts_at, shifts[0].ends_at
    if comes_at <= clock.now() or leaves_at <= comes_at:
        raise OutOfTurn(lazy("Please choose a time that is still to come."))
    if need.state == NeedState.SCHEDULED:
        async with transaction():
            await _retime(need, await _next_visit(need), by=by)
        return need
    waits = await term_of(need, Step.CONFIRM, since=leaves_at)
    async with transaction():
        await need.move("schedule", by=by, comes_at=comes_at, leaves_at=leaves_at, **waits)
        await _tell(need, "need_visit", by=by, starts_at=comes_at)
    return need


async def unschedule(need_id: int, *, by: Actor, because: str) -> Need:
    """Say that nobody comes then, nor later: the organisation has it still, and finds another day. Idempotent."""
    need = await need_by_id(need_id)
    may_serve.require(by, need)
    if need.state != NeedState.SCHEDULED:
        return need
    waits = await term_of(need, Step.ARRANGE)
    async with transaction():
        await calling_off.visits_of(need, by=by, because=because)
        await need.move(
            "unschedule", by=by, because=because, reason=because, comes_at=None, leaves_at=None, **waits
        )  # fmt: skip
        await _tell(need, "need_moved", by=by)
    return need


async def follow(activity: Activity, *, by: Actor, because: str, rolled: bool = False) -> None:
    """Let a need follow the shifts of its activity, in the open act that called one off or handed in its roll.

    The next visit is the one that counts, and is told; without any, it was done by then or has to be arranged anew. A
    need that another organisation has by now is left alone.
    """
    need = await need_with(activity)
    if need is None or need.state != NeedState.SCHEDULED:
        return
    visit = await _next_visit(need)
    if visit is not None:
        await _retime(need, visit, by=by)
    elif not (served := await _last_served(need)):
        await unschedule(need.id, by=by, because=because)
    elif rolled:
        await say_done(need.id, by=by)
    else:  # nobody comes any more, but somebody came: the team says whether that was all
        await _retime(need, served, by=by)


async def say_done(need_id: int, *, by: Actor) -> Need:
    """Say that it was done. The one who was helped is asked by a letter; nothing counts before the answer."""
    need = await need_by_id(need_id)
    may_serve.require(by, need)
    if need.comes_at is not None and need.comes_at > clock.now():
        raise OutOfTurn(lazy("It has not begun yet. Please say so when it was done."))
    waits = await term_of(need, Step.CONFIRM)
    word = public_id()
    async with transaction():
        await need.move(
            "say_done",
            by=by,
            done_by_id=by.person_id,
            done_at=clock.now(),
            word_hash=keyed_hash(WORD, word),
            word_sealed=privacy.seal(WORD, word),
            **waits,
        )
        await _tell(need, "need_done", by=by, link=f"{settings.current().public_url}/y/{word}")
    return need


async def _retime(need: Need, visit: Shift | None, *, by: Actor) -> None:
    """Write down in the open act by when somebody comes, and tell the one who waits for them (INV-54)."""
    told = need.comes_at
    if visit is None or (told, need.leaves_at) == (visit.starts_at, visit.ends_at):
        return
    now = clock.now()
    waits = await term_of(need, Step.CONFIRM, since=visit.ends_at)
    times = {"comes_at": visit.starts_at, "leaves_at": visit.ends_at, **waits}
    if not await Need.filter(id=need.id, state=NeedState.SCHEDULED).update(**times):
        raise OutOfTurn(Need.OUT_OF_TURN)
    await need.refresh_from_db(fields=list(times))
    await audit.record("Need.retime", need, by=by, to=visit.starts_at.isoformat())
    if visit.starts_at > now:
        purpose = "need_retimed" if told is not None and told > now else "need_visit"
        await _tell(need, purpose, by=by, starts_at=visit.starts_at)
    elif told is not None and told > now:
        await _tell(need, "need_moved", by=by)


async def _tell(need: Need, purpose: str, *, by: Actor, **values: object) -> None:
    person = await Person.get(id=need.beneficiary_id)
    org = await Organisation.get(id=need.organisation_id)
    await letters.write(
        person, purpose, about=need, by=by, org=org.short_name or org.name, number=need.number, **values
    )


async def _shifts_ahead(need: Need) -> list[Shift]:
    """Return the shifts to come of the need's activities, the first first."""
    return await Shift.filter(
        activity__need_id=need.id,
        activity__organisation_id=need.organisation_id,
        activity__state__in=(ActivityState.DRAFT, ActivityState.PUBLISHED),
        state=ShiftState.OPEN,
        starts_at__gt=clock.now(),
    ).select_related("activity").order_by("starts_at")  # fmt: skip


async def _next_visit(need: Need) -> Shift | None:
    """Return the first visit that is not over, or else the last whose roll is missing."""
    visits = await visits_open(need)
    return next((each for each in visits if each.ends_at > clock.now()), visits[-1] if visits else None)


async def _last_served(need: Need) -> Shift | None:
    attended = Commitment.filter(
        shift__activity__need_id=need.id, shift__activity__organisation_id=need.organisation_id,
        state=CommitmentState.ATTENDED,
    )  # fmt: skip
    last = await attended.order_by("-shift__starts_at").select_related("shift").first()
    return last.shift if last else None


async def _require_insured(need: Need, shifts: list[Shift]) -> None:
    level: int = await policy.value("needs.insured_from_level", place=await Place.get(id=need.desk_id))
    if need.risk_level < level:
        return
    if not shifts:
        raise OutOfTurn(lazy("This is risky: please plan it as an activity with insurance."))
    if not all(eligibility.insured(shift.activity, shift) for shift in shifts):
        raise OutOfTurn(lazy("This is risky: the insurance has to cover the last day."))
