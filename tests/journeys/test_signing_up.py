"""An elder finds an activity and signs up: the first time by telephone and six digits, then in three taps."""

import re

import pytest
from playwright.sync_api import Browser

from ground.language import _
from marketplace.seeding import cast
from tests.journeys.cards import open_first_with_a_place
from tests.journeys.entering import sign_in
from tests.outside.browsers import Hand, screen
from tests.outside.loops import beside
from tests.outside.running import Running
from tests.outside.seeded import cookie_of_person

pytestmark = [pytest.mark.browser, pytest.mark.journey]


@pytest.mark.parametrize(("javascript", "phone"), [(True, "15499900017"), (False, "15499900024")])
def test_a_stranger_signs_up_with_6_taps_and_17_digits(
    product: Running, browser: Browser, javascript: bool, phone: str
) -> None:
    with screen(browser, javascript=javascript) as page:
        hand = Hand(page)
        page.goto(product.url)
        open_first_with_a_place(hand)
        hand.tap(_("I want to join"))
        sign_in(hand, product, phone)
        hand.tap(_("Sign me up"))

        assert _("You are signed up") in hand.reads()
        assert re.search(r"\d{4} \d{4}", hand.reads()), "the number to name on the telephone"
        assert hand.taps <= 6
        assert hand.typed == 17


@pytest.mark.parametrize("javascript", [True, False])
def test_who_is_signed_in_signs_up_with_3_taps_and_cancels_with_3(
    product: Running, browser: Browser, javascript: bool
) -> None:
    cookies = beside(cookie_of_person(product.made, cast.HER_SON.name))
    with screen(browser, javascript=javascript, cookies=cookies, url=product.url) as page:
        hand = Hand(page)
        page.goto(product.url)
        open_first_with_a_place(hand)
        hand.tap(_("I want to join"))
        hand.tap(_("Sign me up"))

        assert _("You are signed up") in hand.reads()
        assert hand.taps == 3

        hand.taps = 0
        hand.tap(_("I cannot come"))
        hand.tap(_("Give up my place"))

        assert hand.taps <= 3
        assert _("You have given up your place") in hand.reads()


def test_hours_are_two_taps_from_the_first_page(product: Running, browser: Browser) -> None:
    cookies = beside(cookie_of_person(product.made, cast.WANG_GUILAN.name))
    with screen(browser, cookies=cookies, url=product.url) as page:
        hand = Hand(page)
        page.goto(product.url)
        hand.tap(_("My hours of service"))

        assert hand.taps <= 2
        assert _("hours of service, confirmed by the community") in hand.reads()
        assert re.search(r"\d", page.locator(".figure").inner_text())
