"""Desks: which pages of work someone has, by what they hold, in the order of their day."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from starlette.requests import Request

from ground.actors import Actor, Role
from ground.language import Lazy, lazy
from ground.notices import OFFICERS
from ground.pages import Desk, url_maker
from orgs.models import Organisation
from orgs.queries import TEAM
from procurement.queries.bids import holds_a_key
from procurement.rules.buying import BUYING
from procurement.tender_words import BODIES

OVERSIGHT = (Role.SUPERVISOR, Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Start:
    """The first page of a desk: its address, its title, and whose it is."""

    name: str
    title: Lazy
    roles: tuple[Role, ...]
    other_titles: Mapping[Role, Lazy] = field(default_factory=dict)
    """What it is called by who holds this role of its roles alone."""

    def title_for(self, actor: Actor) -> str:
        """Return what it is called by someone who has it."""
        held = [role for role in self.roles if actor.holds(role)]
        return str(self.other_titles.get(held[0], self.title) if len(held) == 1 else self.title)


@dataclass(frozen=True)
class Way:
    """A page of work that a desk leads on to."""

    words: Lazy
    name: str
    roles: tuple[Role, ...]
    about: Lazy | None = None
    """What it is for, said on the desk; without it, the way stands in the navigation alone."""
    picture: str = "list"
    in_navigation: bool = True
    below: tuple[str, ...] = ()
    """Where pages of this work lie, besides below its own address; `{org}` is the organisation's."""
    only_for: Callable[[Actor], Awaitable[bool]] | None = None
    """Which of those who hold its roles have this work at all; without it, all."""

    async def is_open_to(self, actor: Actor) -> bool:
        """Whether someone has this work, so that it leads nobody to a refusal."""
        return actor.holds(*self.roles) and (self.only_for is None or await self.only_for(actor))


STARTS = (
    Start("desk:community", lazy("Community desk"), (Role.COMMUNITY_WORKER,)),
    Start("desk:street", lazy("Street desk"), (Role.STREET_OFFICER,)),
    Start("desk:county", lazy("County desk"), (Role.COUNTY_OFFICER,)),
    Start("desk:supervisor", lazy("Supervision"), OVERSIGHT, {Role.ADMINISTRATOR: lazy("Running the system")}),
    Start("desk:social_worker", lazy("My day"), (Role.SOCIAL_WORKER,)),
    Start("desk:org", lazy("My organisation"), TEAM),
    Start("desk:buyer", lazy("Buyer's desk"), BUYING),
    Start("procurement:expert", lazy("My committees"), (Role.EXPERT,)),
    Start("procurement:finance", lazy("Payments"), (Role.FINANCE,)),
)
"""In the order in which someone who has several begins."""
TO_DO = lazy("To do")

