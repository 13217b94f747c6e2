"""One ring: an elder's need becomes an activity, its roll, the desk's word, her own word, and a helper's hours."""

import datetime as dt

import httpx
import pytest

from ground import clock, privacy
from marketplace.models import Need, NeedState
from marketplace.needs_at_work import WORD
from tests.marketplace.need_cast import a_need_cast, accepted, becomes
from tests.marketplace.open_shifts import HOUR
from tests.marketplace.test_need_visits import a_helper_in, a_visit
from tests.outside.walking import Walker
from volunteers.models import HourEntry

pytestmark = pytest.mark.anyio

MINUTE = dt.timedelta(minutes=1)


async def test_from_an_elders_need_to_the_hours_of_who_brought_the_meal(client: httpx.AsyncClient) -> None:
    cast = await a_need_cast()
    [shift] = await a_visit(cast, await accepted(cast))
    helper = await a_helper_in(shift)

    with clock.stopped(shift.starts_at - HOUR):
        await becomes(client, helper.person_id, staff=False)
        walker = await Walker(client).open(f"/en/place/{helper.public_id}/contact")
        await walker.press("Show me")
        assert cast.elder.name in walker.text

    with clock.stopped(shift.ends_at + 10 * MINUTE):
        await becomes(client, cast.sun.person_id)
        walker = await Walker(client).open(f"/en/org/s/{shift.public_id}/roll")
        await walker.press("Hand in the roll")
        need = await Need.get()
        assert need.state == NeedState.DONE
        assert need.word_sealed is not None
        assert await HourEntry.all().count() == 0

        await becomes(client, cast.zhang.person_id)
        walker = await Walker(client).open("/en/cw/confirm")
        await walker.press("Confirm those ticked")

        await becomes(client, None)
        walker = await Walker(client).open(f"/en/y/{privacy.unseal(WORD, need.word_sealed)}")
        await walker.press("Yes, it was done")
        assert (await Need.get()).state == NeedState.CONFIRMED

        await becomes(client, cast.elder.id, staff=False)
        walker = await Walker(client).open(f"/en/me/needs/{need.public_id}")
        assert "陈强" in walker.text, "she reads who saw her address"

        await becomes(client, helper.person_id, staff=False)
        walker = await Walker(client).open("/en/me/hours")
        assert "给邻居老人送午饭" in walker.text

    entry = await HourEntry.get()
    assert (entry.person_id, entry.minutes, entry.project_id) == (helper.person_id, 120, cast.project.id)
