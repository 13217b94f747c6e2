"""Looking after hours: a random sample a month that the street looks into."""

import datetime as dt
import hashlib
from collections.abc import Sequence

from tortoise.expressions import Q

from ground import audit, clock, policy
from ground.actors import Actor, Role
from ground.database import transaction
from ground.errors import Mistake, NotFound, Unreadable
from ground.language import _, lazy
from ground.places import Place
from volunteers.correcting import reverse_all
from volunteers.models import ClaimState, HourClaim, HourEntry, HourSample, SampleState
from volunteers.rules import hours as rules
from volunteers.seen import places_under


async def draw(month: str, *, by: Actor) -> Sequence[HourSample]:
    """Draw from a month's accepted claims that no draw has seen: policy's percentage of each organisation's (INV-86).

    A part of a claim is a whole one, so that each organisation has at least one. The lot is a hash of the claim's
    public id and of all these claims together, so that nobody chooses it and anybody can draw it again. Late claims
    come first.
    """
    last = await _last_draw(month)
    claims = await HourClaim.filter(
        Q(decided_at__gt=last) if last else Q(), state=ClaimState.ACCEPTED, **_served_in(month)
    ).order_by("public_id")
    percent: int = await policy.value("hours.sample_percent")
    urn = hashlib.sha256("".join(claim.public_id for claim in claims).encode()).hexdigest()
    made = []
    async with transaction():
        for org_id in sorted({claim.organisation_id for claim in claims}):
            own = [claim for claim in claims if claim.organisation_id == org_id]
            own.sort(key=lambda claim: (not claim.late, _lot(urn, claim)))
            made += [await _sample(claim, month, by) for claim in own[: -(-len(own) * percent // 100)]]
    return made


async def _sample(claim: HourClaim, month: str, by: Actor) -> HourSample:
    sample = await HourSample.create(claim=claim, month=month, place_id=claim.place_id, drawn_at=clock.now())
    await audit.record("HourSample.draw", sample, by=by, claim=claim.id, month=month)
    return sample


async def _last_draw(month: str) -> dt.datetime | None:
    last = await HourSample.filter(month=month).order_by("-drawn_at").first()
    return last.drawn_at if last else None


def _served_in(month: str) -> dict[str, dt.datetime]:
    """Return the question for claims of a month, `2026-11`."""
    first = dt.date.fromisoformat(f"{month}-01")
    after = (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
    return {"starts_at__gte": clock.city_moment(first), "starts_at__lt": clock.city_moment(after)}


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
    """Return last month from its eighth day after until it was drawn, and months to draw from once more.

    These have late time that was confirmed since their last draw. Between two draws lies the term in which time can be
    recorded late, so that it is drawn from together, and not each as it comes.
    """
    today = clock.today()
    last = f"{today.replace(day=1) - dt.timedelta(days=1):%Y-%m}"
    found = {month for month in await _with_late_time() if month < last}
    days: int = await policy.value("hours.late_after_days")
    if today.day > days:
        found.add(last)
    return [month for month in sorted(found) if await _is_due(month)]


async def _with_late_time() -> set[str]:
    """Return the months of late time that was confirmed within two terms."""
    term: int = await policy.value("hours.latest_after_days")
    since = clock.now() - 2 * dt.timedelta(days=term)
    found = HourEntry.filter(late=True, reverses_id=None, entered_at__gt=since)
    return {f"{day:%Y-%m}" for (day,) in await found.distinct().values_list("service_on")}


async def _is_due(month: str) -> bool:
    """Whether a month was never drawn and has time, or has late time that was confirmed after a draw a term ago."""
    confirmed = HourClaim.filter(state=ClaimState.ACCEPTED, **_served_in(month))
    last = await _last_draw(month)
    if last is None:
        return await confirmed.exists()
    term: int = await policy.value("hours.latest_after_days")
    over = last <= clock.now() - dt.timedelta(days=term)
    return over and await confirmed.filter(late=True, decided_at__gt=last).exists()


async def sample_at_desk(actor: Actor, public_id: str) -> HourSample:
    """Return a drawn claim of the actor's places, or NotFound (404)."""
    sample = await HourSample.get_or_none(public_id=public_id)
    if sample is None or not await _over(actor, sample.place_id):
        raise NotFound(lazy("We could not find this."))
    return sample


async def _over(actor: Actor, place_id: int) -> bool:
    place = await Place.get(id=place_id)
    return actor.holds_over_place(place.path, Role.STREET_OFFICER, Role.COUNTY_OFFICER)
