"""Ways: from any page of a purchase to the others of the same purchase that its reader may see."""

from collections.abc import Mapping
from enum import StrEnum

from ground import clock
from ground.actors import Actor, Role
from ground.deferred import Deferred
from ground.language import Lazy, lazy
from orgs.models import SUPPLIERS, Organisation
from orgs.queries import TEAM
from procurement.models import (
    AFTER_OPENING,
    DECIDED,
    GONE,
    Award,
    AwardState,
    Contract,
    ContractState,
    Envelope,
    KeyHolder,
    PaymentClaim,
    Seat,
    SeatState,
    Tender,
    TenderState,
)
from procurement.rules.buying import BUYING
from procurement.rules.contracts import BUYING as CONTRACTING


class Way(StrEnum):
    """Which page of a purchase."""

    TENDER = "tender"
    OPENING = "opening"
    RESULT = "result"
    PUBLIC_CONTRACT = "public_contract"
    TENDER_DESK = "tender_desk"
    BIDS_DESK = "bids_desk"
    NEW_CONTRACT = "new_contract"
    CONTRACT = "contract"
    CLAIM = "claim"
    BID_FORM = "bid_form"
    OWN_BID = "own_bid"
    OWN_CONTRACT = "own_contract"
    SHEET = "sheet"
    KEY = "key"


WAYS: Mapping[Way, Lazy] = {
    Way.TENDER: lazy("The tender, as everyone reads it"),
    Way.OPENING: lazy("Minutes of the opening"),
    Way.RESULT: lazy("Result and its notice"),
    Way.PUBLIC_CONTRACT: lazy("The contract, as everyone reads it"),
    Way.TENDER_DESK: lazy("The tender on our desk"),
    Way.BIDS_DESK: lazy("Bids, committee and award"),
    Way.NEW_CONTRACT: lazy("Write the contract"),
    Way.CONTRACT: lazy("Contract and deliveries"),
    Way.CLAIM: lazy("Payment claim"),
    Way.BID_FORM: lazy("Send a bid"),
    Way.OWN_BID: lazy("Our bid"),
    Way.OWN_CONTRACT: lazy("Our contract"),
    Way.SHEET: lazy("My score sheet"),
    Way.KEY: lazy("My key of the opening"),
}
ADDRESSES: Mapping[Way, str] = {
    Way.TENDER: "tenders:tender",
    Way.TENDER_DESK: "tenders:tender_desk",
}
"""Where the address has another name than `procurement:` and the way."""


class WayShown(Deferred):
    """One way: which page, what it is called, and of what."""

    way: Way
    words: str
    of: dict[str, str]

    @property
    def at(self) -> str:
        """The name of its address."""
        return ADDRESSES.get(self.way, f"procurement:{self.way}")


async def ways_of(tender: Tender, by: Actor | None, *, here: Way) -> list[WayShown]:
    """Return the pages of a purchase that this reader may see, but the one they look at."""
    found = await _for_everyone(tender)
    if by is not None and by.is_authenticated:
        found += await _for_buyer(tender, by)
        found += await _for_suppliers(tender, by)
        found += await _for_others(tender, by)
    return [each for each in found if each.way != here]


async def _for_everyone(tender: Tender) -> list[WayShown]:
    if tender.published_at is None:
        return []
    of = {"tender": tender.public_id}
    unopened = tender.state == TenderState.CANCELLED and tender.opened_at is None
    has = {
        Way.TENDER: True,
        Way.OPENING: tender.state in (*AFTER_OPENING, TenderState.FAILED, TenderState.CANCELLED) and not unopened,
        Way.RESULT: tender.state in DECIDED,
        Way.PUBLIC_CONTRACT: tender.state in (TenderState.CONTRACTED, TenderState.COMPLETED),
    }
    return [_way(each, of) for each, holds in has.items() if holds]


async def _for_buyer(tender: Tender, by: Actor) -> list[WayShown]:
    if not by.holds_over_org(tender.buyer_id, *BUYING):
        return []
    of, contracts = {"tender": tender.public_id}, by.holds_over_org(tender.buyer_id, *CONTRACTING)
    found = [_way(Way.TENDER_DESK, of)]
    if contracts and tender.published_at is not None:
        found.append(_way(Way.BIDS_DESK, of))
    award = await Award.get_or_none(tender_id=tender.id, state=AwardState.ACTIVE)
    contract = await Contract.filter(award_id=award.id).first() if award else None
    if contracts and contract is not None:
        found.append(_way(Way.CONTRACT, {"contract": contract.public_id}))
    elif contracts and award is not None and award.notice_until < clock.today():
        found.append(_way(Way.NEW_CONTRACT, {"award": award.public_id}))
    if contract is not None and by.holds_over_org(tender.buyer_id, Role.FINANCE):
        claims = (
            await PaymentClaim.filter(milestone__contract_id=contract.id).order_by("id").select_related("milestone")
        )
        found += [_way(Way.CLAIM, {"payment": each.public_id}, each.milestone.title) for each in claims]
    return found


async def _for_suppliers(tender: Tender, by: Actor) -> list[WayShown]:
    mine = by.orgs(*TEAM)
    if not mine or tender.published_at is None:
        return []
    found: list[WayShown] = []
    sent = {
        each.supplier_id: each
        for each in await Envelope.filter(tender_id=tender.id, supplier_id__in=mine).exclude(state__in=GONE)
    }
    contracts = Contract.filter(tender_id=tender.id, supplier_id__in=mine).exclude(state=ContractState.DRAFT)
    offered = {each.supplier_id: each for each in await contracts}
    takes = tender.state == TenderState.PUBLISHED and tender.bids_due_at is not None
    takes = takes and tender.bids_due_at >= clock.now()  # type: ignore[operator] # it has one, as the line above says
    for org in await Organisation.filter(id__in=mine, kind__in=SUPPLIERS).order_by("id"):
        if org.id in sent:
            found.append(_way(Way.OWN_BID, {"org": org.public_id, "bid": sent[org.id].public_id}, org.name))
        elif takes and org.may_recruit and by.holds_over_org(org.id, Role.ORG_MANAGER):
            found.append(_way(Way.BID_FORM, {"org": org.public_id, "tender": tender.public_id}, org.name))
        if org.id in offered:
            of = {"org": org.public_id, "contract": offered[org.id].public_id}
            found.append(_way(Way.OWN_CONTRACT, of, org.name))
    return found


async def _for_others(tender: Tender, by: Actor) -> list[WayShown]:
    of, found = {"tender": tender.public_id}, list[WayShown]()
    seats = Seat.filter(committee__tender_id=tender.id, person_id=by.person_id).exclude(state=SeatState.RECUSED)
    if by.holds(Role.EXPERT) and await seats.exists():
        found.append(_way(Way.SHEET, of))
    if await KeyHolder.exists(tender_id=tender.id, person_id=by.person_id):
        found.append(_way(Way.KEY, of))
    return found


def _way(way: Way, of: dict[str, str], about: str = "") -> WayShown:
    return WayShown(way=way, words=f"{WAYS[way]} {about}".strip(), of=of)
