"""Desks: each member of staff sees first what waits for them, and no desk that is not theirs."""

import datetime as dt
from dataclasses import dataclass

import httpx
import pytest

from ground import clock
from ground.actors import SYSTEM, Actor, Role
from ground.granting import grant
from ground.identity import Person
from ground.language import reading
from marketplace.schemas.desks import TaskShown
from tests import people
from tests.marketplace.need_cast import NeedCast, a_need_cast, dispatched, recorded, verified
from tests.marketplace.open_shifts import a_calling, joins
from tests.outside.walking import Walker, carry

pytestmark = pytest.mark.anyio

JSON = {"accept": "application/json", "accept-language": "en"}
DESKS = {
    "/cw": {"community"},
    "/street": {"street"},
    "/county": {"county"},
    "/sup": {"supervisor", "administrator"},
    "/sw": {"social_worker"},
    "/org": {"manager", "staff", "social_worker"},
    "/sup/audit": {"supervisor", "administrator"},
    "/sup/roles": {"supervisor", "administrator"},
    "/sup/undelivered": {"supervisor", "administrator"},
    "/cw/letters": {"community", "street"},
    "/desk": {"community", "street", "county", "supervisor", "administrator", "social_worker", "manager", "staff"},
}


@dataclass(frozen=True)
class Everyone:
    """One of each kind of staff."""

    cast: NeedCast
    by_name: dict[str, Actor]


async def everyone() -> Everyone:
    """Enter one of each kind of staff."""
    cast = await a_need_cast()
    city, org = cast.city, cast.org
    return Everyone(
        cast,
        {
            "community": cast.zhang,
            "street": cast.street,
            "manager": cast.manager,
            "social_worker": cast.sun,
            "staff": await people.an_officer("周敏", Role.ORG_STAFF, org=org),
            "county": await people.an_officer("郑强", Role.COUNTY_OFFICER, place=city.xinglongtai),
            "supervisor": await people.an_officer("冯涛", Role.SUPERVISOR, place=city.city),
            "administrator": await people.an_officer("钱亮", Role.ADMINISTRATOR, place=city.city),
        },
    )


async def at(client: httpx.AsyncClient, actor: Actor) -> None:
    """Give the browser to a member of staff."""
    client.cookies.clear()
    carry(client, await people.signed_in(await Person.get(id=actor.person_id), staff=True))


async def test_each_desk_opens_to_its_own_and_is_not_there_for_others(client: httpx.AsyncClient) -> None:
    there = await everyone()
    for name, actor in there.by_name.items():
        await at(client, actor)
        for path, whose in DESKS.items():
            status = (await client.get(path)).status_code
            expected = (303 if path == "/desk" else 200) if name in whose else 404
            assert status == expected, (name, path)


async def test_strangers_and_neighbours_find_no_desk(client: httpx.AsyncClient) -> None:
    for path in DESKS:
        assert (await client.get(path)).headers["location"].startswith("/sign-in"), path
    carry(client, await people.signed_in(await people.a_person()))
    for path in DESKS:
        assert (await client.get(path)).status_code == 404, path


async def test_everyone_begins_at_their_first_desk(client: httpx.AsyncClient) -> None:
    there = await everyone()
    first = {
        "community": "/cw", "street": "/street", "county": "/county", "supervisor": "/sup", "administrator": "/sup",
        "social_worker": "/sw", "manager": "/org", "staff": "/org",
    }  # fmt: skip
    for name, actor in there.by_name.items():
        await at(client, actor)
        assert (await client.get("/desk")).headers["location"] == first[name]


async def test_who_keeps_the_system_is_not_told_that_they_supervise(client: httpx.AsyncClient) -> None:
    there = await everyone()
    called = {}
    for name in ("supervisor", "administrator"):
        await at(client, there.by_name[name])
        called[name] = (await client.get("/sup", headers=JSON)).json()["title"]

    assert called == {"supervisor": "Supervision", "administrator": "Running the system"}


async def test_what_waits_stands_first_and_leads_to_where_it_is_done(client: httpx.AsyncClient) -> None:
    there = await everyone()
    await recorded(there.cast)
    await dispatched(there.cast, title="修水龙头")
    await at(client, there.cast.wang)

    desk = (await client.get("/cw", headers=JSON)).json()
    page = (await client.get("/en/cw")).text

    sentences = {each["sentence"]: each["count"] for each in desk["tasks"]}
    assert sentences["Needs to look at"] == 1
    for task in desk["tasks"]:
        assert (await client.get(task["href"])).status_code == 200, task
    assert page.index("What waits for me") < page.index("Ways on")
    await at(client, there.cast.manager)
    org = (await client.get("/org", headers=JSON)).json()
    assert [each["count"] for each in org["tasks"] if each["sentence"] == "Needs offered to you"] == [1]


async def test_late_work_is_told_as_late_and_comes_first(client: httpx.AsyncClient) -> None:
    there = await everyone()
    await verified(there.cast)

    with clock.stopped(clock.now() + dt.timedelta(days=20)):
        await recorded(there.cast, title="修水龙头", wanted_from=clock.today(), wanted_until=clock.today())
        await at(client, there.cast.wang)
        desk = (await client.get("/cw", headers=JSON)).json()
        page = (await client.get("/en/cw")).text

    assert desk["tasks"][0]["overdue"] > 0
    assert "1 late" in page


async def test_another_communitys_work_is_not_told(client: httpx.AsyncClient) -> None:
    there = await everyone()
    await recorded(there.cast)
    far = await people.an_officer("李远", Role.COMMUNITY_WORKER, place=there.cast.city.wangjia)
    await at(client, far)

    desk = (await client.get("/cw", headers=JSON)).json()

    assert desk["tasks"] == []
    assert desk["area"] == "王家村"
    assert "Nothing waits for you" in (await client.get("/en/cw")).text


