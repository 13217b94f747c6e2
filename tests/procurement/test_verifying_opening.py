"""Anyone repeats an opening from its minutes, and sees where they were changed."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from ground import clock
from marketplace import cli
from procurement.verifying_opening import verify
from tests.procurement.opened import WAN, Purchase, a_bid, a_purchase, after_deadline, opened

pytestmark = pytest.mark.anyio
Told = dict[str, Any]


async def minutes_of(client: httpx.AsyncClient, made: Purchase) -> Told:
    answer = await client.get(f"/tenders/{made.tender.public_id}/opening", headers={"accept": "application/json"})
    return dict(answer.json())


def change_price(told: Told) -> None:
    told["bids"][0]["price_fen"] = 1


def swap_headers(told: Told) -> None:
    one, two = told["bids"][:2]
    one["header"], two["header"] = two["header"], one["header"]


def give_to_another(told: Told) -> None:
    told["bids"][0]["supplier"] = told["bids"][1]["supplier"]


def come_earlier(told: Told) -> None:
    told["bids"][0]["receipt"]["received_at"] = "2026-01-01T00:00:00+00:00"


def another_key(told: Told) -> None:
    told["bids"][0]["form_key"] = told["bids"][1]["form_key"]


async def test_minutes_hold_and_each_change_of_them_is_found(
    client: httpx.AsyncClient, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = await a_purchase(suppliers=2)
    await a_bid(made, 1, 88 * WAN)
    await a_bid(made, 2, 95 * WAN, small=True)
    with clock.stopped(after_deadline(made)):
        await opened(made)
    told, file = await minutes_of(client, made), tmp_path / "minutes.json"
    file.write_text(json.dumps(told))
    assert [holds for holds, _line in verify(file)] == [True, True]
    with pytest.raises(SystemExit) as left:
        cli.main(["verify-opening", str(file)])
    assert left.value.code == 0
    assert "880000.00" in capsys.readouterr().out

    changes: list[Callable[[Told], None]] = [change_price, swap_headers, give_to_another, come_earlier, another_key]
    for change in changes:
        changed = json.loads(json.dumps(told))
        change(changed)
        file.write_text(json.dumps(changed))
        assert not verify(file)[0][0], change.__name__


def test_what_are_no_minutes_is_told_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "other.json"
    file.write_text("{}")
    with pytest.raises(SystemExit) as left:
        cli.main(["verify-opening", str(file)])
    assert left.value.code == 2
    assert capsys.readouterr().out
