"""What walking through the city needs: a browser, a city that serves, and the words that its pages say."""

from collections.abc import Iterator

import pytest

from ground import language, settings
from tests.outside.cities import browser, product, seeded

__all__ = ["browser", "product", "seeded"]


@pytest.fixture(autouse=True)
def in_chinese() -> Iterator[None]:
    """Say sentences as the pages do: a journey names the msgid and presses what the reader sees."""
    before = language.load(settings.shipped("locale"))
    yield
    language.load(before)
