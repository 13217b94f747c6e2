"""Telling suppliers: letters to those who manage a supplier, about its contract, its deliveries and its money."""

from ground import letters
from ground.actors import Actor
from orgs.queries import team
from procurement.models import Contract, Tender


async def tell_supplier(contract: Contract, purpose: str, *, by: Actor, **values: object) -> None:
    """Write to all who manage the supplier of a contract, in the open act."""
    tender = await Tender.get(id=contract.tender_id)
    for manager in await team.managers_of(contract.supplier_id):
        await letters.write(manager, purpose, about=contract, by=by, title=tender.title, **values)
