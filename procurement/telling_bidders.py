"""Telling bidders: letters to those who manage a supplier, about a tender, its bids and what became of them."""

from collections.abc import Sequence

from ground import letters
from ground.actors import Actor
from orgs.models import Organisation
from orgs.queries import team
from procurement.models import GONE, Envelope, Question, Tender


async def tell_bidders(supplier: Organisation, purpose: str, tender: Tender, *, by: Actor, **values: object) -> None:
    """Write to all who manage a supplier, in the open act."""
    for manager in await team.managers_of(supplier.id):
        await letters.write(manager, purpose, about=tender, by=by, title=tender.title, **values)


async def tell_interested(tender: Tender, purpose: str, *, by: Actor, **values: object) -> None:
    """Write to everyone who has asked about a tender or has a bid in it: a letter does not tell which of the two."""
    for supplier in await interested(tender):
        await tell_bidders(supplier, purpose, tender, by=by, **values)


async def tell_all_bidders(tender: Tender, purpose: str, *, by: Actor, **values: object) -> None:
    """Write to everyone whose bid was in the opening."""
    found = await Envelope.filter(tender_id=tender.id).exclude(state__in=GONE).select_related("supplier")
    for each in found:
        await tell_bidders(each.supplier, purpose, tender, by=by, **values)


async def interested(tender: Tender) -> Sequence[Organisation]:
    """Return the organisations that asked about a tender or have a bid in it, each once."""
    asked = await Question.filter(tender_id=tender.id).values_list("asked_by_id", flat=True)
    bid = await Envelope.filter(tender_id=tender.id).exclude(state__in=GONE).values_list("supplier_id", flat=True)
    return await Organisation.filter(id__in=[*asked, *bid]).order_by("id")
