"""Roll sheets: a list is printed under a number of its own, signed by hand, and entered once in its printed order."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.datastructures import UploadFile

from ground import attachments, audit, clock, persons
from ground.actors import Actor
from ground.database import IntegrityError, transaction
from ground.errors import NotFound, OutOfTurn
from ground.language import lazy
from marketplace import attending, walking_in
from marketplace.attending import Presence
from marketplace.codes_on_paper import sheet_code
from marketplace.models import LIVE, Commitment, RollSheet, Shift, ShiftState
from marketplace.newcomers import Newcomer
from marketplace.queries import attendance
from marketplace.rules.activities import may_roll
from volunteers.models import Source

NO_SUCH_SHEET = lazy("There is no sheet with these letters for this shift. Please look again.")


async def print_sheet(shift: Shift, *, by: Actor) -> RollSheet:
    """Give the list as it is now a number to be printed under; the same list again keeps its number.

    The shift comes with its activity. Refuses once the roll was handed in.
    """
    may_roll.require(by, shift)
    if shift.state != ShiftState.OPEN:
        raise OutOfTurn(lazy("The roll of this was handed in already."))
    rows = ",".join([each.public_id for each in await attendance.to_print(shift)])
    last = await RollSheet.filter(shift_id=shift.id, used_at=None).order_by("-id").first()
    if last is not None and last.rows == rows:
        return last
    for _try in range(3):
        try:
            async with transaction():
                made = await RollSheet.create(
                    code=sheet_code(), shift=shift, rows=rows, printed_at=clock.now(), printed_by_id=by.person_id
                )
                await audit.record("RollSheet.print", made, by=by, shift=shift.id)
                return made
        except IntegrityError:  # the same six letters: one in four hundred million
            continue
    raise OutOfTurn(lazy("Please press once more."))


async def sheet_of(shift: Shift, code: str) -> RollSheet:
    """Return a sheet of this shift by its letters; NotFound for any other."""
    found = await RollSheet.get_or_none(shift_id=shift.id, code=code)
    if found is None:
        raise NotFound(NO_SUCH_SHEET)
    return found


@dataclass(frozen=True)
class WrittenIn:
    """A name that was written by hand into an empty row, with the times beside it."""

    newcomer: Newcomer
    came_at: dt.datetime | None = None
    left_at: dt.datetime | None = None


async def enter(
    sheet: RollSheet,
    shift: Shift,
    lines: Sequence[Presence],
    written: Sequence[WrittenIn] = (),
    *,
    picture: UploadFile,
    by: Actor,
) -> Shift:
    """Hand in the roll as the sheet says it, with its picture; its hours are of grade C. A second time is refused.

    The shift comes with its activity; who is on no line did not come. Refuses whatever handing in a roll refuses, and a
    picture that is none.
    """
    may_roll.require(by, shift)
    clean = await attachments.read(picture, field="picture")
    async with transaction():
        first = await RollSheet.filter(id=sheet.id, used_at=None).update(used_at=clock.now(), used_by_id=by.person_id)
        if not first:
            raise OutOfTurn(lazy("This sheet was entered already."))
        await attachments.keep(clean, about=sheet, by=by, field="picture")
        await audit.record("RollSheet.enter", sheet, by=by, shift=shift.id)
        newcomers = [await each.newcomer.entered(by=by) for each in written]
        for person_id in sorted(each.id for each in newcomers):  # people before slots, as everywhere
            await persons.lock(person_id)
        for each, person in zip(written, newcomers, strict=True):
            place = await walking_in.write_in(shift, person, by=by)
            lines = [*lines, Presence(place.id, came=True, came_at=each.came_at, left_at=each.left_at)]
        told = {line.commitment_id for line in lines}
        live = await Commitment.filter(shift_id=shift.id, state__in=LIVE)
        lines = [*lines, *(Presence(each.id, came=False) for each in live if each.id not in told)]
        return await attending.hand_in(shift, lines, by=by, source=Source.PAPER)
