"""Winding up: an organisation closes its affairs, and is dissolved when nothing is open any more (INV-7, EDGE-20)."""

from collections.abc import Sequence

from ground import clock, granting, letters
from ground.actors import SYSTEM, Actor
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.language import lazy
from ground.outbox import announce
from orgs import hosting, obligations
from orgs.events import OrgDissolved, OrgWindingDown
from orgs.models import Due, DueState, Organisation
from orgs.obligations import Source
from orgs.queries import team
from orgs.rules import may_suspend, may_wind_down


async def wind_down(org: Organisation, words: str, *, by: Actor) -> None:
    """Begin to close: from now on only closing acts are left (INV-7), and the groups it hosts lapse (INV-2)."""
    may_wind_down.require(by, org)
    async with transaction():
        await org.move(
            "wind_down", by=by, because=words, wound_down_at=clock.now(), suspended_because="", suspended_until=None
        )
        await hosting.leave_groups(org, by=by)
        for manager in await team.managers_of(org.id):
            await letters.write(manager, "org_winding_down", about=org, by=by, name=org.name)
        await announce(OrgWindingDown(org.id))


async def dissolve(org: Organisation, words: str, *, by: Actor, sources: Sequence[Source]) -> None:
    """End an organisation that owes nothing; its people's roles end with it, its history stays (EDGE-20).

    `sources` is the whole house's table of obligations: it has no default, so that no floor can be forgotten.
    Refuses with OutOfTurn (409) and the list while anything is open.
    """
    may_suspend.require(by, org)
    if org.may_move("dissolve"):
        await _require_nothing_open(org, sources)
    async with transaction():
        await org.move("dissolve", by=by, because=words, dissolved_at=clock.now())
        await _require_nothing_open(org, sources)  # asked again behind the guard: what came in between would be lost
        given_roles = await team.roles_in(org.id)
        for person in {each.person_id: each.person for each in given_roles}.values():
            await letters.write(person, "org_dissolved", about=org, by=by, name=org.name)
        for given in given_roles:  # by the house: who could let staff go, their manager, goes as well
            await granting.revoke(given, by=SYSTEM, because="the organisation is dissolved")
        for due in await Due.filter(organisation_id=org.id, state=DueState.OPEN):
            await due.move("drop", by=by, because="the organisation is dissolved")
        await announce(OrgDissolved(org.id))


async def _require_nothing_open(org: Organisation, sources: Sequence[Source]) -> None:
    still = await obligations.of(org, sources)
    if still:
        listed = "；".join(each.sentence for each in still)
        raise OutOfTurn(
            lazy("It cannot be dissolved yet: %(listed)s.", listed=listed), open=[each.sentence for each in still]
        )
