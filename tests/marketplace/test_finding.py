"""The site's search finds what everyone may read, by any of its words, and loses what goes out of sight."""

import datetime as dt

import httpx
import pytest

from ground import clock
from ground.database import transaction
from ground.search import SearchEntry
from marketplace import app, indexing, verifying
from marketplace.models import Activity, ActivityState, Shift
from orgs.models import Organisation
from tests.marketplace.need_cast import a_need_cast, verified
from tests.marketplace.open_shifts import a_calling
from tests.outside.walking import Walker

pytestmark = pytest.mark.anyio


async def indexed() -> None:
    """Let the relay look through everything once."""
    for kind in indexing.KINDS_FOUND:
        await indexing.look_through(kind)


async def searches(client: httpx.AsyncClient, text: str) -> list[tuple[str, str]]:
    """Return the kind and title of all that a search shows."""
    answer = await client.get("/search", params={"text": text}, headers={"accept": "application/json"})
    return [(each["kind"], each["title"]) for each in answer.json()["found"]]


async def test_an_activity_is_found_by_its_title_its_words_its_spot_and_its_organisation(
    client: httpx.AsyncClient,
) -> None:
    await a_calling(title="给邻居老人送午饭")
    await indexed()

    for text in ("送午饭", "饭盒", "惠宾社区食堂", "银龄互助社", "午饭 邻居"):
        assert ("activity", "给邻居老人送午饭") in await searches(client, text), text


async def test_the_relay_keeps_the_index_by_itself(client: httpx.AsyncClient) -> None:
    await a_calling(title="给邻居老人送午饭")
    assert await searches(client, "送午饭") == []

    await app.relay().settle()

    assert await searches(client, "送午饭") == [("activity", "给邻居老人送午饭")]


async def test_an_organisation_is_found_by_where_and_what(client: httpx.AsyncClient) -> None:
    await a_calling()
    await indexed()

    assert ("organisation", "盘锦银龄互助社") in await searches(client, "银龄互助")
    assert ("organisation", "盘锦银龄互助社") in await searches(client, "石油社区")


async def test_a_need_is_found_in_its_public_words_alone(client: httpx.AsyncClient) -> None:
    cast = await a_need_cast()
    need = await verifying.publish(await verified(cast), by=cast.zhang)
    await indexed()

    assert ("need", need.title) in await searches(client, need.title)
    for secret in ("王桂兰", "金色家园", "2单元501"):
        assert not [each for each in await searches(client, secret) if each[0] == "need"]


async def test_a_draft_is_found_by_nobody(client: httpx.AsyncClient) -> None:
    calling = await a_calling(title="给邻居老人送午饭")
    await Activity.filter(id=calling.activity.id).update(state=ActivityState.DRAFT)
    await indexed()

    assert await searches(client, "送午饭") == []


async def test_what_is_called_off_is_lost_at_once_and_dropped_from_the_index(client: httpx.AsyncClient) -> None:
    calling = await a_calling(title="给邻居老人送午饭")
    await indexed()
    async with transaction():
        await calling.activity.move("cancel", by=calling.manager, because="下雨")

    assert await searches(client, "送午饭") == []
    await indexed()
    assert not await SearchEntry.filter(kind="activity").exists()


async def test_what_is_over_is_dropped_and_what_changed_is_found_by_its_new_words(client: httpx.AsyncClient) -> None:
    calling = await a_calling(title="给邻居老人送午饭")
    await indexed()
    await Organisation.filter(id=calling.org.id).update(summary="专门陪老人下棋")
    await indexed()
    assert ("organisation", calling.org.name) in await searches(client, "下棋")

    await Shift.filter(id=calling.shift.id).update(starts_at=clock.now() - dt.timedelta(hours=1))
    await indexed()
    assert not await SearchEntry.filter(kind="activity").exists()


async def test_looking_through_again_changes_nothing(database: None) -> None:
    await a_calling()
    await indexed()

    assert [await indexing.look_through(kind) for kind in indexing.KINDS_FOUND] == [0, 0, 0, 0]


async def test_it_is_looked_through_once_a_minute_and_not_more(database: None) -> None:
    begin = clock.now()
    with clock.stopped(begin):
        assert set(await indexing.to_look_through()) == set(indexing.KINDS_FOUND)
        await indexed()
        assert await indexing.to_look_through() == []
    with clock.stopped(begin + dt.timedelta(minutes=1)):
        assert set(await indexing.to_look_through()) == set(indexing.KINDS_FOUND)


async def test_pages_of_help_are_found_in_either_language(client: httpx.AsyncClient) -> None:
    await indexed()

    assert "page" in [kind for kind, _title in await searches(client, "paper")]
    walker = await Walker(client).open("/en/search")
    await walker.press("Find it", text="screen reader")
    await walker.press("Accessibility")
    assert walker.path == "/en/accessibility"


@pytest.mark.parametrize("text", ["长辈版", "关怀版", "大字版", "我要老人版"])
async def test_the_switch_to_larger_letters_is_found_by_all_its_names_and_pressed(
    client: httpx.AsyncClient, text: str
) -> None:
    walker = await Walker(client).open("/en/search")
    await walker.press("Find it", text=text)

    await walker.press("Switch to: For elders")

    assert walker.path.startswith("/en/search?text=")
    assert 'data-size="2"' in walker.answer.text


async def test_nothing_found_says_so_and_names_a_person(client: httpx.AsyncClient) -> None:
    walker = await Walker(client).open("/en/search")
    await walker.press("Find it", text="没有这个东西")

    assert "Nothing found" in walker.text
    assert walker.find("Ask a person: 12345")


@pytest.mark.parametrize(
    "text", ['"', "'", "*", "( )", "a AND", "NEAR(", "%", "\\", "：：", "<script>alert(1)</script>"]
)
async def test_signs_of_a_query_language_are_only_text(client: httpx.AsyncClient, text: str) -> None:
    answer = await client.get("/en/search", params={"text": text})

    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
