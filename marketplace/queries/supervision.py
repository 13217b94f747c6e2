"""What a supervisor sees: the audit, the roles in force, and what did not go out."""

from collections.abc import Mapping

from ground import clock, outbox, persons
from ground.actors import Actor, Role
from ground.identity import Grant, Person
from ground.language import _, lazy
from ground.letters import delivering, troubles
from ground.sessions import in_force_on
from marketplace import house
from marketplace.queries.letters_waiting import tells
from marketplace.queries.oversight import log_looks, oversight_of
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
    Role.BUYER_CLERK: lazy("buyer's clerk"),
    Role.BUYER_APPROVER: lazy("buyer's approving officer"),
    Role.FINANCE: lazy("finance officer"),
    Role.EXPERT: lazy("expert"),
    Role.ADMINISTRATOR: lazy("administrator"),
}


async def roles_in_force(actor: Actor, *, role: Role | None = None, words: str = "") -> list[RoleLine]:
    """Return every role in force today over a place that the actor oversees, or over an organisation there.

    `role` narrows them to one, `words` to those whose person or whose place or organisation is called so.
    """
    over = await oversight_of(actor)
    found = Grant.filter(in_force_on(clock.today())).select_related("person", "place")
    grants = await found.order_by("role", "place_id", "id")
    ids = {each.org_id for each in grants} - {None}
    bodies = {each.id: each for each in await Organisation.filter(id__in=ids).select_related("place")}
    seen = [each for each in grants if over.reaches(_path_of(each, bodies))]
    givers = dict(await Person.filter(id__in={each.given_by_id for each in seen} - {None}).values_list("id", "name"))
    lines = [
        RoleLine(
            id=each.public_id,
            person=persons.name_shown(each.person),
            role=str(ROLES[each.role]),
            over=each.place.name if each.place else bodies[each.org_id].name if each.org_id in bodies else "",
            since=each.from_on,
            until=each.until_on,
            given_by=givers.get(each.given_by_id, "") if each.given_by_id else "",
            basis=each.basis,
        )
        for each in seen
        if role in (None, each.role)
    ]
    return [each for each in lines if words in each.person or words in each.over]


def _path_of(given: Grant, bodies: Mapping[int, Organisation]) -> str | None:
    """Return the path of the place that a role is over, its own or its organisation's."""
    if given.place is not None:
        return given.place.path
    org = bodies.get(given.org_id) if given.org_id is not None else None
    return org.place.path if org else None


async def dead_facts(actor: Actor) -> list[StuckFact]:
    """Return the facts that were told too often without being taken up; they belong to the city's machinery."""
    if not (await oversight_of(actor)).whole:
        return []
    return [
        StuckFact(
            id=each.id, name=each.name, tells=fact_words(each.name), announced_at=each.announced_at,
            attempts=each.attempts, trouble=each.trouble,
        )
        for each in (await outbox.dead())[:MOST_STUCK]
    ]  # fmt: skip


def fact_words(name: str) -> str:
    """Return what had happened, by the name that a fact travels under."""
    return str(house.audit_words().facts.get(name, name))


async def dead_letters(actor: Actor) -> list[StuckLetter]:
    """Return the letters that reached nobody where the actor oversees, without their words; telephones are masked."""
    over = await oversight_of(actor)
    found = (await delivering.dead(None if over.whole else over.paths))[:MOST_STUCK]
    await log_looks({each.person_id for each in found}, "letter", _("Read which letters lie undelivered"), by=actor)
    return [
        StuckLetter(
            id=each.public_id,
            purpose=each.purpose,
            tells=tells(each),
            person=persons.name_shown(each.person) if each.person else "",
            phone=delivering.phone_shown(each),
            made_at=each.made_at,
            attempts=each.attempts,
            trouble=troubles.in_words(each.trouble),
            to_do=troubles.to_do(each.trouble),
            may_print=each.place_id is not None,
        )
        for each in found
    ]
