"""Staffing: appointing to a desk, ending a role, locking an account; nobody does it to themselves (R1-R4)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ground import audit, clock, granting, letters, persons
from ground.actors import Actor, Role
from ground.database import transaction
from ground.errors import MayNot, Mistake, OutOfTurn, Unreadable
from ground.identity import Account, Grant, Person
from ground.language import _, lazy
from ground.places import Place, PlaceKind, live_places
from ground.rules import rule
from ground.sessions import end_all
from marketplace.desks import OVERSIGHT
from marketplace.schemas.staff_drafts import AppointDraft

LEVELS = {
    Role.COMMUNITY_WORKER: (PlaceKind.COMMUNITY,),
    Role.STREET_OFFICER: (PlaceKind.STREET,),
    Role.COUNTY_OFFICER: (PlaceKind.COUNTY,),
    Role.SUPERVISOR: (PlaceKind.COUNTY, PlaceKind.CITY),
    Role.ADMINISTRATOR: (PlaceKind.CITY,),
}
"""Over what kind of place a role of a desk is held; roles of organisations are given by their managers."""
NOT_OWN = lazy("Nobody changes their own role or account. Please ask another who may.")


@dataclass(frozen=True)
class HeldRole:
    """A role of someone, with the path of the place that it is over."""

    given: Grant
    path: str | None
    over: str


@dataclass(frozen=True)
class Staffer:
    """A member of staff: the account, and the roles in force, or, where none is left, those there were."""

    person: Person
    account: Account | None
    held: Sequence[HeldRole]


@rule(lazy("Only someone who oversees all that this person may do can change this account, and nobody their own."))
def may_look_after(by: Actor, staff: Staffer) -> bool:
    """An administrator, or a supervisor above each role of this person; never the person."""
    if by.person_id == staff.person.id:
        return False
    below = (
        each.path is not None and each.given.role not in OVERSIGHT and by.holds_over_place(each.path, Role.SUPERVISOR)
        for each in staff.held
    )
    return by.holds(Role.ADMINISTRATOR) or (bool(staff.held) and all(below))


async def appoint(draft: AppointDraft, *, by: Actor) -> Person:
    """Give someone a role over a place, for a term where one is told; who is not known yet is entered. They are told.

    Refuses with MayNot (403) who holds nothing above the role (R3) and oneself, with Unreadable (422) a place that is
    not of the role's level, with OutOfTurn (409) a role that is held already.
    """
    place = await _place(draft)
    last = draft.until_on
    async with transaction():
        person = await _person(draft, by=by)
        await persons.lock(person.id)
        if person.id == by.person_id:
            raise MayNot(NOT_OWN)
        if await _in_force(person.id, draft.role, place.id):
            raise OutOfTurn(lazy("%(name)s has this role already.", name=draft.name))
        until = last + dt.timedelta(days=1) if last else None
        await granting.grant(person, draft.role, by=by, basis=draft.basis, place=place, until_on=until)
        await letters.write(person, "role_given", by=by, about=person, place=place.name)
    return person


async def end_role(given: Grant, because: str, *, by: Actor) -> None:
    """End a role at once, and tell the person; what they did stays. One's own is another's to end (MayNot, 403)."""
    if given.person_id == by.person_id:
        raise MayNot(NOT_OWN)
    place = await Place.get(id=given.place_id) if given.place_id else None
    async with transaction():
        await granting.revoke(given, by=by, because=because)
        person = await Person.get(id=given.person_id)
        await letters.write(person, "role_ended", by=by, about=given, place=place.name if place else "")


async def lock(staff: Staffer, because: str, *, by: Actor) -> None:
    """Close an account from now: every session ends and nobody signs in with it. The person is told."""
    await _turn(staff, because, "Account.lock", "account_locked", by=by, locked_at=clock.now())


async def unlock(staff: Staffer, because: str, *, by: Actor) -> None:
    """Open a locked account again: the password and the authenticator are those from before."""
    await _turn(staff, because, "Account.unlock", "account_unlocked", by=by, locked_at=None)


async def _turn(
    staff: Staffer, because: str, verb: str, letter: str, *, by: Actor, locked_at: dt.datetime | None
) -> None:
    may_look_after.require(by, staff)
    async with transaction():
        now_open = Account.filter(person_id=staff.person.id, locked_at__isnull=locked_at is not None)
        if not await now_open.update(locked_at=locked_at):
            raise OutOfTurn(lazy("This has changed in the meantime. Please look at it again."))
        account = await Account.get(person_id=staff.person.id)
        await end_all(staff.person.id, by=by)
        await audit.record(verb, account, by=by, person=staff.person.id, because=because)
        await letters.write(staff.person, letter, by=by, about=account)


async def _place(draft: AppointDraft) -> Place:
    """Return the one place that was named; the place above, written before it, tells two of a name apart."""
    named, found = "".join(draft.place.split()), []
    for kind in LEVELS[draft.role]:
        for place in await live_places(kind):
            above = await Place.get_or_none(id=place.parent_id) if place.name in named else None
            if named in (place.code, place.name, f"{above.name if above else ''}{place.name}"):
                found.append(place)
    if len(found) == 1:
        return found[0]
    sentence = (
        _("Several places have this name. Please write the one above before it.")
        if found
        else _("There is no place of this name for this role. Please write it in full.")
    )
    raise Unreadable(sentence, [Mistake("place", sentence)])


async def _person(draft: AppointDraft, *, by: Actor) -> Person:
    """Return who has this name and telephone, entered where nobody has (INV-30)."""
    there = await persons.named_at(draft.name, draft.phone)
    return there or await persons.enter(by=by, name=draft.name, phone=draft.phone)


async def _in_force(person_id: int, role: Role, place_id: int) -> bool:
    found = Grant.filter(person_id=person_id, role=role, place_id=place_id, ended_at=None)
    return any(each.until_on is None or each.until_on > clock.today() for each in await found)
