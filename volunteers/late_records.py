"""Late records: time that no roll told of, written down afterwards with what shows it; another confirms (INV-86)."""

import datetime as dt
from dataclasses import dataclass

from starlette.datastructures import UploadFile

from ground import attachments
from ground.actors import Actor
from ground.codes import public_id
from ground.database import transaction
from ground.errors import Mistake, OutOfTurn, Unreadable
from ground.identity import Person
from ground.language import _, lazy
from ground.places import Place
from orgs.models import Organisation, Project
from volunteers import recording
from volunteers.models import ClaimState, Grade, HourCategory, HourClaim, Source

OVER = (ClaimState.REFUSED, ClaimState.REVERSED)


@dataclass(frozen=True, kw_only=True)
class LateRecord:
    """What somebody says was served, and how they know."""

    person: Person
    project: Project
    place: Place
    about: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    because: str
    again: HourClaim | None = None
    """The claim that was refused or taken back, which this one says anew."""


async def record_late(record: LateRecord, *, picture: UploadFile | None, by: Actor) -> HourClaim:
    """Record time afterwards: with a picture of what shows it grade C, without one D, which an officer also confirms.

    It is marked late for ever, however soon it comes. Refuses whatever recording refuses, to say anew a claim that
    still stands, and to take it to another desk, project or person (409).
    """
    again = record.again
    if record.ends_at <= record.starts_at:
        sentence = _("The time ends after it starts.")
        raise Unreadable(sentence, [Mistake("left", sentence)])
    if again is not None and again.state not in OVER:
        raise OutOfTurn(lazy("This time was not refused. Put its line right instead."))
    if again is not None and _told(record) != (again.person_id, again.place_id, again.project_id):
        raise OutOfTurn(lazy("Time that is said anew stays with its person, its community and its project."))
    clean = await attachments.read(picture, field="picture") if picture else None
    async with transaction():
        made = await recording.claim(
            person_id=record.person.id,
            project=record.project,
            organisation=await Organisation.get(id=record.project.organisation_id),
            about=record.about,
            shift_ref=again.shift_ref if again else public_id(),
            place_id=record.place.id,
            starts_at=record.starts_at,
            ends_at=record.ends_at,
            minutes=int((record.ends_at - record.starts_at).total_seconds()) // 60,
            source=Source.LATE,
            grade=Grade.C if clean else Grade.D,
            category=again.category if again else HourCategory.SERVICE,
            planned=(again.planned_starts_at, again.planned_ends_at) if again else None,
            led_by=again.led_by_id if again else None,
            reason=record.because,
            by=by,
        )
        if clean:
            await attachments.keep(clean, about=made, by=by, field="picture")
    return made


def _told(record: LateRecord) -> tuple[int, int, int]:
    return record.person.id, record.place.id, record.project.id
