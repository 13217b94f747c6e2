"""Showing shifts at a desk: one card a shift, with its people, what stands out, and why one cannot be confirmed."""

from collections.abc import Sequence
from itertools import groupby

from ground import clock
from ground.actors import Actor
from ground.identity import Person
from ground.language import hours_text, length_text
from ground.persons import name_shown
from ground.places import Place
from volunteers.confirming import obstacles
from volunteers.flagging import WORDS, flags_in
from volunteers.models import ClaimState, HourClaim
from volunteers.schemas.desk import PersonAtDesk, ShiftAtDesk
from volunteers.words import CLAIMS, SOURCES


def by_shift(claims: Sequence[HourClaim]) -> list[list[HourClaim]]:
    """Return claims shift by shift, in the order in which they come."""
    ordered = sorted(claims, key=lambda claim: (claim.planned_starts_at, claim.shift_ref))
    return [list(each) for _, each in groupby(ordered, key=lambda claim: claim.shift_ref)]


async def shifts_shown(shifts: Sequence[Sequence[HourClaim]], *, by: Actor, open_in: ClaimState) -> list[ShiftAtDesk]:
    """Return shifts as a desk reads them, those in the open state weighed; claims come with person and organisation."""
    every = [claim for claims in shifts for claim in claims]
    open_ones = [claim for claim in every if claim.state == open_in]
    why_not = await obstacles(open_ones, by=by) if open_ones else {}
    places = {place.id: place for place in await Place.filter(id__in={claim.place_id for claim in every})}
    recorders = {each.id: each for each in await Person.filter(id__in={claim.recorder_id for claim in every})}
    return [
        ShiftAtDesk(
            shift=claims[0].shift_ref,
            about=claims[0].about,
            on=clock.city_day(claims[0].planned_starts_at),
            starts_at=claims[0].planned_starts_at,
            ends_at=claims[0].planned_ends_at,
            organisation=claims[0].organisation.name,
            place=places[claims[0].place_id].name,
            recorded_by=name_shown(recorders[claims[0].recorder_id]),
            waits_days=(clock.today() - clock.city_day(claims[0].made_at)).days,
            total=hours_text(sum(claim.minutes for claim in claims)),
            people=[_person(claim, why_not.get(claim.id, "")) for claim in claims],
        )
        for claims in shifts
    ]


def _person(claim: HourClaim, obstacle: str) -> PersonAtDesk:
    return PersonAtDesk(
        claim=claim.public_id,
        name=name_shown(claim.person),
        starts_at=claim.starts_at,
        ends_at=claim.ends_at,
        minutes=claim.minutes,
        hours=length_text(claim.minutes),
        source=str(SOURCES[claim.source]),
        flags=[str(WORDS[flag]) for flag in flags_in(claim.flags)],
        obstacle=obstacle,
        state=str(claim.state),
        state_words=str(CLAIMS[claim.state]),
        reason=claim.reason,
    )
