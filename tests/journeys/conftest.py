"""What walking through the city needs: the words that its pages say, and an audit that holds in the end."""

from collections.abc import Iterator

import pytest

from ground import language, settings
from tests.outside.command_line import said_by
from tests.outside.running import Running


@pytest.fixture(autouse=True)
def in_chinese() -> Iterator[None]:
    """Say sentences as the pages do: a journey names the msgid and presses what the reader sees."""
    before = language.load(settings.shipped("locale"))
    yield
    language.load(before)


@pytest.fixture(autouse=True)
def _audited_if_walked(request: pytest.FixtureRequest) -> None:
    """Look at the seeded city's audit after the last journey in it; a journey with its own city looks there."""
    if "product" in request.fixturenames:
        request.getfixturevalue("audited")


@pytest.fixture(scope="session")
def audited(product: Running) -> Iterator[None]:
    """Check, once all journeys have been walked, that every line of the audit is as it was written."""
    yield
    status, said = said_by("verify-audit", made=product.made)
    assert status == 0, said
