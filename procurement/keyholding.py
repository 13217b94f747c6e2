"""Keyholding: who holds the keys of a tender's bids, from which bodies, and whether all of them are made."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tortoise.expressions import Q

from ground import clock, policy
from ground.actors import Role
from ground.identity import Grant, Person
from ground.language import Lazy, lazy
from ground.sessions import in_force_on
from orgs.models import Organisation
from procurement.models import KeyHolder, Tender, TenderHand
from procurement.tender_words import BODIES


@dataclass(frozen=True)
class MayHold:
    """Someone who may be named, and for which body."""

    person: Person
    body: str


async def offered(tender: Tender) -> list[MayHold]:
    """Return who may hold a key: the buyer's second officers and finance, the supervision and county above it.

    Nobody who wrote in the tender: their hand knows whom it was written for.
    """
    buyer = await Organisation.get(id=tender.buyer_id).select_related("place")
    over_buyer = Q(org_id=buyer.id, role__in=(Role.BUYER_APPROVER, Role.FINANCE))
    over_place = Q(place_id__in=buyer.place.line_ids, role__in=(Role.SUPERVISOR, Role.COUNTY_OFFICER))
    found = await Grant.filter(in_force_on(clock.today()), over_buyer | over_place).select_related("person")
    hands = {each.person_id for each in await TenderHand.filter(tender_id=tender.id)}
    order = list(BODIES)
    named: dict[int, MayHold] = {}
    for each in sorted(found, key=lambda each: (order.index(each.role), each.person.name_key, each.id)):
        if each.person_id not in hands:
            named.setdefault(each.person_id, MayHold(each.person, str(each.role)))
    return list(named.values())


async def of(tender: Tender) -> Sequence[KeyHolder]:
    """Return the key holders of a tender in their order."""
    return await KeyHolder.filter(tender_id=tender.id).order_by("seq")


async def why_not_named(tender: Tender) -> Lazy | None:
    """Return what is wrong with the people named, or None: enough of them, enough together, no body with enough."""
    holders = await of(tender)
    least, together = await policy.values("tenders.key_holders", "tenders.keys_together")
    if len(holders) < least:
        return lazy("At least %(least)s people hold a key.", least=least)
    hands = {each.person_id for each in await TenderHand.filter(tender_id=tender.id)}
    if hands & {each.person_id for each in holders}:
        return lazy("Who wrote in a tender holds none of its keys.")
    if not together <= tender.keys_needed <= len(holders):
        return lazy("At least %(least)s keys open together, and no more than there are.", least=together)
    if max(Counter(each.body for each in holders).values()) >= tender.keys_needed:
        return lazy("No body may hold as many keys as open together.")
    return None


async def complete(tender: Tender) -> bool:
    """Whether the tender's bids can be sealed: the right people are named, and each has made their key."""
    return await why_not_named(tender) is None and not await waiting(tender)


async def waiting(tender: Tender) -> int:
    """Return how many of the people named have not made their key yet."""
    return await KeyHolder.filter(tender_id=tender.id, public_key="").count()