WAYS = (
    Way(lazy("Sign someone up"), "signing:help_desk", (Role.COMMUNITY_WORKER,),
        lazy("For an elder who stands before you or calls"), "users"),
    Way(lazy("Write down a need"), "needs:new", (Role.COMMUNITY_WORKER,), lazy("What someone asked you for"), "edit",
        in_navigation=False),
    Way(lazy("Needs"), "needs:desk", (Role.COMMUNITY_WORKER, Role.STREET_OFFICER),
        lazy("From the first word to the thanks"), "heart", below=("/street/troubles",)),
    Way(lazy("Confirm hours"), "volunteers:confirm_desk", (Role.COMMUNITY_WORKER,),
        lazy("What the leaders wrote down"), "clock", below=("/cw/disputes",)),
    Way(lazy("Residents"), "volunteers:elders", (Role.COMMUNITY_WORKER,), lazy("By name and the last 4 figures"),
        "find"),
    Way(lazy("Letters"), "desk:letters", (Role.COMMUNITY_WORKER,), lazy("To print and to bring"), "message"),
    Way(lazy("Grid cells"), "grids:desk", (Role.COMMUNITY_WORKER, Role.STREET_OFFICER),
        lazy("Which cell looks after which buildings"), "pin", in_navigation=False),
    Way(lazy("File for a group"), "orgs:assisted_filings", (Role.COMMUNITY_WORKER,),
        lazy("Files you write down for others"), "file", in_navigation=False),
    Way(lazy("Filings"), "orgs:filings_desk", (Role.STREET_OFFICER, Role.COUNTY_OFFICER),
        lazy("Groups that want to begin"), "file"),
    Way(lazy("Organisations"), "orgs:orgs_desk", (Role.STREET_OFFICER, Role.COUNTY_OFFICER),
        lazy("How they stand, and what is due"), "org", below=("/street/changes", "/street/renewals")),
    Way(lazy("Long hours"), "volunteers:second_word_desk", (Role.STREET_OFFICER, Role.COUNTY_OFFICER),
        lazy("Those that need a second word"), "clock", below=("/street/samples", "/cw/disputes")),
    Way(lazy("Drawn by lot"), "volunteers:samples_desk", (Role.STREET_OFFICER, Role.COUNTY_OFFICER),
        lazy("Hours to ask about, a few a month"), "find", in_navigation=False),
    Way(lazy("Hours of long ago"), "volunteers:windows", (Role.COUNTY_OFFICER, Role.SUPERVISOR),
        lazy("Let one organisation record or correct them"), "cal", in_navigation=False),
    Way(lazy("Papers of helpers"), "volunteers:papers_desk", (Role.STREET_OFFICER, Role.COUNTY_OFFICER),
        lazy("Certificates to look at"), "shield"),
    Way(lazy("Long lists"), "lists:desk", (Role.STREET_OFFICER, Role.COUNTY_OFFICER, Role.SUPERVISOR),
        lazy("That wait for a second yes"), "list", in_navigation=False),
    Way(lazy("Lists taken away"), "lists:taken", OVERSIGHT, lazy("Who took which, and what for"), "down",
        in_navigation=False),
    Way(lazy("Notices"), "notices:desk", OFFICERS, lazy("Objections to hear, and ends to note"), "bell",
        in_navigation=False, below=("/desk/objections",)),
    Way(lazy("Certificates"), "volunteers:certificates_desk",
        (Role.STREET_OFFICER, Role.COUNTY_OFFICER, Role.SUPERVISOR),
        lazy("By their number, to take a false one back"), "medal", in_navigation=False),
    Way(lazy("Figures by place"), "desk:figures", (Role.COUNTY_OFFICER, *OVERSIGHT),
        lazy("Of counties, streets and communities, to print and to take away"), "list", in_navigation=False),
    Way(lazy("Audit"), "desk:audit", OVERSIGHT, lazy("Who did what, in order"), "list"),
    Way(lazy("Staff"), "staff:list", OVERSIGHT, lazy("Appoint, end, lock, make a new key"), "users"),
    Way(lazy("Roles"), "desk:roles", OVERSIGHT, lazy("Who may do what, today"), "users"),
    Way(lazy("Figures"), "policies:list", OVERSIGHT, lazy("Clocks, caps and thresholds, and the text each rests on"),
        "settings", below=("/sup/proposals",)),
    Way(lazy("Not gone out"), "desk:undelivered", OVERSIGHT, lazy("Letters and facts that lie still"), "warn"),
    Way(lazy("Seals of the record"), "open:audit", OVERSIGHT, lazy("As everyone sees them, day by day"), "tick",
        in_navigation=False),
    Way(lazy("Seals of the hours"), "volunteers:broken_chains", (Role.COUNTY_OFFICER, Role.SUPERVISOR),
        lazy("Organisations whose hours were changed unseen"), "shield", in_navigation=False),
    Way(lazy("Tenders"), "tenders:desk", BUYING, lazy("From the draft to the contract"), "file",
        below=("/buyer/amendments",)),
    Way(lazy("Questions"), "tenders:questions", (Role.BUYER_CLERK, Role.BUYER_APPROVER),
        lazy("Answered to everyone, within three working days"), "message"),
    Way(lazy("Intentions"), "tenders:intentions_desk", BUYING, lazy("What you mean to buy, shown before"), "cal"),
    Way(lazy("Budget lines"), "tenders:budget", BUYING, lazy("Given, committed, spent"), "money"),
    Way(lazy("Contracts"), "procurement:contracts", (Role.BUYER_CLERK, Role.BUYER_APPROVER),
        lazy("To write, to sign, and deliveries to look at"), "file", below=("/gov/awards", "/gov/parts")),
    Way(lazy("Keys of openings"), "procurement:keys", tuple(BODIES), lazy("To make, and to give at the opening"),
        "lock", only_for=holds_a_key),
    Way(lazy("People served to ask"), "procurement:opinions", (Role.COMMUNITY_WORKER,),
        lazy("Whether they are content with a bought service"), "phone", in_navigation=False),
    Way(lazy("Silver stewards"), "steward:desk",
        (Role.COMMUNITY_WORKER, Role.STREET_OFFICER, Role.COUNTY_OFFICER, Role.SUPERVISOR),
        lazy("Who is named, and what your stage decides"), "medal", in_navigation=False,
        below=("/cw/stewards", "/desk/steward-posts")),
    Way(lazy("Seasons"), "steward:run_seasons", (Role.SUPERVISOR,),
        lazy("Of the silver stewards: announce, notice, honours"), "medal", in_navigation=False),
)  # fmt: skip
ORG_WAYS = (
    Way(lazy("Activities"), "activities:own", TEAM, lazy("Plan, call for helpers, hand in the roll"), "cal",
        below=("/org/a", "/org/s")),
    Way(lazy("Needs"), "needs:org_needs", TEAM, lazy("Sent to you, and open to all"), "heart", below=("/org/needs",)),
    Way(lazy("Hours"), "volunteers:org_hours", TEAM, lazy("What your helpers have served"), "clock",
        below=("/org/{org}/certificates", "/street/certificates")),
    Way(lazy("Projects"), "orgs:projects", TEAM, lazy("Under which all work stands"), "list"),
    Way(lazy("Contracts"), "procurement:own_contracts", TEAM,
        lazy("Parts to deliver, and payments to claim"), "file"),
    Way(lazy("Team"), "orgs:team", TEAM, lazy("Who works for you, and as what"), "users"),
    Way(lazy("Profile and papers"), "orgs:own", TEAM, lazy("What everyone reads, and what is due"), "org",
        below=("/org/{org}/dues", "/org/{org}/closing")),
    Way(lazy("Silver stewards"), "steward:org_named", (Role.ORG_MANAGER, Role.ORG_STAFF),
        lazy("Name an older person who serves their neighbours"), "medal", in_navigation=False),
    Way(lazy("Our bids"), "procurement:own_bids", TEAM, lazy("Sealed bids, with their receipts"), "lock",
        below=("/org/{org}/tenders",), in_navigation=False),
)  # fmt: skip
"""Of one organisation: each address takes it as `org`."""


