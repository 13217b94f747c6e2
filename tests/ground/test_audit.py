"""No byte of the audit can change, no line go or swap places, and its end cannot be cut off past a kept head."""

import asyncio

import pytest

from ground import audit, heads, verifying_audit
from ground.actors import NOBODY, SYSTEM, Actor, Channel
from ground.audit import AuditEntry
from ground.chains import ChainHead
from ground.database import ask, dialect, transaction
from tests import people

pytestmark = pytest.mark.anyio

ROW = 3
TEXTS = ("verb", "subject", "body", "before", "hash")


@pytest.fixture
async def five_lines(database: None) -> None:
    """Write five lines, the third in another's name, and open the table to whoever holds the database."""
    worker = Actor(person_id=7, channel=Channel.DESK)
    for number in range(1, 6):
        async with transaction():
            hand = worker.helping(41, mandate_id=None) if number == ROW else worker
            await audit.record("Person.rename", f"Person:{number}", by=hand, because="老人来电更正")
    if dialect() == "postgres":
        await ask("ALTER TABLE ground_audit_entry DISABLE TRIGGER ALL")
    else:
        for verb in ("update", "delete"):
            await ask(f"DROP TRIGGER ground_audit_entry_no_{verb}")
    assert (await audit.verify()).broken_at is None


async def write(column: str, value: object, *, row: int = ROW) -> None:
    """Write past the product; bytes that are no text go into SQLite alone, PostgreSQL refuses them itself."""
    slot = "CAST(? AS TEXT)" if isinstance(value, bytes) else "?"
    await ask(f"UPDATE ground_audit_entry SET {column} = {slot} WHERE seq = ?", value, row)  # noqa: S608


def changed_by_one_byte(text: str) -> list[str | bytes]:
    """Return the text with each of its bytes changed in its lowest and in its highest bit."""
    found: list[str | bytes] = []
    for at, byte in enumerate(text.encode()):
        for bit in (0x01, 0x80):
            raw = text.encode()[:at] + bytes([byte ^ bit]) + text.encode()[at + 1 :]
            try:
                found.append(raw.decode())
            except UnicodeDecodeError:
                if dialect() == "sqlite":
                    found.append(raw)
    return [each for each in found if "\0" not in str(each)]


@pytest.mark.parametrize("column", TEXTS)
async def test_any_single_byte_of_any_column_is_named(five_lines: None, column: str) -> None:
    (line,) = await AuditEntry.filter(seq=ROW).values()
    wrong = changed_by_one_byte(line[column])
    assert len(wrong) >= len(line[column])

    for value in wrong:
        await write(column, value)
        assert (await audit.verify()).broken_at == ROW, value
    await write(column, line[column])
    assert (await audit.verify()).broken_at is None


@pytest.mark.parametrize("column", ["who", "for_whom"])
async def test_who_did_it_and_for_whom_cannot_become_another_or_nobody(five_lines: None, column: str) -> None:
    (line,) = await AuditEntry.filter(seq=ROW).values()

    for value in (0, 1, 6, 8, 40, 42, 70, 417, -line[column], None):
        await write(column, value)
        assert (await audit.verify()).broken_at == ROW
    await write(column, line[column])
    assert (await audit.verify()).broken_at is None


@pytest.mark.parametrize("number", [-3, 0, 6, 7, 3_000_000_000])
async def test_a_line_with_another_number_is_missed_in_its_place(five_lines: None, number: int) -> None:
    await ask("UPDATE ground_audit_entry SET seq = ? WHERE seq = ?", number, ROW)

    assert (await audit.verify()).broken_at == ROW


async def test_two_lines_that_swap_places_are_named(five_lines: None) -> None:
    for old, new in ((2, 99), (4, 2), (99, 4)):
        await ask("UPDATE ground_audit_entry SET seq = ? WHERE seq = ?", new, old)

    assert (await audit.verify()).broken_at == 2


