"""Lists that left, as supervision reads them, and what waits of lists at a desk."""

from collections.abc import Callable, Sequence
from functools import reduce
from operator import or_
from typing import TypeVar

from tortoise.expressions import Q
from tortoise.models import Model
from tortoise.queryset import QuerySet

from ground import lists
from ground.actors import Actor
from ground.errors import NotFound
from ground.language import lazy, ngettext
from ground.lists import ListAlarm, ListAlarmState, TakenList
from ground.lists.asking import ANSWERERS
from ground.lists.taking import OVERSEERS
from ground.pages import prefix
from ground.tasks import Task
from marketplace.queries.oversight import oversight_of

M = TypeVar("M", bound=Model)
PAGE_LENGTH = 50


async def taken_lists(actor: Actor, at: int) -> tuple[Sequence[TakenList], int]:
    """Return a page of the lists that left where the actor oversees, the latest first, and how many there are."""
    found = await _overseen(TakenList.all(), actor)
    rows = found.order_by("-id").offset((at - 1) * PAGE_LENGTH).limit(PAGE_LENGTH).select_related("person")
    return await rows, await found.count()


async def alarms_raised(actor: Actor) -> Sequence[ListAlarm]:
    """Return the alarms that nobody has looked into, the oldest first."""
    found = await _overseen(ListAlarm.filter(state=ListAlarmState.RAISED), actor)
    return await found.order_by("id").select_related("person")


async def alarm_read(actor: Actor, public_id: str) -> ListAlarm:
    """Return one alarm to whoever oversees its place; to others it is not there (404)."""
    found = await (await _overseen(ListAlarm.filter(public_id=public_id), actor)).first()
    if found is None:
        raise NotFound(lazy("We could not find this page."))
    return found


async def tasks_for_lists(actor: Actor, url_for: Callable[..., str]) -> list[Task]:
    """Return the lists that wait for a word, those that may be taken on one, and the alarms."""
    tasks: list[Task] = []
    if actor.holds(*ANSWERERS):
        count = len(await lists.waiting_for(actor))
        said = ngettext("%(count)d long list waits for a yes", "%(count)d long lists wait for a yes", count)
        tasks.append(Task(said, count, url_for("lists:desk")))
    tasks += [Task(str(MAY_BE_TAKEN), 1, prefix() + each.at) for each in await lists.answers_to(actor)]
    if actor.holds(*OVERSEERS):
        count = len(await alarms_raised(actor))
        said = ngettext("%(count)d person took very many rows", "%(count)d people took very many rows", count)
        tasks.append(Task(said, count, url_for("lists:taken"), overdue=count))
    return tasks


MAY_BE_TAKEN = lazy("A second officer said yes: take your list")


async def _overseen(found: QuerySet[M], actor: Actor) -> QuerySet[M]:
    """Narrow to the places that the actor oversees."""
    over = await oversight_of(actor)
    if over.whole:
        return found
    return found.filter(reduce(or_, (Q(place__path__startswith=path) for path in over.paths), Q(id=None)))
