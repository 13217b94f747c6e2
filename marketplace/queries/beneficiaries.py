"""Whom someone may speak for at a desk: people of the own community, or of where the own organisation works."""

from tortoise.expressions import Q

from ground import places
from ground.actors import Actor, Role
from ground.errors import NotFound
from ground.identity import Person, PersonState
from ground.language import lazy
from ground.persons import by_address, called
from ground.places import Place, PlaceKind
from orgs.models import ActivityArea

NOBODY_LIKE_THAT = lazy("We could not find this person.")
MOST_FOUND = 5


async def reach_of(actor: Actor) -> list[str]:
    """Return the paths of the places whose people the actor may record needs of."""
    own = actor.paths(Role.COMMUNITY_WORKER)
    orgs = actor.orgs(Role.SOCIAL_WORKER)
    if not orgs:
        return own
    areas = await ActivityArea.filter(organisation_id__in=orgs).select_related("place")
    return sorted({*own, *(area.place.path for area in areas)})


async def communities_of(actor: Actor) -> list[Place]:
    """Return the communities in the actor's reach, in the order of their codes."""
    reach = await reach_of(actor)
    if not reach:
        return []
    within = Q(*(Q(path__startswith=path) for path in reach), join_type=Q.OR)
    return await Place.filter(within, kind=PlaceKind.COMMUNITY, valid_to=None).order_by("code")


async def person_helped(actor: Actor, public_id: str) -> tuple[Person, Place]:
    """Return somebody in the actor's reach with their community; NotFound for anyone else.

    Who has told no home yet is taken to live in the actor's only community.
    """
    person = await by_address(public_id)
    place = await _community_for(actor, person) if person else None
    if person is None or place is None or person.state != PersonState.ACTIVE:
        raise NotFound(NOBODY_LIKE_THAT)
    return person, place


async def _community_for(actor: Actor, person: Person) -> Place | None:
    if person.home is None:
        own = await communities_of(actor)
        return own[0] if len(own) == 1 else None
    community = await community_of(person.home)
    reach = await reach_of(actor)
    return community if community and any(community.path.startswith(path) for path in reach) else None


async def community_of(home: Place) -> Place | None:
    """Return the community of a place at or below it; None for a street or a county."""
    return next((each for each in await places.line_of(home) if each.kind == PlaceKind.COMMUNITY), None)


async def people_called(actor: Actor, name: str, tail: str | None) -> list[Person]:
    """Find people in the actor's reach by name, or its first letters, and the telephone's last four figures.

    Without the figures only who has no telephone is found, by the whole name, so that nobody leafs through a community
    (security.md row 14).
    """
    reach = await reach_of(actor)
    if not reach:
        return []
    within = Q(*(Q(home__path__startswith=path) for path in reach), join_type=Q.OR)
    alike = Q(called(name), phone_tail=tail) if tail else Q(name=name, phone_hash=None)
    found = Person.filter(within, alike, state=PersonState.ACTIVE)
    return await found.select_related("home").order_by("id").limit(MOST_FOUND)
