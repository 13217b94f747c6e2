"""Long work reads each policy value once, and still hears of a change that it makes itself."""

import datetime as dt

import pytest

from ground import clock, policy
from ground.actors import SYSTEM
from ground.policy import Default, PolicyValue
from tests import people

pytestmark = pytest.mark.anyio
KEY = "tests.most"


async def test_in_a_block_that_remembers_a_value_is_read_once(database: None) -> None:
    await policy.lay([Default(KEY, 3, "a test")])

    with policy.remembering():
        assert await policy.value(KEY) == 3
        await PolicyValue.create(  # as another process does it
            key=KEY, valid_from=clock.today(), value="7", citation="another", set_at=clock.now()
        )
        assert await policy.value(KEY) == 3

    assert await policy.value(KEY) == 7


async def test_what_is_remembered_is_chosen_by_place_and_day_as_ever(database: None) -> None:
    city = await people.a_city()
    tomorrow = clock.today() + dt.timedelta(days=1)
    await policy.lay([Default(KEY, 3, "a test")])

    with policy.remembering():
        await policy.value(KEY)
        await policy.put(KEY, 5, valid_from=clock.today(), citation="a test", by=SYSTEM, place=city.zhenxing)
        await policy.put(KEY, 9, valid_from=tomorrow, citation="a test", by=SYSTEM)

        assert await policy.value(KEY) == 3
        assert await policy.value(KEY, place=city.huibin) == 5
        assert await policy.value(KEY, place=city.wangjia) == 3
        assert await policy.value(KEY, place=city.wangjia, day=tomorrow) == 9
