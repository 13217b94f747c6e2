"""A bid is in time by its last byte, one a supplier stands, and nothing of it is readable before the opening."""

import asyncio
import datetime as dt
import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ground import audit, clock, settings
from ground.audit import AuditEntry
from ground.chains import canonical
from ground.errors import MayNot, OutOfTurn, Taken
from ground.heads import Head, is_signed
from orgs.models import Organisation, OrgState
from procurement import bidding
from procurement.bidding import is_in_time
from procurement.models import Envelope, EnvelopeState, Tender
from procurement.sealing import Contents
from tests.procurement.opened import DECLARED, WAN, a_bid, a_purchase, after_deadline

pytestmark = pytest.mark.anyio
MICROSECOND = dt.timedelta(microseconds=1)
ZONES = st.sampled_from([ZoneInfo("Asia/Shanghai"), ZoneInfo("UTC"), ZoneInfo("America/New_York"), dt.UTC])


@given(st.datetimes(dt.datetime(2026, 1, 1), dt.datetime(2027, 1, 1)), st.integers(-3, 3), ZONES, ZONES)  # noqa: DTZ001
def test_in_time_is_the_instant_whatever_offset_either_is_written_in(
    moment: dt.datetime, microseconds: int, one: dt.tzinfo, other: dt.tzinfo
) -> None:
    due = moment.replace(tzinfo=dt.UTC)
    came = due + MICROSECOND * microseconds
    assert is_in_time(came.astimezone(one), due.astimezone(other)) == (microseconds <= 0)


async def test_a_bid_at_the_very_instant_is_in_time_and_a_microsecond_later_leaves_a_line_of_the_audit_alone(
    database: None,
) -> None:
    made = await a_purchase(suppliers=2)
    (first, manager), (second, other) = made.suppliers
    due = made.tender.bids_due_at
    assert due is not None
    contents = Contents(90 * WAN, small_enterprise=False, plan="方案", declared=DECLARED)

    await bidding.submit(made.tender, first, contents, replaces="", received_at=due, by=manager)
    with pytest.raises(OutOfTurn) as late:
        await bidding.submit(made.tender, second, contents, replaces="", received_at=due + MICROSECOND, by=other)

    assert await Envelope.all().count() == 1
    assert len(stored()) == 1
    line = await AuditEntry.get(verb="Envelope.refuse_late")
    assert line.told["sha256"] == late.value.more["sha256"]


async def test_what_is_stored_shows_neither_price_nor_plan_and_its_receipt_is_signed(database: None) -> None:
    made = await a_purchase(suppliers=1)
    sent = await a_bid(made, 1, 88 * WAN, plan="一个谁也猜不到的方案")
    envelope = await Envelope.get(id=sent.envelope.id)

    kept = b"".join(path.read_bytes() for path in stored()) + envelope.header.encode() + envelope.receipt.encode()
    assert "猜不到".encode() not in kept
    assert str(88 * WAN).encode() not in kept
    assert sent.key.encode() not in kept
    receipt = json.loads(envelope.receipt)
    told = canonical({name: value for name, value in receipt.items() if name not in ("signature", "key")})
    assert is_signed(SignedText("", 0, "", receipt["signature"], told))
    assert (await audit.verify()).broken_at is None


async def test_a_bid_is_replaced_and_taken_back_until_the_deadline(database: None) -> None:
    made = await a_purchase(suppliers=1)
    org, manager = made.suppliers[0]
    first = await a_bid(made, 1, 90 * WAN)
    with pytest.raises(Taken):
        await a_bid(made, 1, 85 * WAN)
    second = await a_bid(made, 1, 85 * WAN, replaces=first.envelope.public_id)
    assert (await Envelope.get(id=first.envelope.id)).state == EnvelopeState.SUPERSEDED

    await bidding.withdraw(second.envelope, org, by=manager)
    third = await a_bid(made, 1, 80 * WAN)
    with clock.stopped(after_deadline(made)), pytest.raises(OutOfTurn):
        await bidding.withdraw(third.envelope, org, by=manager)


async def test_nobody_bids_for_another_and_no_body_that_may_not_supply(database: None) -> None:
    made = await a_purchase(suppliers=2)
    (org, manager), (_other, stranger) = made.suppliers
    contents = Contents(90 * WAN, small_enterprise=False, plan="方案", declared=DECLARED)
    with pytest.raises(MayNot):
        await bidding.submit(made.tender, org, contents, replaces="", received_at=clock.instant(), by=stranger)
    await Organisation.filter(id=org.id).update(state=OrgState.SUSPENDED)
    with pytest.raises(OutOfTurn):
        await bidding.submit(made.tender, org, contents, replaces="", received_at=clock.instant(), by=manager)


async def test_of_eight_bids_of_one_supplier_at_once_one_stands(database: None) -> None:
    made = await a_purchase(suppliers=1)
    said = await asyncio.gather(*(a_bid(made, 1, (80 + n) * WAN) for n in range(8)), return_exceptions=True)

    assert sum(isinstance(each, Taken) for each in said) == 7
    assert await Envelope.filter(tender_id=made.tender.id).count() == 1
    assert len(stored()) == 1


async def test_a_tender_without_all_its_keys_takes_no_bids(database: None) -> None:
    made = await a_purchase(suppliers=1)
    await type(made.holders[0][0]).filter(id=made.holders[0][0].id).update(public_key="")
    with pytest.raises(OutOfTurn):
        await a_bid(made, 1, 90 * WAN)
    assert await Tender.get(id=made.tender.id)


class SignedText(Head):
    """A text with its signature, as the check of heads reads it."""

    def __init__(self, day: str, seq: int, end: str, signature: str, text: str) -> None:
        super().__init__(day, seq, end, signature)
        object.__setattr__(self, "text", text)

    @property
    def signed(self) -> str:
        return str(getattr(self, "text"))  # noqa: B009


def stored() -> list[Path]:
    return [path for path in (settings.current().data / "envelopes").rglob("*") if path.is_file()]
