"""Who asks the whole API by machine: a stranger and people of the city, each at addresses of their own."""

from collections.abc import Awaitable, Callable
from typing import Any

from ground import granting
from ground.actors import SYSTEM, Role
from ground.identity import Person
from orgs.models import Organisation
from tests import people
from tests.people import City

OVER_PLACES = (Role.SUPERVISOR, Role.STREET_OFFICER, Role.COUNTY_OFFICER, Role.ADMINISTRATOR, Role.EXPERT)
OVER_ORGS = (Role.BUYER_CLERK, Role.BUYER_APPROVER, Role.FINANCE, Role.SOCIAL_WORKER)
Cookies = dict[str, str]


async def _stage() -> tuple[City, Organisation]:
    city = await people.a_city()
    org = await people.an_org(city)
    await people.a_project(org, city.huibin)
    return city, org


async def stranger() -> Cookies:
    """Come without a sign-in."""
    await _stage()
    return {}


async def elder() -> Cookies:
    """Come as somebody who lives in the city."""
    city, _org = await _stage()
    return await people.signed_in(await people.a_person(home=city.huibin))


async def worker() -> Cookies:
    """Come as a community worker."""
    city, _org = await _stage()
    return await _staff(await people.an_officer("李强", Role.COMMUNITY_WORKER, place=city.huibin))


async def manager() -> Cookies:
    """Come as an organisation's manager."""
    _city, org = await _stage()
    return await _staff(await people.an_officer("刘敏", Role.ORG_MANAGER, org=org))


async def officer() -> Cookies:
    """Come as one person with every other role, over the whole city and within the organisation."""
    city, org = await _stage()
    person = await people.a_person("赵刚")
    for role in OVER_PLACES:
        await granting.grant(person, role, by=SYSTEM, basis="story", place=city.city)
    for role in OVER_ORGS:
        await granting.grant(person, role, by=SYSTEM, basis="story", org_id=org.id)
    return await people.signed_in(person, staff=True)


async def _staff(actor: Any) -> Cookies:  # noqa: ANN401 - an actor with a person
    return await people.signed_in(await Person.get(id=actor.person_id), staff=True)


CAST: dict[str, Callable[[], Awaitable[Cookies]]] = {
    each.__name__: each for each in (stranger, elder, worker, manager, officer)
}


def whose(operation: dict[str, Any]) -> str:
    """Return which of the cast an operation is asked by: of those who may come, one."""
    roles = set(operation.get("x-roles", ()))
    if operation["x-door"] == "open":
        return "stranger"
    if not roles:
        return "elder"
    if Role.COMMUNITY_WORKER in roles:
        return "worker"
    return "manager" if Role.ORG_MANAGER in roles else "officer"
