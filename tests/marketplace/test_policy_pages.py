"""Supervisors read which figures the house goes by, propose new ones, and put another's proposal in force."""

import datetime as dt
import re

import httpx
import pytest

from ground import clock, policy, workdays
from ground.actors import Actor, Role
from ground.proposing import PolicyProposal, ProposalState
from marketplace import house
from marketplace.policy_words import GROUPS
from tests import people
from tests.marketplace.notice_cast import comes
from tests.outside.walking import Walker, in_boxes

pytestmark = pytest.mark.anyio

JSON = {"accept": "application/json", "accept-language": "en"}
TEXT = "盘社工发〔2026〕12 号第三条"


async def two_supervisors(client: httpx.AsyncClient) -> tuple[people.City, Actor, Actor]:
    """Give the browser to the first of two supervisors of the city."""
    city = await people.a_city()
    one, two = [await people.an_officer(name, Role.SUPERVISOR, place=city.city) for name in ("郭颖", "冯涛")]
    await comes(client, one)
    return city, one, two


async def test_every_figure_is_listed_with_its_unit_its_text_and_whether_somebody_compared_it(
    client: httpx.AsyncClient,
) -> None:
    await two_supervisors(client)
    listed: set[str] = set()
    for group in GROUPS:
        page = (await client.get(f"/sup/policy?group={group}", headers=JSON)).json()
        listed |= {each["key"] for each in page["lines"]}
        shown = await client.get(f"/sup/policy?group={group}")
        assert shown.status_code == 200
        main = re.sub(r"<[^>]+>", " ", shown.text[shown.text.index("<main") : shown.text.index("</main>")])
        assert not re.findall(r"[A-Za-z]{3,}", main)

    assert listed == {each.key for each in house.policies() if not each.key.startswith(workdays.KEYS)}
    (line,) = [
        each
        for each in (await client.get("/sup/policy?group=objections", headers=JSON)).json()["lines"]
        if each["key"] == "objections.working_days"
    ]
    assert (line["value"], line["since"], line["before"], line["checked"]) == ("10 working days", None, "", False)


async def test_one_proposes_a_second_puts_it_in_force_and_the_history_keeps_both(client: httpx.AsyncClient) -> None:
    _city, _one, two = await two_supervisors(client)
    day = clock.today() + dt.timedelta(days=10)
    walker = await Walker(client).open("/en/sup")

    await walker.press("Figures")
    await walker.press("How long a notice hangs at least")
    await walker.press("New value")
    await walker.press("Propose it", values="7", citation=TEXT, checked="yes", **in_boxes("valid_from", day))
    assert "Proposed." in walker.text
    assert not [each for each in walker.page.pressables if each.words == "Put in force"]

    await comes(client, two)
    await walker.open("/en/sup")
    await walker.press("1 new value wants a second word")
    await walker.press("Put in force")

    assert f"It holds from {day} on." in walker.text
    page = (await client.get("/sup/policy/notices.working_days", headers=JSON)).json()
    assert page["lines"][0]["value"] == "5 working days"
    assert "7 working days from" in page["lines"][0]["to_come"]
    assert [(each["value"], each["by"]) for each in page["history"]] == [
        ("7 working days", "冯涛"), ("5 working days", ""),
    ]  # fmt: skip
    with clock.stopped(clock.city_moment(day)):
        await comes(client, two)
        line = (await client.get("/sup/policy/notices.working_days", headers=JSON)).json()["lines"][0]
        assert (line["value"], line["before"], line["checked"]) == ("7 working days", "5 working days", True)
        assert line["since"] == day.isoformat()


async def test_a_proposal_is_dropped_by_who_made_it_and_nobody_adopts_their_own(client: httpx.AsyncClient) -> None:
    await two_supervisors(client)
    draft = {"values": ["20"], "valid_from": clock.today().isoformat(), "citation": TEXT}
    made = await client.post("/sup/policy/needs.close_days/new", json=draft, headers=JSON)
    (line,) = made.json()["proposals"]

    refused = await client.post(f"/sup/proposals/{line['id']}/adoption", json={}, headers=JSON)
    assert refused.status_code == 403
    assert refused.json()["detail"] == "You proposed this. A second person puts it in force."
    assert (await client.post(f"/sup/proposals/{line['id']}/withdrawal", json={}, headers=JSON)).status_code == 200
    assert (await PolicyProposal.get()).state is ProposalState.DROPPED
    assert await policy.value("needs.close_days") == 7


