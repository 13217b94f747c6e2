"""Resuming: a body that was stopped works again, and what fell due meanwhile shows at once."""

from ground.actors import Actor
from ground.outbox import announce
from orgs.events import OrgRestored
from orgs.models import DueState, Organisation
from orgs.queries import dues


async def resume(org: Organisation, move: str, *, by: Actor, because: str | None = None, **columns: object) -> None:
    """Make the move back to work, "renew" or "restore", in the open act; who has something open is due for renewal."""
    await org.move(move, by=by, because=because, **columns)
    unmet = [each for each in await dues.in_window(org) if each.state == DueState.OPEN]
    if unmet:
        await org.move("become_due", by=by, because=str(unmet[0].kind))
    await announce(OrgRestored(org.id))
