"""A file is kept whole or not at all, opened only to who may see its thing, and gone when its time is over."""

import datetime as dt
import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from starlette.datastructures import UploadFile

from ground import attachments, clock, policy, storing, sweeping
from ground.actors import SYSTEM, Actor, Role
from ground.attachments import Attachment
from ground.audit import AuditEntry
from ground.database import transaction
from ground.errors import NotFound, OutOfTurn, TooLarge, TooMany, Unavailable, Unreadable
from ground.identity import Person
from ground.privacy import Look
from ground.settings import Settings
from ground.uploads import Kind, Upload
from tests import people

pytestmark = pytest.mark.anyio


def a_picture(name: str = "场地照片.png", colour: int = 0) -> UploadFile:
    """Return a small drawing as a browser sends it."""
    out = BytesIO()
    Image.new("RGB", (8, 6), (colour, 80, 120)).save(out, "PNG")
    return UploadFile(BytesIO(out.getvalue()), filename=name, size=len(out.getvalue()))


async def a_sender() -> Actor:
    """Return someone who sends files."""
    return await people.an_actor(await people.a_person())


def stored(installation: Settings) -> list[Path]:
    """Return the files on the disk."""
    return sorted(path for path in installation.attachments.rglob("*") if path.is_file())


async def test_a_file_is_kept_under_a_random_name_and_says_what_it_belongs_to(
    database: None, installation: Settings
) -> None:
    sender = await a_sender()
    person = await Person.get(id=sender.person_id)

    kept = await attachments.keep(a_picture(), about=person, by=sender)

    [path] = stored(installation)
    assert path.name == kept.stored_as
    assert "场地" not in str(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert (kept.file_name, kept.kind, kept.about) == ("场地照片.png", "png", f"Person:{person.id}")
    assert await attachments.files_of(person) == [kept]
    assert (await attachments.content_of(kept, by=sender)).startswith(b"\x89PNG")


async def test_a_refused_act_keeps_no_file_and_uses_up_no_quota(database: None, installation: Settings) -> None:
    await policy.put(
        "attachments.most_files_a_day", 1, valid_from=dt.date(2026, 1, 1), citation="this story", by=SYSTEM
    )
    sender = await a_sender()

    async def refuse() -> None:
        async with transaction():
            await attachments.keep(a_picture(), about="Filing:1", by=sender)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await refuse()
    await attachments.keep(a_picture(), about="Filing:1", by=sender)

    [kept] = await attachments.files_of("Filing:1")
    assert [path.name for path in stored(installation)] == [kept.stored_as]


async def test_who_sends_too_much_fills_no_disk(database: None, installation: Settings) -> None:
    await policy.put(
        "attachments.most_files_a_day", 1, valid_from=dt.date(2026, 1, 1), citation="this story", by=SYSTEM
    )
    sender = await a_sender()
    await attachments.keep(a_picture(), about="Filing:1", by=sender)

    for colour in range(5):
        with pytest.raises(TooMany):
            await attachments.keep(a_picture(colour=colour), about="Filing:1", by=sender)

    assert len(stored(installation)) == 1


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("a.svg", b"<svg onload='alert(1)'/>", Unreadable),
        ("a.png", b"MZ this is a program", Unreadable),
        ("a.pdf", b"%PDF-" + b"0" * (10 * 2**20), TooLarge),
    ],
)
async def test_what_may_not_be_kept_leaves_nothing_behind(
    database: None, installation: Settings, name: str, content: bytes, refusal: type[Exception]
) -> None:
    upload = UploadFile(BytesIO(content), filename=name)

    with pytest.raises(refusal):
        await attachments.keep(upload, about="Filing:1", by=SYSTEM)

    assert stored(installation) == []
    assert await Attachment.all().count() == 0


async def test_a_refused_file_says_why_beside_its_field(database: None) -> None:
    with pytest.raises(Unreadable) as refused:
        await attachments.keep(UploadFile(BytesIO(b"x"), filename="a.exe"), about="Filing:1", by=SYSTEM, field="paper")

    [mistake] = refused.value.mistakes
    assert mistake.field == "paper"


async def test_asvs_5_2_4_a_sender_has_a_quota_of_files_and_of_megabytes_a_day(database: None) -> None:
    for key, figure in (("attachments.most_files_a_day", 2), ("attachments.most_megabytes_a_day", 1)):
        await policy.put(key, figure, valid_from=dt.date(2026, 1, 1), citation="this story", by=SYSTEM)
    sender, other = await a_sender(), await a_sender()
    large = Upload("a.pdf", Kind.PDF, b"0" * 900_000, "0" * 64)

    for colour in range(2):
        await attachments.keep(a_picture(colour=colour), about="Filing:1", by=sender)
    with pytest.raises(TooMany):
        await attachments.keep(a_picture(colour=3), about="Filing:1", by=sender)
    await attachments.keep(large, about="Filing:1", by=other)
    with pytest.raises(TooMany):
        await attachments.keep(large, about="Filing:1", by=other)
    with clock.stopped(clock.now() + dt.timedelta(hours=25)):
        await attachments.keep(a_picture(colour=3), about="Filing:1", by=sender)


async def test_a_full_disk_says_so_in_time(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storing, "LEAST_FREE_BYTES", 2**60)

    with pytest.raises(Unavailable):
        await attachments.keep(a_picture(), about="Filing:1", by=SYSTEM)


