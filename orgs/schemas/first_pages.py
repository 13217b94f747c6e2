"""The pages before a file exists: what each kind of body brings, and the first three questions."""

from ground import policy
from ground.actors import Actor, Role
from ground.language import _, lazy
from ground.places import PlaceKind, live_places
from orgs import areas, clocks, words
from orgs.models import OrgKind, PaperKind
from orgs.policies import APPLIED_FOR
from orgs.schemas.filing_pages import BeginPage, KindNeeds, term_words

KIND_HINTS = {
    OrgKind.FILED_GROUP: lazy("A group of neighbours without registration, such as a choir or a repair corner."),
    OrgKind.AGREED_TEAM: lazy("Volunteers who serve in one community, with its committee's consent."),
    OrgKind.SHETUAN: lazy("A registered association of members. Its code begins with 51."),
    OrgKind.MINFEI: lazy("A registered private non-enterprise unit. Its code begins with 52."),
    OrgKind.FOUNDATION: lazy("A registered foundation. Its code begins with 53."),
    OrgKind.COMPANY: lazy("A company that offers services. Its code begins with 91."),
}


async def kind_needs() -> list[KindNeeds]:
    """Return what each kind of body brings and how long an answer takes, by the city's policy."""
    found = []
    for kind in APPLIED_FOR:
        papers = await policy.in_force(f"orgs.papers.{kind}")
        term = await policy.in_force(f"orgs.answer_term.{kind}")
        asked = clocks.Term(term.value["unit"], term.value["count"], term.citation, term.checked)
        found.append(
            KindNeeds(
                kind=kind,
                words=str(words.KINDS[kind]),
                hint=str(KIND_HINTS[kind]),
                papers=[str(words.PAPERS[PaperKind(each)]) for each in papers.value],
                answer=term_words(asked),
                citation=papers.citation,
            )
        )
    return found


async def begin_page(*, helper: Actor | None = None) -> BeginPage:
    """Return the first questions; for a worker of communities, those instead of the city's streets."""
    kinds = [(str(kind), str(words.KINDS[kind]), str(KIND_HINTS[kind])) for kind in APPLIED_FOR]
    if helper is None:
        streets = [(street.code, f"{county.name} {street.name}") for street, county in await areas.streets()]
        return BeginPage(title=_("First three questions"), kinds=kinds, streets=streets)
    reach = helper.paths(Role.COMMUNITY_WORKER)
    mine = [each for each in await live_places(PlaceKind.COMMUNITY) if each.path.startswith(tuple(reach))]
    return BeginPage(
        title=_("Write a file for a group"),
        kinds=kinds,
        streets=[(each.code, each.name) for each in mine],
        assisted=True,
    )
