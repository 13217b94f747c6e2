"""Each day the end of each organisation's hours is signed; supervision is told of a broken chain (INV-87)."""

import asyncio
import datetime as dt
from pathlib import Path

import httpx
import pytest

from ground import clock, heads, settings
from ground.actors import Role
from ground.audit import AuditEntry
from ground.chains import ChainHead, plain_seal
from ground.database import ask, dialect
from ground.errors import MayNot
from ground.identity import Person
from ground.language import language_of, reading
from ground.letters.models import Letter
from ground.relay import Relay
from marketplace import house
from tests import people
from tests.volunteers.stories import NOON_AFTER, Story, a_story, at
from tests.volunteers.test_chain import three_lines, without_the_wall
from volunteers import chain_checks, hour_heads, verifying_hours
from volunteers.models import ChainCheck, HourEntry, HourHead

pytestmark = pytest.mark.anyio

JSON = {"accept": "application/json"}
HEADS = "/open/hours/heads"
BROKEN = "/county/chains"
NEXT = NOON_AFTER + dt.timedelta(days=1)


async def relays(times: int = 1) -> None:
    """Let several relays do their rounds at once."""
    await asyncio.gather(*(Relay(due=house.due()).once() for _ in range(times)))


async def report(installation: settings.Settings, anchor: str | None = None, of: str | None = None) -> tuple[str, int]:
    """Return what the command says in English."""
    with reading(language_of("en")):
        return await verifying_hours.report(installation, anchor, of)


async def written_anew(story: Story) -> None:
    """Rewrite the second line and seal all after it anew, as someone with the whole database in hand could."""
    await without_the_wall()
    before = ""
    for line in await HourEntry.filter(organisation_id=story.org.id).order_by("seq"):
        body = line.body.replace('"minutes":60', '"minutes":61') if line.seq == 2 else line.body
        sealed = plain_seal(before or line.before, body)
        minutes = 61 if line.seq == 2 else 60
        await ask(
            "UPDATE volunteers_hour_entry SET minutes = ?, body = ?, before = ?, hash = ? WHERE id = ?",
            *(minutes, body, before or line.before, sealed, line.id),
        )
        before = sealed
    await ChainHead.filter(name=f"hours:{story.org.id}").update(hash=before)


async def test_inv_87_each_organisation_has_one_head_a_day_however_many_relays_run(database: None) -> None:
    story = await a_story()
    await three_lines(story)
    with clock.stopped(NOON_AFTER):
        await relays(3)
        await story.entered(at(14), at(15))
        await relays(2)
    with clock.stopped(NEXT):
        await relays(3)

    later, earlier = await hour_heads.published(story.org)
    assert (earlier.day, earlier.seq, earlier.of) == ("2026-11-19", 3, story.org.public_id)
    assert (later.day, later.seq) == ("2026-11-20", 4)
    assert all(heads.is_signed(each) for each in (later, earlier))


async def test_inv_87_a_published_head_cannot_be_changed_or_taken_back(database: None) -> None:
    story = await a_story()
    await three_lines(story)
    await relays()

    for statement in ("UPDATE volunteers_hour_head SET seq = 9", "DELETE FROM volunteers_hour_head"):
        with pytest.raises(Exception, match="append-only"):
            await ask(statement)


async def test_inv_87_everyone_reads_the_heads_and_their_copy_is_an_anchor(client: httpx.AsyncClient) -> None:
    assert "No seal of this day" in (await client.get(f"/en{HEADS}")).text
    story = await a_story()
    await three_lines(story)
    with clock.stopped(NOON_AFTER):
        await relays()
    with clock.stopped(NEXT):
        await relays()

    kept = await client.get(HEADS, headers=JSON)
    [head] = heads.read_anchor(kept.text)
    page = (await client.get(f"/en{HEADS}")).text.replace("<wbr>", "")
    assert (head.day, head.of, head.seq) == ("2026-11-20", story.org.public_id, 3)
    assert heads.is_signed(head, kept.json()["public_key"])
    assert head.line in page
    assert "openssl" in page
    printed = "\n".join(head.line[start : start + 13] for start in range(0, len(head.line), 13))
    assert heads.read_anchor(f"盘锦日报\n{head.line}\n谢谢") == [head]
    assert heads.read_anchor(f"{printed}\n2026-11-23 下一行") == [head]
    before = (await client.get(f"{HEADS}?day=2026-11-19", headers=JSON)).json()
    assert [before["heads"][0]["day"], before["earlier"], before["later"]] == ["2026-11-19", None, "2026-11-20"]
    assert (await client.get(f"{HEADS}?day=2020-01-01", headers=JSON)).json()["heads"] == []


async def test_inv_87_verify_hours_names_the_row_and_exits_by_it(
    database: None, installation: settings.Settings, tmp_path: Path
) -> None:
    story = await a_story()
    line = (await three_lines(story))[1]
    await relays()
    [head] = await hour_heads.published(story.org)
    kept = tmp_path / "kept.txt"
    kept.write_text(head.line)

    said, code = await report(installation)
    assert (code, "3 lines of 1 organisation" in said, "kept elsewhere" in said) == (0, True, True)
    said, code = await report(installation, str(kept), story.org.public_id)
    assert (code, "kept elsewhere" in said) == (0, False)
    assert (await report(installation, of="0" * 12))[1] == 2
    assert (await report(installation, anchor=str(tmp_path / "nowhere")))[1] == 2

    await without_the_wall()
    await ask("UPDATE volunteers_hour_entry SET minutes = 61 WHERE id = ?", line.id)
    said, code = await report(installation)
    assert (code, f"{story.org.public_id}): Line 2 was changed or taken away." in said) == (1, True)


