"""What waits about public notices: objections to give to someone or to judge, and ends to note."""

from collections.abc import Callable

from ground import clock, notices
from ground.actors import Actor
from ground.language import ngettext
from ground.tasks import Task

UrlFor = Callable[..., str]


async def tasks_for_notices(actor: Actor, url_for: UrlFor) -> list[Task]:
    """Return the objections that wait for this officer, and the notices of their places that are over."""
    if not actor.holds(*notices.OFFICERS):
        return []
    here = url_for("notices:desk")
    waiting, ended = await notices.objections_waiting(actor), await notices.notices_to_settle(actor)
    late = sum(each.due_at < clock.now() for each in waiting)
    said = ngettext("%(count)d objection to a notice", "%(count)d objections to notices", len(waiting))
    over = ngettext("%(count)d notice is over: note its end", "%(count)d notices are over: note their ends", len(ended))
    return [Task(said, len(waiting), here, late), Task(over, len(ended), here)]
