"""What waits about policy values: proposals for which a second person's word is wanted."""

from collections.abc import Callable

from ground.actors import Actor
from ground.language import ngettext
from ground.tasks import Task
from marketplace.desks import OVERSIGHT
from marketplace.queries.policies import proposals_for

UrlFor = Callable[..., str]


async def tasks_for_policies(actor: Actor, url_for: UrlFor) -> list[Task]:
    """Return the proposals that this actor may put in force."""
    if not actor.holds(*OVERSIGHT):
        return []
    count = sum(each.may_adopt for each in await proposals_for(actor))
    said = ngettext("%(count)d new value wants a second word", "%(count)d new values want a second word", count)
    return [Task(said, count, url_for("policies:list"))]
