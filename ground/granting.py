"""Granting: giving a person a role over a place or an organisation, and taking it back."""

import datetime as dt
from collections.abc import Sequence

from ground import audit, clock
from ground.actors import Actor, Role
from ground.database import transaction
from ground.errors import MayNot, OutOfTurn
from ground.identity import Grant, Person
from ground.language import lazy
from ground.places import Place
from ground.sessions import end_all, in_force_on

ABOVE: dict[Role, frozenset[Role]] = {
    Role.ADMINISTRATOR: frozenset({Role.ADMINISTRATOR}),
    Role.SUPERVISOR: frozenset({Role.ADMINISTRATOR}),
    Role.COUNTY_OFFICER: frozenset({Role.ADMINISTRATOR, Role.SUPERVISOR}),
    Role.STREET_OFFICER: frozenset({Role.ADMINISTRATOR, Role.SUPERVISOR, Role.COUNTY_OFFICER}),
    Role.COMMUNITY_WORKER: frozenset({Role.ADMINISTRATOR, Role.SUPERVISOR, Role.COUNTY_OFFICER, Role.STREET_OFFICER}),
    Role.ORG_MANAGER: frozenset({Role.STREET_OFFICER, Role.COUNTY_OFFICER, Role.SUPERVISOR, Role.ORG_MANAGER}),
    Role.ORG_STAFF: frozenset({Role.ORG_MANAGER}),
    Role.SOCIAL_WORKER: frozenset({Role.ORG_MANAGER}),
    Role.BUYER_CLERK: frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR}),
    Role.BUYER_APPROVER: frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR}),
    Role.FINANCE: frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR}),
    Role.EXPERT: frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR}),
}
"""Who may give a role: a holder of one above it, over the same organisation or over the place or one above (R3)."""

EVERYWHERE = frozenset({Role.ADMINISTRATOR})
"""Roles over the machinery, which need no place."""


async def grant(
    person: Person,
    role: Role,
    *,
    by: Actor,
    basis: str,
    place: Place | None = None,
    org_id: int | None = None,
    answering: Place | None = None,
    until_on: dt.date | None = None,
) -> Grant:
    """Give a role from today, on a basis (a paper, a decision).

    Refuses with MayNot (403) who holds nothing above it, with OutOfTurn (409) a role over neither a place nor an
    organisation, or over both, and one that would end before it begins.
    `answering` is the place that answers for the organisation, which the ground cannot know: an officer over it may
    give the organisation's first roles.
    """
    if by.person_id is not None and not _may_give(by, role, place or answering, org_id):
        raise MayNot(lazy("Only someone who holds the role above may give this one."))
    nowhere = place is None and org_id is None
    if (place is not None and org_id is not None) or (nowhere and role not in EVERYWHERE):
        raise OutOfTurn(lazy("A role is held over one place, or in one organisation."))
    if until_on is not None and until_on <= clock.today():
        raise OutOfTurn(lazy("This role would end before it begins. Please choose a later day."))
    async with transaction():
        given = await Grant.create(
            person=person,
            role=role,
            place=place,
            org_id=org_id,
            from_on=clock.today(),
            until_on=until_on,
            given_by_id=by.person_id,
            basis=basis,
        )
        await audit.record("Grant.give", given, by=by, role=str(role), person=person.id, basis=basis)
    return given


async def revoke(given: Grant, *, by: Actor, because: str, answering: Place | None = None) -> None:
    """Take a role back at once; the person's sessions end, so that nothing goes on under it (security 8.3.2).

    Refuses with OutOfTurn (409) a role that has ended.
    """
    place = await Place.get_or_none(id=given.place_id) if given.place_id else answering
    if by.person_id is not None and not _may_give(by, given.role, place, given.org_id):
        raise MayNot(lazy("Only someone who holds the role above may take this one back."))
    async with transaction():
        if not await Grant.filter(id=given.id, ended_at=None).update(ended_at=clock.now()):
            raise OutOfTurn(lazy("This role has ended already."))
        await end_all(given.person_id, by=by)
        await audit.record("Grant.revoke", given, by=by, because=because)


async def holders_over(place: Place, *roles: Role) -> Sequence[Person]:
    """Return who holds one of these roles today over a place or one above it, by name."""
    held = Grant.filter(in_force_on(clock.today()), role__in=roles, place_id__in=place.line_ids)
    ids = {each.person_id for each in await held}
    return await Person.filter(id__in=ids).order_by("name", "id")


def _may_give(by: Actor, role: Role, place: Place | None, org_id: int | None) -> bool:
    above = tuple(ABOVE[role])
    if org_id is not None and by.holds_over_org(org_id, *above):
        return True
    if by.holds(Role.ADMINISTRATOR) and Role.ADMINISTRATOR in above:
        return True
    return place is not None and by.holds_over_place(place.path, *above)
