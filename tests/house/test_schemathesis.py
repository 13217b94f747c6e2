"""schemathesis asks the whole API what its own description allows and forbids, with all its default checks."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import from_schema
from schemathesis.engine.events import NonFatalError, ScenarioFinished
from schemathesis.python.asgi import shutdown_lifespans

from ground import database
from ground.settings import Settings
from marketplace import app as marketplace_app
from tests.house.api_cast import CAST, Cookies, whose

pytestmark = pytest.mark.slow

EXAMPLES = 1
"""An address, so that the run stays below a minute; with a hundred it is run by hand after changes of the API."""
LEAVE = {"/sign-out", "/me/devices/{session}/end"}
"""Where whoever asks would sign themselves out."""
REFUSED = ["400", "401", "403", "404", "405", "406", "409", "413", "415", "422", "428", "429", "5xx"]
TAKEN = ["2xx", "3xx", "401", "403", "404", "409", "422", "429", "5xx"]
"""The tool's own lists, with 413 for what is too much, and with 422 for what no schema tells: see the check below."""


@schemathesis.check
def refused_for_its_meaning_alone(_ctx: Any, response: Any, case: Any) -> None:  # noqa: ANN401 - the tool's types
    """Hold that what the description draws as right is refused for nothing that it draws (`against: shape`)."""
    if case.meta is None or not case.meta.generation.mode.is_positive or response.status_code != 422:
        return
    told = json.loads(response.content)
    drawn = [each for each in told["mistakes"] if each["against"] == "shape"]
    assert told["mistakes"], "refused without a word why"
    assert not drawn, f"drawn as right, and refused: {drawn}"


def configured(cookies: Cookies, *, examples: int, coverage: bool) -> SchemathesisConfig:
    """Return how the tool is to ask: all its default checks, the same questions each time."""
    headers = {"accept": "application/json", "sec-fetch-site": "same-origin"}
    if cookies:
        headers["cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
    return SchemathesisConfig.from_dict(
        {
            "headers": headers,
            "workers": 1,
            "seed": 1,
            "continue-on-failure": True,
            "generation": {
                "max-examples": examples,
                "deterministic": True,
                "no-shrink": True,
                "database": "none",
                "allow-x00": False,
                "with-security-parameters": False,
            },
            "checks": {
                "positive_data_acceptance": {"expected-statuses": TAKEN},
                "negative_data_rejection": {"expected-statuses": REFUSED},
            },
            "phases": {"stateful": {"enabled": False}, "coverage": {"enabled": coverage}},
        }
    )


@pytest.fixture
def lifespans() -> Iterator[None]:
    """End what the tool began: it holds each application open for the rest of the process."""
    yield
    shutdown_lifespans()


@pytest.mark.parametrize("who", CAST)
def test_the_api_does_what_its_description_says(who: str, installation: Settings, lifespans: None) -> None:
    async def cookies() -> Cookies:
        async with database.opened(installation):
            return await CAST[who]()

    config = configured(asyncio.run(cookies()), examples=EXAMPLES, coverage=who == "stranger")
    schema = schemathesis.openapi.from_asgi("/openapi.json", marketplace_app.application(), config=config)
    own = {
        (path, method)
        for path, item in schema.raw_schema["paths"].items()
        for method, told in item.items()
        if method in ("get", "post") and whose(told) == who and path not in LEAVE
    }
    found = found_in(schema.include(func=lambda ctx: (ctx.operation.path, ctx.operation.method) in own))

    assert len(own) > 30
    assert not found, "\n\n".join(found)


def found_in(schema: Any) -> list[str]:  # noqa: ANN401 - the tool's type
    """Ask everything and return each fault in words."""
    found: dict[tuple[str, str], str] = {}
    for event in from_schema(schema).execute():
        if isinstance(event, NonFatalError):
            found.setdefault((event.label, "error"), f"{event.label}: {event.info.format()}")
        elif isinstance(event, ScenarioFinished):
            for checks in event.recorder.checks.values():
                for each in checks:
                    if each.failure_info is not None:
                        failure = each.failure_info.failure
                        words = f"{event.label}: {failure.title}: {failure.message}\n{each.failure_info.code_sample}"
                        found.setdefault((event.label or "", each.name), words[:1500])
    return list(found.values())
