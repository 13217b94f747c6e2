"""The calendar file: one event that keeps its name, rises with every move, and is cancelled at the end."""

import pytest

from ground import settings
from marketplace import calendar, moving, withdrawing
from marketplace.models import Commitment
from tests import people
from tests.marketplace.open_shifts import HOUR, a_calling, in_days, joins

pytestmark = pytest.mark.anyio


async def read(commitment: Commitment) -> dict[str, str]:
    """Unfold a file and return its properties."""
    fresh = await Commitment.get(id=commitment.id).select_related("shift__activity")
    text = calendar.invitation(fresh)
    assert text.endswith("\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")
    return dict(line.split(":", 1) for line in lines if ":" in line)


async def test_it_tells_what_when_and_where_in_utc(database: None) -> None:
    calling = await a_calling(
        title="给邻居老人送午饭、陪聊天，还有好多好多好多好多好多好多好多好多好事", starts_at=in_days(3)
    )
    place = await joins(await people.a_person(), calling)

    event = await read(place)

    assert event["DTSTART"] == f"{calling.shift.starts_at:%Y%m%dT%H%M%SZ}"
    assert event["DTEND"] == f"{calling.shift.ends_at:%Y%m%dT%H%M%SZ}"
    assert event["SUMMARY"] == calling.activity.title
    assert event["LOCATION"] == calling.activity.spot
    assert event["UID"].endswith("@" + settings.current().public_url.split("://")[-1])


async def test_its_number_rises_with_each_move_and_at_the_end(database: None) -> None:
    calling = await a_calling()
    wang = await people.a_person()
    place = await joins(wang, calling)
    before = await read(place)

    await moving.move_shift(calling.shift, starts_at=in_days(4), ends_at=in_days(4) + HOUR, by=calling.manager)
    moved = await read(place)
    await withdrawing.withdraw(await Commitment.get(id=place.id), by=await people.an_actor(wang))
    ended = await read(place)

    assert before["UID"] == moved["UID"] == ended["UID"]
    assert [each["SEQUENCE"] for each in (before, moved, ended)] == ["0", "1", "2"]
    assert [each["STATUS"] for each in (before, moved, ended)] == ["CONFIRMED", "TENTATIVE", "CANCELLED"]


async def test_signs_of_the_format_in_a_text_are_written_so_that_they_stay_text(database: None) -> None:
    calling = await a_calling(title="送饭; 陪聊, 等\\等", what="一\n二")
    place = await joins(await people.a_person(), calling)

    fresh = await Commitment.get(id=place.id).select_related("shift__activity")
    unfolded = calendar.invitation(fresh).replace("\r\n ", "")

    assert "SUMMARY:送饭\\; 陪聊\\, 等\\\\等" in unfolded
    assert len([line for line in unfolded.split("\r\n") if line.startswith("SUMMARY")]) == 1
