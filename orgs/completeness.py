"""Completeness: what a file still lacks before it can be handed in, part by part, by kind and by policy."""

from dataclasses import dataclass
from enum import StrEnum

from ground import policy
from ground.language import Lazy, lazy
from ground.places import Place, PlaceKind
from orgs import words
from orgs.models import CODED, HOSTED, Filing, FilingArea, FilingPaper, PaperKind


class Part(StrEnum):
    """The parts of a file, in their order."""

    GROUP = "group"
    PEOPLE = "people"
    PLACE = "place"
    PAPERS = "papers"


@dataclass(frozen=True)
class Missing:
    """One thing that a part lacks."""

    part: Part
    sentence: Lazy


async def missing(filing: Filing) -> list[Missing]:
    """Return everything that is missing, in the order of the parts."""
    return [*_group(filing), *_people(filing), *await _place(filing), *await _papers(filing)]


async def papers_asked(filing: Filing) -> list[PaperKind]:
    """Return the kinds of paper that this kind of body brings, by policy."""
    place = await Place.get(id=filing.place_id)
    return [PaperKind(each) for each in await policy.value(f"orgs.papers.{filing.kind}", place=place)]


def _group(filing: Filing) -> list[Missing]:
    lacks = [
        (filing.category is None, lazy("Choose what you mostly do.")),
        (not filing.summary, lazy("Write in a few sentences what you do.")),
        (filing.kind in CODED and not filing.uscc, lazy("Write the social credit code.")),
    ]
    return [Missing(Part.GROUP, sentence) for lacking, sentence in lacks if lacking]


def _people(filing: Filing) -> list[Missing]:
    lacks = [
        (not filing.leader_name, lazy("Write who is in charge.")),
        (not filing.leader_phone_sealed, lazy("Write the mobile number of the person in charge.")),
        (filing.members is None, lazy("Write how many members there are.")),
    ]
    return [Missing(Part.PEOPLE, sentence) for lacking, sentence in lacks if lacking]


async def _place(filing: Filing) -> list[Missing]:
    home = await Place.get(id=filing.place_id)
    lacks = [
        (home.kind != PlaceKind.COMMUNITY, lazy("Choose the community where you are at home.")),
        (not filing.address, lazy("Write where people find you.")),
        (filing.premises is None, lazy("Choose whose rooms you use.")),
        (not await FilingArea.exists(filing_id=filing.id), lazy("Choose where you will work.")),
        (filing.kind in HOSTED and filing.host_id is None, lazy("Choose who answers for the group.")),
    ]
    return [Missing(Part.PLACE, sentence) for lacking, sentence in lacks if lacking]


async def _papers(filing: Filing) -> list[Missing]:
    there = {kind for (kind,) in await FilingPaper.filter(filing_id=filing.id).values_list("kind")}
    lacks = [str(words.PAPERS[kind]) for kind in await papers_asked(filing) if kind not in there]
    said = lazy("Papers still to add: %(papers)s.", papers="、".join(lacks))
    return [Missing(Part.PAPERS, said)] if lacks else []
