"""Recording: a leader's roll, or a desk's paper, makes claims of hours, which another party must confirm."""

import datetime as dt

from ground import audit, clock, letters
from ground.actors import Actor
from ground.database import IntegrityError, transaction
from ground.errors import Mistake, OutOfTurn, Taken, Unreadable
from ground.identity import Person, PersonState
from ground.language import _, lazy, length_text
from ground.places import Place
from ground.several import joined
from orgs.models import Organisation, Project
from volunteers import windows
from volunteers.bounds import Bounds, bounds_at
from volunteers.confirming import confirm, refuse
from volunteers.correcting import reverse
from volunteers.flagging import flags_of
from volunteers.measuring import MINUTE, Span
from volunteers.models import Flag, Grade, HourCategory, HourClaim, Source
from volunteers.rules import hours as rules

BEST = {Source.PAPER: Grade.C, Source.LATE: Grade.C, Source.ADMIN: Grade.D, Source.IMPORT: Grade.E}
"""The best grade that each way of recording can have; a roll and a card can have any (7.8)."""
DAY_MINUTES = 1440


async def claim(
    *,
    person_id: int,
    project: Project,
    organisation: Organisation,
    about: str,
    shift_ref: str,
    place_id: int,
    starts_at: dt.datetime,
    ends_at: dt.datetime,
    minutes: int,
    source: Source,
    grade: Grade,
    category: HourCategory = HourCategory.SERVICE,
    by: Actor,
    planned: tuple[dt.datetime, dt.datetime] | None = None,
    led_by: int | None = None,
    flags: frozenset[Flag] = frozenset(),
    reason: str = "",
) -> HourClaim:
    """Record that someone served from `starts_at` to `ends_at`; nothing counts until another party confirms it.

    `planned` is the shift's own time (the time served, where none is given), `led_by` whom the organisation put in
    charge. Refuses: who is neither the organisation nor the desk, or the person (403); time to come, longer than the
    plan allows, too long ago, under a project that is not the organisation's, or a second time for a shift (409).
    """
    place = await Place.get(id=place_id)
    recording = rules.Recording(person_id, organisation.id, place.path, led_by)
    rules.is_not_the_person.require(by, recording)
    rules.may_record.require(by, recording)
    bounds = await bounds_at(place)
    served = Span(_whole(starts_at), max(_whole(ends_at), _whole(starts_at) + minutes * MINUTE))
    plan = Span(*planned) if planned else served
    _fits(served, minutes, plan, bounds)
    _belongs(project, organisation, served)
    if not await Person.exists(id=person_id, state=PersonState.ACTIVE):
        raise OutOfTurn(lazy("This record is closed. Please call 12345."))
    late = await _late(organisation, served, bounds) or source == Source.LATE
    grade = max(grade, BEST.get(source, Grade.A), key=str)
    found = flags | await flags_of(organisation, minutes, grade=grade, source=source, late=late, by=by, bounds=bounds)
    async with transaction():
        try:
            made = await HourClaim.create(
                person_id=person_id,
                organisation_id=organisation.id,
                project_id=project.id,
                about=about[:80],
                shift_ref=shift_ref,
                place_id=place_id,
                starts_at=served.starts_at,
                ends_at=served.ends_at,
                planned_starts_at=plan.starts_at,
                planned_ends_at=plan.ends_at,
                minutes=minutes,
                category=category,
                source=source,
                grade=grade,
                late=late,
                flags=joined(sorted(found)),
                recorder_id=by.person_id,
                recorder_side=rules.side_of(by, recording),
                led_by_id=led_by,
                made_at=clock.now(),
                reason=reason[:200],
            )
        except IntegrityError as error:
            raise Taken(lazy("Time for this person and this shift is recorded already.")) from error
        if made.grade == Grade.D:
            person = await Person.get(id=person_id)
            await letters.write(person, "hours_need_evidence", about=made, by=by, title=made.about)
        await audit.record(
            "HourClaim.make", made, by=by, person=person_id, minutes=minutes, source=str(source), grade=str(grade)
        )
    return made


def _whole(at: dt.datetime) -> dt.datetime:
    return at.astimezone(dt.UTC).replace(second=0, microsecond=0)


def _fits(served: Span, minutes: int, plan: Span, bounds: Bounds) -> None:
    """Refuse time that the shift cannot have held (security.md row 1)."""
    over = bounds.minutes_over_plan * MINUTE
    if not 0 < minutes <= DAY_MINUTES:
        sentence = _("Time served is between 1 minute and 24 hours.")
        raise Unreadable(sentence, [Mistake("minutes", sentence)])
    if served.ends_at > clock.now() + MINUTE:
        raise OutOfTurn(lazy("Time can be recorded only once it is over."))
    if served.starts_at < plan.starts_at - over or served.ends_at > plan.ends_at + over:
        raise OutOfTurn(
            _("This is more than %(count)d minutes outside the planned time.", count=bounds.minutes_over_plan)
        )
    if minutes > plan.minutes + bounds.minutes_over_plan:
        raise OutOfTurn(_("This is longer than the shift, which had %(hours)s.", hours=length_text(plan.minutes)))


def _belongs(project: Project, organisation: Organisation, served: Span) -> None:
    if project.organisation_id != organisation.id:
        raise OutOfTurn(lazy("This project belongs to another organisation."))
    if not project.starts_on <= clock.city_day(served.starts_at) <= project.ends_on:
        raise OutOfTurn(lazy("The project did not run on that day."))


async def _late(organisation: Organisation, served: Span, bounds: Bounds) -> bool:
    """Tell whether this is recorded late, and refuse what is older than policy, unless a window is open (EDGE-12)."""
    served_on, today = clock.city_day(served.starts_at), clock.today()
    days = (today - clock.city_day(served.ends_at)).days
    if days > bounds.latest_after_days and not await windows.is_open(organisation.id, served_on):
        raise OutOfTurn(
            _("Time can be recorded up to %(count)d days after. Please ask the county.", count=bounds.latest_after_days)
        )
    return days > bounds.late_after_days


__all__ = ["claim", "confirm", "refuse", "reverse"]
