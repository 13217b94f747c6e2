"""The whole ring: a neighbour's need, two hours of an elder, public money for them, and her honour."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from ground.settings import Settings
from tests.journeys import ring_contract as contract
from tests.journeys import ring_honour as honour
from tests.journeys import ring_second as second
from tests.journeys import ring_service as service
from tests.journeys import ring_tender as tender
from tests.journeys.ring_city import Ring, a_ring, empty_house
from tests.outside.command_line import said_by

__all__ = ["empty_house"]
pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.slow]

DAYS: list[tuple[str, tuple[int, int, int], list[Callable[[Ring], None]]]] = [
    ("people ask, an elder says yes, the buyer asks for offers", (10, 12, 10), [
        service.write_need_down, service.verify_and_dispatch, service.call_for_helpers, service.sign_up,
        tender.draft, tender.approve, tender.make_keys, tender.publish, tender.bid, honour.announce,
    ]),
    ("offers are opened, judged and awarded", (10, 23, 10), [tender.open_bids, tender.judge, tender.award]),
    ("the contract is signed after the notice", (10, 27, 10), [contract.write, contract.sign]),
    ("two hours are served, delivered, accepted and paid, and she is named", (10, 28, 15), [
        service.call_the_roll, service.confirm, contract.deliver, contract.accept, contract.claim, contract.pay,
        second.sign_another, second.offer_again, honour.nominate,
    ]),
    ("four stages pass her on", (10, 30, 10), [honour.close, honour.review, honour.hang]),
    ("she is honoured after five working days", (11, 9, 10), [honour.honour]),
]  # fmt: skip
"""What is done on which day of 2026, from which hour on."""


def test_one_record_of_service_runs_from_a_need_to_public_money_and_to_an_honour(
    empty_house: Settings, browser: Browser
) -> None:
    ring = a_ring(empty_house, browser)
    for _name, when, steps in DAYS:
        with ring.day(*when):
            for step in steps:
                step(ring)
    status, said = said_by("verify-audit", made=empty_house)
    assert status == 0, said
