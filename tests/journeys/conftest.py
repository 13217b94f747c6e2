"""What walking through the city needs: a browser, a city that serves, and the words that its pages say."""

from collections.abc import Iterator

import pytest

from ground import language, settings
from tests.outside.cities import browser, product, seeded
from tests.outside.command_line import said_by
from tests.outside.running import Running

__all__ = ["browser", "product", "seeded"]


@pytest.fixture(autouse=True)
def in_chinese() -> Iterator[None]:
    """Say sentences as the pages do: a journey names the msgid and presses what the reader sees."""
    before = language.load(settings.shipped("locale"))
    yield
    language.load(before)


@pytest.fixture(scope="session", autouse=True)
def audited(product: Running) -> Iterator[None]:
    """Check, once all journeys have been walked, that every line of the audit is as it was written."""
    yield
    status, said = said_by("verify-audit", made=product.made)
    assert status == 0, said
