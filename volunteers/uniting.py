"""Uniting what two records hold: time that both have counts once, limits and stops of both hold, and back (EDGE-18)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from ground import clock
from ground.actors import Actor
from ground.database import IntegrityError
from ground.errors import Taken
from ground.language import lazy
from ground.places import Place
from ground.several import joined
from volunteers import chain, queries, windows
from volunteers.bounds import bounds_at, settled
from volunteers.correcting import KEPT, announce_all, take_back
from volunteers.facing import facing_of
from volunteers.measuring import Span, pieces
from volunteers.models import HourClaim, HourEntry, Suspension, Volunteer, VolunteerState
from volunteers.rules import hours as rules

WHY = lazy("Counted in both records of one person")
WHY_BACK = lazy("The two records were taken apart again")
CAPS = ("most_minutes_a_day", "most_minutes_a_week")


async def unite_hours(kept_id: int, other_id: int, *, by: Actor) -> list[dict[str, Any]]:
    """Take time that two records both have back from the line that was entered later, in the open act (INV-81).

    What is left of such a line is entered anew beside it. Refuses a settled month, and a day that becomes too long, to
    all but the authority (403). Returns the lines taken back, each with those entered in its place.
    """
    lines = await HourEntry.filter(person_id__in=(kept_id, other_id)).order_by("entered_at", "id")
    gone = {line.reverses_id for line in lines}
    standing: list[HourEntry] = []
    changed: list[dict[str, Any]] = []
    for line in (each for each in lines if each.reverses_id is None and each.id not in gone):
        others = [Span(each.starts_at, each.ends_at) for each in standing if each.person_id != line.person_id]
        taken = [has for has in others if has.starts_at < line.ends_at and has.ends_at > line.starts_at]
        if not taken:
            standing.append(line)
            continue
        await _require_authority(line, by)
        left = await _shorten(line, taken, by=by)
        standing += left
        changed.append({"was": line.id, "now": [each.id for each in left]})
    await _require_word_for_days(standing, by)
    return changed


async def _require_authority(line: HourEntry, by: Actor) -> None:
    bounds = await bounds_at(await Place.get(id=line.place_id))
    if settled(line.service_on, bounds) and not await windows.is_open(line.organisation_id, line.service_on):
        rules.may_open_settled_month.require(by, await facing_of(await HourClaim.get(id=line.claim_id), by))


async def _require_word_for_days(standing: Sequence[HourEntry], by: Actor) -> None:
    """Ask for the county's word where the two records make a day longer than a street may confirm (INV-82)."""
    for day in {each.service_on for each in standing}:
        that_day = [each for each in standing if each.service_on == day]
        if len({each.person_id for each in that_day}) == 1:
            continue
        bounds = await bounds_at(await Place.get(id=that_day[0].place_id))
        if sum(each.minutes for each in that_day) > bounds.street_minutes_a_day:
            claim = await HourClaim.get(id=that_day[0].claim_id)
            rules.may_give_authority.require(by, await facing_of(claim, by))


async def _shorten(line: HourEntry, taken: Sequence[Span], *, by: Actor) -> list[HourEntry]:
    left = pieces(Span(line.starts_at, line.ends_at), line.minutes, taken)
    await take_back(line, by=by, because=str(WHY), whole=not left)
    copied = {name: getattr(line, name) for name in KEPT}
    made = [
        {
            **copied,
            "starts_at": piece.span.starts_at,
            "ends_at": piece.span.ends_at,
            "minutes": piece.minutes,
            "entered_by_id": by.person_id,
            "reason": str(WHY),
        }
        for piece in left
    ]
    lines = await chain.enter(line.organisation_id, made) if made else []
    await announce_all(lines)
    return lines


async def part_hours(changed: Sequence[Mapping[str, Any]], *, by: Actor) -> None:
    """Enter anew, in the open act, what was taken back only because two records were put together."""
    for each in changed:
        line = await HourEntry.get(id=each["was"])
        entered = await HourEntry.filter(id__in=each["now"])
        gone = await HourEntry.filter(reverses_id__in=each["now"]).values_list("reverses_id", flat=True)
        if len(gone) == len(entered) and entered:
            continue  # somebody took the rest of it back since: the later word stands
        claim = await HourClaim.get(id=line.claim_id)
        if claim.may_move("stand_again"):
            try:
                await claim.move("stand_again", by=by)
            except IntegrityError as error:
                raise Taken(lazy("Time for this person and this shift is recorded already.")) from error
        for short in entered:
            if short.id not in gone:
                await take_back(short, by=by, because=str(WHY_BACK))
        copied = {name: getattr(line, name) for name in (*KEPT, "minutes")}
        whole = {**copied, "entered_by_id": by.person_id, "reason": str(WHY_BACK)}
        await announce_all(await chain.enter(line.organisation_id, [whole]))


async def unite_profiles(kept_id: int, other_id: int, *, by: Actor) -> dict[str, Any]:
    """Let the stricter of two profiles hold, in the open act: all limits, the lower caps, the longer suspension.

    Returns how the kept profile was; nothing where only one record has any.
    """
    kept, other = await queries.volunteer_of(kept_id), await queries.volunteer_of(other_id)
    if kept is None or other is None:
        return {}
    was: dict[str, Any] = {"id": kept.id, "limits": kept.limits, **{name: getattr(kept, name) for name in CAPS}}
    limits = sorted(queries.limits_of(kept) | queries.limits_of(other))
    caps = {name: _lower(getattr(kept, name), getattr(other, name)) for name in CAPS}
    await Volunteer.filter(id=kept.id).update(limits=joined(limits), **caps)
    return was | await _longer_suspension(kept, other, by=by)


def _lower(one: int | None, two: int | None) -> int | None:
    return min([each for each in (one, two) if each is not None], default=None)


async def _longer_suspension(kept: Volunteer, other: Volunteer, *, by: Actor) -> dict[str, Any]:
    open_ones = Suspension.filter(ended_at=None, until_on__gt=clock.today())
    theirs = await open_ones.get_or_none(volunteer_id=other.id)
    mine = await open_ones.get_or_none(volunteer_id=kept.id)
    if theirs is None or (mine is not None and mine.until_on >= theirs.until_on):
        return {}
    if mine is not None:
        await Suspension.filter(id=mine.id).update(until_on=theirs.until_on)
        return {"suspension": mine.id, "until_on": mine.until_on.isoformat()}
    if not kept.may_move("suspend"):
        return {}  # they have left: nothing can be signed up for
    await kept.move("suspend", by=by, because=theirs.because)
    await Suspension.filter(id=theirs.id).update(volunteer_id=kept.id)
    return {"suspension": theirs.id, "of": other.id}


async def part_profiles(was: Mapping[str, Any], *, by: Actor) -> None:
    """Let the kept profile be as it was, in the open act: its own limits, caps and suspension."""
    if not was:
        return
    await Volunteer.filter(id=was["id"]).update(**{name: was[name] for name in ("limits", *CAPS)})
    if "until_on" in was:
        await Suspension.filter(id=was["suspension"]).update(until_on=dt.date.fromisoformat(was["until_on"]))
    elif "of" in was:
        await Suspension.filter(id=was["suspension"]).update(volunteer_id=was["of"])
        kept = await Volunteer.get(id=was["id"])
        if kept.state == VolunteerState.SUSPENDED:
            await kept.move("restore" if kept.vouched_at else "restore_unvouched", by=by)
