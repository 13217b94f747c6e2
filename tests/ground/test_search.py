"""What everyone may read is found by any two characters of it, on both databases, and by what people call it."""

import string
import time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ground import search
from ground.database import transaction
from ground.language import language_of, reading
from ground.search import Hit
from ground.search_words import query_for
from tests import people

pytestmark = pytest.mark.anyio


async def refs(text: str, **where: object) -> list[str]:
    """Return the public ids of what is found."""
    return [hit.ref for hit in await search.find(text, **where)]  # type: ignore[arg-type]


async def three(city: people.City | None = None) -> None:
    """Put an activity, a need and an organisation."""
    huibin, wangjia = (city.huibin.id, city.wangjia.id) if city else (None, None)
    await search.put("activity", "lunch", "社区助餐送饭上门", "给走不动的老人送午饭，需要志愿者 4 名", huibin)
    await search.put("need", "stairs", "陪老人下楼看病", "楼道没有电梯，wheelchair 一辆", wangjia)
    await search.put("org", "minfei", "盘锦银龄互助社", "志愿服务：送饭、陪伴、理发", huibin)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("送饭", ["lunch", "minfei"]),
        ("送饭上门", ["lunch"]),
        ("志愿", ["lunch", "minfei"]),
        ("愿服", ["minfei"]),
        ("饭", ["lunch", "minfei"]),
        ("门", ["lunch"]),
        ("老人 电梯", ["stairs"]),
        ("WheelCh", ["stairs"]),
        ("４ 名", ["lunch"]),
        ("义工", ["lunch"]),
        ("饭送", []),
        ("送饭，看病", []),
        ("", []),
        ("  ，。!", []),
    ],
)
async def test_what_was_put_is_found_by_any_run_of_it(database: None, text: str, found: list[str]) -> None:
    await three()

    assert sorted(await refs(text)) == found


async def test_the_title_counts_more_than_the_words_below_it(database: None) -> None:
    await search.put("activity", "below", "周末活动", "理发理发理发，为老人理发", None)
    await search.put("activity", "title", "上门理发", "带上工具", None)

    assert await refs("理发") == ["title", "below"]


async def test_only_some_kinds_and_only_one_place_with_all_below_it(database: None) -> None:
    city = await people.a_city()
    await three(city)

    assert await refs("送饭", kinds=["org"]) == ["minfei"]
    assert sorted(await refs("老人", below=city.zhenxing)) == ["lunch"]
    assert sorted(await refs("老人", below=city.city)) == ["lunch", "stairs"]
    assert await refs("老人", below=city.dawa, kinds=["activity"]) == []
    assert len(await refs("老人", limit=1)) == 1
    assert await refs("老人", limit=1) + await refs("老人", limit=1, offset=1) == await refs("老人")


async def test_put_again_it_is_found_by_the_new_words_and_dropped_by_none(database: None) -> None:
    await three()

    await search.put("activity", "lunch", "改成晚饭", "晚上六点", None)
    assert await refs("送饭") == ["minfei"]
    assert await search.find("晚饭") == [Hit("activity", "lunch", "改成晚饭", None)]
    for _ in range(2):
        await search.drop("activity", "lunch")
    assert await refs("晚饭") == []


async def test_what_an_act_put_is_gone_with_the_act(database: None) -> None:
    async def an_act_that_stumbles() -> None:
        async with transaction():
            await three()
            await search.put("activity", "too long", "题", "词", place_id=2**70)

    with pytest.raises(Exception, match=r"2|large|range|overflow"):
        await an_act_that_stumbles()
    assert await refs("送饭") == []


@pytest.mark.parametrize("name", ["长辈版", "亲情版", "关爱版", "关怀版", "老年版", "大字版", "怎么打开关怀版"])
async def test_every_name_of_the_large_print_finds_its_switch(database: None, name: str) -> None:
    await search.put("page", "accessibility", "长辈版和无障碍", "怎么打开长辈版：字大、好按", None)

    with reading(language_of("en")):
        hits = await search.find(name)

    assert hits[0] == Hit("display", "2", "For elders")
    assert name.startswith("怎么") or hits[1].ref == "accessibility"


@pytest.mark.parametrize(
    "text",
    [
        '"',
        "'",
        "送饭' OR 1=1 --",
        "NEAR(送饭)",
        "title_words:送饭",
        "*",
        "a*b(",
        "\0",
        "🎉",
        "送" * 500,
        "%_\\",
        "!&|<->",
    ],
)
async def test_nothing_that_is_typed_breaks_the_search(database: None, text: str) -> None:
    await three()

    assert isinstance(await search.find(text), list)


@given(some.text(alphabet=string.printable + "志愿服务々〇\u3000𠀀é", max_size=60))
def test_whatever_is_typed_becomes_a_question_of_letters_alone(text: str) -> None:
    query = query_for(text)

    assert query is None or not set("':\\%;-") & set(query.tsquery.replace(":*", "").replace("<->", ""))


async def test_fifty_times_the_citys_activities_are_searched_in_milliseconds(database: None) -> None:
    await three()
    async with transaction():
        for number in range(3_000):
            await search.put("activity", f"a{number}", f"第{number}次合唱排练", "每周三上午在活动室，欢迎来唱歌", None)

    began = time.perf_counter()
    assert len(await refs("送饭")) == 2
    assert len(await refs("唱歌 2999")) == 1
    assert time.perf_counter() - began < 1
