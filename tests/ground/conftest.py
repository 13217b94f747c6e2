"""What tests of the ground may ask for beside the rest: an operator's gateway with faults on demand."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from ground import settings
from ground.letters import gateways
from ground.settings import Settings
from tests.outside.gateway import KEY, Gateway, a_gateway


@pytest.fixture
async def gateway(database: None, installation: Settings) -> AsyncIterator[Gateway]:
    """An operator's gateway, and an installation that knows it."""
    async with a_gateway() as made:
        with settings.using(replace(installation, demo=False, letter_gateway=made.url, letter_gateway_key=KEY)):
            yield made


@pytest.fixture
def little_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five seconds are a long time for a test."""
    monkeypatch.setattr(gateways, "TIMEOUT_SECONDS", 0.25)
