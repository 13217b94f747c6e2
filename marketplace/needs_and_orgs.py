"""What becomes of needs when their organisation ends or is stopped: they go back to their desk (EDGE-20, EDGE-21)."""

from ground.language import _
from marketplace.dispatching import take_back_all
from marketplace.models import NeedState
from orgs.events import OrgDissolved, OrgSuspended, OrgWindingDown

HELD = (NeedState.DISPATCHED, NeedState.ACCEPTED, NeedState.SCHEDULED)


async def give_back_all(fact: OrgWindingDown | OrgDissolved) -> None:
    """Give back everything that an organisation that closes its affairs has taken on or was asked for."""
    await take_back_all(fact.org_id, because=_("The organisation closes its affairs."), states=HELD)


async def give_back_unanswered(fact: OrgSuspended) -> None:
    """Give back what a stopped organisation has not answered; what runs goes on until the authority decides."""
    await take_back_all(fact.org_id, because=_("The organisation was stopped."), states=(NeedState.DISPATCHED,))
