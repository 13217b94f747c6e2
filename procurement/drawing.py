"""Drawing: experts by a lot that anyone can run again; who has an interest is passed over (6.5, 条例 9)."""

import datetime as dt
import json

from tortoise.expressions import Q

from ground import audit, clock, policy
from ground.actors import SYSTEM, Actor, Role
from ground.chains import ChainHead, canonical
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.identity import Grant, Person
from ground.language import lazy
from ground.places import Place
from orgs.models import Organisation
from procurement.bidding import manifest_of
from procurement.holding import hold
from procurement.models import UNOPENED, Committee, Envelope, KeyHolder, Seat, SeatState, Tender, TenderState
from procurement.rules.bids import may_open
from procurement.scoring import lot_of, seed_of

INTEREST = "works, or worked, for one of the bidders or the buyer"
"""As the audit and the seat keep it; `words.RECUSALS` says it to people."""
TOO_FEW = lazy("The pool has too few experts without an interest in these bids.")


async def draw(tender: Tender, *, by: Actor) -> Committee:
    """Draw the members, all of them experts, from everyone in the pool; OutOfTurn (409) where the pool is too small."""
    may_open.require(by, tender)
    size = int(await policy.value(f"bids.members.{tender.method}"))
    people = await _pool(tender)
    async with transaction():
        tender = await hold(tender.id)
        if tender.state != TenderState.EVALUATING or await Committee.exists(tender_id=tender.id):
            raise OutOfTurn(Tender.OUT_OF_TURN)
        committee = await Committee.create(
            tender=tender,
            size=size,
            seed=await _seed(tender),
            pool=json.dumps(sorted(people)),
            drawn_by_id=by.person_id,
            drawn_at=clock.now(),
        )
        await audit.record("Committee.draw", committee, by=by, seed=committee.seed, size=size)
        if not await fill(committee, tender):
            raise OutOfTurn(TOO_FEW)
    return committee


async def fill(committee: Committee, tender: Tender) -> bool:
    """Fill the free seats in the order of the lot, in the open act; return whether none is left free."""
    order = sorted(json.loads(committee.pool), key=lambda expert: lot_of(committee.seed, expert))
    at = await Seat.filter(committee_id=committee.id).count()
    taken = await Seat.filter(committee_id=committee.id).exclude(state=SeatState.RECUSED).count()
    for seq, expert in enumerate(order[at:], start=at + 1):
        if taken == committee.size:
            break
        person = await Person.get(public_id=expert)
        seat = await Seat.create(committee=committee, seq=seq, person_id=person.id)
        await audit.record("Seat.draw", seat, by=SYSTEM, person=person.id)
        if await has_interest(person.id, tender):
            await seat.move("recuse", by=SYSTEM, because=INTEREST, recused_because=INTEREST)
        else:
            taken += 1
    return taken == committee.size


async def has_interest(person_id: int, tender: Tender) -> bool:
    """Whether the records show a tie of the last years to a bidder or the buyer, or a key of this opening."""
    since = clock.today() - dt.timedelta(days=await policy.value("bids.recusal_days"))
    bodies = [tender.buyer_id, *await bidders_of(tender)]
    worked = Grant.filter(Q(until_on=None) | Q(until_on__gte=since), person_id=person_id, org_id__in=bodies)
    return (
        await worked.exists()
        or await Organisation.exists(id__in=bodies, leader_id=person_id)
        or await KeyHolder.exists(tender_id=tender.id, person_id=person_id)
    )


async def bidders_of(tender: Tender) -> list[int]:
    """Return the organisations whose bids were opened."""
    found = Envelope.filter(tender_id=tender.id).exclude(state__in=UNOPENED)
    return [int(str(each)) for each in await found.values_list("supplier_id", flat=True)]


async def _pool(tender: Tender) -> list[str]:
    """Return the public ids of all who are experts today for the buyer's place, or one above it."""
    buyer = await Organisation.get(id=tender.buyer_id).select_related("place")
    places = await Place.filter(id__in=buyer.place.line_ids).values_list("id", flat=True)
    today = clock.today()
    held = Grant.filter(Q(until_on=None) | Q(until_on__gt=today), role=Role.EXPERT, from_on__lte=today)
    experts = await held.filter(place_id__in=list(places)).values_list("person__public_id", flat=True)
    return [str(each) for each in set(experts)]


async def _seed(tender: Tender) -> str:
    """Return the seed: the end of the audit as it is now, and what the tender's publication had fixed."""
    head = await ChainHead.get_or_none(name=audit.CHAIN)
    return seed_of([head.hash if head else "", canonical(await manifest_of(tender))])
