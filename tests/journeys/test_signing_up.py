"""An elder finds an activity and signs up: the first time by telephone and six digits, then in three taps."""

import asyncio
import re

import pytest
from playwright.sync_api import Browser, Page

from marketplace.seeding import cast
from tests.outside.browsers import Hand, screen
from tests.outside.running import Running
from tests.outside.seeded import cookie_of_person

pytestmark = [pytest.mark.browser, pytest.mark.journey]


def _open_first_with_a_place(page: Page, hand: Hand) -> None:
    """Tap the first card of the first page that has a place left."""
    card = page.locator(".card-dated", has_text=re.compile("个名额")).first
    hand.taps += 1
    card.locator(".card-title a").click()
    page.wait_for_load_state("load")


@pytest.mark.parametrize(("javascript", "phone"), [(True, "15499900017"), (False, "15499900024")])
def test_a_stranger_signs_up_with_6_taps_and_17_digits(
    product: Running, browser: Browser, javascript: bool, phone: str
) -> None:
    with screen(browser, javascript=javascript) as page:
        hand = Hand(page)
        page.goto(product.url)
        _open_first_with_a_place(page, hand)
        hand.tap("我要报名")
        hand.type("手机号", phone)
        hand.tap("发短信给我")
        hand.type("6 个数字", product.digits_for(phone))
        hand.tap("下一步")
        hand.tap("确认报名")

        assert "报名成功" in hand.reads()
        assert re.search(r"\d{4} \d{4}", hand.reads()), "the number to name on the telephone"
        assert hand.taps <= 6
        assert hand.typed == 17


def test_who_is_signed_in_signs_up_with_3_taps_and_cancels_with_3(product: Running, browser: Browser) -> None:
    cookies = asyncio.run(cookie_of_person(product.data, cast.HER_SON.name))
    with screen(browser, cookies=cookies, url=product.url) as page:
        hand = Hand(page)
        page.goto(product.url)
        _open_first_with_a_place(page, hand)
        hand.tap("我要报名")
        hand.tap("确认报名")

        assert "报名成功" in hand.reads()
        assert hand.taps == 3

        hand.taps = 0
        hand.tap("去不了")
        hand.tap("让出名额")

        assert hand.taps <= 3
        assert "让出" in hand.reads()


def test_hours_are_two_taps_from_the_first_page(product: Running, browser: Browser) -> None:
    cookies = asyncio.run(cookie_of_person(product.data, cast.WANG_GUILAN.name))
    with screen(browser, cookies=cookies, url=product.url) as page:
        hand = Hand(page)
        page.goto(product.url)
        hand.tap("服务时长")

        assert hand.taps <= 2
        assert "小时" in hand.reads()
