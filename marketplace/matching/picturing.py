"""Pictures of helpers and offers taken from the database, for matching."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from ground import clock, policy
from ground.identity import Person
from ground.persons import records_of
from ground.places import Place
from marketplace.matching.snapshots import Figures, Helper, Offer, Promise
from marketplace.models import TAKING, Activity, Commitment, CommitmentState, Shift, Slot, SlotSkill
from volunteers import minors
from volunteers.models import HourEntry, Limit
from volunteers.queries import standing

SERVED_DAYS = dt.timedelta(days=8)
"""How far back what was served still counts: a week's own limit looks at Monday to Sunday."""


async def helper_of(
    person: Person, *, but: int | None = None, day: dt.date | None = None, reads: bool = True, compares: bool = True
) -> Helper:
    """Return a person as matching sees them on a day (today); `but` leaves one shift out of what is promised.

    What is said of them speaks to them, or of them where they are not the one who `reads`. Where shifts are compared it
    is asked too where they live and whom they served; nothing of that is a hindrance.
    """
    stands = await standing(person.id, day=day)
    home = await Place.get_or_none(id=person.home_id) if compares and person.home_id else None
    orgs = await _served(person.id) if compares else frozenset()
    return Helper(
        person_id=person.id,
        reads=reads,
        why_not=str(stands.because) if not stands.may_serve else "",
        home_path=home.path if home else "",
        born_on=person.born_on,
        limits=stands.limits,
        skills=stands.skills,
        papers=stands.papers,
        free=stands.free,
        known_orgs=orgs,
        taken=await _promises_of(person.id, but=but),
        most_minutes_a_day=stands.most_minutes_a_day,
        most_minutes_a_week=stands.most_minutes_a_week,
        walks_minutes=stands.walks_minutes,
        served=bool(orgs),
        guardians=stands.guardians,
        guardian_shifts=await _shifts_of(stands.guardians),
        suggestions=stands.suggestions,
    )


async def _served(person_id: int) -> frozenset[int]:
    """Return the organisations that a person has hours with, in any of their records."""
    lines = HourEntry.filter(person_id__in=await records_of(person_id))
    ids = await lines.distinct().values_list("organisation_id", flat=True)
    return frozenset(int(str(each)) for each in ids)


async def _shifts_of(people: frozenset[int]) -> frozenset[int]:
    """Return the shifts to come in which one of these people has a place."""
    if not people:
        return frozenset()
    ids = await Commitment.filter(
        person_id__in=list(people), state__in=TAKING, shift__ends_at__gt=clock.now()
    ).values_list("shift_id", flat=True)  # fmt: skip
    return frozenset(int(str(each)) for each in ids)


async def _promises_of(person_id: int, *, but: int | None) -> tuple[Promise, ...]:
    held = Commitment.filter(
        person_id=person_id, state__in=COUNTING, shift__ends_at__gt=clock.now() - SERVED_DAYS
    ).exclude(shift_id=but or 0)  # fmt: skip
    read = held.values_list(
        "shift__activity__title",
        "shift__activity_id",
        "shift__starts_at",
        "shift__ends_at",
        "shift__activity__place__path",
        "shift__activity__spot",
    )
    return tuple(
        Promise(title=title, activity_id=activity, starts_at=starts, ends_at=ends, place_path=path, spot=spot)
        for title, activity, starts, ends, path, spot in await read
    )


COUNTING = (*TAKING, CommitmentState.ATTENDED)
"""Being in a line promises nothing; having been there does count."""


async def figures() -> Figures:
    """Return the policy values of the day that questions about a person and a shift need."""
    minutes_a_day, between, segments, *ages = await policy.values(
        "signing.most_minutes_a_day",
        "signing.same_day_minutes_between",
        "signing.most_segments_a_day",
        *minors.AGES,
    )
    return Figures(
        most_minutes_a_day=minutes_a_day,
        minutes_between=between,
        most_segments=segments,
        ages=minors.ages_of(ages),
    )


def offer_of(
    shift: Shift, activity: Activity, place_path: str, skills: Iterable[SlotSkill], youngest: int | None
) -> Offer:
    """Return a shift as matching sees it."""
    skills = list(skills)
    offer = Offer(
        shift_id=shift.id,
        activity_id=activity.id,
        org_id=activity.organisation_id,
        place_path=place_path,
        spot=activity.spot,
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        demands=activity.demand_set,
        wanted=frozenset(each.skill for each in skills),
        papers=frozenset(each.skill for each in skills if each.paper),
        seated=activity.seated,
        youngest=youngest,
        risk=int(activity.risk_level),
    )
    return with_evenings(offer)


def with_evenings(offer: Offer) -> Offer:
    """Return an offer that asks for going out after dark where any of it is then."""
    return replace(offer, demands=offer.demands | {Limit.NO_EVENINGS}) if offer.in_the_evening else offer


async def offer_for(slot: Slot) -> Offer:
    """Return one slot's shift as matching sees it."""
    shift = await Shift.get(id=slot.shift_id).select_related("activity__place")
    skills = await SlotSkill.filter(slot_id=slot.id)
    return offer_of(shift, shift.activity, shift.activity.place.path, skills, slot.youngest)
