"""Who hangs notices photographs them on the board, takes one down, and notes when nobody could read them."""

import datetime as dt

import httpx
import pytest

from ground import clock, notices
from ground.actors import NOBODY
from ground.attachments import Attachment
from ground.notices import NoticeState, PublicNotice
from tests.marketplace.notice_cast import a_hanging_notice, comes
from tests.marketplace.test_attendance_pages import a_picture
from tests.outside.walking import Walker, in_boxes

pytestmark = pytest.mark.anyio

JSON = {"accept": "application/json", "accept-language": "en"}


async def test_the_paper_on_the_board_is_noted_with_its_photo_for_officers_eyes(client: httpx.AsyncClient) -> None:
    hanging = await a_hanging_notice()
    await comes(client, hanging.decider)
    here = f"/desk/notices/{hanging.notice.public_id}"

    sent = await client.post(f"/en{here}/board", files={"picture": ("board.jpg", a_picture())})

    assert sent.status_code == 303
    assert (await client.get(here, headers=JSON)).json()["paper_on"] == clock.today().isoformat()
    assert "It also hangs on the board" in (await client.get(f"/en{hanging.here}")).text
    photo = await Attachment.get()
    assert (await client.get(f"/files/{photo.public_id}")).status_code == 200
    await comes(client, hanging.stranger)
    assert (await client.get(f"/files/{photo.public_id}")).status_code == 404
    assert (await client.get(here)).status_code == 404


async def test_one_is_taken_down_for_a_reason_and_tells_nothing_more(client: httpx.AsyncClient) -> None:
    hanging = await a_hanging_notice()
    await hanging.objected(by=NOBODY, named=False)
    await comes(client, hanging.decider)
    walker = await Walker(client).open("/en/desk/notices")

    await walker.press(hanging.notice.title)
    await walker.press("Take it down")
    await walker.press("Take it down", because="名单有误")

    assert (await PublicNotice.get(id=hanging.notice.id)).state is NoticeState.WITHDRAWN
    assert "It is taken down." in walker.text
    assert "王*兰" not in (await client.get(hanging.here)).text
    again = await client.post(f"/desk/notices/{hanging.notice.public_id}/end", json={"because": "再"}, headers=JSON)
    assert again.status_code == 409


async def test_n6_a_supervisor_notes_that_the_site_was_down_and_what_hung_hangs_longer(
    client: httpx.AsyncClient,
) -> None:
    hanging = await a_hanging_notice()
    began = clock.now()
    with clock.stopped(began + dt.timedelta(hours=5)):
        await comes(client, hanging.decider)
        assert (await client.get("/desk/notices/outages")).status_code == 404
        await comes(client, hanging.supervisor)
        walker = await Walker(client).open("/en/desk/notices")
        await walker.press("The site was down")
        day = clock.today()
        wrong = {"began_on": str(day), "began_at": "14:00", "ended_on": str(day), "ended_at": "13:00"}
        assert (await client.post("/desk/notices/outages", json=wrong, headers=JSON)).status_code == 422
        await walker.press(
            "Note it", began_at="10:30", ended_at="13:00", **in_boxes("began_on", day), **in_boxes("ended_on", day)
        )

    assert "1 notice hangs so much longer" in walker.text
    longer = await PublicNotice.get(id=hanging.notice.id)
    assert longer.closes_at > hanging.notice.closes_at
    assert await notices.count_waiting(longer) == 0
