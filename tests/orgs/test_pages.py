"""Every page of organisations: in Chinese, English and JSON, for whom it is, and for nobody else."""

from dataclasses import dataclass

import httpx
import pytest

from ground import clock
from ground.actors import Actor, Role
from ground.identity import Person
from orgs import changing, projects
from orgs.models import Category, Due, Filing, FilingPaper, Organisation, OrgKind
from orgs.queries import team
from orgs.routes import routes
from orgs.schemas.own_drafts import ChangeDraft, ProjectDraft
from tests import people
from tests.orgs import stories

pytestmark = pytest.mark.anyio

JSON = {"accept": "application/json"}


@dataclass
class Stage:
    """A city in which each address has something to show, and people who may see it or may not."""

    names: dict[str, str]
    readers: dict[str, dict[str, str]]
    strangers: dict[str, dict[str, str]]


async def _cookies(actor: Actor, *, staff: bool) -> dict[str, str]:
    return await people.signed_in(await Person.get(id=actor.person_id), staff=staff)


async def a_stage() -> Stage:
    """Enter a filing, an organisation with all that hangs on it, and readers of every kind, near and far."""
    city = await people.a_city()
    wang = await stories.an_applicant(city)
    filing = await stories.a_whole_draft(city, wang)
    paper = await FilingPaper.filter(filing_id=filing.id).select_related("attachment").first()
    reviewed = await stories.a_reviewed(city, wang, await stories.a_street_officer(city), name="棋社")
    org, manager = await stories.an_accepted(city, await stories.an_applicant(city, "刘敏"), name="读书会")
    today = clock.today()
    draft = ProjectDraft(
        title="读报", summary="给老人读报。", category=Category.CULTURE, places=(city.huibin.code,),
        starts_on=today, ends_on=today,
    )  # fmt: skip
    project = await projects.open_project(org, draft, by=manager)
    change = await changing.ask(org, ChangeDraft(address="新活动室", why="搬家了"), by=manager)
    due = await Due.get(organisation_id=org.id)
    (role,) = await team.roles_in(org.id)
    assert paper is not None
    elsewhere = await people.an_org(city, "别处的组织", areas=[city.wangjia])
    county = await people.an_officer("张丽", Role.COUNTY_OFFICER, place=city.xinglongtai)
    far_county = await people.an_officer("钱丽", Role.COUNTY_OFFICER, place=city.dawa)
    far_street = await people.an_officer("周强", Role.STREET_OFFICER, place=city.tianjia)
    worker = await people.an_officer("王红", Role.COMMUNITY_WORKER, place=city.huibin)
    far_worker = await people.an_officer("李梅", Role.COMMUNITY_WORKER, place=city.wangjia)
    far_manager = await people.an_officer("孙丽", Role.ORG_MANAGER, org=elsewhere)
    return Stage(
        names={
            "filing": filing.public_id,
            "reviewed": reviewed.public_id,
            "paper": paper.attachment.public_id,
            "org": org.public_id,
            "project": project.public_id,
            "change": change.public_id,
            "due": due.public_id,
            "role": role.public_id,
        },
        readers={
            "open": {},
            "known": await _cookies(wang, staff=False),
            "officers": await _cookies(county, staff=True),
            "workers": await _cookies(worker, staff=True),
            "team": await _cookies(manager, staff=True),
        },
        strangers={
            "a resident": await _cookies(await stories.an_applicant(city, "孙德海"), staff=False),
            "another street": await _cookies(far_street, staff=True),
            "another county": await _cookies(far_county, staff=True),
            "another community": await _cookies(far_worker, staff=True),
            "another organisation": await _cookies(far_manager, staff=True),
        },
    )


def _path(stage: Stage, path: str) -> str:
    for part in ("paper", "org", "project", "change", "due", "role"):
        path = path.replace(f"{{{part}:pid}}", stage.names[part])
    which = "reviewed" if path.startswith("/street/") else "filing"
    return path.replace("{filing:pid}", stage.names[which])


def _reader(path: str) -> str:
    if path in ("/filings/new", "/orgs") or path.startswith("/orgs/"):
        return "open"
    kinds = {"/filings": "known", "/street": "officers", "/cw": "workers", "/org/": "team"}
    return next(kind for begin, kind in kinds.items() if path.startswith(begin))


PAGES = [route for route in routes if "GET" in (route.methods or ())]
ACTS = [route for route in routes if "POST" in (route.methods or ())]
OBJECTS = [route for route in routes if "{" in route.path and not route.path.startswith("/orgs/")]


async def test_every_page_speaks_chinese_english_and_json(client: httpx.AsyncClient) -> None:
    stage = await a_stage()

    for route in PAGES:
        path, cookies = _path(stage, route.path), stage.readers[_reader(route.path)]
        chinese = await stories.be(client, cookies).get(path)
        english = await stories.be(client, cookies).get(f"/en{path}")
        data = await stories.be(client, cookies).get(path, headers=JSON)

        assert (route.name, chinese.status_code, english.status_code, data.status_code) == (route.name, 200, 200, 200)
        assert '<html lang="zh-Hans"' in chinese.text
        assert '<html lang="en"' in english.text
        assert data.json()["title"] in chinese.text
        assert route.shows is not None
        assert set(data.json()) == set(route.shows.model_fields)
        assert len(chinese.content) < 80_000


