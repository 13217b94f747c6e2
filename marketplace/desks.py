"""Desks: which pages of work someone has, by what they hold, and what waits there."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request

from ground.actors import Actor, Role
from ground.language import lazy
from ground.pages import Desk, url_maker


@dataclass(frozen=True)
class Entry:
    """One entry of the navigation: its words, its address, and whose it is."""

    words: object
    name: str
    roles: tuple[Role, ...]


ENTRIES = (
    Entry(lazy("To do"), "desk:community", (Role.COMMUNITY_WORKER,)),
    Entry(lazy("Do it for someone"), "signing:help_desk", (Role.COMMUNITY_WORKER,)),
    Entry(lazy("Needs"), "needs:desk", (Role.COMMUNITY_WORKER, Role.STREET_OFFICER)),
    Entry(lazy("Confirm hours"), "volunteers:confirm_desk", (Role.COMMUNITY_WORKER,)),
    Entry(lazy("Residents"), "volunteers:elders", (Role.COMMUNITY_WORKER,)),
    Entry(lazy("My day"), "desk:social_worker", (Role.SOCIAL_WORKER,)),
    Entry(lazy("My organisation"), "desk:org", (Role.ORG_MANAGER, Role.ORG_STAFF, Role.SOCIAL_WORKER)),
    Entry(lazy("To do"), "desk:street", (Role.STREET_OFFICER,)),
    Entry(lazy("Filings"), "orgs:filings_desk", (Role.STREET_OFFICER, Role.COUNTY_OFFICER)),
    Entry(lazy("To do"), "desk:county", (Role.COUNTY_OFFICER,)),
    Entry(lazy("Overview"), "desk:supervisor", (Role.SUPERVISOR, Role.ADMINISTRATOR)),
)
FIRST = ("desk:community", "desk:street", "desk:county", "desk:supervisor", "desk:social_worker", "desk:org")


async def desks_of(request: Request, actor: Actor) -> Sequence[Desk]:
    """Return the entries of a member of staff's navigation, in the order of their day."""
    url_for = url_maker(request)
    here = request.url.path
    found = []
    for entry in ENTRIES:
        if actor.holds(*entry.roles):
            href = url_for(entry.name)
            plain = href.removeprefix("/en")
            current = here == plain or (here.startswith(f"{plain}/") and plain.count("/") > 1)
            found.append(Desk(str(entry.words), href, current))
    return found


def first_desk(actor: Actor) -> str | None:
    """Return the name of the desk someone starts their day at."""
    mine = {entry.name for entry in ENTRIES if actor.holds(*entry.roles)}
    return next((name for name in FIRST if name in mine), None)
