"""Weighing a claim: what of it counts beside what is in the ledger, and on whose word (INV-81, INV-82, INV-86)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from ground import clock
from ground.errors import OutOfTurn, Refusal, Taken
from ground.language import _, desk_day, hours_text
from ground.places import Place
from orgs.models import Organisation
from volunteers import ledger
from volunteers.bounds import Bounds, bounds_at
from volunteers.correcting import gone
from volunteers.measuring import Piece, Span, pieces, week_of
from volunteers.models import Grade, HourClaim, HourEntry


class Word(IntEnum):
    """Whose word a claim needs beside the desk's."""

    DESK = 0
    STREET = 1
    COUNTY = 2


@dataclass(frozen=True)
class Weighed:
    """What counts of a claim now."""

    pieces: Sequence[Piece]
    word: Word
    conflict: str = ""
    """The sentence for time that another line has already (INV-81)."""
    refusal: Refusal | None = None
    """Why nothing of it can be entered now."""

    @property
    def minutes(self) -> int:
        """What would be entered."""
        return sum(piece.minutes for piece in self.pieces)


async def weigh(claim: HourClaim, bounds: Bounds | None = None, organisation: Organisation | None = None) -> Weighed:
    """Weigh a claim against the ledger as it stands; binding only under the person's and the chain's lock."""
    if claim.corrects_id is not None and (refusal := await gone(await HourEntry.get(id=claim.corrects_id))):
        return Weighed((), Word.DESK, refusal=refusal)
    bounds = bounds or await bounds_at(await Place.get(id=claim.place_id))
    span = Span(claim.starts_at, claim.ends_at)
    first, last = (clock.city_day(at) for at in (span.starts_at, span.ends_at))
    lines = await ledger.standing_lines(
        claim.person_id, week_of(first)[0], week_of(last)[1], leaving_out=claim.corrects_id
    )
    overlapping = [line for line in lines if line.starts_at < span.ends_at and line.ends_at > span.starts_at]
    counted = pieces(span, claim.minutes, [Span(line.starts_at, line.ends_at) for line in overlapping])
    conflict = _conflict(overlapping, claim.minutes - sum(piece.minutes for piece in counted))
    if not counted:
        return Weighed((), Word.DESK, conflict, Taken(conflict))
    org = organisation or await Organisation.get(id=claim.organisation_id)
    refusal = await _over_a_month(claim, counted, bounds, org)
    return Weighed(counted, _word(claim, counted, lines, bounds), conflict, refusal)


def _conflict(overlapping: Sequence[HourEntry], lost: int) -> str:
    if not overlapping or lost <= 0:
        return ""
    line = overlapping[0]
    return _(
        "%(hours)s of this are counted already: %(about)s, %(day)s, %(org)s.",
        hours=hours_text(lost),
        about=line.about,
        day=desk_day(line.service_on),
        org=line.organisation.name,
    )


def _word(claim: HourClaim, counted: Sequence[Piece], lines: Sequence[HourEntry], bounds: Bounds) -> Word:
    """Return whose word is needed, by the longest day and week that the claim would make and its evidence (INV-84)."""
    word = Word.STREET if claim.grade == Grade.D else Word.DESK
    for day in {piece.service_on for piece in counted}:
        monday, sunday = week_of(day)
        that_day = _sum(counted, lines, day, day)
        if that_day > bounds.street_minutes_a_day:
            return Word.COUNTY
        if that_day > bounds.desk_minutes_a_day or _sum(counted, lines, monday, sunday) > bounds.desk_minutes_a_week:
            word = Word.STREET
    return word


def _sum(counted: Sequence[Piece], lines: Sequence[HourEntry], first: dt.date, last: dt.date) -> int:
    new = sum(piece.minutes for piece in counted if first <= piece.service_on <= last)
    return new + sum(line.minutes for line in lines if first <= line.service_on <= last)


async def _over_a_month(
    claim: HourClaim, counted: Sequence[Piece], bounds: Bounds, org: Organisation
) -> Refusal | None:
    """Return the refusal of time beyond the month's cap of a new organisation, or of late records (INV-86).

    A line that the claim is to replace does not count beside it.
    """
    old = claim.corrects_id
    minutes = sum(piece.minutes for piece in counted)
    month = counted[0].service_on.replace(day=1)
    if clock.today() < _months_after(clock.city_day(org.made_at), bounds.new_org_months):
        there = await ledger.minutes_in_month(month, org_id=org.id, leaving_out=old)
        if there + minutes > bounds.new_org_minutes_a_month:
            return OutOfTurn(
                _(
                    "A new organisation has at most %(hours)s a month in its first %(count)d months.",
                    hours=hours_text(bounds.new_org_minutes_a_month),
                    count=bounds.new_org_months,
                )
            )
    if not claim.late:
        return None
    for most, there in (
        (
            bounds.late_minutes_a_month_person,
            await ledger.minutes_in_month(month, person_id=claim.person_id, late=True, leaving_out=old),
        ),
        (
            bounds.late_minutes_a_month_org,
            await ledger.minutes_in_month(month, org_id=org.id, late=True, leaving_out=old),
        ),
    ):
        if there + minutes > most:
            return OutOfTurn(_("At most %(hours)s of a month can be recorded late.", hours=hours_text(most)))
    return None


def _months_after(day: dt.date, months: int) -> dt.date:
    """Return the same day some months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return dt.date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError(months)
