"""Running terms: ends that were reckoned in working days and kept, and are reckoned anew when a calendar comes (K1)."""

import datetime as dt
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tortoise.expressions import Q
from tortoise.models import Model

from ground import audit, clock, letters
from ground.actors import Actor
from ground.database import transaction
from ground.identity import Person
from ground.language import Lazy
from ground.workdays import Workdays

Told = Callable[[Any], Awaitable[Sequence[Person]]]
"""Who of a row is told."""


def person_in(column: str) -> Told:
    """Return who is told: the person of a row's column, or nobody where it holds none."""

    async def person(row: Any) -> Sequence[Person]:  # noqa: ANN401 - a row of whichever table
        return await Person.filter(id=getattr(row, column))

    return person


async def _always(_row: Any) -> bool:  # noqa: ANN401 - a row of whichever table
    return True


@dataclass(frozen=True, kw_only=True)
class Running:
    """One kind of term that runs: where its beginning and its end are kept, while it runs, and who is told."""

    model: type[Model]
    since: str
    """The column of the moment from which it runs; the day of it does not count (K3)."""
    ends: str
    """The column of its end, a moment or a day."""
    runs: Q
    """Of which rows it still runs."""
    words: Lazy
    """What ends, in at most eight characters, as the letter says it."""
    told: Told
    """Who was told the day, and is told that it moved."""
    applies: Callable[[Any], Awaitable[bool]] = _always
    """Whether a row's term counts working days: some run in hours or calendar days by the policy of their place."""
    only_later: bool = False
    """Whether it may be lengthened and never cut short: what was shown to everyone for so long."""


async def reckon_all_again(terms: Sequence[Running], before: Workdays, after: Workdays, *, by: Actor) -> int:
    """Reckon each term that runs by the new calendar, with as many working days as it had by the old; count the moved.

    Each that moves is in the audit, and whoever was told the day gets a letter. An end keeps its length even where
    the policy's number of days has changed meanwhile: who asked first does not wait longer for that.
    """
    moved = 0
    async with transaction():
        for term in terms:
            for row in await term.model.filter(term.runs).order_by("id"):
                moved += await _reckon(term, row, before, after, by=by)
    return moved


async def _reckon(term: Running, row: Any, before: Workdays, after: Workdays, *, by: Actor) -> bool:  # noqa: ANN401
    since, end = getattr(row, term.since), getattr(row, term.ends)
    if since is None or end is None or not await term.applies(row):
        return False
    first, last = clock.city_day(since), clock.city_day(end) if isinstance(end, dt.datetime) else end
    days = before.between(first, last)
    day = after.after(first, days) if days else last
    if day == last or (term.only_later and day < last):
        return False
    fresh = after.reckon(since, days).due_at if isinstance(end, dt.datetime) else day
    here = term.model.filter(term.runs, pk=row.pk, **{term.ends: end})
    if not await here.update(**{term.ends: fresh}):
        return False
    await audit.record(
        f"{type(row).__name__}.reckon_again",
        row,
        by=by,
        because="calendar",
        was=last.isoformat(),
        until=day.isoformat(),
    )
    for person in await term.told(row):
        await letters.write(person, "term_moved", about=row, by=by, what=str(term.words), day=day)
    return True
