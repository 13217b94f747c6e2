"""An organisation's hours: by month, to take away as shown, put right in the open, sampled by lot."""

import datetime as dt
import io

import httpx
import openpyxl
import pytest

from ground import clock
from ground.actors import Actor, Role
from ground.errors import MayNot, OutOfTurn, Unreadable
from ground.identity import Person
from marketplace.app import relay
from tests import people
from tests.volunteers.stories import DAY, Story, a_story, at
from volunteers import ledger, looking_after, recording, windows
from volunteers.models import HourEntry, HourSample, SampleState
from volunteers.obligations import OBLIGATIONS

pytestmark = pytest.mark.anyio


async def as_manager(client: httpx.AsyncClient) -> Story:
    """Tell the story with the manager signed in."""
    story = await a_story()
    client.cookies.update(await people.signed_in(await Person.get(id=story.manager.person_id), staff=True))
    return story


async def test_a_month_is_shown_by_person_and_line_by_line(client: httpx.AsyncClient) -> None:
    story = await as_manager(client)
    line = await story.entered(at(10), at(12))
    await recording.reverse(line, by=story.desk, because="记错了")
    await story.entered(at(14), at(15, 30))
    here = f"/org/{story.org.public_id}/hours"

    by_person = (await client.get(here, headers={"accept": "application/json"})).json()
    by_line = await client.get(f"/en{here}?view=lines")

    assert [(row["name"], row["times"], row["minutes"]) for row in by_person["people"]] == [("王桂兰", 2, 90)]
    assert (by_person["total_minutes"], by_person["chain_lines"], by_person["chain_holds"]) == (90, 3, True)
    for words in ("reversal", "taken back", "记错了"):
        assert words in by_line.text


async def test_what_is_taken_away_is_what_is_shown(client: httpx.AsyncClient) -> None:
    story = await as_manager(client)
    await recording.confirm(await story.claimed(at(10), at(11, 30), about="=HYPERLINK(1)"), by=story.desk)
    here = f"/en/org/{story.org.public_id}/hours"

    sheet = await client.post(f"{here}/taking?view=lines", data={"kind": "xlsx", "purpose": "report"})
    plain = await client.post(f"{here}/taking", data={"kind": "csv", "purpose": "report"})

    cells = [cell for row in openpyxl.load_workbook(io.BytesIO(sheet.content)).active.iter_rows() for cell in row]
    assert {"王桂兰", 1.5} <= {cell.value for cell in cells}
    assert all(cell.data_type != "f" for cell in cells)
    assert "王桂兰" in plain.content.decode("utf-8-sig")
    assert (await client.post(f"{here}/taking", data={"kind": "exe", "purpose": "report"})).status_code == 422


async def test_nobody_sees_or_takes_the_hours_of_another_organisation(client: httpx.AsyncClient) -> None:
    story = await as_manager(client)
    other = await people.an_org(story.city, "别的社")
    line = await story.entered()

    for path in ("hours", "hours/taking", f"hours/{line.public_id}"):
        assert (await client.get(f"/org/{other.public_id}/{path}")).status_code == 404, path


async def test_a_manager_puts_a_line_right_and_both_stay_visible(client: httpx.AsyncClient) -> None:
    story = await as_manager(client)
    line = await story.entered(at(10), at(12))
    here = f"/en/org/{story.org.public_id}/hours/{line.public_id}"

    asked = await client.get(here)
    wrong = await client.post(here, data={"verdict": "correct", "came": "25:00", "left": "11:00", "because": "早走了"})
    form = {"verdict": "correct", "came": "10:00", "left": "11:00", "because": "她 11 点走的"}
    sent = await client.post(here, data=form)
    shown = await client.get(sent.headers["location"])

    assert 'value="10:00"' in asked.text
    assert wrong.status_code == 422
    assert "Put right." in shown.text
    assert [each.minutes for each in await HourEntry.all().order_by("seq")] == [120, -120, 60]
    assert "taken back already" in (await client.get(here)).text


async def test_staff_read_hours_and_only_managers_put_them_right(client: httpx.AsyncClient) -> None:
    story = await a_story()
    line = await story.entered()
    client.cookies.update(await people.signed_in(await Person.get(id=story.leader.person_id), staff=True))

    assert (await client.get(f"/org/{story.org.public_id}/hours")).status_code == 200
    assert (await client.get(f"/org/{story.org.public_id}/hours/{line.public_id}")).status_code == 404


async def test_edge_12_the_county_opens_a_window_for_one_organisation(database: None) -> None:
    story = await a_story()
    later = at(9, day=DAY + dt.timedelta(days=90))
    with clock.stopped(later):
        with pytest.raises(OutOfTurn):
            await story.claimed()
        with pytest.raises(MayNot):
            await _a_window(story, by=story.street)
        await _a_window(story, by=story.county)
        claim = await story.claimed()
        with pytest.raises(OutOfTurn):
            await story.claimed(at(10, day=DAY - dt.timedelta(days=40)), at(12, day=DAY - dt.timedelta(days=40)))

    assert claim.late


async def _a_window(story: Story, *, by: Actor) -> None:
    await windows.open_window(
        story.org,
        from_on=DAY - dt.timedelta(days=3),
        until_on=DAY + dt.timedelta(days=3),
        open_until=clock.today() + dt.timedelta(days=14),
        because="系统补录活动",
        by=by,
    )


async def test_inv_86_a_sample_is_drawn_after_the_month_and_a_failed_one_is_taken_back(database: None) -> None:
    story = await a_story()
    for hour in (8, 10, 12):
        await story.entered(at(hour), at(hour + 1))
    second = await people.an_officer("韩梅", Role.STREET_OFFICER, place=story.city.zhenxing)

    with clock.stopped(at(9, day=dt.date(2026, 12, 9))):
        await relay().settle()
        assert await HourSample.all().count() == 1
        assert await looking_after.months_to_draw() == []
        [sample] = await looking_after.samples_of(second)
        for someone in (story.desk, story.manager):
            with pytest.raises(MayNot):
                await looking_after.fail(sample, found="没有人见过她", by=someone)
        with pytest.raises(Unreadable):
            await looking_after.fail(sample, found="", by=second)
        await looking_after.fail(sample, found="没有人见过她", by=second)

    assert sample.state == SampleState.FAILED
    assert await ledger.minutes_of(story.wang.id) == 120


async def test_inv_86_nobody_chooses_the_lot(database: None) -> None:
    story = await a_story()
    for hour in range(6, 12):
        await story.entered(at(hour), at(hour, 30))

    first = [each.claim_id for each in await looking_after.draw("2026-11", by=story.county)]

    assert len(first) == 1
    assert await looking_after.draw("2026-11", by=story.county) == []


async def test_edge_20_what_an_organisation_still_owes_is_told(database: None) -> None:
    story = await a_story()
    await story.claimed()

    open_things = [each for source in OBLIGATIONS for each in await source(story.org.id)]

    assert [each.count for each in open_things] == [1, 0]
