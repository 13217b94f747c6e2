"""Obligations: what a body still owes before it may be dissolved; floors above add their own (EDGE-20)."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from ground.language import ngettext
from orgs.models import (
    HOSTED,
    ON_DESK,
    Change,
    ChangeState,
    Due,
    DueState,
    Filing,
    Organisation,
    OrgState,
    Project,
    ProjectState,
)


@dataclass(frozen=True)
class Obligation:
    """One kind of thing that is open: a sentence with its number, and where to close it, if the reader may."""

    sentence: str
    count: int
    route: str = ""
    """The name of the address where it is closed, which takes the organisation."""


Source = Callable[[int], Awaitable[Sequence[Obligation]]]
"""Asked with an organisation's id; gives what is open, nothing where nothing is."""


async def of(org: Organisation, sources: Sequence[Source]) -> list[Obligation]:
    """Return all that an organisation owes by these sources: the house's whole table, own floor first."""
    return [each for source in sources for each in await source(org.id) if each.count]


async def projects(org_id: int) -> Sequence[Obligation]:
    """Projects that were not closed."""
    count = await Project.filter(organisation_id=org_id).exclude(state=ProjectState.CLOSED).count()
    said = ngettext("%(count)d project is not closed", "%(count)d projects are not closed", count)
    return [Obligation(said, count, "orgs:projects")]


async def groups(org_id: int) -> Sequence[Obligation]:
    """Groups for which it answers, and files handed in that name it; in a draft anybody may have written its name."""
    count = await Organisation.filter(host_id=org_id, kind__in=HOSTED).exclude(state=OrgState.DISSOLVED).count()
    said = ngettext("%(count)d group has no other host yet", "%(count)d groups have no other host yet", count)
    files = await Filing.filter(host_id=org_id, state__in=ON_DESK).count()
    asked = ngettext("%(count)d file names it as host", "%(count)d files name it as host", files)
    return [Obligation(said, count), Obligation(asked, files)]


async def questions(org_id: int) -> Sequence[Obligation]:
    """Changes asked for and papers brought that the street has not answered."""
    changes = await Change.filter(organisation_id=org_id, state=ChangeState.WAITING).count()
    papers = await Due.filter(organisation_id=org_id, state=DueState.BROUGHT).count()
    count = changes + papers
    said = ngettext("%(count)d question lies with the street", "%(count)d questions lie with the street", count)
    return [Obligation(said, count, "orgs:own")]


OBLIGATIONS: tuple[Source, ...] = (projects, groups, questions)
"""This floor's rows of the house's table."""
