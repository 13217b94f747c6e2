"""Choosing: the list says what suits the reader and why, and a son signs his mother up."""

import pytest
from playwright.sync_api import Browser

from ground.language import _
from marketplace.seeding import cast
from tests.journeys.cards import open_first_with_a_place
from tests.outside.browsers import Hand, screen
from tests.outside.loops import beside
from tests.outside.running import Running
from tests.outside.seeded import cookie_of_person

pytestmark = [pytest.mark.browser, pytest.mark.journey]


@pytest.mark.parametrize("javascript", [True, False])
def test_the_list_says_what_suits_me_and_why_with_the_plain_order_one_tap_away(
    product: Running, browser: Browser, javascript: bool
) -> None:
    cookies = beside(cookie_of_person(product.made, cast.WANG_GUILAN.name))
    with screen(browser, javascript=javascript, cookies=cookies, url=product.url) as page:
        hand = Hand(page)
        page.goto(product.url)
        hand.tap(_("Find activities"))
        suits = page.locator(".card-title").all_inner_texts()
        hand.tap(suits[0])
        assert _("Why it may suit you") in hand.reads()

        page.go_back()
        hand.taps = 0
        hand.tap(_("Order by time instead"))
        page.get_by_role("link", name=_("What suits me first")).wait_for()
        days = page.locator(".card-dated .unseen").all_inner_texts()
        assert hand.taps == 1
        assert days, "each card says its day"
        assert page.locator(".card-title").all_inner_texts() != suits


def test_a_son_signs_his_mother_up_with_4_taps(product: Running, browser: Browser) -> None:
    cookies = beside(cookie_of_person(product.made, cast.HER_SON.name))
    with screen(browser, cookies=cookies, url=product.url) as page:
        hand = Hand(page)
        page.goto(product.url)
        open_first_with_a_place(hand)
        hand.tap(_("For my family"))
        assert cast.ZHAO_SHUFEN.name in hand.reads()
        hand.tap(_("Sign them up"))

        assert hand.taps <= 4
        assert _("You are signed up") in hand.reads()
        assert cast.ZHAO_SHUFEN.name in hand.reads()
