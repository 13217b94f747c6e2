"""What waits for someone, gathered from every domain; and the numbers of their area."""

from collections.abc import Callable, Sequence

from ground.actors import Actor, Role
from ground.database import ask
from ground.identity import Person
from ground.language import _, hours_text
from ground.places import Place
from ground.tasks import Task
from marketplace import house
from orgs.models import Organisation

UrlFor = Callable[..., str]


async def tasks_for(actor: Actor, url_for: UrlFor) -> list[Task]:
    """Return what waits, the late first, then the most; kinds of which nothing waits are left out."""
    found = [task for tasks_of in house.tasks() for task in await tasks_of(actor, url_for) if task.count]
    return sorted(found, key=lambda task: (-task.overdue, -task.count))


async def area_of(actor: Actor, *roles: Role) -> str:
    """Return the names of what the actor holds these roles over."""
    places = [held.place_id for held in actor.grants if held.role in roles and held.place_id is not None]
    names = [place.name for place in await Place.filter(id__in=places).order_by("code")]
    names += [org.name for org in await Organisation.filter(id__in=actor.orgs(*roles)).order_by("name")]
    return _(", ").join(names)


async def orgs_of(actor: Actor) -> Sequence[Organisation]:
    """Return the organisations the actor works for."""
    ids = actor.orgs(Role.ORG_MANAGER, Role.ORG_STAFF, Role.SOCIAL_WORKER)
    return await Organisation.filter(id__in=ids).order_by("name")


async def figures_of(actor: Actor, *roles: Role) -> list[tuple[str, str]]:
    """Return the numbers of the actor's places: people at home, needs open, hours of service this year so far."""
    paths = actor.paths(*roles)
    if not paths:
        return []
    path = min(paths, key=len)
    below = f"{path}%"
    people = await ask(
        "SELECT count(*) AS n FROM ground_person p JOIN ground_place h ON h.id = p.home_id WHERE h.path LIKE ?", below
    )
    needs = await ask(
        "SELECT count(*) AS n FROM marketplace_need n JOIN ground_place h ON h.id = n.place_id"
        " WHERE h.path LIKE ? AND n.state NOT IN ('closed', 'withdrawn', 'declined', 'expired')",
        below,
    )
    minutes = await ask(
        "SELECT coalesce(sum(e.minutes), 0) AS n FROM volunteers_hour_entry e"
        " JOIN volunteers_hour_claim c ON c.id = e.claim_id JOIN ground_place h ON h.id = c.place_id"
        " WHERE h.path LIKE ? AND e.category = 'service'",
        below,
    )
    helpers = await ask(
        "SELECT count(*) AS n FROM volunteers_volunteer v JOIN ground_person p ON p.id = v.person_id"
        " JOIN ground_place h ON h.id = p.home_id WHERE h.path LIKE ?",
        below,
    )
    return [
        (_("Residents known here"), str(people[0]["n"])),
        (_("Helpers"), str(helpers[0]["n"])),
        (_("Open needs"), str(needs[0]["n"])),
        (_("Hours of service"), hours_text(int(minutes[0]["n"]))),
    ]


async def names_of(ids: set[int]) -> dict[int, str]:
    """Return the names of people by their ids."""
    return dict(await Person.filter(id__in=ids).values_list("id", "name"))
