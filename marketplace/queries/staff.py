"""The staff that an overseer sees: who holds what where, and how each account stands; others' staff is not there."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ground import clock
from ground.actors import Actor
from ground.errors import NotFound
from ground.identity import Account, Grant, Person
from ground.language import lazy
from ground.persons import by_address
from marketplace.models import StaffKey, StaffKeyState
from marketplace.queries.oversight import Oversight, oversight_of
from marketplace.staffing import HeldRole, Staffer
from orgs.models import Organisation

MISSING = lazy("We could not find this page.")


async def staff_of(actor: Actor) -> list[Staffer]:
    """Return everyone with a role or an account whom the actor oversees, by name."""
    found = await _staff(await Grant.all().select_related("person", "place"), await Account.all())
    over = await oversight_of(actor)
    return sorted(
        (each for each in found if _seen(each, over)), key=lambda each: (each.person.name_key, each.person.id)
    )


async def staffer_seen_by(actor: Actor, public_id: str) -> Staffer:
    """Return one of them; NotFound for who is no staff, or not the actor's to oversee."""
    person = await by_address(public_id)
    if person is not None:
        grants = await Grant.filter(person_id=person.id).select_related("person", "place")
        accounts = await Account.filter(person_id=person.id)
        found = await _staff(grants, accounts)
        if found and _seen(found[0], await oversight_of(actor)):
            return found[0]
    raise NotFound(MISSING)


async def role_of_staff(actor: Actor, public_id: str) -> tuple[Staffer, HeldRole]:
    """Return a role in force over a place and whose it is, as far as the actor oversees it; else NotFound."""
    given = await Grant.get_or_none(public_id=public_id, ended_at=None).select_related("person")
    if given is not None and given.org_id is None:
        staff = await staffer_seen_by(actor, given.person.public_id)
        over = await oversight_of(actor)
        for each in staff.held:
            if each.given.id == given.id and over.reaches(each.path):
                return staff, each
    raise NotFound(MISSING)


async def keys_asked(people: Sequence[int]) -> set[int]:
    """Return for whom of these a key waits for its second hand."""
    asked = await StaffKey.filter(person_id__in=list(people), state=StaffKeyState.ASKED)
    return {each.person_id for each in asked}


def _seen(staff: Staffer, over: Oversight) -> bool:
    return over.whole or any(over.reaches(each.path) for each in staff.held)


async def _staff(grants: Sequence[Grant], accounts: Sequence[Account]) -> list[Staffer]:
    by_person: defaultdict[int, list[Grant]] = defaultdict(list)
    for given in grants:
        by_person[given.person_id].append(given)
    account_of = {each.person_id: each for each in accounts}
    ids = {each.org_id for each in grants} - {None}
    bodies = {each.id: each for each in await Organisation.filter(id__in=ids).select_related("place")}
    people = {each.person_id: each.person for each in grants}
    lone = await Person.filter(id__in=set(account_of) - set(people))
    people |= {each.id: each for each in lone}
    return [
        Staffer(person, account_of.get(person_id), _held(by_person[person_id], bodies))
        for person_id, person in people.items()
    ]


def _held(grants: Sequence[Grant], bodies: Mapping[int, Organisation]) -> list[HeldRole]:
    today = clock.today()
    in_force = [each for each in grants if each.ended_at is None and (each.until_on is None or each.until_on > today)]
    return [_with_place(each, bodies) for each in in_force or grants]


def _with_place(given: Grant, bodies: Mapping[int, Organisation]) -> HeldRole:
    org = bodies.get(given.org_id) if given.org_id is not None else None
    if org is not None:
        return HeldRole(given, org.place.path, org.name)
    return HeldRole(given, given.place.path if given.place else None, given.place.name if given.place else "")
