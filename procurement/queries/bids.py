"""What each actor may see of bids: before the opening a supplier sees its own, and nobody that there are others."""

from collections.abc import Mapping, Sequence

from ground import clock
from ground.actors import Actor
from ground.attachments import Visible
from ground.errors import NotFound
from ground.language import lazy
from ground.letters import Letter
from orgs.models import Organisation
from orgs.queries import TEAM
from procurement.models import (
    AFTER_OPENING,
    DECIDED,
    PUBLIC,
    UNOPENED,
    Bid,
    Committee,
    Envelope,
    EnvelopeState,
    KeyHolder,
    Seat,
    SeatState,
    Tender,
    TenderState,
)
from procurement.rules.bids import OFFICERS

NO_SUCH_TENDER = lazy("We could not find this tender.")
NO_SUCH_BID = lazy("We could not find this bid.")


async def tender_for_bids(public_id: str) -> Tender:
    """Return a tender that was published; NotFound (404) for a draft."""
    tender = await Tender.get_or_none(public_id=public_id, state__in=PUBLIC, published_at__not_isnull=True)
    if tender is None:
        raise NotFound(NO_SUCH_TENDER)
    return tender


async def live_bid(org: Organisation, tender: Tender) -> Envelope | None:
    """Return the bid of a supplier that stands, sealed."""
    return await Envelope.get_or_none(tender_id=tender.id, supplier_id=org.id, state=EnvelopeState.SEALED)


async def own_bids(org: Organisation) -> Sequence[Envelope]:
    """Return all bids that an organisation ever sent, the latest first."""
    return await Envelope.filter(supplier_id=org.id).order_by("-received_at", "-id").select_related("tender")


async def own_bid(org: Organisation, public_id: str) -> Envelope:
    """Return one bid of an organisation; of another, NotFound (404)."""
    found = await Envelope.get_or_none(supplier_id=org.id, public_id=public_id).select_related("tender")
    if found is None:
        raise NotFound(NO_SUCH_BID)
    return found


async def own_keys(actor: Actor) -> Sequence[KeyHolder]:
    """Return the keys that someone was named for, the latest tender first."""
    return await KeyHolder.filter(person_id=actor.person_id).order_by("-tender_id").select_related("tender")


async def holds_a_key(actor: Actor) -> bool:
    """Whether someone was ever named for a key, so that their pages of keys are not empty."""
    return await KeyHolder.exists(person_id=actor.person_id)


async def own_key(actor: Actor, tender_public_id: str) -> KeyHolder:
    """Return the key that someone was named for in one tender; NotFound (404) to anyone else."""
    found = KeyHolder.get_or_none(person_id=actor.person_id, tender__public_id=tender_public_id)
    holder = await found.select_related("tender")
    if holder is None:
        raise NotFound(lazy("We could not find this key."))
    return holder


async def buyers_tender(actor: Actor, public_id: str) -> Tender:
    """Return a published tender of the actor's own office; NotFound (404) for another's."""
    tender = await Tender.get_or_none(public_id=public_id, buyer_id__in=actor.orgs(*OFFICERS), state__in=PUBLIC)
    if tender is None:
        raise NotFound(NO_SUCH_TENDER)
    return tender


async def opened_bids(tender: Tender) -> Sequence[Envelope]:
    """Return the bids that were in the opening, with what was in them, in the order in which they came; else none."""
    if tender.opened_at is None:
        return []
    found = Envelope.filter(tender_id=tender.id).exclude(state__in=UNOPENED).order_by("received_at", "id")
    return await found.select_related("supplier", "bid")


async def opened_bid(tender: Tender, public_id: str) -> Envelope:
    """Return one of the opened bids of a tender that was asked for first; NotFound (404) else."""
    for each in await opened_bids(tender):
        if each.public_id == public_id:
            return each
    raise NotFound(NO_SUCH_BID)


async def minuted(public_id: str) -> Tender:
    """Return a tender with an opening to tell of, or that failed before one; NotFound (404) until then."""
    states = (*AFTER_OPENING, TenderState.FAILED, TenderState.CANCELLED)
    tender = await Tender.get_or_none(public_id=public_id, state__in=states, published_at__not_isnull=True)
    if tender is None or (tender.state == TenderState.CANCELLED and tender.opened_at is None):
        raise NotFound(NO_SUCH_TENDER)
    return tender


async def with_result(public_id: str) -> Tender:
    """Return a tender whose result is public: awarded and what follows, or failed; NotFound (404) until then."""
    tender = await Tender.get_or_none(public_id=public_id, state__in=DECIDED)
    if tender is None:
        raise NotFound(NO_SUCH_TENDER)
    return tender


async def own_seats(actor: Actor) -> Sequence[Seat]:
    """Return the seats of someone on committees, the latest first."""
    found = Seat.filter(person_id=actor.person_id).exclude(state=SeatState.RECUSED)
    return await found.order_by("-id").select_related("committee__tender")


async def own_seat(actor: Actor, tender_public_id: str) -> Seat:
    """Return the seat of someone on one tender's committee; NotFound (404) for anyone else, and once stepped back."""
    for each in await own_seats(actor):
        if each.committee.tender.public_id == tender_public_id:
            return each
    raise NotFound(NO_SUCH_TENDER)


async def seats_of(tender: Tender) -> Sequence[Seat]:
    """Return all seats of a tender's committee in the order of the draw."""
    return await Seat.filter(committee__tender_id=tender.id).order_by("seq")


async def not_yet_told() -> list[str]:
    """Return the audit's names of what would tell that a tender has bids, and whose, before they are opened."""
    sealed = Envelope.filter(tender__opened_at=None)
    tenders = await Tender.filter(opened_at=None, published_at__not_isnull=True).values_list("id", flat=True)
    names = [f"Envelope:{number}" for number in await sealed.values_list("id", flat=True)]
    about = [f"Tender:{number}" for number in tenders]
    told = await Letter.filter(about__in=about).values_list("id", flat=True)
    return [*names, *about, *(f"Letter:{number}" for number in told)]


async def bid_files(actor: Actor, number: int) -> bool:
    """Whether the actor works for the supplier, buys, or sits on the committee: files of bids are for these alone."""
    bid = await Bid.get_or_none(id=number).select_related("envelope__tender")
    if bid is None:
        return False
    envelope = bid.envelope
    if actor.holds_over_org(envelope.supplier_id, *TEAM) or actor.holds_over_org(envelope.tender.buyer_id, *OFFICERS):
        return True
    committee = await Committee.get_or_none(tender_id=envelope.tender_id)
    number = committee.id if committee else 0
    return await Seat.exists(committee_id=number, person_id=actor.person_id, state=SeatState.SITTING)


FILES: Mapping[str, Visible] = {"Bid": bid_files}


def is_closed(tender: Tender) -> bool:
    """Whether the deadline has come: derived, never kept."""
    return tender.bids_due_at is not None and clock.instant() >= tender.bids_due_at
