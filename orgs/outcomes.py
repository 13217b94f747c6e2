"""Outcomes: the floor that hears that a need was met writes it down under its project, and takes it back."""

import datetime as dt
from collections.abc import Sequence

from ground import clock
from orgs import evidencing
from orgs.models import EvidenceKind, ProjectOutcome


async def confirmed(project_id: int, reference: int, *, number: str, word: str, at: dt.datetime) -> None:
    """Write down in the open act that a need was met."""
    await ProjectOutcome.create(
        project_id=project_id, kind=EvidenceKind.NEED, reference=reference, number=number, word=word, confirmed_at=at
    )


async def undone(project_id: int, reference: int) -> None:
    """Take back in the open act that a need was met: it is not well yet, and whoever stands on it is told."""
    await ProjectOutcome.filter(kind=EvidenceKind.NEED, reference=reference, undone_at=None).update(
        undone_at=clock.now()
    )
    await evidencing.lose(project_id, EvidenceKind.NEED, reference)


async def standing(project_id: int, since: dt.datetime, before: dt.datetime) -> Sequence[ProjectOutcome]:
    """Return the needs met under a project whose word came from one moment to another, the earliest first."""
    return await ProjectOutcome.filter(
        project_id=project_id, confirmed_at__gte=since, confirmed_at__lt=before, undone_at=None
    ).order_by("confirmed_at", "id")  # fmt: skip
