"""Pictures of helpers and offers taken from the database, for matching."""

import datetime as dt
from collections.abc import Iterable

from ground import clock
from ground.identity import Person
from ground.places import Place
from marketplace.matching.snapshots import Helper, Offer, split
from marketplace.models import TAKING, Activity, Commitment, Shift, Slot, SlotSkill
from volunteers.models import HourEntry
from volunteers.queries import standing


async def helper_of(person: Person, *, but: int | None = None, day: dt.date | None = None) -> Helper:
    """Return a person as matching sees them on a day (today); `but` leaves one shift out of what is promised."""
    stands = await standing(person.id, day=day)
    home = await Place.get_or_none(id=person.home_id) if person.home_id else None
    promised = Commitment.filter(person_id=person.id, state__in=TAKING, shift__ends_at__gt=clock.now())
    taken = await promised.exclude(shift_id=but or 0).select_related("shift__activity")
    orgs = await HourEntry.filter(person_id=person.id).distinct().values_list("organisation_id", flat=True)
    return Helper(
        person_id=person.id,
        why_not=str(stands.because) if not stands.may_serve else "",
        home_path=home.path if home else "",
        born_on=person.born_on,
        limits=stands.limits,
        skills=stands.skills,
        papers=stands.papers,
        free=stands.free,
        known_orgs=frozenset(int(str(each)) for each in orgs),
        taken=tuple((each.shift.activity.title, (each.shift.starts_at, each.shift.ends_at)) for each in taken),
        most_minutes_a_day=stands.most_minutes_a_day,
        served=bool(orgs),
        suggestions=stands.suggestions,
    )


def offer_of(shift: Shift, activity: Activity, place_path: str, skills: Iterable[SlotSkill], youngest: int | None) -> Offer:
    """Return a shift as matching sees it."""
    skills = list(skills)
    return Offer(
        shift_id=shift.id,
        org_id=activity.organisation_id,
        place_path=place_path,
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        demands=split(activity.demands),
        wanted=frozenset(each.skill for each in skills),
        papers=frozenset(each.skill for each in skills if each.paper),
        seated=activity.seated,
        youngest=youngest,
    )


async def offer_for(slot: Slot) -> Offer:
    """Return one slot's shift as matching sees it."""
    shift = await Shift.get(id=slot.shift_id).select_related("activity__place")
    skills = await SlotSkill.filter(slot_id=slot.id)
    return offer_of(shift, shift.activity, shift.activity.place.path, skills, slot.youngest)
