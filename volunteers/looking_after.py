"""Looking after hours: a random sample a month that the street looks into."""

import datetime as dt
import hashlib
from collections.abc import Sequence

from ground import audit, clock, policy
from ground.actors import Actor, Role
from ground.database import transaction
from ground.errors import Mistake, NotFound, Unreadable
from ground.language import _, lazy
from ground.places import Place
from volunteers.correcting import reverse_all
from volunteers.models import ClaimState, HourClaim, HourSample, SampleState
from volunteers.rules import hours as rules
from volunteers.seen import places_under


async def draw(month: str, *, by: Actor) -> Sequence[HourSample]:
    """Draw the sample of a month's accepted claims: policy's percentage, at least one of each organisation (INV-86).

    The lot is a hash of the claim's public id and of the month's accepted claims together, so that nobody chooses it
    and anybody can draw it again. Late claims come first. A second draw of a month adds only what became due.
    """
    first = dt.date.fromisoformat(f"{month}-01")
    after = (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
    claims = await HourClaim.filter(
        state=ClaimState.ACCEPTED, starts_at__gte=clock.city_moment(first), starts_at__lt=clock.city_moment(after)
    ).order_by("public_id")
    percent: int = await policy.value("hours.sample_percent")
    urn = hashlib.sha256("".join(claim.public_id for claim in claims).encode()).hexdigest()
    drawn = []
    for org_id in sorted({claim.organisation_id for claim in claims}):
        own = [claim for claim in claims if claim.organisation_id == org_id]
        most = max(1, len(own) * percent // 100)
        drawn += sorted(own, key=lambda claim: (not claim.late, _lot(urn, claim)))[:most]
    there = {each.claim_id for each in await HourSample.filter(claim_id__in=[claim.id for claim in drawn])}
    made = []
    async with transaction():
        for claim in drawn:
            if claim.id in there:
                continue
            sample = await HourSample.create(claim=claim, month=month, place_id=claim.place_id, drawn_at=clock.now())
            await audit.record("HourSample.draw", sample, by=by, claim=claim.id, month=month)
            made.append(sample)
    return made


def _lot(urn: str, claim: HourClaim) -> str:
    return hashlib.sha256(f"{urn}:{claim.public_id}".encode()).hexdigest()


async def clear(sample: HourSample, *, found: str, by: Actor) -> HourSample:
    """Say that the people who were there confirm the time."""
    await _require(sample, by)
    async with transaction():
        await sample.move("clear", by=by, because=found, found=found[:200], by_id=by.person_id, decided_at=clock.now())
    return sample


async def fail(sample: HourSample, *, found: str, by: Actor) -> HourSample:
    """Say that the time was not served: its lines are taken back with this reason (INV-86)."""
    await _require(sample, by)
    if not found.strip():
        sentence = _("Please say why, in one sentence. The person reads it.")
        raise Unreadable(sentence, [Mistake("found", sentence)])
    async with transaction():
        await sample.move("fail", by=by, because=found, found=found[:200], by_id=by.person_id, decided_at=clock.now())
        await reverse_all(await HourClaim.get(id=sample.claim_id), because=found, by=by)
    return sample


async def _require(sample: HourSample, by: Actor) -> None:
    place = await Place.get(id=sample.place_id)
    claim = await HourClaim.get(id=sample.claim_id)
    rules.may_look_into.require(by, rules.Sampled(claim, place.path))


async def samples_of(actor: Actor) -> list[HourSample]:
    """Return the drawn claims of the actor's places that they may look into, the oldest draw first."""
    paths = actor.paths(Role.STREET_OFFICER, Role.COUNTY_OFFICER)
    if not paths:
        return []
    found = HourSample.filter(state=SampleState.DRAWN, place_id__in=await places_under(paths))
    drawn = await found.select_related("claim__person", "claim__organisation").order_by("drawn_at", "id")
    path = {place.id: place.path for place in await Place.filter(id__in={each.place_id for each in drawn})}
    return [each for each in drawn if rules.may_look_into.allows(actor, rules.Sampled(each.claim, path[each.place_id]))]


async def months_to_draw() -> list[str]:
    """Return last month from its eighth day after, when the late records are in, until it was drawn."""
    today = clock.today()
    last = today.replace(day=1) - dt.timedelta(days=1)
    month = f"{last:%Y-%m}"
    days: int = await policy.value("hours.late_after_days")
    if today.day <= days or await HourSample.exists(month=month):
        return []
    first = clock.city_moment(last.replace(day=1))
    until = clock.city_moment(today.replace(day=1))
    any_claim = await HourClaim.exists(state=ClaimState.ACCEPTED, starts_at__gte=first, starts_at__lt=until)
    return [month] if any_claim else []


async def sample_at_desk(actor: Actor, public_id: str) -> HourSample:
    """Return a drawn claim of the actor's places, or NotFound (404)."""
    sample = await HourSample.get_or_none(public_id=public_id)
    if sample is None or not await _over(actor, sample.place_id):
        raise NotFound(lazy("We could not find this."))
    return sample


async def _over(actor: Actor, place_id: int) -> bool:
    place = await Place.get(id=place_id)
    return actor.holds_over_place(place.path, Role.STREET_OFFICER, Role.COUNTY_OFFICER)
