"""Sweeping: bytes on the disk that belong to no row, or to one removed long ago, are thrown away once a day."""

import datetime as dt
import logging
from collections.abc import Sequence
from typing import Final

from tortoise.expressions import Q

from ground import clock, storing
from ground.attachments import Attachment

KEPT_AFTER_REMOVAL: Final = dt.timedelta(days=30)
LET_BE: Final = dt.timedelta(days=1)
"""The act that a younger file belongs to may still be at work."""

MOST_AT_ONCE: Final = 50

log = logging.getLogger("marketplace.sweeping")
_swept: list[dt.date] = []


async def due() -> Sequence[dt.date]:
    """Return today, once a day."""
    today = clock.today()
    return [] if _swept and _swept[-1] == today else [today]


async def sweep(day: dt.date) -> int:
    """Throw away what nobody can reach any more; return how many files. Idempotent, for several relays may do it.

    Much of it at once may mean that the database and the folder do not belong together: then nothing is touched but
    what was written since this database keeps files, and has been astray for as long as a removed file is kept.
    """
    now = clock.now()
    reached = Attachment.filter(Q(removed_at=None) | Q(removed_at__gte=now - KEPT_AFTER_REMOVAL))
    kept: set[str] = {row["stored_as"] for row in await reached.values("stored_as")}
    stored = await storing.stored_before(now - LET_BE)
    astray = [name for name in stored if name not in kept]
    _swept[:] = [day]
    if len(astray) > max(MOST_AT_ONCE, len(stored) // 10):
        log.error("%d of %d files belong to no row: is this the folder of this database?", len(astray), len(stored))
        long_astray = await _stored_for_this_database(now - KEPT_AFTER_REMOVAL)
        astray = [name for name in astray if name in long_astray]
    for name in astray:
        await storing.throw_away(name)
    return len(astray)


async def _stored_for_this_database(moment: dt.datetime) -> set[str]:
    """Return the names written before a moment, but none from before the first file that this database knows."""
    first = await Attachment.all().order_by("made_at").first()
    return set(await storing.stored_before(moment, since=first.made_at)) if first else set()
