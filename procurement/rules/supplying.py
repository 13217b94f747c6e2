"""Who may ask and bid for an organisation, and which organisation may supply (procurement 1.1, 6.1)."""

from ground.actors import Actor, Role
from ground.language import Lazy, lazy
from ground.rules import rule
from orgs import queries
from orgs.models import BUYERS, Organisation
from procurement.models import Tender


@rule(lazy("Only the organisation's manager asks or bids for it."))
def may_speak_for(actor: Actor, org: Organisation) -> bool:
    return actor.holds_over_org(org.id, Role.ORG_MANAGER)


async def why_not_supply(org: Organisation, tender: Tender) -> Lazy | None:
    """Return why an organisation may not supply now, or None where it may (102号令 6, INV-3).

    Bodies paid from the budget and mass organisations are public bodies here: their kind neither buys nor supplies.
    """
    if org.kind in BUYERS or org.id == tender.buyer_id:
        return lazy("Who buys services does not supply them.")
    if not await queries.may_be_paid(org.id):
        return lazy("Only a registered organisation or company at work may supply; a group's host may, for it.")
    return None
