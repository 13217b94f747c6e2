"""The city of the ring: its people and offices, entered by the acts before the story, and the days that pass in it."""

import datetime as dt
import secrets
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ground import clock, database, persons, settings
from ground.actors import Actor, Role
from ground.identity import Person
from ground.settings import Settings
from marketplace.beginning import MARK
from orgs.models import Organisation, OrgKind, Project
from procurement import budgeting, planning
from procurement.schemas.drafts import BudgetDraft, IntentionDraft
from silver_steward.models import PostAssignment, PostKind, StewardPost
from tests import people
from tests.outside.browsers import DESK, PHONE, Hand, screen
from tests.outside.command_line import said_by
from tests.outside.loops import beside
from tests.outside.running import Running, running
from tests.outside.servers import KIND, administer, url_of
from tests.volunteers.stories import Story, at
from volunteers.models import Volunteer, VolunteerState

WANG, ZHANG, CHEN, LIU, SUN = "王桂兰", "张丽", "陈静", "刘敏", "孙晓燕"
"""The elder who helps; two workers of her community; the manager and the leader of the organisation."""
HE, SONG, FENG, QIAN, KONG = "何静", "宋涛", "冯娟", "钱莉", "孔勇"
"""The buyer's clerk, its second officer, another clerk who accepts, and two of its finance."""
LI, ZHAO, GUO, ZHOU = "李强", "赵刚", "郭颖", "周敏"
"""Street, county, and two supervisors of the city."""
XU = "徐慧"
"""Manager of the other bidder."""
ORG, OTHER, BUYER = "盘锦银龄互助社", "盘锦爱邻社", "兴隆台区民政局"
EXPERTS = ("吴远", "郑洁", "韩冰", "杜平", "顾云")
PROJECT, LINE, INTENTION = "邻里送餐", "养老服务", "居家养老上门服务"
LONG_AGO = dt.date(2025, 3, 3)
SERVED = [dt.date(2026, 3 + number % 5, 3 + number) for number in range(10)]
"""Ten days of last spring and summer, on which Wang served before the story."""
BEGINS = dt.date(2026, 10, 12)


@dataclass
class Ring:
    """The installation, everyone in it by their name, and the product as it runs on the present day."""

    made: Settings
    browser: Browser
    org: str
    """The public id of the organisation."""
    kept: dict[str, str] = field(default_factory=dict)
    """What people wrote down for later: codes, numbers, addresses."""
    product: Running | None = None
    ahead: dt.timedelta = dt.timedelta()
    """How far the product's clock runs ahead of the tests'."""

    @property
    def today(self) -> dt.datetime:
        """Return the moment it is for the product."""
        return clock.now() + self.ahead

    @property
    def url(self) -> str:
        """Return where the product answers today."""
        assert self.product is not None, "no day has begun"
        return self.product.url

    @contextmanager
    def day(self, month: int, day: int, hour: int = 10) -> Iterator[None]:
        """Let the product run from an hour of a day of 2026 on."""
        begins = clock.city_moment(dt.date(2026, month, day), dt.time(hour))
        self.ahead = begins - clock.now()
        with running(self.made, at=begins) as self.product:
            yield

    def cookies(self, name: str, *, staff: bool = True) -> dict[str, str]:
        """Return the cookie of someone who has signed in today."""
        return beside(self._signed_in(name, staff=staff))

    @contextmanager
    def desk(self, name: str) -> Iterator[Hand]:
        """Sit at somebody's desk, at what waits for them."""
        with screen(self.browser, viewport=DESK, cookies=self.cookies(name), url=self.url) as page:
            page.goto(f"{self.url}/desk")
            yield Hand(page)

    @contextmanager
    def phone(self, name: str, path: str) -> Iterator[Hand]:
        """Hold a resident's telephone, at a page."""
        with screen(self.browser, viewport=PHONE, cookies=self.cookies(name, staff=False), url=self.url) as page:
            page.goto(f"{self.url}{path}")
            yield Hand(page)

    @contextmanager
    def street(self, path: str) -> Iterator[Hand]:
        """Look at a page as anybody does who signed in nowhere."""
        with screen(self.browser, viewport=PHONE) as page:
            page.goto(f"{self.url}{path}")
            yield Hand(page)

    async def _signed_in(self, name: str, *, staff: bool) -> dict[str, str]:
        async with inside(self.made):
            with clock.stopped(self.today):
                return await people.signed_in(await Person.get(name=name), staff=staff)


@asynccontextmanager
async def inside(made: Settings) -> AsyncIterator[None]:
    """Work on the installation's database from the test's own process."""
    with settings.using(made):
        async with database.opened(made):
            yield


