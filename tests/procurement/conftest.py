"""The day after the service, in English: stories about contracts are told from there unless they say otherwise."""

from collections.abc import Iterator

import pytest

from ground import clock
from ground.language import reading
from tests.volunteers.stories import NOON_AFTER


@pytest.fixture
def the_day_after() -> Iterator[None]:
    """Stop the clock on the 19th of November."""
    with clock.stopped(NOON_AFTER), reading("en"):
        yield
