"""Calendar files are what a telephone's calendar takes, and change with the shift (RFC 5545)."""

import datetime as dt

import httpx
import pytest

from ground import clock
from ground.actors import SYSTEM
from ground.database import transaction
from marketplace import calendar, withdrawing
from marketplace.models import Commitment, Shift
from tests import people
from tests.marketplace.open_shifts import a_calling, joins
from tests.outside.walking import carry

pytestmark = pytest.mark.anyio


async def lines_of(commitment: Commitment) -> dict[str, str]:
    """Return the lines of the event, unfolded, by their names."""
    whole = await Commitment.get(id=commitment.id).select_related("shift__activity")
    text = calendar.invitation(whole)
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    event = text.replace("\r\n ", "").split("BEGIN:VEVENT")[1].split("BEGIN:VALARM")[0]
    return dict(line.split(":", 1) for line in event.split("\r\n") if ":" in line)


async def test_a_place_goes_into_the_calendar_with_time_spot_and_whom_to_call(client: httpx.AsyncClient) -> None:
    starts_at = clock.city_moment(clock.today() + dt.timedelta(days=3), dt.time(10))
    calling = await a_calling(starts_at=starts_at, spot="惠宾社区食堂, 一楼; 东门", way_there="坐 9 路车")
    wang = await people.a_person("王桂兰")
    place = await joins(wang, calling)
    carry(client, await people.signed_in(wang))

    answer = await client.get(f"/place/{place.public_id}/calendar.ics")
    lines = await lines_of(place)

    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-disposition"] == f'attachment; filename="{place.number}.ics"'
    day = starts_at.astimezone(clock.CITY_ZONE)
    assert lines["DTSTART;TZID=Asia/Shanghai"] == f"{day:%Y%m%d}T100000"
    assert lines["DTEND;TZID=Asia/Shanghai"] == f"{day:%Y%m%d}T120000"
    assert lines["LOCATION"] == "惠宾社区食堂\\, 一楼\\; 东门"
    assert (lines["STATUS"], lines["SEQUENCE"]) == ("CONFIRMED", "0")
    assert lines["DESCRIPTION"].startswith("坐 9 路车\\n")
    assert "王桂兰" not in answer.text
    assert "BEGIN:VTIMEZONE\r\nTZID:Asia/Shanghai" in answer.text
    assert "TRIGGER:-P1D" in answer.text


async def test_the_same_event_rises_in_sequence_and_is_cancelled_with_the_place(database: None) -> None:
    calling = await a_calling()
    wang = await people.a_person("王桂兰")
    place = await joins(wang, calling)
    first = await lines_of(place)

    await Shift.filter(id=calling.shift.id).update(revision=1)
    moved = await lines_of(place)
    await withdrawing.withdraw(place, by=await people.an_actor(wang))
    gone = await lines_of(place)

    assert first["UID"] == moved["UID"] == gone["UID"]
    assert [each["SEQUENCE"] for each in (first, moved, gone)] == ["0", "1", "2"]
    assert [each["STATUS"] for each in (first, moved, gone)] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]


async def test_who_waits_has_it_as_perhaps(database: None) -> None:
    calling = await a_calling(capacity=1)
    await joins(await people.a_person("王桂兰"), calling)
    waits = await joins(await people.a_person("李长河"), calling)

    assert (await lines_of(waits))["STATUS"] == "TENTATIVE"


async def test_what_was_done_stays_in_the_calendar(database: None) -> None:
    calling = await a_calling()
    place = await joins(await people.a_person("王桂兰"), calling)

    async with transaction():
        await place.move("attend", by=SYSTEM)

    assert (await lines_of(place))["STATUS"] == "CONFIRMED"


async def test_a_long_title_in_chinese_is_folded_between_its_characters(database: None) -> None:
    calling = await a_calling(title="给行动不便的独居老人送午饭并且陪着聊聊天读读报纸再帮忙浇花")
    place = await joins(await people.a_person("王桂兰"), calling)

    assert (await lines_of(place))["SUMMARY"] == calling.activity.title