async def test_who_may_see_the_thing_may_see_the_file_and_nobody_else(database: None) -> None:
    owner, stranger = await a_sender(), await a_sender()

    async def may_see(actor: Actor, number: int) -> bool:
        return number == 7 and actor.person_id == owner.person_id

    visible = {"Filing": may_see}
    kept = await attachments.keep(a_picture(), about="Filing:7", by=owner)
    unknown = await attachments.keep(a_picture(), about="Poem:7", by=owner)

    assert await attachments.seen_by(owner, kept.public_id, visible) == kept
    for actor, name in ((stranger, kept.public_id), (owner, unknown.public_id), (owner, "0" * 12)):
        with pytest.raises(NotFound):
            await attachments.seen_by(actor, name, visible)


async def test_a_look_by_staff_is_written_down_and_ones_own_is_not(database: None) -> None:
    sender = await a_sender()
    officer = await people.an_officer("李强", Role.STREET_OFFICER, place=(await people.a_city()).zhenxing)
    kept = await attachments.keep(a_picture(), about="Filing:7", by=sender)
    imported = await attachments.keep(a_picture(), about="Filing:8", by=SYSTEM)

    for file in (kept, imported):
        await attachments.content_of(file, by=officer)
    await attachments.content_of(kept, by=sender)

    [look] = await Look.all()
    assert (look.person_id, look.looker_id) == (sender.person_id, officer.person_id)
    assert look.purpose == "看了您交的文件：场地照片.png", "in words: the sender reads it on their own page"
    assert (await AuditEntry.get(verb="Attachment.look")).who == officer.person_id


async def test_a_file_that_the_disk_changed_is_not_given_out(database: None, installation: Settings) -> None:
    sender = await a_sender()
    kept = await attachments.keep(a_picture(), about="Filing:7", by=sender)
    [path] = stored(installation)
    path.write_bytes(path.read_bytes().replace(b"IDAT", b"XDAT"))

    with pytest.raises(Unavailable):
        await attachments.content_of(kept, by=sender)


async def test_a_removed_file_is_seen_by_nobody_and_its_bytes_go_a_month_later(
    database: None, installation: Settings
) -> None:
    sender = await a_sender()
    kept, stays = [await attachments.keep(a_picture(), about="Filing:7", by=sender) for _ in range(2)]
    now = clock.now()

    await attachments.remove(kept, by=sender, because="the wrong page")

    assert await attachments.files_of("Filing:7") == [stays]
    with pytest.raises(OutOfTurn):
        await attachments.remove(kept, by=sender)
    with pytest.raises(NotFound):
        await attachments.seen_by(sender, kept.public_id, {})
    with clock.stopped(now + dt.timedelta(days=20)):
        assert await sweeping.sweep(clock.today()) == 0
    with clock.stopped(now + dt.timedelta(days=31)):
        assert await sweeping.sweep(clock.today()) == 1
    assert [path.name for path in stored(installation)] == [stays.stored_as]


async def test_bytes_without_a_row_are_swept_after_a_day_and_no_sooner(database: None, installation: Settings) -> None:
    """An act was refused, or the power went: nothing on the disk is out of everybody's reach for ever."""
    astray = await storing.put_down(b"an act that was refused")
    kept = await attachments.keep(a_picture(), about="Filing:7", by=await a_sender())
    now = clock.now()
    written_at(now, installation)

    with clock.stopped(now + dt.timedelta(hours=20)):
        early = await sweeping.sweep(clock.today())
    with clock.stopped(now + dt.timedelta(hours=30)):
        late = await sweeping.sweep(clock.today())
        again = await sweeping.due()

    assert (early, late, again) == (0, 1, [])
    assert [path.name for path in stored(installation)] == [kept.stored_as]
    assert astray != kept.stored_as


def written_at(moment: dt.datetime, installation: Settings) -> None:
    """Give every file an age by the clock of the test: on the disk it is the machine's."""
    for path in stored(installation):
        os.utime(path, (moment.timestamp(), moment.timestamp()))


def many_lie_astray(installation: Settings) -> None:
    """Lay down more files without a row than are swept at once."""
    for number in range(sweeping.MOST_AT_ONCE + 1):
        path = installation.attachments / "ab" / f"ab{number}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"someone's paper")


async def test_the_folder_of_another_database_is_not_swept_empty(database: None, installation: Settings) -> None:
    many_lie_astray(installation)
    written_at(clock.now() - dt.timedelta(days=400), installation)
    before = await sweeping.sweep(clock.today())
    await attachments.keep(a_picture(), about="Filing:7", by=await a_sender())

    assert (before, await sweeping.sweep(clock.today())) == (0, 0)
    assert len(stored(installation)) == sweeping.MOST_AT_ONCE + 2


async def test_much_that_lies_astray_is_swept_when_it_did_for_long(database: None, installation: Settings) -> None:
    kept = await attachments.keep(a_picture(), about="Filing:7", by=await a_sender())
    many_lie_astray(installation)
    now = clock.now()
    written_at(now, installation)

    with clock.stopped(now + dt.timedelta(days=29)):
        early = await sweeping.sweep(clock.today())
    with clock.stopped(now + dt.timedelta(days=31)):
        late = await sweeping.sweep(clock.today())

    assert (early, late) == (0, sweeping.MOST_AT_ONCE + 1)
    assert [path.name for path in stored(installation)] == [kept.stored_as]
