"""Attending: the leader's roll says who came and when; it makes claims, which the community's desk then confirms."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ground import clock, policy
from ground.actors import SYSTEM, Actor
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.identity import PersonState
from ground.language import _, lazy
from ground.outbox import announce
from ground.places import Place
from marketplace import needs_at_work, waiting
from marketplace.claiming import claim_for, points
from marketplace.events import ShiftSettled
from marketplace.models import LIVE, MARKED_MISSING, Commitment, CommitmentState, Shift, Slot
from marketplace.rules.activities import RUNNERS, may_roll
from volunteers.bounds import bounds_at
from volunteers.measuring import Span, served
from volunteers.models import Source


@dataclass(frozen=True)
class Presence:
    """One line of a roll: who, whether they came, excused or not, and from when to when (None: as planned)."""

    commitment_id: int
    came: bool
    excused: bool = False
    came_at: dt.datetime | None = None
    left_at: dt.datetime | None = None
    left_unseen: bool = False
    """Nobody saw them leave: counted to the planned end, flagged, and no better than grade C (INV-83)."""


@dataclass(frozen=True)
class _Roll:
    """A roll while it is settled: what all its lines have in common."""

    shift: Shift
    grace: dt.timedelta
    source: Source
    by: Actor
    hours: bool = True
    """Whether attendances become claims; not after the days in which hours can be recorded."""


async def hand_in(
    shift: Shift,
    lines: Sequence[Presence],
    *,
    by: Actor,
    source: Source = Source.DESK_ROLL,
    without_hours: str = "",
) -> Shift:
    """Settle a shift by its roll: each place becomes attended, excused or missed, and each attendance a claim of hours.

    The shift comes with its activity. Refuses before the start, with a line missing, and a second roll (corrections are
    reversals in the ledger). Whoever hands it in cannot claim hours of their own: another does (EDGE-14).
    `without_hours` is why it is settled though no hours can be recorded any more (INV-86).
    """
    may_roll.require(by, shift)
    if shift.starts_at > clock.now():
        raise OutOfTurn(lazy("This has not begun yet."))
    without_hours = without_hours.strip()
    if without_hours and await too_late_days(shift) is None:
        raise OutOfTurn(lazy("Hours can still be recorded for this. Please hand in the roll with them."))
    grace = dt.timedelta(minutes=await policy.value("roll.grace_minutes"))
    told = {line.commitment_id: line for line in lines}
    async with transaction():
        for slot in await Slot.filter(shift_id=shift.id).order_by("id"):
            await waiting.hold(slot.id)
        await shift.move("settle", by=by, because=without_hours or None, rolled_at=clock.now())
        places = await Commitment.filter(shift_id=shift.id, state__in=LIVE).order_by("id").select_related("person")
        _require_whole(places, told)
        for place in places:
            line = told.get(place.id) or Presence(place.id, came=False)
            await _settle(place, line, _Roll(shift, grace, source, by, hours=not without_hours))
        await Slot.filter(shift_id=shift.id).update(taken=0, waiting=0)
        await announce(ShiftSettled(shift.id))
        await _tell_the_need(shift, by=by)
    return shift


async def too_late_days(shift: Shift) -> int | None:
    """Return the policy's days within which hours are recorded, if they are over for this shift; else None.

    The county may open them again (EDGE-12); the shift comes with its activity.
    """
    bounds = await bounds_at(await Place.get(id=shift.activity.place_id))
    days = (clock.today() - clock.city_day(shift.ends_at)).days
    return bounds.latest_after_days if days > bounds.latest_after_days else None


def _require_whole(places: Sequence[Commitment], told: Mapping[int, Presence]) -> None:
    missing = [each for each in places if each.state == CommitmentState.CONFIRMED and each.id not in told]
    if missing:
        raise OutOfTurn(_("%(count)d people are not yet on your roll.", count=len(missing)))


async def _settle(place: Commitment, line: Presence, roll: _Roll) -> None:
    if line.came:
        await _attend(place, line, roll)
    elif place.state == CommitmentState.CONFIRMED:
        await place.move("excuse" if line.excused else "miss", by=roll.by, ended_at=clock.now())
    else:  # an offer nobody took up, or a place in a line that is no more
        await place.move("let_lapse", by=roll.by, ended_at=clock.now(), offer_ends_at=None)


async def _attend(place: Commitment, line: Presence, roll: _Roll, because: str | None = None) -> None:
    now, shift = clock.now(), roll.shift
    planned = Span(shift.starts_at, shift.ends_at)
    left_at = None if line.left_unseen and shift.ends_at <= now else min(line.left_at or shift.ends_at, now)
    found = served(planned, came_at=line.came_at or shift.starts_at, left_at=left_at, grace=roll.grace)
    if found is None:
        raise OutOfTurn(_("%(name)s left before coming. Please look at the times.", name=place.person.name))
    await place.move("attend", by=roll.by, because=because, ended_at=now, offer_ends_at=None)
    if not roll.hours:
        return
    await points(place, found, method=roll.source, by=roll.by)
    if place.person_id != roll.by.person_id and place.person.state == PersonState.ACTIVE:
        await claim_for(place, shift, found, source=roll.source, by=roll.by)


async def put_right(
    commitment: Commitment, line: Presence, *, by: Actor, because: str, source: Source = Source.DESK_ROLL
) -> Commitment:
    """Say after the roll that someone marked as missing came all the same (EDGE-10); the first mark stays in the audit.

    The commitment comes with its person, shift and activity.
    """
    may_roll.require(by, commitment.shift)
    if not because.strip():
        raise OutOfTurn(lazy("Please say how you know."))
    if commitment.state not in MARKED_MISSING:
        raise OutOfTurn(Commitment.OUT_OF_TURN)
    grace = dt.timedelta(minutes=await policy.value("roll.grace_minutes"))
    async with transaction():
        await _attend(commitment, line, _Roll(commitment.shift, grace, source, by), because)
    return commitment


async def _tell_the_need(shift: Shift, *, by: Actor) -> None:
    """Let the need that this answered go on to its next visit, or be done: the team's word, also by a leader's hand."""
    activity = shift.activity
    hand = by if by.holds_over_org(activity.organisation_id, *RUNNERS) else SYSTEM
    await needs_at_work.follow(activity, by=hand, because=_("Nobody came."), rolled=True)
