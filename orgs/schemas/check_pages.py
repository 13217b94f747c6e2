"""The page on which a file is looked over before it is handed in; the desk reads the same answers."""

from ground import phones
from ground.deferred import Deferred
from ground.language import _
from ground.pages import Page
from ground.places import PlaceKind
from orgs import areas, checklist, completeness, words
from orgs.checklist import Point
from orgs.completeness import Part
from orgs.models import Filing, OrgKind
from orgs.schemas.filing_pages import FileLine, PartLine, parts_of
from orgs.schemas.part_pages import GroupPage, PeoplePage, PlacePage, paper_line, papers_of


class Answer(Deferred):
    """One question and what was answered."""

    label: str
    words: str


class CheckPage(Page):
    """All that was written, to be looked over before it is handed in."""

    template = "orgs/check.html"
    file: FileLine
    parts: list[PartLine]
    answers: dict[Part, list[Answer]]
    points: list[Point]
    street: str

    @classmethod
    async def of(cls, filing: Filing) -> "CheckPage":
        """Say everything once more, with what the rules ask."""
        return cls(
            title=_("Look it over"),
            file=FileLine.of(filing),
            parts=parts_of(await completeness.missing(filing)),
            answers=await answers_of(filing),
            points=await checklist.points(filing),
            street=(await areas.above(filing.place, PlaceKind.STREET)).name,
        )


async def answers_of(filing: Filing, *, phone_shown: str | None = None) -> dict[Part, list[Answer]]:
    """Return what a file says, part by part; the leader's telephone masked, unless a caller shows more of it."""
    group, people, place = GroupPage.of(filing), PeoplePage.of(filing), await PlacePage.of(filing)
    codes = dict(place.offered)
    phone = phone_shown or (phones.masked(phones.normalise(people.leader_phone)) if people.leader_phone else "")
    told = {
        Part.GROUP: [
            (_("Name of the body"), filing.name),
            (_("What it is"), str(words.KINDS[OrgKind(filing.kind)])),
            (_("Social credit code"), group.uscc),
            (_("What it mostly does"), dict(group.categories).get(group.category, "")),
            (_("In its own words"), group.summary),
            (_("Telephone for everybody"), group.contact_phone),
        ],
        Part.PEOPLE: [
            (_("Person in charge"), people.leader_name),
            (_("Their mobile"), phone),
            (_("Members"), people.members),
            (_("Member units"), people.member_units),
            (_("Full-time staff"), people.staff),
            (_("Funds, in yuan"), people.funds),
        ],
        Part.PLACE: [
            (_("At home in"), dict(place.communities).get(place.community, "")),
            (_("Address"), place.address),
            (_("Rooms"), dict(place.premises_options).get(place.premises, "")),
            (_("Where it works"), "、".join(codes[code] for code in place.areas if code in codes)),
            (_("Who answers for it"), filing.host.name if filing.host else ""),
        ],
        Part.PAPERS: [(each.kind_words, each.name) for each in map(paper_line, await papers_of(filing))],
    }
    return {part: [Answer(label=label, words=said) for label, said in rows if said] for part, rows in told.items()}
