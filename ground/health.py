"""Health: whether the database answers, how far the relay is behind, how much room the disk has."""

import shutil
from dataclasses import dataclass
from typing import Final

from ground import clock, settings
from ground.database import ask
from ground.letters.models import Letter, LetterState
from ground.outbox import Announcement

LATE_SECONDS: Final = 300
"""A relay that is further behind has stopped; it works every second."""
LEAST_FREE: Final = 0.05
"""Of the disk that keeps the data: below it a database may stop in the middle."""


@dataclass(frozen=True)
class Health:
    """How this installation is."""

    relay_waiting: int
    relay_lag_seconds: int
    letters_waiting: int
    disk_free: float
    """A part of 1."""

    @property
    def well(self) -> bool:
        """Whether all is as it should be."""
        return self.relay_lag_seconds < LATE_SECONDS and self.disk_free > LEAST_FREE


async def found() -> Health:
    """Look; a database that is away raises its own error."""
    await ask("SELECT 1 AS one")
    now = clock.now()
    waiting = Announcement.filter(done_at=None, dead_at=None)
    oldest = await waiting.filter(run_at__lte=now).order_by("run_at").first()
    disk = shutil.disk_usage(settings.current().data)
    return Health(
        relay_waiting=await waiting.count(),
        relay_lag_seconds=int((now - oldest.run_at).total_seconds()) if oldest else 0,
        letters_waiting=await Letter.filter(state=LetterState.WAITING).count(),
        disk_free=disk.free / disk.total,
    )
