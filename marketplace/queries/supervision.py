"""What a supervisor sees: the audit, the roles in force, and what did not go out."""

from tortoise.expressions import Q

from ground import clock, outbox, persons
from ground.actors import Actor, Role
from ground.identity import Grant, Person
from ground.language import lazy
from ground.letters import delivering
from marketplace.schemas.supervision import RoleLine, StuckFact, StuckLetter
from orgs.models import Organisation

PAGE_LENGTH = 20
MOST_STUCK = 200
ROLES = {
    Role.COMMUNITY_WORKER: lazy("community worker"),
    Role.STREET_OFFICER: lazy("street officer"),
    Role.COUNTY_OFFICER: lazy("county officer"),
    Role.SUPERVISOR: lazy("supervisor"),
    Role.ORG_MANAGER: lazy("manager of an organisation"),
    Role.ORG_STAFF: lazy("staff of an organisation"),
    Role.SOCIAL_WORKER: lazy("social worker"),
    Role.ADMINISTRATOR: lazy("administrator"),
}


async def roles_in_force(actor: Actor, *, role: Role | None = None, words: str = "") -> list[RoleLine]:
    """Return every role in force today that is over a place the actor supervises, or over an organisation.

    `role` narrows them to one, `words` to those whose person or whose place or organisation is called so.
    """
    today = clock.today()
    grants = await Grant.filter(
        Q(until_on=None) | Q(until_on__gt=today), ended_at=None, from_on__lte=today
    ).select_related("person", "place").order_by("role", "place_id", "id")  # fmt: skip
    seen = [
        each
        for each in grants
        if each.place is None or actor.holds(Role.ADMINISTRATOR) or actor.holds_over_place(
            each.place.path, Role.SUPERVISOR
        )
    ]  # fmt: skip
    orgs = dict(await Organisation.filter(id__in={each.org_id for each in seen} - {None}).values_list("id", "name"))
    givers = dict(await Person.filter(id__in={each.given_by_id for each in seen} - {None}).values_list("id", "name"))
    lines = [
        RoleLine(
            id=each.public_id,
            person=persons.name_shown(each.person),
            role=str(ROLES[each.role]),
            over=each.place.name if each.place else orgs.get(each.org_id, ""),
            since=each.from_on,
            until=each.until_on,
            given_by=givers.get(each.given_by_id, "") if each.given_by_id else "",
            basis=each.basis,
        )
        for each in seen
        if role in (None, each.role)
    ]
    return [each for each in lines if words in each.person or words in each.over]


async def dead_facts() -> list[StuckFact]:
    """Return the facts that were told too often without being taken up."""
    return [
        StuckFact(
            id=each.id, name=each.name, announced_at=each.announced_at, attempts=each.attempts, trouble=each.trouble
        )
        for each in (await outbox.dead())[:MOST_STUCK]
    ]


async def dead_letters() -> list[StuckLetter]:
    """Return the letters of the whole city that reached nobody, without words and telephones."""
    return [
        StuckLetter(
            id=each.public_id,
            purpose=each.purpose,
            person=persons.name_shown(each.person) if each.person else "",
            made_at=each.made_at,
            attempts=each.attempts,
            trouble=each.trouble,
        )
        for each in (await delivering.dead())[:MOST_STUCK]
    ]
