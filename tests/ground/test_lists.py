"""Lists of people leave three a day, marked; a long one on a second officer's word; very many rows are told of."""

import asyncio
import datetime as dt

import pytest

from ground import clock, lists
from ground.actors import Actor, Role
from ground.audit import AuditEntry
from ground.errors import MayNot, NotFound, OutOfTurn, TooMany
from ground.exports import Table, csv_of
from ground.lists import ListAlarm, Listing, ListRequest, ListRequestState, TakenList, Word
from tests import people
from tests.people import City

pytestmark = pytest.mark.anyio


def a_listing(city: City, count: int, at: str = "/cw/needs/taking?view=all") -> Listing:
    """Return a list of so many people of Huibin."""
    rows = [(f"邻居{number}", 1) for number in range(count)]
    return Listing(name="needs", title="需求", at=at, place=city.huibin, columns=["姓名", "次数"], rows=rows)


async def the_desk(city: City) -> tuple[Actor, Actor]:
    """Return the worker of Huibin and the officer of its street."""
    worker = await people.an_officer("张丽", Role.COMMUNITY_WORKER, place=city.huibin)
    return worker, await people.an_officer("赵刚", Role.STREET_OFFICER, place=city.zhenxing)


async def test_a_list_is_written_down_and_says_on_itself_who_took_it_when_and_what_for(database: None) -> None:
    city = await people.a_city()
    worker, _street = await the_desk(city)

    table = await lists.take_list(a_listing(city, 500), kind="csv", purpose="开会用", by=worker)

    line = await AuditEntry.get(verb="TakenList.take")
    assert (line.told["rows"], line.told["because"], line.told["list"], line.who) == (
        500, "开会用", "needs", worker.person_id,
    )  # fmt: skip
    assert "开会用" in table.mark
    assert "张丽" in csv_of(table).decode("utf-8-sig").splitlines()[1]


async def test_three_lists_a_day_and_the_fourth_tomorrow(database: None) -> None:
    city = await people.a_city()
    worker, _street = await the_desk(city)
    noon = clock.now()
    for hour in range(3):
        with clock.stopped(noon + dt.timedelta(hours=hour)):
            await lists.take_list(a_listing(city, 5), kind="csv", purpose="报表", by=worker)

    with clock.stopped(noon + dt.timedelta(hours=3)), pytest.raises(TooMany):
        await lists.take_list(a_listing(city, 5), kind="csv", purpose="报表", by=worker)
    assert await TakenList.all().count() == 3
    with clock.stopped(noon + dt.timedelta(hours=25)):
        await lists.take_list(a_listing(city, 5), kind="csv", purpose="报表", by=worker)


async def test_more_than_500_rows_wait_for_a_second_officer_and_are_taken_once_within_the_term(database: None) -> None:
    """security.md 16."""
    city = await people.a_city()
    worker, street = await the_desk(city)
    listing = a_listing(city, 501)

    with pytest.raises(MayNot):
        await lists.take_list(listing, kind="csv", purpose="开会用", by=worker)
    request = await lists.ask(listing, purpose="开会用", by=worker)
    with pytest.raises(OutOfTurn):
        await lists.ask(listing, purpose="开会用", by=worker)
    assert (await lists.word_on(listing, by=worker))[0] == Word.ASKED
    [waiting] = await lists.waiting_for(street)
    assert (waiting.id, waiting.most_rows) == (request.id, 600)

    await lists.approve(waiting, by=street)
    with pytest.raises(MayNot):
        await lists.take_list(a_listing(city, 601), kind="csv", purpose="开会用", by=worker)
    with pytest.raises(MayNot):
        await lists.take_list(a_listing(city, 501, at="/else"), kind="csv", purpose="开会用", by=worker)
    await lists.take_list(listing, kind="csv", purpose="开会用", by=worker)

    assert (await ListRequest.get(id=request.id)).state == ListRequestState.TAKEN
    assert (await TakenList.get()).request_id == request.id
    with pytest.raises(MayNot):
        await lists.take_list(listing, kind="csv", purpose="开会用", by=worker)