async def test_inv_87_lines_written_anew_do_not_fit_the_published_head(
    database: None, installation: settings.Settings, tmp_path: Path
) -> None:
    story = await a_story()
    await three_lines(story)
    with clock.stopped(NOON_AFTER):
        await relays()
    (tmp_path / "kept.txt").write_text((await hour_heads.published(story.org))[0].line)
    await written_anew(story)

    said, code = await report(installation)
    assert (code, "Line 2" in said, "head of 2026-11-19 told of 3 lines" in said) == (1, False, True)
    with clock.stopped(NEXT):
        found = await chain_checks.check(story.org.id)
    assert (found.broken_at, found.unfit_on) == (None, dt.date(2026, 11, 19))

    wall = "volunteers_hour_head_append_only ON volunteers_hour_head"
    await ask(f"DROP TRIGGER {wall if dialect() == 'postgres' else 'volunteers_hour_head_no_update'}")
    end = await ChainHead.get(name=f"hours:{story.org.id}")
    await ask("UPDATE volunteers_hour_head SET hash = ?", end.hash)
    said, code = await report(installation)
    assert (code, "not signed" in said) == (1, True)
    with clock.stopped(NEXT):
        assert (await chain_checks.check(story.org.id)).unfit_on == dt.date(2026, 11, 19)
    said, code = await report(installation, str(tmp_path / "kept.txt"))
    assert (code, "told of 3 lines" in said) == (1, True)


async def test_inv_87_those_above_are_told_once_look_into_it_and_check_again(client: httpx.AsyncClient) -> None:
    story = await a_story()
    line = (await three_lines(story))[1]
    supervisor = await people.an_officer("郭颖", Role.SUPERVISOR, place=story.city.city)
    elsewhere = await people.an_officer("何敏", Role.COUNTY_OFFICER, place=story.city.dawa)
    await without_the_wall()
    await ask("UPDATE volunteers_hour_entry SET minutes = 61 WHERE id = ?", line.id)
    with clock.stopped(NOON_AFTER):
        await relays(2)
    with clock.stopped(NEXT):
        await relays()

    told = await Letter.filter(purpose="hours_chain_broken")
    assert {each.person_id for each in told} == {supervisor.person_id, story.county.person_id}
    assert len(told) == 2
    assert await AuditEntry.filter(verb="ChainCheck.find_broken").count() == 1

    client.cookies.update(await people.signed_in(await Person.get(id=elsewhere.person_id), staff=True))
    assert (await client.get(BROKEN, headers=JSON)).json()["chains"] == []
    at_org = f"{BROKEN}/{story.org.public_id}"
    assert (await client.post(f"{at_org}/found", data={"found": "看过"}, headers=JSON)).status_code == 404

    client.cookies.clear()
    client.cookies.update(await people.signed_in(await Person.get(id=supervisor.person_id), staff=True))
    [chain] = (await client.get(BROKEN, headers=JSON)).json()["chains"]
    assert (chain["broken_at"], chain["sealed_on"], chain["found"]) == (2, "2026-11-19", "")
    assert "chain is broken" in (await client.get("/en/sup")).text
    assert (await client.post(f"{at_org}/found", data={"found": " "}, headers=JSON)).status_code == 422
    assert (await client.post(f"{at_org}/found", data={"found": "有人改了库，已报警"})).status_code == 303
    assert "有人改了库" in (await client.get(BROKEN)).text
    assert "chain is broken" not in (await client.get("/en/sup")).text
    assert (await client.post(f"{at_org}/again", data={})).status_code == 303
    assert (await ChainCheck.get()).broken_at == 2

    await ask("UPDATE volunteers_hour_entry SET minutes = 60 WHERE id = ?", line.id)
    assert (await client.post(f"{at_org}/again", data={})).status_code == 303
    assert (await ChainCheck.get()).broken_since is None
    assert (await client.get(BROKEN, headers=JSON)).json()["chains"] == []
    assert await AuditEntry.filter(verb="ChainCheck.find_whole").count() == 1


async def test_inv_87_only_those_above_look_into_it(database: None) -> None:
    story = await a_story()
    line = (await three_lines(story))[1]
    await without_the_wall()
    await ask("UPDATE volunteers_hour_entry SET minutes = 61 WHERE id = ?", line.id)
    await chain_checks.check(story.org.id)
    kept = await chain_checks.broken_of(story.county, story.org.public_id)

    for actor in (story.manager, story.street, story.desk):
        assert list(await chain_checks.broken(actor)) == []
        with pytest.raises(MayNot):
            await chain_checks.look_into(kept, "没事", by=actor)


async def test_inv_87_a_chain_whose_end_was_taken_away_is_found(database: None) -> None:
    story = await a_story()
    await three_lines(story)
    with clock.stopped(NOON_AFTER):
        await relays()
    await ChainHead.filter(name=f"hours:{story.org.id}").delete()
    with clock.stopped(NEXT):
        assert await chain_checks.to_check() == [story.org.id]
        found = await chain_checks.check(story.org.id)

    assert (found.holds, found.broken_at) == (False, 1)
    assert await HourHead.all().count() == 1
