"""Telling bidders: a letter to each manager of a supplier, about what became of its bid."""

from ground import letters
from ground.actors import Actor
from orgs.models import Organisation
from orgs.queries import team
from procurement.models import Tender


async def tell_bidders(supplier: Organisation, purpose: str, tender: Tender, *, by: Actor) -> None:
    """Write to all who manage a supplier, in the open act."""
    for manager in await team.managers_of(supplier.id):
        await letters.write(manager, purpose, about=tender, by=by, title=tender.title)
