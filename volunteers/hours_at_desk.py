"""Hours before those who put them right: whose a desk may open, and what a late record can be made of."""

from collections.abc import Sequence

from tortoise.expressions import Q, Subquery

from ground import limits, persons
from ground.actors import Actor, Role
from ground.errors import NotFound
from ground.identity import Person, PersonState
from ground.persons import by_address, records_of
from ground.places import Place, PlaceKind
from orgs.models import Organisation, Project, ProjectPlace, ProjectState
from volunteers.models import HourClaim, HourDispute, HourEntry
from volunteers.rules.disputes import ANSWERERS
from volunteers.rules.hours import TEAM
from volunteers.seen import DESK, NOT_HERE, STREET, places_under

LINES_SHOWN = 60


async def helper_at_desk(actor: Actor, public_id: str) -> Person:
    """Return someone who lives in the actor's places, served there or asked about hours there; NotFound (404) else."""
    person = await by_address(public_id)
    places = await places_under(actor.paths(*DESK, *STREET))
    if person is None or not (
        person.home_id in places
        or await HourClaim.exists(person_id=person.id, place_id__in=places)
        or await HourDispute.exists(person_id=person.id, place_id__in=places)
    ):
        raise NotFound(NOT_HERE)
    return person


async def lines_at_desk(actor: Actor, person_id: int) -> Sequence[HourEntry]:
    """Return what a person served in the actor's places, the latest first, reversals beside what they took back."""
    places = await places_under(actor.paths(*DESK, *STREET))
    own = await records_of(person_id)
    found = HourEntry.filter(person_id__in=own, place_id__in=places).select_related("person", "project")
    return await found.order_by("-service_on", "-id").limit(LINES_SHOWN)


async def to_say_anew(which: Q) -> Sequence[HourClaim]:
    """Return the claims, refused or taken back whole, that nobody has said anew, the latest first."""
    over = ("refused", "reversed")
    found = (
        await HourClaim.filter(which, state__in=over, corrects_id=None)
        .select_related("person", "organisation")
        .order_by("-starts_at", "-id")
        .limit(LINES_SHOWN)
    )
    standing = HourClaim.filter(shift_ref__in={each.shift_ref for each in found}).exclude(state__in=over)
    told = set(await standing.values_list("person_id", "shift_ref"))
    seen: dict[tuple[int, str], HourClaim] = {}
    for each in found:
        seen.setdefault((each.person_id, each.shift_ref), each)
    return [each for key, each in seen.items() if key not in told]


async def of_person_at_desk(actor: Actor, person_id: int) -> Q:
    """Return the question for a person's claims in the actor's places."""
    return Q(person_id=person_id, place_id__in=await places_under(actor.paths(*DESK, *STREET)))


async def communities(actor: Actor) -> Sequence[Place]:
    """Return the communities whose desk the actor sits at."""
    ids = await places_under(actor.paths(*DESK))
    return await Place.filter(id__in=ids, kind=PlaceKind.COMMUNITY, valid_to=None).order_by("path")


async def communities_of(org: Organisation) -> Sequence[Place]:
    """Return the communities that an organisation's projects serve."""
    ids = ProjectPlace.filter(project__organisation_id=org.id).values("place_id")
    return await Place.filter(id__in=Subquery(ids), kind=PlaceKind.COMMUNITY).order_by("path")


async def projects_in(places: Sequence[Place], org: Organisation | None = None) -> Sequence[Project]:
    """Return the projects, of one organisation or of all, that serve or served in places, with their organisation."""
    ids = ProjectPlace.filter(place_id__in=[each.id for each in places]).values("project_id")
    found = Project.filter(id__in=Subquery(ids)).exclude(state=ProjectState.PLANNED).select_related("organisation")
    if org is not None:
        found = found.filter(organisation_id=org.id)
    return await found.order_by("organisation__name_key", "-starts_on", "id")


async def choices(
    places: Sequence[Place], again: HourClaim | None, org: Organisation | None = None
) -> tuple[Sequence[Place], Sequence[Project]]:
    """Return the communities and the projects to choose from: time that is said anew stays where it was."""
    if again is not None:
        place = await Place.get(id=again.place_id)
        return [place], [await Project.get(id=again.project_id).select_related("organisation")]
    return places, await projects_in(places, org)


async def helper_of(org: Organisation, name: str, tail: str, *, by: Actor) -> Person | None:
    """Find the one person of a name and four figures for whom an organisation has recorded time before.

    Who has no telephone is found by the whole name alone. Each search that finds nobody is counted, 30 an hour
    (security.md row 14).
    """
    ids = HourClaim.filter(organisation_id=org.id).values("person_id")
    near = await Person.filter(persons.called(name), id__in=Subquery(ids), state=PersonState.ACTIVE)
    found = [
        each for each in near if persons.ends_in(each, tail) or (not tail and each.name == name and not each.phone_hash)
    ]
    if len(found) != 1:
        await limits.hit(limits.STAFF_SEARCH, str(by.person_id))
        return None
    return found[0]


async def may_see_claim(actor: Actor, number: int) -> bool:
    """Whether an actor may see what shows a late record: its person, its organisation and the desks that decide."""
    claim = await HourClaim.get_or_none(id=number)
    if claim is None:
        return False
    if actor.person_id == claim.person_id or actor.holds_over_org(claim.organisation_id, *TEAM):
        return True
    place = await Place.get(id=claim.place_id)
    return actor.holds_over_place(place.path, *DESK, *STREET, *ANSWERERS.values(), Role.SUPERVISOR)