@pytest.mark.parametrize("number", [1, 3, 5])
async def test_a_line_that_was_deleted_is_named(five_lines: None, number: int) -> None:
    await ask("DELETE FROM ground_audit_entry WHERE seq = ?", number)

    assert (await audit.verify()).broken_at == number


async def test_a_line_that_was_slipped_in_is_named(five_lines: None) -> None:
    (line,) = await AuditEntry.filter(seq=5).values()
    for number in (6, 0):
        await AuditEntry.create(**{**line, "seq": number})
        assert (await audit.verify()).broken_at == number
        await AuditEntry.filter(seq=number).delete()


async def test_a_whole_row_that_is_consistent_in_itself_does_not_fit_without_the_key(five_lines: None) -> None:
    (line,) = await AuditEntry.filter(seq=ROW).values()
    body = line["body"].replace("Person.rename", "Person.rinsed")
    await ask("UPDATE ground_audit_entry SET verb = ?, body = ? WHERE seq = ?", "Person.rinsed", body, ROW)

    assert (await audit.verify()).broken_at == ROW


async def cut_off(rows: int) -> None:
    """Take away the last lines and write the end of the chain anew: what a copy of the database alone cannot show."""
    await ask("DELETE FROM ground_audit_entry WHERE seq > ?", 5 - rows)
    (last,) = await AuditEntry.filter(seq=5 - rows).values()
    await ChainHead.filter(name=audit.CHAIN).update(seq=last["seq"], hash=last["hash"])


async def test_a_cut_off_end_is_named_where_the_head_was_left(five_lines: None) -> None:
    await ask("DELETE FROM ground_audit_entry WHERE seq > 3")

    assert (await audit.verify()).broken_at == 4


async def test_a_cut_off_end_with_a_forged_head_is_found_by_a_published_head(five_lines: None) -> None:
    for day in await heads.days_without_head():
        await heads.publish(day)
    (kept,) = await heads.published()
    await cut_off(2)

    assert (await audit.verify()).broken_at is None, "the lines that are left are all right"
    assert (await verifying_audit.check([])).unfit == (kept,)
    await ask("ALTER TABLE ground_audit_head DISABLE TRIGGER ALL" if dialect() == "postgres"
              else "DROP TRIGGER ground_audit_head_no_delete")  # fmt: skip
    await ask("DELETE FROM ground_audit_head")

    alone, outside = await verifying_audit.check([]), await verifying_audit.check([kept])
    assert alone.holds, "whoever took the heads away as well is seen from outside alone"
    assert (outside.holds, outside.unfit) == (False, (kept,))


async def test_acts_go_on_while_the_audit_is_verified(database: None) -> None:
    async def act(number: int) -> None:
        async with transaction():
            await audit.record("Person.rename", f"Person:{number}", by=SYSTEM)

    async def keep_verifying() -> list[int | None]:
        return [(await audit.verify()).broken_at for _ in range(10)]

    found, *_done = await asyncio.gather(keep_verifying(), *(act(number) for number in range(60)))

    assert found == [None] * 10
    assert (await audit.verify()).lines == 60


async def test_a_fact_cannot_speak_over_who_did_it(database: None) -> None:
    wang = await people.a_person()
    async with transaction():
        await audit.record("Person.rename", wang, by=NOBODY, verb_of_a_form="x", **{"for": 5, "channel": "desk"})

    line = await AuditEntry.all().order_by("-seq").first()

    assert line is not None
    assert (line.told["by"], line.told["for"], line.told["channel"]) == (None, None, "web")
    assert line.told["at"]


async def test_the_audit_is_append_only_for_the_product_itself(database: None) -> None:
    await people.a_person()

    for statement in ("UPDATE ground_audit_entry SET who = 1", "DELETE FROM ground_audit_entry"):
        with pytest.raises(Exception, match="append-only"):
            await ask(statement)