def starts_of(actor: Actor) -> list[Start]:
    """Return the desks that someone has, the one they begin at first."""
    return [each for each in STARTS if actor.holds(*each.roles)]


async def desks_of(request: Request, actor: Actor) -> Sequence[Desk]:
    """Return the entries of a member of staff's navigation; the one that the page lies nearest below is current."""
    url_for, starts = url_maker(request), starts_of(actor)
    entries = [_Entry(each.title_for(actor) if len(starts) > 1 else str(TO_DO), url_for(each.name)) for each in starts]
    ways = [way for way in WAYS if way.in_navigation and await way.is_open_to(actor)]
    entries += [_Entry(str(way.words), url_for(way.name), way.below) for way in ways]
    if (org := await _only_org(actor)) is not None:
        at = org.public_id
        entries += [
            _Entry(str(way.words), url_for(way.name, org=at), tuple(each.format(org=at) for each in way.below))
            for way in ORG_WAYS
            if actor.holds_over_org(org.id, *way.roles)
        ]
    nearest = max(entries, key=lambda each: each.nearness(request.url.path), default=None)
    return [
        Desk(each.words, each.href, current=each is nearest and each.nearness(request.url.path) > 0) for each in entries
    ]


@dataclass(frozen=True, eq=False)
class _Entry:
    """An entry of the navigation, with the addresses below which its pages lie."""

    words: str
    href: str
    below: tuple[str, ...] = ()

    def nearness(self, here: str) -> int:
        """Return how near above a page the entry lies; 0 where it does not."""
        above = (self.href.removeprefix("/en"), *self.below)
        return max((len(each) for each in above if here == each or here.startswith(f"{each}/")), default=0)


async def _only_org(actor: Actor) -> Organisation | None:
    """Return the organisation of someone who works for one alone: its pages stand in the navigation."""
    ids = actor.orgs(*TEAM)
    return await Organisation.get_or_none(id=ids[0]) if len(ids) == 1 else None


def first_desk(actor: Actor) -> str | None:
    """Return the name of the desk someone starts their day at."""
    return next((each.name for each in starts_of(actor)), None)