@pytest.mark.parametrize(
    ("key", "values", "value"),
    [
        ("letters.quiet_hours", ["20:30", "07:30"], {"from": "20:30", "to": "07:30"}),
        ("orgs.answer_term.company", ["15"], {"unit": "workdays", "count": 15}),
        ("orgs.least_members.company", ["12"], 12),
        ("orgs.least_members.filed_group", [""], None),
        ("orgs.shared_rooms_do.filed_group", ["no"], False),
        ("orgs.papers.company", ["certificate", "rules"], ["certificate", "rules"]),
        ("orgs.dues.foundation", ["4", "30"], [{"kind": "annual_registrar", "month": 4, "day": 30}]),
    ],
)
async def test_values_of_every_shape_are_changed_part_by_part(
    client: httpx.AsyncClient, key: str, values: list[str], value: object
) -> None:
    _city, _one, two = await two_supervisors(client)
    draft = {"values": values, "valid_from": clock.today().isoformat(), "citation": TEXT}
    form = await client.get(f"/en/sup/policy/{key}/new")
    assert form.text.count('name="values"') >= len(values)

    made = await client.post(f"/sup/policy/{key}/new", json=draft, headers=JSON)
    await comes(client, two)
    await client.post(f"/sup/proposals/{made.json()['proposals'][0]['id']}/adoption", json={}, headers=JSON)

    assert await policy.value(key) == value


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"values": "ten"}, "values"),
        ({"values": ""}, "values"),
        ({"valid_from_year": "2020"}, "valid_from"),
        ({"citation": ""}, "citation"),
    ],
)
async def test_a_mistake_is_said_at_its_field_and_nothing_typed_is_lost(
    client: httpx.AsyncClient, changed: dict[str, str], field: str
) -> None:
    await two_supervisors(client)
    form = {"values": "9", "citation": TEXT, **in_boxes("valid_from", clock.today())} | changed

    answer = await client.post("/en/sup/policy/needs.close_days/new", data=form)

    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert TEXT in answer.text or field == "citation"
    assert not await PolicyProposal.exists()


async def test_a_countys_supervisor_proposes_for_the_county_alone(client: httpx.AsyncClient) -> None:
    city, one, _two = await two_supervisors(client)
    whole = {"values": ["9"], "valid_from": clock.today().isoformat(), "citation": TEXT}
    await client.post("/sup/policy/needs.reopen_days/new", json=whole, headers=JSON)
    of_city = await PolicyProposal.get()
    await comes(client, await people.an_officer("马超", Role.SUPERVISOR, place=city.dawa))

    assert (await client.post("/sup/policy/needs.close_days/new", json=whole, headers=JSON)).status_code == 403
    own = await client.post("/sup/policy/needs.close_days/new", json=whole | {"place": city.dawa.code}, headers=JSON)
    assert [each["place"] for each in own.json()["proposals"]] == ["大洼区"]
    assert (await client.post(f"/sup/proposals/{of_city.public_id}/adoption", json={}, headers=JSON)).status_code == 404
    await comes(client, one)
    await client.post(f"/sup/proposals/{own.json()['proposals'][0]['id']}/adoption", json={}, headers=JSON)
    lines = (await client.get("/sup/policy/needs.close_days", headers=JSON)).json()["lines"]
    assert [(each["place"], each["value"]) for each in lines] == [("Whole city", "7 days"), ("大洼区", "9 days")]


async def test_a_figure_that_is_not_there_is_not_found(client: httpx.AsyncClient) -> None:
    await two_supervisors(client)

    for path in ("/sup/policy/no.such", "/sup/policy/no.such/new", "/sup/policy/needs."):
        assert (await client.get(path)).status_code == 404
