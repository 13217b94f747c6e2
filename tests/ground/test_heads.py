"""Once a day the end of the audit is signed; whoever keeps a copy can later tell whether its past was cut off."""

import asyncio
import base64
import datetime as dt
import json
import shutil
import subprocess
from pathlib import Path

import httpx
import pytest

from ground import audit, clock, heads, keys, settings, verifying_audit
from ground.actors import SYSTEM
from ground.chains import START
from ground.database import ask, dialect, transaction
from ground.heads import AuditHead, Head
from ground.language import language_of, reading
from ground.reactions import due
from ground.relay import Relay

pytestmark = pytest.mark.anyio

NIGHT = dt.datetime(2026, 11, 24, 15, 59, 59, tzinfo=dt.UTC)
"""A second before midnight in Panjin."""


async def act() -> None:
    async with transaction():
        await audit.record("Person.rename", "Person:1", by=SYSTEM)


async def relays(times: int = 1) -> None:
    """Let several relays do their rounds at once."""
    await asyncio.gather(*(Relay(due=due).once() for _ in range(times)))


async def report(installation: settings.Settings, anchor: str | None = None) -> tuple[str, int]:
    """Return what the command says in English, whichever catalogue an earlier test has loaded."""
    with reading(language_of("en")):
        return await verifying_audit.report(installation, anchor)


async def test_each_day_of_the_city_has_one_head_however_many_relays_run(database: None) -> None:
    with clock.stopped(NIGHT):
        await act()
        await relays(3)
        await act()
        await relays(2)
    with clock.stopped(NIGHT + dt.timedelta(seconds=1)):
        await relays(3)

    later, earlier = await heads.published()
    assert (earlier.day, earlier.seq) == ("2026-11-24", 1)
    assert (later.day, later.seq) == ("2026-11-25", 2)
    assert later.hash == (await audit.verify()).head


async def test_before_anything_was_done_the_head_tells_of_nothing_and_fits(database: None) -> None:
    await relays()

    (head,) = await heads.published()
    assert (head.seq, head.hash) == (0, "0" * 64)
    assert not await heads.does_not_fit(head)


async def test_anyone_checks_a_signature_with_openssl_as_the_page_tells(database: None, tmp_path: Path) -> None:
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not on this machine")
    await act()
    await relays()
    (head,) = await heads.published()
    for name, content in (
        ("key.pem", heads.public_key_pem().encode()),
        ("head.txt", head.signed.encode()),
        ("head.sig", base64.b64decode(head.signature)),
    ):
        (tmp_path / name).write_bytes(content)

    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "key.pem", "-rawin", "-in", "head.txt"]
    done = await asyncio.to_thread(
        subprocess.run, [*command, "-sigfile", "head.sig"], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr


async def test_a_forged_head_is_not_signed(database: None) -> None:
    await act()
    await relays()
    (head,) = await heads.published()

    assert heads.is_signed(head)
    for forged in (
        Head("2026-11-23", head.seq, head.hash, head.signature),
        Head(head.day, head.seq + 1, head.hash, head.signature),
        Head(head.day, head.seq, "f" * 64, head.signature),
        Head(head.day, head.seq, head.hash, base64.b64encode(b"x" * 64).decode()),
        Head(head.day, head.seq, head.hash, "no base64"),
    ):
        assert not heads.is_signed(forged)
    other_key = base64.b64encode(b"\1" * 32).decode()
    assert not heads.is_signed(head, other_key)


async def test_a_published_head_cannot_be_changed_or_taken_back(database: None) -> None:
    await relays()

    for statement in ("UPDATE ground_audit_head SET seq = 9", "DELETE FROM ground_audit_head"):
        with pytest.raises(Exception, match="append-only"):
            await ask(statement)


async def test_an_anchor_is_read_from_the_pages_json_and_from_any_text(database: None) -> None:
    await act()
    await relays()
    (head,) = await heads.published()
    told = {"title": "x", "heads": [{"day": head.day, "seq": head.seq, "hash": head.hash, "signature": head.signature}]}

    assert heads.read_anchor(json.dumps(told)) == [head]
    assert heads.read_anchor(f"盘锦日报 第 3 版\n\n{head.line}\n谢谢") == [head]
    printed = "\n".join(head.line[at : at + 37] for at in range(0, len(head.line), 37))
    assert heads.read_anchor(f"{printed}\n2026-11-23 下一行") == [head]
    for nothing in ("", "{}", "[]", "null", '{"heads": 3}', "2026-11-24 1 abc sig"):
        assert heads.read_anchor(nothing) == []


async def test_verify_audit_says_what_it_found_and_exits_by_it(
    database: None, installation: settings.Settings, tmp_path: Path
) -> None:
    await act()
    await act()
    await relays()
    (head,) = await heads.published()
    kept = tmp_path / "kept.txt"
    kept.write_text(head.line)

    said, code = await report(installation)
    assert (code, "2 lines" in said, "kept elsewhere" in said) == (0, True, True)
    said, code = await report(installation, str(kept))
    assert (code, "kept elsewhere" in said) == (0, False)

    await ask("ALTER TABLE ground_audit_entry DISABLE TRIGGER ALL" if dialect() == "postgres"
              else "DROP TRIGGER ground_audit_entry_no_update")  # fmt: skip
    await ask("UPDATE ground_audit_entry SET verb = 'Person.die' WHERE seq = 2")
    said, code = await report(installation, str(kept))
    assert (code, "Line 2 was changed or taken away." in said) == (1, True)


async def test_verify_audit_without_its_anchor_or_keys_says_so(
    database: None, installation: settings.Settings, tmp_path: Path
) -> None:
    for anchor in (str(tmp_path / "nowhere.txt"), "http://127.0.0.1:9/open/audit"):
        _said, code = await verifying_audit.report(installation, anchor)
        assert code == 2
    (tmp_path / "empty.txt").write_text("nothing")
    assert (await verifying_audit.report(installation, str(tmp_path / "empty.txt")))[1] == 2

    for name in keys.NAMES:
        kept = (installation.keys / f"{name}.key").rename(tmp_path / "elsewhere")
        said, code = await verifying_audit.report(installation)
        assert (code, name in said, (installation.keys / f"{name}.key").exists()) == (2, True, False)
        kept.rename(installation.keys / f"{name}.key")
    assert await AuditHead.all().count() == 0


async def test_the_oldest_head_of_all_is_checked_too(database: None, installation: settings.Settings) -> None:
    first = dt.date(2025, 1, 1)
    days = [first + dt.timedelta(days=number) for number in range(402)]
    hashes = ["f" * 64, *(START for _day in days[1:])]
    await AuditHead.bulk_create(
        AuditHead(day=day, seq=0, hash=said, signature=heads.sign(f"{day} 0 {said}"), made_at=clock.now())
        for day, said in zip(days, hashes, strict=True)
    )

    said, code = await report(installation)

    assert (code, "2025-01-01" in said, "2025-01-02" in said) == (1, True, False)


async def test_everyone_reads_the_heads_and_a_program_keeps_them_as_an_anchor(client: httpx.AsyncClient) -> None:
    assert (await client.get("/open/audit")).status_code == 200
    await act()
    await relays()
    (head,) = await heads.published()

    read = await client.get("/open/audit")
    kept = await client.get("/open/audit", headers={"accept": "application/json"})

    assert head.hash[:16] in read.text
    assert "openssl" in read.text
    assert heads.read_anchor(kept.text) == [head]
    assert heads.is_signed(head, kept.json()["public_key"])
    assert kept.json()["public_key_pem"].startswith("-----BEGIN PUBLIC KEY-----")
