"""What falls due for organisations, by the window and the grace that policy gives."""

import datetime as dt
from collections.abc import Sequence

from ground import clock, policy
from orgs.models import RECRUITING, Due, DueState, Organisation, OrgState


async def window() -> dt.timedelta:
    """Return how long before its day a due may be met (W)."""
    return dt.timedelta(days=await policy.value("orgs.renewal_window_days"))


async def grace() -> dt.timedelta:
    """Return how long after its day an unmet due lets an organisation lapse (G)."""
    return dt.timedelta(days=await policy.value("orgs.renewal_grace_days"))


async def windows_to_open() -> Sequence[Due]:
    """Return the dues whose window has come and whose managers were not told."""
    last = clock.today() + await window()
    living = (OrgState.ACTIVE, OrgState.RENEWAL_DUE, OrgState.LAPSED, OrgState.SUSPENDED)
    return await Due.filter(
        state=DueState.OPEN, told_on=None, due_on__lte=last, organisation__state__in=living
    ).order_by("due_on", "id").limit(100)  # fmt: skip


async def past_grace() -> Sequence[Due]:
    """Return the unmet dues whose grace is over, of bodies still at work; papers that lie with the street keep them."""
    last = clock.today() - await grace()
    return await Due.filter(
        state=DueState.OPEN, due_on__lt=last, organisation__state__in=RECRUITING
    ).order_by("due_on", "id").limit(100)  # fmt: skip


async def in_window(org: Organisation) -> Sequence[Due]:
    """Return the unmet dues of a body whose window is open, the nearest first."""
    last = clock.today() + await window()
    unmet = (DueState.OPEN, DueState.BROUGHT)
    return await Due.filter(organisation_id=org.id, state__in=unmet, due_on__lte=last).order_by("due_on", "id")


async def is_unmet(org: Organisation) -> bool:
    """Whether a body has brought nothing for something whose window is open."""
    return any(each.state == DueState.OPEN for each in await in_window(org))


async def is_late(org: Organisation) -> bool:
    """Whether a body has a due whose grace is over and for which it brought nothing."""
    last = clock.today() - await grace()
    return await Due.filter(organisation_id=org.id, state=DueState.OPEN, due_on__lt=last).exists()
