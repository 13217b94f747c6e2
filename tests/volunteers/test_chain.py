"""Every byte of an organisation's hours is bound to all before it: an edit is found, and where (INV-87)."""

import datetime as dt
from contextlib import suppress
from typing import Any

import httpx
import pytest

from ground import clock
from ground.chains import ChainHead
from ground.database import ask, connection, dialect, transaction
from ground.identity import Person
from marketplace.app import relay
from tests import people
from tests.volunteers.stories import NOON_AFTER, Story, a_story, at
from volunteers import chain_checks, ledger, recording
from volunteers.chain import COLUMNS
from volunteers.models import ChainCheck, HourEntry

pytestmark = pytest.mark.anyio

JSON = {"accept": "application/json"}


async def three_lines(story: Story) -> list[HourEntry]:
    """Enter three hours of one day."""
    return [await story.entered(at(hour), at(hour + 1)) for hour in (8, 10, 12)]


async def without_the_wall() -> None:
    """Take the append-only wall down, as someone with the whole database in hand could."""
    drop = (
        ["DROP TRIGGER volunteers_hour_entry_append_only ON volunteers_hour_entry"]
        if dialect() == "postgres"
        else [f"DROP TRIGGER volunteers_hour_entry_no_{verb}" for verb in ("update", "delete")]
    )
    for statement in drop:
        await connection().execute_script(statement)


async def test_inv_87_the_chain_is_gapless_and_holds(database: None) -> None:
    story = await a_story()
    lines = await three_lines(story)
    await recording.reverse(lines[1], by=story.desk, because="记错了")

    found = await ledger.verify_chain(story.org.id)

    assert (found.lines, found.broken_at) == (4, None)
    assert [line.seq for line in await HourEntry.all().order_by("seq")] == [1, 2, 3, 4]
    assert (await ChainHead.get(name=f"hours:{story.org.id}")).seq == 4


async def test_inv_87_organisations_have_chains_of_their_own(database: None) -> None:
    story = await a_story()
    await three_lines(story)
    other = await people.an_org(story.city, "别的社")

    assert (await ledger.verify_chain(other.id)).lines == 0
    assert (await ledger.verify_chain(story.org.id)).lines == 3


CHANGES = (
    "minutes = 61",
    "about = '送早饭'",
    "project_id = project_id + 0, recorder_id = recorder_id + 99",
    "service_on = '2026-11-17'",
    "starts_at = '2026-11-18 02:00:01+00:00'",
    "late = NOT late",
    "grade = 'B'",
    "second_id = 99",
    "reason = ' '",
    "hash = 'x' || substr(hash, 2)",
    "before = 'x' || substr(before, 2)",
    "body = replace(body, '60', '61')",
    "public_id = 'zzzzzzzzzzzz'",
    "id = id + 7",
    "seq = 9, id = id + 7",
    "seq = -1",
)


class Undone(Exception):  # noqa: N818 - it undoes what was tried
    """Take a trial back."""


async def test_inv_87_any_change_of_a_line_is_found(database: None) -> None:
    story = await a_story()
    lines = await three_lines(story)
    buyer = await people.a_person("收买者")
    await without_the_wall()

    for change in (*CHANGES, f"person_id = {buyer.id}"):
        with suppress(Undone):
            async with transaction():
                await ask(f"UPDATE volunteers_hour_entry SET {change} WHERE id = ?", lines[1].id)  # noqa: S608
                assert (await ledger.verify_chain(story.org.id)).broken_at == 2, change
                raise Undone

    assert (await ledger.verify_chain(story.org.id)).broken_at is None


async def test_inv_87_a_line_cut_out_or_cut_off_is_found(database: None) -> None:
    story = await a_story()
    lines = await three_lines(story)
    await without_the_wall()

    await ask("DELETE FROM volunteers_hour_entry WHERE id = ?", lines[2].id)
    assert (await ledger.verify_chain(story.org.id)).broken_at == 3

    await ask("DELETE FROM volunteers_hour_entry WHERE id = ?", lines[0].id)
    assert (await ledger.verify_chain(story.org.id)).broken_at == 1


async def test_inv_87_a_rewritten_chain_differs_from_the_head_that_was_published(database: None) -> None:
    story = await a_story()
    await three_lines(story)
    published = (await ledger.verify_chain(story.org.id)).head

    await ChainHead.filter(name=f"hours:{story.org.id}").update(hash="0" * 64)

    found = await ledger.verify_chain(story.org.id)
    assert found.broken_at == 4
    assert found.head != published


async def test_the_body_holds_every_column_of_the_table(database: None) -> None:
    assert set(COLUMNS) | {"seq", "body", "before", "hash"} == set(HourEntry._meta.db_fields)  # noqa: SLF001


async def test_inv_87_a_line_that_enters_while_the_chain_is_read_is_no_break(
    database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = await a_story()
    await story.entered(at(8), at(9))
    before = await ChainHead.get(name=f"hours:{story.org.id}")
    await story.entered(at(10), at(11))
    real, reads = ChainHead.get_or_none, iter([before])

    async def stale(**which: Any) -> ChainHead | None:  # noqa: ANN401 - as the real one
        return next(reads, None) or await real(**which)

    monkeypatch.setattr(ChainHead, "get_or_none", stale)
    found = await ledger.verify_chain(story.org.id)

    assert (found.lines, found.broken_at) == (1, None)


async def test_a_chain_is_read_in_pages(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    story = await a_story()
    await three_lines(story)
    monkeypatch.setattr("volunteers.chain.STEP", 1)

    assert (await ledger.verify_chain(story.org.id)).broken_at is None


async def test_inv_87_each_chain_is_checked_once_a_day_and_its_page_says_when(client: httpx.AsyncClient) -> None:
    story = await a_story()
    line = (await three_lines(story))[1]
    client.cookies.update(await people.signed_in(await Person.get(id=story.manager.person_id), staff=True))
    here = f"/org/{story.org.public_id}/hours"
    assert (await client.get(here, headers=JSON)).json()["chain_checked_at"] is None

    await relay().settle()
    page = (await client.get(here, headers=JSON)).json()
    assert (page["chain_holds"], page["chain_lines"], page["chain_checked_at"] is None) == (True, 3, False)
    assert "was last checked" in (await client.get(f"/en{here}")).text
    assert await chain_checks.to_check() == []

    await without_the_wall()
    await ask("UPDATE volunteers_hour_entry SET minutes = 61 WHERE id = ?", line.id)
    with clock.stopped(NOON_AFTER + dt.timedelta(days=1)):
        await relay().settle()
        assert (await ChainCheck.get()).broken_at == 2
    assert "does not hold" in (await client.get(f"/en{here}")).text
