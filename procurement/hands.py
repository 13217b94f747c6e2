"""Hands: who wrote in a tender or handed it in is written down, so that another one judges it."""

from ground.actors import Actor
from procurement.models import Tender, TenderHand
from procurement.rules.buying import Judged


async def touch(tender: Tender, *, by: Actor) -> None:
    """Note in the open act whose hand was on this tender; a program has no hand."""
    if by.person_id is not None:
        await TenderHand.bulk_create([TenderHand(tender_id=tender.id, person_id=by.person_id)], ignore_conflicts=True)


async def judged(tender: Tender) -> Judged:
    """Return a tender with everyone whose hand was on it."""
    hands = await TenderHand.filter(tender_id=tender.id)
    return Judged(tender, frozenset(each.person_id for each in hands))
