"""The pages of a file's parts: what was written so far, and what can be chosen."""

import datetime as dt

from ground import phones, privacy
from ground.attachments import Attachment
from ground.deferred import Deferred
from ground.language import _
from ground.money import Fen, yuan
from ground.pages import Page
from ground.places import Place, PlaceKind
from orgs import areas, completeness, hosting, words
from orgs.models import CODED, HOSTED, Filing, FilingArea, FilingPaper, OrgKind, PaperKind
from orgs.schemas.filing_pages import FileLine


class GroupPage(Page):
    """Part one."""

    template = "orgs/part_group.html"
    file: FileLine
    categories: list[tuple[str, str]]
    category: str
    summary: str
    uscc: str
    coded: bool
    founded_on: dt.date | None
    contact_phone: str

    @classmethod
    def of(cls, filing: Filing) -> "GroupPage":
        """Say what was written."""
        return cls(
            title=_("The group"),
            file=FileLine.of(filing),
            categories=words.options(words.CATEGORIES),
            category=str(filing.category or ""),
            summary=filing.summary,
            uscc=filing.uscc or "",
            coded=filing.kind in CODED,
            founded_on=filing.founded_on,
            contact_phone=phones.shown(filing.contact_phone),
        )


class PeoplePage(Page):
    """Part two."""

    template = "orgs/part_people.html"
    file: FileLine
    leader_name: str
    leader_phone: str
    leader_phone_kept: str
    """The telephone masked, for a desk that helps; "" for who wrote it, and where none was written."""
    members: str
    member_units: str
    staff: str
    funds: str
    coded: bool
    association: bool

    @classmethod
    def of(cls, filing: Filing, *, helped: bool = False) -> "PeoplePage":
        """Say what was written; the leader's telephone goes back to the applicant, and masked to a desk that helps."""
        sealed = filing.leader_phone_sealed
        phone = privacy.unseal("leader_phone", sealed) if sealed else ""
        return cls(
            title=_("Its people"),
            file=FileLine.of(filing),
            leader_name=filing.leader_name,
            leader_phone=phones.shown(phone) if phone and not helped else "",
            leader_phone_kept=phones.masked(phone) if phone and helped else "",
            members=_figure(filing.members),
            member_units=_figure(filing.member_units),
            staff=_figure(filing.staff),
            funds=yuan(Fen(filing.funds_fen)) if filing.funds_fen is not None else "",
            coded=filing.kind in CODED,
            association=filing.kind == OrgKind.SHETUAN,
        )


class PlacePage(Page):
    """Part three."""

    template = "orgs/part_place.html"
    file: FileLine
    street: str
    communities: list[tuple[str, str]]
    community: str
    address: str
    premises: str
    premises_options: list[tuple[str, str]]
    offered: list[tuple[str, str]]
    areas: list[str]
    hosted: bool
    hosts: list[tuple[str, str]]
    host: str

    @classmethod
    async def of(cls, filing: Filing, *, desk: Place | None = None) -> "PlacePage":
        """Say what was written, and offer what this street has, as home only what lies in the desk that helps."""
        home, kind = filing.place, OrgKind(filing.kind)
        hosts = await hosting.possible(kind, home) if kind in HOSTED else []
        chosen = await FilingArea.filter(filing_id=filing.id).select_related("place")
        return cls(
            title=_("Its place"),
            file=FileLine.of(filing),
            street=(await areas.above(home, PlaceKind.STREET)).name,
            communities=[
                (each.code, each.name) for each in await areas.communities(home) if desk is None or each.lies_in(desk)
            ],
            community=home.code if home.kind == PlaceKind.COMMUNITY else "",
            address=filing.address,
            premises=str(filing.premises or ""),
            premises_options=words.options(words.PREMISES),
            offered=[(each.code, area_words(each.name, each.kind)) for each in await areas.offered(home, kind)],
            areas=[each.place.code for each in chosen],
            hosted=kind in HOSTED,
            hosts=[(each.public_id, each.name) for each in hosts],
            host=filing.host.public_id if filing.host else "",
        )


class PaperLine(Deferred):
    """One paper that was sent."""

    id: str
    name: str
    kind_words: str
    size_words: str


class PaperWanted(Deferred):
    """One kind of paper, what is in it, and whether it is there."""

    kind: PaperKind
    words: str
    hint: str
    there: bool


class PapersPage(Page):
    """Part four."""

    template = "orgs/part_papers.html"
    file: FileLine
    wanted: list[PaperWanted]
    papers: list[PaperLine]
    kinds: list[tuple[str, str]]
    next: PaperKind
    """The first kind that is asked for and not there."""

    @classmethod
    async def of(cls, filing: Filing) -> "PapersPage":
        """Say which papers are there, and which are asked for."""
        papers = await papers_of(filing)
        there = {each.kind for each in papers}
        wanted = await completeness.papers_asked(filing)
        offered = (*wanted, PaperKind.OTHER)
        return cls(
            title=_("Its papers"),
            file=FileLine.of(filing),
            wanted=[
                PaperWanted(
                    kind=kind, words=str(words.PAPERS[kind]), hint=str(words.PAPER_HINTS[kind]), there=kind in there
                )
                for kind in wanted
            ],
            papers=[paper_line(each) for each in papers],
            kinds=[(str(kind), str(words.PAPERS[kind])) for kind in offered],
            next=next((kind for kind in wanted if kind not in there), PaperKind.OTHER),
        )


async def papers_of(filing: Filing) -> list[FilingPaper]:
    """Return the papers of a file with their attachments, in the order they came."""
    return await FilingPaper.filter(filing_id=filing.id).select_related("attachment").order_by("id")


def paper_line(paper: FilingPaper) -> PaperLine:
    """Say one paper."""
    return PaperLine(
        id=paper.attachment.public_id,
        name=paper.attachment.file_name,
        kind_words=str(words.PAPERS[PaperKind(paper.kind)]),
        size_words=size_words(paper.attachment),
    )


def size_words(kept: Attachment) -> str:
    """Say how large a file is."""
    kilobytes = max(kept.size_bytes // 1024, 1)
    return f"{kilobytes / 1024:.1f} MB" if kilobytes >= 1024 else f"{kilobytes} KB"  # noqa: PLR2004 - a MB's KB


def area_words(name: str, kind: PlaceKind) -> str:
    """Say a place as an area: a street or county means all of it."""
    return name if kind == PlaceKind.COMMUNITY else _("All of %(place)s", place=name)


def _figure(number: int | None) -> str:
    return "" if number is None else str(number)