@pytest.fixture
def empty_house(tmp_path: Path) -> Iterator[Settings]:
    """Make an installation by the command that users have; on PostgreSQL with a database of its own."""
    name = f"ring_{secrets.token_hex(6)}"
    made = Settings(data=tmp_path / "data", database_url=url_of(name), demo=True)
    if KIND == "postgresql":
        beside(administer(f"CREATE DATABASE {name}"))
    try:
        status, said = said_by("migrate", made=made)
        assert status == 0, said
        yield made
    finally:
        if KIND == "postgresql":
            beside(administer(f"DROP DATABASE {name} WITH (FORCE)"))


def a_ring(made: Settings, browser: Browser) -> Ring:
    """Enter the city into an empty installation, as far as the story takes it for granted."""
    (made.data / MARK).touch()
    org, tail = beside(_set_up(made))
    return Ring(made, browser, org, kept={"tail": tail})


async def _set_up(made: Settings) -> tuple[str, str]:
    async with inside(made):
        with clock.stopped(clock.city_moment(LONG_AGO, dt.time(9))):
            city = await people.a_city()
            org = await people.an_org(city, ORG)
            desk, wang = await _offices(city, org)
            project = await _a_project(org, city)
        await _served_before(Story(city, org, project, wang, **desk))
        await _a_buyer(city)
        return org.public_id, (persons.phone_of(wang) or "")[-4:]


async def _offices(city: people.City, org: Organisation) -> tuple[dict[str, Actor], Person]:
    """Enter the offices and the organisation, and Wang, who has lived and helped here for long and holds a post."""
    desk = {
        "leader": await people.an_officer(SUN, Role.ORG_STAFF, org=org),
        "manager": await people.an_officer(LIU, Role.ORG_MANAGER, org=org),
        "desk": await people.an_officer(ZHANG, Role.COMMUNITY_WORKER, place=city.huibin),
        "street": await people.an_officer(LI, Role.STREET_OFFICER, place=city.zhenxing),
        "county": await people.an_officer(ZHAO, Role.COUNTY_OFFICER, place=city.xinglongtai),
    }
    await people.an_officer(CHEN, Role.COMMUNITY_WORKER, place=city.huibin)
    for name in (GUO, ZHOU):
        await people.an_officer(name, Role.SUPERVISOR, place=city.city)
    for name in EXPERTS:
        await people.an_officer(name, Role.EXPERT, place=city.city)
    wang = await people.a_person(WANG, home=city.huibin, born_on=dt.date(1956, 3, 8))
    now, worker = clock.now(), desk["desk"].person_id or 0
    await Volunteer.create(person=wang, state=VolunteerState.ACTIVE, joined_at=now, vouched_at=now)
    post = await StewardPost.create(
        kind=PostKind.ENVIRONMENT, place=city.huibin, most_minutes_a_day=180, most_minutes_a_week=600,
        made_by_id=worker, made_at=now,
    )  # fmt: skip
    await PostAssignment.create(
        post=post, person=wang, from_on=clock.today(), assigned_by_id=worker, assigned_at=now
    )  # fmt: skip
    return desk, wang


async def _a_project(org: Organisation, city: people.City) -> Project:
    project = await people.a_project(org, city.huibin, title=PROJECT)
    await Project.filter(id=project.id).update(ends_on=dt.date(2027, 12, 31))
    return await Project.get(id=project.id)


async def _served_before(story: Story) -> None:
    """Let Wang serve 58 hours and a half: an hour and a half less than an honour asks for."""
    for number, day in enumerate(SERVED):
        with clock.stopped(at(16, day=day)):
            until = at(12, 30, day=day) if number == len(SERVED) - 1 else at(14, day=day)
            await story.entered(at(8, day=day), until)


async def _a_buyer(city: people.City) -> None:
    """Enter the bureau with its people, its budget line and what it announced, and the other bidder."""
    with clock.stopped(clock.city_moment(BEGINS - dt.timedelta(days=40), dt.time(9))):
        buyer = await people.an_org(city, BUYER, kind=OrgKind.ORGAN)
        clerk = await people.an_officer(HE, Role.BUYER_CLERK, org=buyer)
        second = await people.an_officer(SONG, Role.BUYER_APPROVER, org=buyer)
        await people.an_officer(FENG, Role.BUYER_CLERK, org=buyer)
        finance = await people.an_officer(QIAN, Role.FINANCE, org=buyer)
        await people.an_officer(KONG, Role.FINANCE, org=buyer)
        other = await people.an_org(city, OTHER)
        await people.an_officer(XU, Role.ORG_MANAGER, org=other)
        line = BudgetDraft(
            buyer=buyer.public_id, year=2026, code="2080299", title=LINE, allocated="100万", basis="兴财预〔2026〕8 号"
        )
        await budgeting.record(buyer, line, by=finance)
        plan = IntentionDraft(
            buyer=buyer.public_id, title=INTENTION, outline="为独居老人上门送餐。", budget="1万",
            expected_on=dt.date(2026, 10, 20),
        )  # fmt: skip
        await planning.announce(await planning.plan(buyer, plan, by=clerk), by=second)
