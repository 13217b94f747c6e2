"""The day after the shift, in English: stories about volunteers are told from there unless they say otherwise."""

from collections.abc import Iterator

import pytest

from ground import clock
from ground.language import reading
from tests.volunteers.stories import NOON_AFTER


@pytest.fixture(autouse=True)
def _the_day_after() -> Iterator[None]:
    with clock.stopped(NOON_AFTER), reading("en"):
        yield
