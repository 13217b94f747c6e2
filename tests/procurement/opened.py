"""A tender that takes bids, by rows: its buyer, suppliers, key holders and experts; and bids sent by the acts."""

import datetime as dt
from dataclasses import dataclass, field

from nacl.public import PrivateKey

from ground import clock, granting
from ground.actors import SYSTEM, Actor, Role
from ground.identity import Person
from ground.places import Place
from orgs.models import Organisation, OrgKind
from procurement import bidding, keeping_keys, opening
from procurement.models import BudgetLine, Factor, FactorKind, KeyHolder, Method, Tender, TenderState
from procurement.sealing import Contents
from tests import people
from tests.people import City

WAN = 10_000_00
BODIES = ("采购人", "财政监督", "公证")
DECLARED = ("law", "record", "alone")


@dataclass
class Purchase:
    """A tender and the people around it."""

    city: City
    tender: Tender
    clerk: Actor
    approver: Actor
    holders: list[tuple[KeyHolder, Actor, PrivateKey]]
    suppliers: list[tuple[Organisation, Actor]] = field(default_factory=list)
    experts: list[Actor] = field(default_factory=list)

    async def fresh(self) -> Tender:
        """Return the tender as it is now."""
        return await Tender.get(id=self.tender.id)


async def a_purchase(
    *, suppliers: int = 3, experts: int = 0, method: Method = Method.CONSULTATION, due_in_hours: int = 48
) -> Purchase:
    """Enter a published tender of 100 wan, 20 points for the price, 30 objective, 50 subjective."""
    city = await people.a_city()
    buyer = await people.an_org(city, "盘锦市民政局", kind=OrgKind.ORGAN)
    clerk = await people.an_officer("周敏", Role.BUYER_CLERK, org=buyer)
    approver = await people.an_officer("吴刚", Role.BUYER_APPROVER, org=buyer)
    now = clock.now()
    line = await BudgetLine.create(
        buyer=buyer, year=2026, code="2080299", title="养老服务", allocated_fen=300 * WAN, committed_fen=100 * WAN,
        basis="盘财预〔2026〕1 号", made_at=now,
    )  # fmt: skip
    tender = await Tender.create(
        buyer=buyer, budget_line=line, title="振兴街道居家养老服务", outline="每周上门探访独居老人。", method=method,
        ceiling_fen=100 * WAN, number="PJ-2026-000001", written_by_id=clerk.person_id, made_at=now, published_at=now,
        documents_from=now, bids_due_at=now + dt.timedelta(hours=due_in_hours), state=TenderState.PUBLISHED,
    )  # fmt: skip
    for seq, (kind, title, most) in enumerate(
        [(FactorKind.PRICE, "价格", 2000), (FactorKind.OBJECTIVE, "同类项目", 3000),
         (FactorKind.SUBJECTIVE, "服务方案", 5000)], start=1,
    ):  # fmt: skip
        await Factor.create(tender=tender, seq=seq, kind=kind, title=title, most_hundredths=most)
    made = Purchase(city, tender, clerk, approver, [await _a_holder(tender, seq) for seq in (1, 2, 3)])
    made.suppliers = [await a_supplier(city, f"盘锦助老社{number}") for number in range(1, suppliers + 1)]
    made.experts = [await an_expert(city.city, f"专家{number}") for number in range(1, experts + 1)]
    return made


async def _a_holder(tender: Tender, seq: int) -> tuple[KeyHolder, Actor, PrivateKey]:
    private, person = PrivateKey.generate(), await people.a_person(f"持钥人{seq}")
    holder = await KeyHolder.create(
        tender=tender, seq=seq, person_id=person.id, body=BODIES[seq - 1],
        public_key=bytes(private.public_key).hex(), made_at=clock.now(),
    )  # fmt: skip
    return holder, await people.an_actor(person), private


async def a_supplier(city: City, name: str) -> tuple[Organisation, Actor]:
    """Enter a body that may supply, and its manager."""
    org = await people.an_org(city, name)
    return org, await people.an_officer(f"{name[-1]}经理", Role.ORG_MANAGER, org=org)


async def an_expert(place: Place, name: str) -> Actor:
    """Enter an expert of the city's pool."""
    return await people.an_officer(name, Role.EXPERT, place=place)


async def a_bid(
    made: Purchase, number: int, price_fen: int, *, small: bool = False, replaces: str = "", plan: str = "上门探访。"
) -> bidding.Submitted:
    """Send the bid of a supplier, by its number from 1."""
    org, manager = made.suppliers[number - 1]
    contents = Contents(price_fen, small, plan, DECLARED)
    received_at = clock.instant()
    return await bidding.submit(made.tender, org, contents, replaces=replaces, received_at=received_at, by=manager)


def after_deadline(made: Purchase) -> dt.datetime:
    """Return a moment at which bids may be opened."""
    assert made.tender.bids_due_at is not None
    return made.tender.bids_due_at + dt.timedelta(hours=1)


async def opened(made: Purchase, *, holders: int = 2) -> Tender:
    """Open all bids with so many holders; the clock has to stand after the deadline."""
    await opening.begin(await made.fresh(), by=made.clerk)
    for holder, actor, private in made.holders[:holders]:
        await keeping_keys.give_up(holder, private, by=actor)
    return await opening.finish(await made.fresh(), by=made.clerk)


async def grants(person: Person, role: Role, org: Organisation) -> None:
    """Appoint someone in an organisation."""
    await granting.grant(person, role, by=SYSTEM, basis="story", org_id=org.id)
