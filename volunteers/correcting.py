"""Correcting: a line is taken back whole, and a right one is entered beside it; both stay visible (INV-85)."""

import datetime as dt

from ground import audit, clock, persons
from ground.actors import Actor
from ground.database import IntegrityError, transaction
from ground.errors import Mistake, OutOfTurn, Refusal, Taken, Unreadable
from ground.language import _, lazy
from ground.outbox import announce
from ground.places import Place
from orgs import evidencing
from orgs.models import EvidenceKind
from volunteers import chain, windows
from volunteers.bounds import bounds_at, settled
from volunteers.events import HoursAccepted, HoursReversed
from volunteers.facing import facing_of
from volunteers.measuring import MINUTE, Span
from volunteers.models import (
    CertificateLine,
    CertificateState,
    HourClaim,
    HourEntry,
)
from volunteers.rules import hours as rules

KEPT = (
    *("person_id", "project_id", "claim_id", "about", "shift_ref", "place_id", "service_on", "starts_at", "ends_at"),
    *("category", "source", "grade", "late", "recorder_id", "confirmer_id", "second_id"),
)
"""What a reversal, and a shorter line, have from the line they take back."""
COPIED = (
    *("person_id", "organisation_id", "project_id", "about", "shift_ref", "place_id", "category", "source", "grade"),
    *("late", "flags", "led_by_id"),
)
"""What the claim of a correction has from the one it corrects."""


async def reverse(entry: HourEntry, *, because: str, by: Actor) -> HourEntry:
    """Take a line back whole, by a line of the same minutes below zero; certificates with it are marked (INV-92).

    Refuses the person, a stranger, and a settled month to all but the authority (403), a reversal and a line that was
    taken back already (409).
    """
    claim = await _may_change(entry, by)
    _says_why(because)
    async with transaction():
        await persons.lock(entry.person_id)
        line = await take_back(entry, by=by, because=because)
        await _close_if_empty(claim, by=by, because=because)
    return line


async def reverse_all(claim: HourClaim, *, because: str, by: Actor) -> list[HourEntry]:
    """Take back every line of a claim that still stands, in one act: it was found not to have been served."""
    lines = await HourEntry.filter(claim_id=claim.id).order_by("seq")
    gone = {line.reverses_id for line in lines}
    standing = [line for line in lines if line.reverses_id is None and line.id not in gone]
    async with transaction():
        return [await reverse(line, because=because, by=by) for line in standing]


async def correct(
    entry: HourEntry, *, starts_at: dt.datetime, ends_at: dt.datetime, because: str, by: Actor
) -> HourEntry | None:
    """Put another time in the place of a line: its reversal and a new line, with the reason, both visible.

    Time within what two parties vouched for stands at once, and the new line is returned. Other time is a new claim
    that waits for another party's word, and the old line stands until then: None is returned.
    """
    claim = await _may_change(entry, by)
    _says_why(because)
    wanted = Span(starts_at, ends_at)
    if wanted.minutes <= 0 or clock.city_day(starts_at) != entry.service_on:
        sentence = _("The time ends after it starts, on the same day as before.")
        raise Unreadable(sentence, [Mistake("starts_at", sentence)])
    if starts_at < entry.starts_at or ends_at > entry.ends_at:
        await _propose(entry, claim, wanted, because=because, by=by)
        return None
    async with transaction():
        await persons.lock(entry.person_id)
        await take_back(entry, by=by, because=because)
        new = {
            **{name: getattr(entry, name) for name in KEPT},
            "starts_at": starts_at,
            "ends_at": ends_at,
            "minutes": min(wanted.minutes, entry.minutes),
            "entered_by_id": by.person_id,
            "reason": because[:200],
        }
        lines = await chain.enter(entry.organisation_id, [new])
        await announce_all(lines)
    return lines[0]


