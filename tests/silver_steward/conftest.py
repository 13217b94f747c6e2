"""In English, on a day of the season when people are named, unless a story says otherwise."""

from collections.abc import Iterator

import pytest

from ground import clock
from ground.language import reading
from tests.silver_steward.stories import NAMING


@pytest.fixture(autouse=True)
def _while_people_are_named() -> Iterator[None]:
    with clock.stopped(NAMING), reading("en"):
        yield
