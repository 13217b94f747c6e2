"""What everybody reads about organisations: the list with its filters, and one profile."""

import datetime as dt
from collections.abc import Sequence
from urllib.parse import urlencode

from ground import phones
from ground.deferred import Deferred
from ground.language import _
from ground.pages import Page
from ground.places import Place, PlaceKind, live_places
from ground.tags import Tag
from orgs import words
from orgs.models import (
    HOSTED,
    SUPPLIERS,
    Category,
    FactCheck,
    Organisation,
    OrgKind,
    OrgState,
    Project,
    ProjectPlace,
    ProjectState,
    Verification,
)
from orgs.queries.searching import OrgsFound, areas_of
from orgs.schemas.part_pages import area_words

SHOWN_AREAS = 3
"""More places than these are counted on a card, not listed."""


class OrgCard(Deferred):
    """One organisation in a list."""

    id: str
    name: str
    kind_words: str
    category_words: str
    areas: str
    level: Verification
    level_words: str
    level_tag: Tag
    by_law: bool
    """Whether a law sets it up: there are no papers to look at."""
    state: OrgState
    state_words: str

    @classmethod
    def of(cls, org: Organisation, areas: Sequence[Place]) -> "OrgCard":
        """Say in a few words who this is."""
        level = Verification(org.verification)
        by_law = org.kind in (OrgKind.GRASSROOTS, OrgKind.PUBLIC_BODY, OrgKind.ORGAN)
        return cls(
            id=org.public_id,
            name=org.name,
            kind_words=str(words.KINDS[OrgKind(org.kind)]),
            category_words=str(words.CATEGORIES[Category(org.category)]),
            areas=areas_said(areas),
            level=level,
            level_words=str(words.BY_LAW if by_law else words.LEVELS[level]),
            level_tag="good" if by_law else words.LEVEL_TAGS[level],
            by_law=by_law,
            state=org.state,
            state_words=str(words.ORG_STATES[org.state]),
        )


def areas_said(areas: Sequence[Place]) -> str:
    """Say where a body works, at most a few places by name."""
    names = [area_words(each.name, each.kind) for each in areas]
    if len(names) <= SHOWN_AREAS:
        return "、".join(names)
    first, more = "、".join(names[:SHOWN_AREAS]), len(names) - SHOWN_AREAS
    return _("%(places)s and %(count)s more places", places=first, count=more)


class OrgsPage(Page):
    """Organisations that serve the city, as they were searched for."""

    template = "orgs/organisations.html"
    orgs: list[OrgCard]
    total: int
    at: int
    of: int
    words: str
    category: Category | None
    categories: list[tuple[str, str]]
    kind: OrgKind | None
    kinds: list[tuple[str, str]]
    place: str
    places: list[tuple[str, str]]

    def query(self, **other: object) -> str:
        """Return the question of another view of this list; what is changed begins again at its first page."""
        asked = {"q": self.words, "category": self.category, "kind": self.kind, "place": self.place, **other}
        return urlencode({name: value for name, value in asked.items() if value})

    @classmethod
    def cards(cls, found: OrgsFound) -> list[OrgCard]:
        """Return the cards of what was found."""
        return [OrgCard.of(each, found.areas[each.id]) for each in found.orgs]


async def place_options() -> list[tuple[str, str]]:
    """Return the places to choose from: every county, with its streets under it."""
    streets = await live_places(PlaceKind.STREET)
    found: list[tuple[str, str]] = []
    for county in await live_places(PlaceKind.COUNTY):
        found.append((county.code, county.name))
        found += [(each.code, f"{county.name} {each.name}") for each in streets if each.parent_id == county.id]
    return found


class PublicCheck(Deferred):
    """One look at this body's facts, as everybody may know it: no officer's name."""

    words: str
    tag: Tag
    source: str
    on: dt.date


class PublicProject(Deferred):
    """One project, as everybody may know it."""

    id: str
    title: str
    summary: str
    state: ProjectState
    state_words: str
    tag: Tag
    funding_words: str
    places: str
    starts_on: dt.date
    ends_on: dt.date

    @classmethod
    def of(cls, project: Project, places: Sequence[Place]) -> "PublicProject":
        """Say what a project does, where and until when."""
        return cls(
            id=project.public_id,
            title=project.title,
            summary=project.summary,
            state=project.state,
            state_words=str(words.PROJECT_STATES[project.state]),
            tag=words.PROJECT_TAGS[project.state],
            funding_words=str(words.FUNDINGS[project.funding]),
            places="、".join(each.name for each in places),
            starts_on=project.starts_on,
            ends_on=project.ends_on,
        )


class OrgPage(Page):
    """One organisation: what it is, how far that was checked and when, where it works, who answers for it."""

    template = "orgs/organisation.html"
    org: OrgCard
    summary: str
    uscc: str
    filing_no: str
    registrar: str
    leader: str
    telephone: str
    telephone_dialled: str
    address: str
    founded_on: dt.date | None
    valid_until: dt.date | None
    host: OrgCard | None
    hosted: bool
    signs_contracts: bool
    """Whether it may be paid public money itself (INV-3)."""
    checks: list[PublicCheck]
    projects: list[PublicProject]

    @classmethod
    async def of(cls, org: Organisation) -> "OrgPage":
        """Say what everybody may know; a person's telephone is not among it."""
        areas = await areas_of([org])
        return cls(
            title=org.name,
            org=OrgCard.of(org, areas[org.id]),
            summary=org.summary,
            uscc=org.uscc or "",
            filing_no=org.filing_no or "",
            registrar=org.registrar,
            leader=org.leader_name,
            telephone=phones.shown(org.contact_phone),
            telephone_dialled=org.contact_phone,
            address=org.address,
            founded_on=org.founded_on,
            valid_until=org.valid_until,
            host=OrgCard.of(org.host, []) if org.host else None,
            hosted=org.kind in HOSTED,
            signs_contracts=org.kind in SUPPLIERS,
            checks=await public_checks(org),
            projects=await projects_shown(org),
        )


async def public_checks(org: Organisation) -> list[PublicCheck]:
    """Return what was looked at, the latest first."""
    return [
        PublicCheck(
            words=str(words.LEVELS[Verification(each.level)]),
            tag=words.LEVEL_TAGS[Verification(each.level)],
            source=words.source(each.source),
            on=each.seen_on,
        )
        for each in await FactCheck.filter(organisation_id=org.id).order_by("-seen_on", "-id")
    ]


async def projects_shown(org: Organisation, *, planned: bool = False) -> list[PublicProject]:
    """Return the projects of a body: running ones first, then the latest; planned ones only where asked for."""
    found = Project.filter(organisation_id=org.id).order_by("-starts_on", "-id")
    projects = await (found if planned else found.exclude(state=ProjectState.PLANNED))
    places: dict[int, list[Place]] = {each.id: [] for each in projects}
    rows = ProjectPlace.filter(project_id__in=list(places)).select_related("place").order_by("place__code")
    for row in await rows:
        places[row.project_id].append(row.place)
    ordered = sorted(projects, key=lambda each: each.state != ProjectState.RUNNING)
    return [PublicProject.of(each, places[each.id]) for each in ordered]
