"""Membership: who works for an organisation, found by telephone and name or entered, and let go again."""

from ground import granting, letters, persons
from ground.actors import Actor, Role
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.identity import Grant, Person
from ground.language import DEFAULT_LANGUAGE, _, lazy, reading
from orgs.models import Organisation
from orgs.queries import team
from orgs.rules import is_closing, may_manage
from orgs.schemas.own_drafts import InviteDraft


async def invite(org: Organisation, draft: InviteDraft, *, by: Actor) -> Grant:
    """Give someone a role in the team from today, and tell them. A role they hold is refused (409).

    Nobody learns here who else uses the telephone: name and number together find a person, or enter one (INV-30).
    """
    may_manage.require(by, org)
    if is_closing(org):
        raise OutOfTurn(lazy("An organisation that closes takes nobody on."))
    async with transaction():
        person = await _person(draft, by=by)
        await persons.lock(person.id)
        held = {(each.person_id, each.role) for each in await team.roles_in(org.id)}
        if (person.id, draft.role) in held:
            raise OutOfTurn(lazy("%(name)s has this role already.", name=draft.name))
        with reading(DEFAULT_LANGUAGE):  # a record is kept in the language of the place
            basis = _("Invited by %(org)s", org=org.short_name or org.name)
            if draft.certificate:
                basis = _("%(basis)s, certificate %(number)s", basis=basis, number=draft.certificate)
        given = await granting.grant(person, draft.role, by=by, basis=basis[:200], org_id=org.id)
        await letters.write(person, "team_joined", about=org, by=by, name=org.name)
    return given


async def remove(org: Organisation, given: Grant, words: str, *, by: Actor) -> None:
    """Take a role back at once; the last manager stays until there is another."""
    may_manage.require(by, org)
    async with transaction():
        # The row is taken first, so that two managers who let each other go at once do not both succeed.
        await Organisation.filter(id=org.id).update(public_id=org.public_id)
        managing = [each for each in await team.roles_in(org.id) if each.role == Role.ORG_MANAGER]
        if given.role == Role.ORG_MANAGER and {each.id for each in managing} == {given.id}:
            raise OutOfTurn(lazy("An organisation needs a manager. Please add another one first."))
        await granting.revoke(given, by=by, because=words)


async def _person(draft: InviteDraft, *, by: Actor) -> Person:
    there = await persons.named_at(draft.name, draft.phone)
    return there or await persons.enter(by=by, name=draft.name, phone=draft.phone)
