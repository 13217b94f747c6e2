"""The people of a shift at the organiser's desk: the list, telephones for a purpose, the roll, the sheet of paper."""

import csv
import io

import httpx
import pytest
from PIL import Image

from ground import clock, mandates, sessions
from ground.actors import SYSTEM, Actor, Role
from ground.attachments import Attachment
from ground.audit import AuditEntry
from ground.identity import Person
from ground.mandates import Method, Scope
from ground.privacy import Look
from marketplace.models import Commitment, CommitmentState, RollSheet
from marketplace.queries.activity_tasks import tasks_for_activities
from tests import people
from tests.marketplace.open_shifts import HOUR, Calling, a_calling, in_days, joins, neighbours, state_of
from tests.outside.walking import Walker, carry
from volunteers.models import Grade, HourClaim

pytestmark = pytest.mark.anyio

JSON = {"accept": "application/json"}


async def becomes(client: httpx.AsyncClient, who: Actor | Person) -> Walker:
    """Let the client be someone of the staff."""
    person_id = who.person_id if isinstance(who, Actor) else who.id
    client.cookies.clear()
    carry(client, await people.signed_in(await Person.get(id=person_id), staff=True))
    return Walker(client)


def a_picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (300, 200), "white").save(out, "JPEG")
    return out.getvalue()


async def a_full_shift(count: int = 3, capacity: int = 3) -> tuple[Calling, list[Commitment]]:
    calling = await a_calling(capacity=capacity)
    return calling, [await joins(each, calling) for each in await neighbours(count)]


async def test_the_list_masks_telephones_and_narrows(client: httpx.AsyncClient) -> None:
    calling, places = await a_full_shift(count=4)
    await becomes(client, calling.manager)
    here = f"/org/s/{calling.shift.public_id}/people"
    first = await places[0].person

    page = await client.get(here)
    told = (await client.get(f"{here}?state=waiting", headers=JSON)).json()
    by_tail = (await client.get(f"{here}?q={first.phone_tail}", headers=JSON)).json()

    assert "****" in page.text
    assert all(f"138{number:08d}" not in page.text for number in range(20))
    assert [row["name"] for row in told["rows"]] == ["邻居4"]
    assert told["rows"][0]["line"] == 1
    assert [row["id"] for row in by_tail["rows"]] == [places[0].public_id]


async def test_a_telephone_is_shown_for_a_purpose_that_its_owner_can_read(client: httpx.AsyncClient) -> None:
    """security.md 15."""
    calling, places = await a_full_shift()
    await becomes(client, calling.manager)
    here = f"/org/s/{calling.shift.public_id}/phones"

    asked = await client.get(f"{here}?person={places[0].public_id}")
    assert not await Look.exists()
    silent = await client.post(here, data={"person": [places[0].public_id], "purpose": "other"})
    shown = await client.post(here, data={"person": [places[0].public_id], "purpose": "change"}, headers=JSON)

    assert (asked.status_code, silent.status_code) == (200, 422)
    [person] = shown.json()["people"]
    assert person["call"].startswith("138")
    look = await Look.get(person_id=places[0].person_id)
    assert look.looker_id == calling.manager.person_id
    assert "给邻居老人送午饭" in look.purpose


async def test_what_is_taken_away_is_what_is_shown_without_telephones(client: httpx.AsyncClient) -> None:
    calling, _places = await a_full_shift(count=4)
    await becomes(client, calling.manager)
    here = f"/org/s/{calling.shift.public_id}/taking"

    answer = await client.post(f"{here}?state=confirmed&q=&way=", data={"kind": "csv", "purpose": "report"})
    sheet = await client.post(here, data={"kind": "xlsx", "purpose": "report"})

    rows = list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert len(rows) == 3 + 3  # the title, who took it, the columns
    assert "刘敏" in rows[1][0]
    assert "****" in answer.text
    assert sheet.content.startswith(b"PK")
    assert await AuditEntry.filter(verb="TakenList.take").count() == 2


async def test_people_are_taken_off_with_a_reason_and_the_next_is_asked(client: httpx.AsyncClient) -> None:
    calling, places = await a_full_shift(count=4)
    walker = await becomes(client, calling.manager)

    await walker.open(f"/en/org/s/{calling.shift.public_id}/removal?person={places[0].public_id}")
    await walker.press("Take them off", because="")
    assert walker.answer.status_code == 422
    await walker.press("Take them off", because="要会开车的人")

    assert await state_of(places[0]) == CommitmentState.REMOVED
    assert await state_of(places[3]) == CommitmentState.OFFERED


