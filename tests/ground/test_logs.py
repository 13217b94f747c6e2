"""Logs and measures: one line of JSON a request, and in nothing of it a telephone, a name or an address."""

import datetime as dt
import io
import json
import logging
from collections.abc import Iterator

import httpx
import pytest

from ground import clock, logs, settings
from ground.outbox import Announcement
from tests import people

pytestmark = pytest.mark.anyio

PHONE, NAME, WHERE = "13912345678", "欧阳翠花", "胜利街45号3单元501"
JSON = {"accept": "application/json"}


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Let the house write its log as a served one does, into a text."""
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    handler.setFormatter(logs.formatter())
    house = logging.getLogger("marketplace")
    before = house.level
    house.addHandler(handler)
    house.setLevel(logging.INFO)
    yield text
    house.removeHandler(handler)
    house.setLevel(before)


async def test_a_journey_leaves_no_telephone_name_or_address_in_the_log(
    client: httpx.AsyncClient, written: io.StringIO
) -> None:
    city = await people.a_city()
    person = await people.a_person(NAME, home=city.huibin, phone=PHONE)
    client.cookies.update(await people.signed_in(person))
    await client.post("/sign-in", data={"phone": PHONE})
    await client.post("/me/name", data={"name": NAME})
    await client.post("/me/needs", data={"category": "meals", "words": NAME, "where": WHERE, "urgency": "week"})
    await client.get(f"/search?q={PHONE}{NAME}")
    try:
        int(f"{NAME} {PHONE} {WHERE}")
    except ValueError:
        logging.getLogger("marketplace.answers").exception("request %s failed", PHONE)

    lines = [json.loads(line) for line in written.getvalue().splitlines()]
    assert {"elder:rename", "entering:ask_for_code", "search"} <= {line.get("address") for line in lines}
    assert all({"at", "level", "logger", "message"} <= set(line) for line in lines)
    assert "test_logs.py" in lines[-1]["exc_info"]
    for personal in (PHONE, NAME, WHERE, PHONE[-4:]):
        assert personal not in written.getvalue()


async def test_each_answer_carries_the_number_under_which_the_log_has_it(
    client: httpx.AsyncClient, written: io.StringIO
) -> None:
    answer = await client.get("/help")

    (line,) = [json.loads(line) for line in written.getvalue().splitlines()]
    assert line["request_id"] == answer.headers["x-request-id"]
    assert (line["method"], line["address"], line["status"]) == ("GET", "help", 200)


async def test_the_measures_are_for_this_machine_and_for_who_has_the_key(
    client: httpx.AsyncClient, installation: settings.Settings
) -> None:
    await client.get("/help")
    told = (await client.get("/metrics")).text

    assert 'sanshe_requests_total{address="help",method="GET",status="200"}' in told
    assert "sanshe_request_seconds_bucket" in told
    assert "sanshe_relay_waiting" in told
    afar = {"x-forwarded-for": "203.0.113.9"}
    assert (await client.get("/metrics", headers=afar)).status_code == 404
    keyed = settings.Settings(data=installation.data, demo=True, metrics_key="a-long-key")
    with settings.using(keyed):
        assert (await client.get("/metrics", headers={**afar, "authorization": "Bearer a-long-key"})).status_code == 200
        assert (await client.get("/metrics", headers={**afar, "authorization": "Bearer other"})).status_code == 404


async def test_health_tells_of_database_relay_and_disk_and_turns_when_the_relay_stops(
    client: httpx.AsyncClient,
) -> None:
    afar = {**JSON, "x-forwarded-for": "2001:db8::1"}
    told = [await client.get("/healthz", headers=each) for each in (JSON, afar)]
    assert [each.status_code for each in told] == [200, 200]
    assert {"relay_lag_seconds", "letters_waiting", "disk_free"} <= set(told[0].json())
    assert told[1].json() == {"status": "well"}

    late = clock.now() - dt.timedelta(hours=1)
    await Announcement.create(name="x.Y", facts="{}", announced_at=late, run_at=late)
    assert (await client.get("/healthz", headers=JSON)).status_code == 503