async def test_a_yes_that_was_not_used_in_its_term_is_none(database: None) -> None:
    city = await people.a_city()
    worker, street = await the_desk(city)
    listing = a_listing(city, 700)
    await lists.ask(listing, purpose="开会用", by=worker)
    [waiting] = await lists.waiting_for(street)
    await lists.approve(waiting, by=street)

    with clock.stopped(clock.now() + dt.timedelta(hours=24, minutes=1)):
        assert (await lists.word_on(listing, by=worker))[0] == Word.NEEDED
        with pytest.raises(MayNot):
            await lists.take_list(listing, kind="csv", purpose="开会用", by=worker)
        assert await lists.ask(listing, purpose="开会用", by=worker)


async def test_nobody_says_yes_to_their_own_list_nor_one_of_another_place(database: None) -> None:
    city = await people.a_city()
    _worker, street = await the_desk(city)
    dawa = await people.an_officer("孙丽", Role.STREET_OFFICER, place=city.tianjia)
    request = await lists.ask(a_listing(city, 501), purpose="开会用", by=street)
    request = await lists.request_read(street, request.public_id)

    assert await lists.waiting_for(street) == []
    for stranger in (street, dawa):
        with pytest.raises(MayNot):
            await lists.approve(request, by=stranger)
        with pytest.raises(MayNot):
            await lists.refuse(request, "不行", by=stranger)
    with pytest.raises(NotFound):
        await lists.request_read(dawa, request.public_id)


async def test_a_no_has_its_sentence_and_what_was_asked_can_be_taken_back(database: None) -> None:
    city = await people.a_city()
    worker, street = await the_desk(city)
    listing = a_listing(city, 501)
    await lists.ask(listing, purpose="开会用", by=worker)
    [waiting] = await lists.waiting_for(street)
    await lists.refuse(waiting, "请只取本月的", by=street)

    word, request = await lists.word_on(listing, by=worker)
    assert (word, request.reply if request else "") == (Word.REFUSED, "请只取本月的")
    again = await lists.ask(listing, purpose="开会用", by=worker)
    with pytest.raises(NotFound):
        await lists.take_back(again, by=street)
    await lists.take_back(again, by=worker)
    assert await lists.waiting_for(street) == []


async def test_of_many_presses_at_once_one_uses_the_yes(database: None) -> None:
    city = await people.a_city()
    worker, street = await the_desk(city)
    listing = a_listing(city, 501)
    await lists.ask(listing, purpose="开会用", by=worker)
    [waiting] = await lists.waiting_for(street)
    await lists.approve(waiting, by=street)

    said = await asyncio.gather(
        *(lists.take_list(listing, kind="csv", purpose="开会用", by=worker) for _press in range(6)),
        return_exceptions=True,
    )

    assert sum(not isinstance(answer, Exception) for answer in said) == 1
    assert all(isinstance(answer, Exception | Table) for answer in said)
    assert await TakenList.all().count() == 1


async def test_2000_rows_in_one_day_raise_one_alarm_that_another_looks_into(
    database: None, caplog: pytest.LogCaptureFixture
) -> None:
    """security.md 16."""
    city = await people.a_city()
    _worker, street = await the_desk(city)
    county = await people.an_officer("钱局", Role.COUNTY_OFFICER, place=city.xinglongtai)
    boss = await people.an_officer("郑强", Role.SUPERVISOR, place=city.city)
    for count in (999, 1000, 1):
        listing = a_listing(city, count)
        if count > 500:
            await lists.ask(listing, purpose="开会用", by=street)
            [waiting] = await lists.waiting_for(county)
            await lists.approve(waiting, by=county)
        assert not await ListAlarm.exists()
        await lists.take_list(listing, kind="csv", purpose="开会用", by=street)

    alarm = await ListAlarm.get(person_id=street.person_id)
    assert "very many rows" in caplog.text
    with pytest.raises(MayNot):
        await lists.note_seen(alarm, by=street)
    await lists.note_seen(alarm, by=boss)
    assert (await ListAlarm.get(id=alarm.id)).seen_by_id == boss.person_id
