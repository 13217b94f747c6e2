"""Standing: the county stops an organisation with a reason, and lets it work again."""

from ground import clock, letters
from ground.actors import Actor
from ground.database import transaction
from ground.errors import Mistake, Unreadable
from ground.language import _, lazy
from ground.outbox import announce
from orgs import hosting, resuming
from orgs.events import OrgSuspended
from orgs.models import Organisation
from orgs.queries import team
from orgs.rules import may_suspend
from orgs.schemas.desk_drafts import SuspendDraft


async def suspend(org: Organisation, draft: SuspendDraft, *, by: Actor) -> None:
    """Stop an organisation until a day on which it is looked at again; its hosted groups lapse (INV-2, EDGE-21).

    Nothing that runs is touched here: who runs it hears of it by the fact announced.
    """
    may_suspend.require(by, org)
    if draft.until <= clock.today():
        sentence = _("Choose a day to come, on which you will look at it again.")
        raise Unreadable(lazy("Please look at these again."), [Mistake("until", sentence)])
    managers = await team.managers_of(org.id)
    async with transaction():
        await org.move(
            "suspend",
            by=by,
            because=draft.words,
            suspended_because=draft.words[:200],
            suspended_until=draft.until,
        )
        await hosting.leave_groups(org, by=by)
        for manager in managers:
            await letters.write(manager, "org_suspended", about=org, by=by, name=org.name, day=draft.until)
        await announce(OrgSuspended(org.id))


async def restore(org: Organisation, words: str, *, by: Actor) -> None:
    """Let a suspended organisation work again; what fell due meanwhile shows at once.

    A group whose host can answer for it no more is suspended no longer, and waits for another one (INV-2).
    """
    may_suspend.require(by, org)
    managers = await team.managers_of(org.id)
    over = {"suspended_because": "", "suspended_until": None}
    async with transaction():
        no = await hosting.why_not_at_work(org)
        if no is not None:
            await org.move("restore", by=by, because=words, **over)
            await hosting.leave(org, no, by=by)
            return
        await resuming.resume(org, "restore", by=by, because=words, **over)
        for manager in managers:
            await letters.write(manager, "org_restored", about=org, by=by, name=org.name)
