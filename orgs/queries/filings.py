"""Filings as their applicants, the desks that help them, and the officers who judge them may see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from ground import clock, mandates
from ground.actors import Actor, Role
from ground.errors import NotFound
from ground.identity import PersonState
from ground.language import lazy
from ground.mandates import Mandate, Scope
from ground.places import Place
from orgs.models import ON_DESK, Filing, FilingState
from orgs.queries.reach import within
from orgs.rules import OFFICERS

NO_SUCH_FILING = lazy("We could not find this file.")
ONE_PAGE = 20


async def own_filing(actor: Actor, public_id: str) -> Filing:
    """Return a file that the actor applied for, or writes at the community's desk for someone; else NotFound (404)."""
    filing = await Filing.get_or_none(public_id=public_id).select_related("place", "host", "applicant", "organisation")
    if filing is None:
        raise NotFound(NO_SUCH_FILING)
    if filing.applicant_id != actor.person_id and await word_for(actor, filing) is None:
        raise NotFound(NO_SUCH_FILING)
    return filing


async def word_for(actor: Actor, filing: Filing) -> Mandate | None:
    """Return the applicant's live word on which the actor's desk writes an assisted file; None where it has none."""
    if filing.mandate_id is None:
        return None
    live = await mandates.live_for(actor, filing.applicant_id)
    return next((each for each in live if each.agent_place_id and Scope.FILE_GROUP in each.scope_set), None)


async def own_filings(actor: Actor) -> Sequence[Filing]:
    """Return the files the actor applied for, the newest first."""
    return await Filing.filter(applicant_id=actor.person_id).order_by("-made_at", "-id")


async def assisted_filings(actor: Actor) -> Sequence[Filing]:
    """Return the files that the actor's desk writes on a live word: those with work first, then the newest."""
    reach = within(actor, "path", Role.COMMUNITY_WORKER)
    if reach is None:
        return []
    live = Mandate.filter(
        agent_place_id__in=list(await Place.filter(reach).values_list("id", flat=True)),
        scopes__contains=f",{Scope.FILE_GROUP},",
        revoked_at=None,
        ends_at__gt=clock.now(),
        principal__state=PersonState.ACTIVE,
    )
    helped = await live.distinct().values_list("principal_id", flat=True)
    files = Filing.filter(applicant_id__in=list(helped), mandate_id__not_isnull=True)
    found = await files.select_related("applicant").order_by("-made_at", "-id")
    return sorted(found, key=lambda each: each.state != FilingState.NEEDS_WORK)


async def filing_on_desk(actor: Actor, public_id: str) -> Filing:
    """Return a file handed in to a street or county of the actor's; another street's officer gets 404 (R2)."""
    filing = await Filing.get_or_none(public_id=public_id).select_related("place", "host", "applicant", "organisation")
    if filing is None or not actor.holds_over_place(filing.place.path, *OFFICERS) or not _was_handed_in(filing):
        raise NotFound(NO_SUCH_FILING)
    return filing


class Pile(StrEnum):
    """The piles of an officer's desk."""

    WAITING = "waiting"
    APPLICANT = "applicant"
    DONE = "done"


STATES = {
    Pile.WAITING: tuple(ON_DESK),
    Pile.APPLICANT: (FilingState.NEEDS_WORK,),
    Pile.DONE: (FilingState.ACCEPTED, FilingState.REJECTED, FilingState.WITHDRAWN),
}


@dataclass(frozen=True)
class Found:
    """One page of files, and how many there are in each pile."""

    filings: Sequence[Filing]
    total: int
    counts: dict[Pile, int]


async def filings_on_desk(actor: Actor, pile: Pile, *, page: int = 1) -> Found:
    """Return a pile of the actor's desk: what is due first stands first, so that the overdue head the list."""
    reach = within(actor, "place__path", *OFFICERS)
    if reach is None:
        return Found([], 0, dict.fromkeys(Pile, 0))
    handed_in = Filing.filter(reach, submitted_at__not_isnull=True)
    counts = {each: await handed_in.filter(state__in=states).count() for each, states in STATES.items()}
    order = ("due_at", "id") if pile == Pile.WAITING else ("-submitted_at", "-id")
    rows = handed_in.filter(state__in=STATES[pile]).select_related("place", "applicant").order_by(*order)
    return Found(await rows.offset((page - 1) * ONE_PAGE).limit(ONE_PAGE), counts[pile], counts)


def to_review(actor: Actor) -> QuerySet[Filing] | None:
    """Return the files that wait for a first look in the actor's places."""
    reach = within(actor, "place__path", *OFFICERS)
    return None if reach is None else Filing.filter(reach, state=FilingState.SUBMITTED)


def to_decide(actor: Actor) -> QuerySet[Filing] | None:
    """Return the reviewed files in the actor's places that another officer reviewed (INV-8)."""
    reach = within(actor, "place__path", *OFFICERS)
    if reach is None:
        return None
    return Filing.filter(reach, ~Q(reviewed_by_id=actor.person_id), state=FilingState.REVIEWED)


async def overdue(filings: QuerySet[Filing]) -> int:
    """Return how many of these are past the moment of their answer."""
    return await filings.filter(due_at__lt=clock.now()).count()


def _was_handed_in(filing: Filing) -> bool:
    return filing.submitted_at is not None and filing.state != FilingState.DRAFT