async def test_the_numbers_are_those_of_ones_own_places(client: httpx.AsyncClient) -> None:
    there = await everyone()
    for community in (there.cast.city.huibin, there.cast.city.shiyou, there.cast.city.wangjia):
        await people.a_person("邻居", home=community)
    figures = {}
    for name in ("community", "street", "county", "supervisor"):
        await at(client, there.by_name[name])
        shown = (await client.get("/" + {"community": "cw", "supervisor": "sup"}.get(name, name), headers=JSON)).json()
        figures[name] = {each["label"]: each["words"] for each in shown["figures"]}["Residents known here"]

    assert figures == {"community": "2", "street": "3", "county": "3", "supervisor": "4"}


async def test_a_worker_of_two_communities_sees_both(client: httpx.AsyncClient) -> None:
    there = await everyone()
    zhang = await Person.get(id=there.cast.zhang.person_id)
    await grant(zhang, Role.COMMUNITY_WORKER, by=SYSTEM, basis="story", place=there.cast.city.shiyou)
    await people.a_person("邻居", home=there.cast.city.shiyou)
    await at(client, there.cast.zhang)

    desk = (await client.get("/cw", headers=JSON)).json()

    assert desk["area"] == "惠宾社区, 石油社区"
    assert desk["figures"][0]["words"] == "2"


async def test_who_leads_sees_the_next_shifts_and_how_full_they_are(client: httpx.AsyncClient) -> None:
    calling = await a_calling(capacity=2)
    await joins(await people.a_person(), calling)
    leader = await people.an_actor(calling.leader)
    for actor, path in ((leader, "/sw"), (calling.manager, "/org")):
        await at(client, actor)
        (shift,) = (await client.get(path, headers=JSON)).json()["shifts"]
        assert (shift["title"], shift["taken"], shift["capacity"]) == (calling.activity.title, 1, 2)
        assert "1 of 2" in (await client.get(f"/en{path}")).text


async def test_the_navigation_leads_everywhere_and_marks_where_one_is(client: httpx.AsyncClient) -> None:
    there = await everyone()
    for name, actor in there.by_name.items():
        await at(client, actor)
        walker = await Walker(client).open("/en/desk")
        links = walker.answer.text.split('class="desks"')[1].split("</nav>")[0]
        hrefs = [each.split('"')[0] for each in links.split('href="')[1:]]
        assert len(hrefs) == len(set(hrefs)) >= 3, name
        for href in hrefs:
            page = await client.get(href)
            assert page.status_code == 200, (name, href)
            marked = page.text.split('class="desks"')[1].split("</nav>")[0].split('aria-current="page"')
            assert len(marked) == 2, (name, href)
            assert f'href="{href}"' in marked[0][-120:], (name, href)


def marked(text: str) -> str:
    """Return where the entry leads that the navigation marks, "" where it marks none."""
    before, _here, _after = (
        text.split('class="desks"')[1].split("</nav>", maxsplit=1)[0].partition('" aria-current="page"')
    )
    return before.rpartition('href="')[2] if _here else ""


async def test_the_navigation_marks_the_work_that_a_page_belongs_to(client: httpx.AsyncClient) -> None:
    cast = await a_need_cast()
    calling = await a_calling(city=cast.city)
    need = await dispatched(cast)
    shift, activity = calling.shift.public_id, calling.activity.public_id

    await at(client, calling.manager)
    org = calling.org.public_id
    for path in (f"/org/s/{shift}/people", f"/org/s/{shift}/roll", f"/org/a/{activity}", f"/org/{org}/a/new"):
        assert marked((await client.get(path)).text) == f"/org/{org}/a", path
    assert marked((await client.get(f"/org/{org}/closing")).text) == f"/org/{org}/me"
    await at(client, cast.manager)
    assert marked((await client.get(f"/org/needs/{need.public_id}")).text) == f"/org/{cast.org.public_id}/needs"


def test_a_tag_says_how_much_is_late_else_how_much_there_is() -> None:
    def shown(sentence: str, count: int, overdue: int) -> TaskShown:
        return TaskShown(sentence=sentence, count=count, overdue=overdue, href="/cw")

    with reading("en"):
        some, none = shown("6 letters to print", 6, 3), shown("Needs to look at", 2, 0)
        of_more = shown("Needs to look at", 5, 3)
        assert [(each.state, each.words) for each in (some, none, of_more)] == [
            ("3 late", None),
            ("2 things", None),
            ("3 late", "5 things in all"),
        ]


async def test_what_waits_stands_before_the_figures(client: httpx.AsyncClient) -> None:
    there = await everyone()
    await at(client, there.cast.zhang)

    text = (await client.get("/en/cw")).text

    assert 0 < text.index("What waits for me") < text.index("Residents known here")


async def test_a_refused_member_of_staff_goes_back_to_the_desk(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    await at(client, calling.manager)

    page = await client.get(f"/en/org/a/{calling.activity.public_id}/what")

    assert page.status_code == 409
    assert "data-desk" in page.text
    main = page.text.split("<main")[1]
    assert main.index("To my desk") < main.index("Call 12345")


async def test_staff_pages_show_no_telephone_in_clear(client: httpx.AsyncClient) -> None:
    """Security 14."""
    there = await everyone()
    phone = "13812348888"
    await people.a_person("李长河", phone=phone, home=there.cast.city.huibin)
    for actor in there.by_name.values():
        await at(client, actor)
        for path in DESKS:
            assert phone not in (await client.get(path)).text