async def test_the_organisation_signs_nobody_up_without_their_word(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    walker = await becomes(client, calling.manager)
    wang = await people.a_person("王桂兰")
    told = {"name": "王桂兰", "tail": wang.phone_tail}

    await walker.open(f"/en/org/s/{calling.shift.public_id}/add")
    await walker.press("Sign them up", **told)
    assert walker.answer.status_code == 403
    assert wang.phone_tail in walker.answer.text
    helper = await Person.get(id=calling.manager.person_id)
    await mandates.grant(wang, [Scope.SIGN_UP], method=Method.PRESENT, by=SYSTEM, agent_person=helper)
    await walker.press("Sign them up", **told)

    assert (await Commitment.get(person_id=wang.id)).way == "org"


async def test_a_sheet_is_printed_signed_and_entered_once_in_its_order(client: httpx.AsyncClient) -> None:
    calling, places = await a_full_shift()
    await becomes(client, calling.manager)
    here = f"/org/s/{calling.shift.public_id}"
    await client.post(f"{here}/sheet", data={})
    sheet = await RollSheet.get()
    printed = await client.get(f"{here}/sheet?code={sheet.code}")
    assert [printed.text.index(name) for name in ("邻居1", "邻居2", "邻居3")] == sorted(
        printed.text.index(name) for name in ("邻居1", "邻居2", "邻居3")
    )
    assert sheet.code[:2] in printed.text
    ids = [each.public_id for each in places]
    form = {
        "code": sheet.code.lower(), "people": ",".join(ids), "came": ids[:2],
        "came_at": ["", "10:30", ""], "left_at": ["", "", ""],
        "extra_name": ["赵淑芬", "", "", ""], "extra_phone": ["", "", "", ""],
        "extra_came_at": ["11:00", "", "", ""], "extra_left_at": ["", "", "", ""],
    }  # fmt: skip
    picture = {"picture": ("sheet.jpg", a_picture(), "image/jpeg")}

    with clock.stopped(calling.shift.ends_at + HOUR):
        await becomes(client, calling.manager)
        assert (await client.get(f"{here}/paper?code=AAAAAA")).status_code == 404
        assert (await client.get(f"{here}/paper?code={sheet.code}")).status_code == 200
        bare = await client.post(f"{here}/paper?code={sheet.code}", data=form)
        assert bare.status_code == 422
        assert 'value="赵淑芬"' in bare.text
        entered = await client.post(f"{here}/paper?code={sheet.code}", data=form, files=picture)
        twice = await client.post(f"{here}/paper?code={sheet.code}", data=form, files=picture)

    assert (entered.status_code, twice.status_code) == (303, 409)
    claims = {(await each.person).name: each for each in await HourClaim.all()}
    assert {name: each.minutes for name, each in claims.items()} == {"邻居1": 120, "邻居2": 90, "赵淑芬": 60}
    assert {each.grade for each in claims.values()} == {Grade.C}
    assert await Attachment.filter(about=f"RollSheet:{sheet.id}").count() == 1
    assert await Person.filter(name="赵淑芬").count() == 1


async def test_who_came_after_all_is_put_right_and_the_leader_is_vouched_for(client: httpx.AsyncClient) -> None:
    """EDGE-10, EDGE-14."""
    calling, places = await a_full_shift(count=1)
    own = await joins(calling.leader, calling)
    with clock.stopped(calling.shift.ends_at + HOUR):
        walker = await becomes(client, calling.leader)
        await walker.open(f"/en/org/s/{calling.shift.public_id}/roll")
        await walker.press("Hand in the roll", came=[own.public_id])
        leader = await sessions.actor_for(calling.leader)
        assert not await tasks_for_activities(leader, _path)  # nobody vouches for themselves
        assert [each.href for each in await tasks_for_activities(calling.manager, _path)] == ["/attending:receipt"]
        walker = await becomes(client, calling.manager)
        await walker.open(f"/en/org/s/{calling.shift.public_id}/people")
        await walker.press("Yes, I saw them")
        await walker.press("Came after all")
        await walker.press("Put it right", because="签到表上有签名")

    assert await state_of(places[0]) == CommitmentState.ATTENDED
    assert {each.person_id for each in await HourClaim.all()} == {calling.leader.id, places[0].person_id}


def _path(name: str, **_values: object) -> str:
    return f"/{name}"


async def test_an_organisation_reads_what_waits_and_a_stranger_nothing(database: None) -> None:
    calling = await a_calling(capacity=2, starts_at=in_days(1, 23), ends_at=in_days(2, 0))
    stranger = await people.an_officer("赵敏", Role.ORG_MANAGER, org=await people.an_org(calling.city, "别的社"))

    [soon] = await tasks_for_activities(calling.manager, _path)
    with clock.stopped(calling.shift.ends_at + 4 * 24 * HOUR):
        [roll] = await tasks_for_activities(calling.manager, _path)
        nothing = await tasks_for_activities(stranger, _path)

    assert (soon.count, soon.overdue, soon.href) == (1, 1, "/attending:people")
    assert (roll.count, roll.overdue, roll.href) == (1, 1, "/attending:roll")
    assert nothing == []


async def test_inv_60_who_is_looked_for_by_name_keeps_their_number_in_the_line(client: httpx.AsyncClient) -> None:
    calling, _places = await a_full_shift(count=4, capacity=2)
    last = await people.a_person("赵海棠")
    await joins(last, calling)
    await becomes(client, calling.manager)

    found = (await client.get(f"/org/s/{calling.shift.public_id}/people?q=赵海棠", headers=JSON)).json()

    assert [row["line"] for row in found["rows"]] == [3]