async def test_a_stranger_is_sent_to_the_door(client: httpx.AsyncClient) -> None:
    stage = await a_stage()

    for route in routes:
        if route.door.name == "open":
            continue
        method = "GET" if route in PAGES else "POST"
        page = await client.request(method, _path(stage, route.path))
        data = await client.request(method, _path(stage, route.path), headers=JSON)

        assert (route.name, page.status_code) == (route.name, 303)
        assert page.headers["location"].startswith("/sign-in")
        assert data.status_code == 401


async def test_r2_what_is_foreign_is_not_found_by_anyone(client: httpx.AsyncClient) -> None:
    stage = await a_stage()
    before = await _counts()

    for who, cookies in stage.strangers.items():
        for route in OBJECTS:
            method = "GET" if route in PAGES else "POST"
            answer = await stories.be(client, cookies).request(method, _path(stage, route.path))

            assert (who, route.name, answer.status_code) == (who, route.name, 404)
    assert await _counts() == before


async def test_names_that_are_nothing_are_not_found(client: httpx.AsyncClient) -> None:
    stage = await a_stage()
    nothing = Stage(dict.fromkeys(stage.names, "000000000000"), stage.readers, stage.strangers)

    for route in OBJECTS:
        method = "GET" if route in PAGES else "POST"
        cookies = stage.readers[_reader(route.path)]
        answer = await stories.be(client, cookies).request(method, _path(nothing, route.path))

        assert (route.name, answer.status_code) == (route.name, 404)


async def test_bad_input_gets_a_sentence_and_never_a_fault(client: httpx.AsyncClient) -> None:
    stage = await a_stage()

    for route in ACTS:
        cookies, path = stage.readers[_reader(route.path)], _path(stage, route.path)
        for body in ({"nonsense": "x" * 5_000}, {"kind": "\x00", "words": "😀", "areas": "'; DROP TABLE"}):
            answer = await stories.be(client, cookies).post(path, data=body)
            assert (route.name, answer.status_code) == (route.name, answer.status_code)
            assert 300 <= answer.status_code < 500
            assert answer.status_code != 303


async def test_a_residents_committee_is_said_to_stand_by_law_and_a_body_without_telephone_to_be_asked_after(
    client: httpx.AsyncClient,
) -> None:
    committee = await people.an_org(await people.a_city(), "惠宾居委会", kind=OrgKind.GRASSROOTS)
    await Organisation.filter(id=committee.id).update(contact_phone="", verification="declared")

    page = await client.get(f"/orgs/{committee.public_id}")

    assert "依法设立" in page.text
    assert "还没有人看过它的材料" not in page.text
    assert "打 12345 问" in page.text


async def test_search_by_name_category_and_place_with_pages(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    for number in range(14):
        await people.an_org(city, f"助老服务社 {number:02d}")
    far = await people.an_org(city, "田家秧歌队", kind=OrgKind.GRASSROOTS, areas=[city.wangjia])
    await Organisation.filter(id=far.id).update(category=Category.CULTURE)
    gone = await people.an_org(city, "已经注销的社")
    await Organisation.filter(id=gone.id).update(state="dissolved")

    whole = await client.get("/orgs", headers=JSON)
    second = await client.get("/orgs?page=2")
    named = await client.get("/orgs?q=秧歌", headers=JSON)
    culture = await client.get("/orgs?category=culture", headers=JSON)
    in_dawa = await client.get(f"/orgs?place={city.dawa.code}", headers=JSON)
    in_huibin = await client.get(f"/orgs?place={city.huibin.code}", headers=JSON)
    nobody = await client.get("/orgs?q=没有这个组织")
    nonsense = await client.get("/orgs?page=abc&category=zzz&place=%27&kind=%2e")

    assert (whole.json()["total"], whole.json()["of"], len(whole.json()["orgs"])) == (15, 2, 12)
    assert 'rel="prev"' in second.text
    assert "助老服务社 13" in second.text
    for found in (named, culture, in_dawa):
        assert [org["name"] for org in found.json()["orgs"]] == ["田家秧歌队"]
    assert in_huibin.json()["total"] == 14
    assert 'class="empty"' in nobody.text
    assert nonsense.status_code == 200


async def test_no_public_page_tells_a_persons_telephone(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    phone = "13800007777"
    wang = await stories.an_applicant(city)
    org, _ = await stories.an_accepted(city, wang, OrgKind.MINFEI, name="银龄中心", leader=("王桂兰", phone))

    for path in ("/orgs", f"/orgs/{org.public_id}"):
        for headers in (JSON, {"accept": "text/html"}):
            text = (await client.get(path, headers=headers)).text.replace(" ", "")
            assert phone not in text
            assert "13800000" not in text
    assert org.uscc is not None
    assert org.uscc in (await client.get(f"/orgs/{org.public_id}")).text


async def _counts() -> tuple[int, ...]:
    return await Filing.all().count(), await Organisation.all().count(), await FilingPaper.all().count()