async def _propose(entry: HourEntry, claim: HourClaim, wanted: Span, *, because: str, by: Actor) -> HourClaim:
    place = await Place.get(id=claim.place_id)
    recording = rules.Recording(entry.person_id, entry.organisation_id, place.path)
    rules.may_lengthen.require(by, recording)
    bounds = await bounds_at(place)
    over = bounds.minutes_over_plan * MINUTE
    if wanted.starts_at < claim.planned_starts_at - over or wanted.ends_at > claim.planned_ends_at + over:
        raise OutOfTurn(
            _("This is more than %(count)d minutes outside the planned time.", count=bounds.minutes_over_plan)
        )
    async with transaction():
        await persons.lock(entry.person_id)
        if refusal := await gone(entry):
            raise refusal
        try:
            made = await HourClaim.create(
                **{name: getattr(claim, name) for name in (*COPIED, "planned_starts_at", "planned_ends_at")},
                starts_at=wanted.starts_at,
                ends_at=wanted.ends_at,
                minutes=wanted.minutes,
                corrects_id=entry.id,
                recorder_id=by.person_id,
                recorder_side=rules.side_of(by, recording),
                made_at=clock.now(),
                reason=because[:200],
            )
        except IntegrityError as error:
            raise Taken(lazy("A correction of this line waits already.")) from error
        await audit.record("HourClaim.correct", made, by=by, because=because, corrects=entry.id)
    return made


async def gone(entry: HourEntry) -> Refusal | None:
    """Return why a line can neither be taken back nor corrected any more; None while it stands."""
    if entry.reverses_id is not None:
        return OutOfTurn(lazy("This line is itself a reversal."))
    if await HourEntry.exists(reverses_id=entry.id):
        return Taken(lazy("This line was taken back already."))
    return None


async def take_back(entry: HourEntry, *, by: Actor, because: str, whole: bool = False) -> HourEntry:
    """Write the reversal of a line in the open act, under the person's lock; `whole` closes a claim with none left."""
    if refusal := await gone(entry):
        raise refusal
    taken = {
        **{name: getattr(entry, name) for name in KEPT},
        "minutes": -entry.minutes,
        "entered_by_id": by.person_id,
        "reverses_id": entry.id,
        "reason": because[:200],
    }
    [line] = await chain.enter(entry.organisation_id, [taken])
    await audit.record("HourEntry.reverse", entry, by=by, because=because, minutes=line.minutes)
    await evidencing.lose(entry.project_id, EvidenceKind.HOURS, entry.id)
    for each in await CertificateLine.filter(entry_id=entry.id).select_related("certificate"):
        if each.certificate.state == CertificateState.ISSUED:
            await each.certificate.move("mark_changed", by=by, because=because)
    await announce(
        HoursReversed(
            line.id, entry.id, line.person_id, line.project_id, line.minutes, line.organisation_id,
            str(line.category), str(line.grade), line.shift_ref, line.service_on.isoformat(),
        )
    )  # fmt: skip
    if whole:
        await _close_if_empty(await HourClaim.get(id=entry.claim_id), by=by, because=because)
    return line


async def announce_all(lines: list[HourEntry]) -> None:
    """Tell the floors above of lines that entered the ledger, in the open act."""
    for line in lines:
        await announce(
            HoursAccepted(
                line.id, line.person_id, line.project_id, line.minutes, line.organisation_id,
                str(line.category), str(line.grade), line.shift_ref, line.service_on.isoformat(),
            )
        )  # fmt: skip


async def _may_change(entry: HourEntry, by: Actor) -> HourClaim:
    claim = await HourClaim.get(id=entry.claim_id)
    facing = await facing_of(claim, by)
    rules.may_take_back.require(by, facing)
    bounds = await bounds_at(await Place.get(id=claim.place_id))
    if settled(entry.service_on, bounds) and not await windows.is_open(entry.organisation_id, entry.service_on):
        rules.may_open_settled_month.require(by, facing)
    return claim


async def _close_if_empty(claim: HourClaim, *, by: Actor, because: str) -> None:
    """Close a claim of which no line stands any more, so that its shift can be recorded anew."""
    lines = await HourEntry.filter(claim_id=claim.id)
    gone = {line.reverses_id for line in lines}
    if all(line.reverses_id is not None or line.id in gone for line in lines):
        await claim.move("take_back", by=by, because=because)


def _says_why(because: str) -> None:
    if not because.strip():
        sentence = _("Please say why, in one sentence. The person reads it.")
        raise Unreadable(sentence, [Mistake("because", sentence)])
