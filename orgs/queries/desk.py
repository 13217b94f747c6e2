"""Organisations, their changes and renewals as the officers who answer for them may see them."""

from collections.abc import Sequence
from dataclasses import dataclass

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from ground import clock
from ground.actors import Actor, Role
from ground.errors import NotFound
from ground.language import lazy
from orgs.models import HOSTED, RECRUITING, Change, ChangeState, Due, DueState, Organisation, OrgState
from orgs.naming import BY_NAME
from orgs.queries import dues
from orgs.queries.reach import within
from orgs.rules import OFFICERS

ONE_PAGE = 20


async def org_on_desk(actor: Actor, public_id: str) -> Organisation:
    """Return an organisation of a street or county of the actor's; of another, NotFound (R2)."""
    org = await Organisation.get_or_none(public_id=public_id).select_related("place", "host", "leader")
    if org is None or not actor.holds_over_place(org.place.path, *OFFICERS):
        raise NotFound(lazy("We could not find this organisation."))
    return org


async def change_on_desk(actor: Actor, public_id: str) -> Change:
    """Return a change asked for by an organisation of the actor's places; else NotFound."""
    change = await Change.get_or_none(public_id=public_id).select_related("organisation__place")
    if change is None or not actor.holds_over_place(change.organisation.place.path, *OFFICERS):
        raise NotFound(lazy("We could not find this change."))
    return change


async def due_on_desk(actor: Actor, public_id: str) -> Due:
    """Return a renewal of an organisation of the actor's places; else NotFound."""
    due = await Due.get_or_none(public_id=public_id).select_related("organisation__place")
    if due is None or not actor.holds_over_place(due.organisation.place.path, *OFFICERS):
        raise NotFound(lazy("We could not find this renewal."))
    return due


@dataclass(frozen=True)
class OrgsFound:
    """One page of organisations, and how many there are."""

    orgs: Sequence[Organisation]
    total: int


async def orgs_on_desk(actor: Actor, *, words: str, state: OrgState | None, page: int = 1) -> OrgsFound:
    """Return the organisations of the actor's places by name and state."""
    reach = within(actor, "place__path", *OFFICERS)
    if reach is None:
        return OrgsFound([], 0)
    found = Organisation.filter(reach)
    if words:
        found = found.filter(Q(name__icontains=words) | Q(uscc=words.upper()) | Q(filing_no__icontains=words))
    if state:
        found = found.filter(state=state)
    rows = found.select_related("place", "host").order_by(*BY_NAME)
    return OrgsFound(await rows.offset((page - 1) * ONE_PAGE).limit(ONE_PAGE), await found.count())


def changes_to_answer(actor: Actor) -> QuerySet[Change] | None:
    """Return the changes in the actor's places that somebody else asked for."""
    reach = within(actor, "organisation__place__path", *OFFICERS)
    if reach is None:
        return None
    return Change.filter(reach, ~Q(asked_by_id=actor.person_id), state=ChangeState.WAITING)


def renewals_to_answer(actor: Actor) -> QuerySet[Due] | None:
    """Return the renewals in the actor's places whose papers were brought by somebody else."""
    reach = within(actor, "organisation__place__path", *OFFICERS)
    return None if reach is None else Due.filter(reach, ~Q(brought_by_id=actor.person_id), state=DueState.BROUGHT)


async def groups_without_host(actor: Actor) -> QuerySet[Organisation] | None:
    """Return the groups in the actor's places that lapsed with their host, and not because they owe something (INV-2).

    One whose host works again, or elsewhere, waits for an officer's word as well.
    """
    reach = within(actor, "place__path", *OFFICERS)
    if reach is None:
        return None
    unmet, last = (DueState.OPEN, DueState.BROUGHT), clock.today() - await dues.grace()
    late = Due.filter(state__in=unmet, due_on__lt=last, organisation__state=OrgState.LAPSED).values("organisation_id")
    stopped = ~Q(host__state__in=RECRUITING)
    return Organisation.filter(reach, stopped | ~Q(id__in=Subquery(late)), kind__in=HOSTED, state=OrgState.LAPSED)


def suspensions_to_look_at(actor: Actor) -> QuerySet[Organisation] | None:
    """Return the suspended bodies of the actor's county whose day to be looked at has come."""
    reach = within(actor, "place__path", Role.COUNTY_OFFICER)
    if reach is None:
        return None
    return Organisation.filter(reach, state=OrgState.SUSPENDED, suspended_until__lte=clock.today())
