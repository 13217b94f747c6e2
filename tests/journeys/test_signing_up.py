"""An elder finds an activity and signs up: the first time by telephone and six digits, then in three taps."""

import re

import pytest
from playwright.sync_api import Browser

from ground.language import _, plural
from marketplace.seeding import cast
from tests.outside.browsers import Hand, screen
from tests.outside.running import Running
from tests.outside.seeded import beside, cookie_of_person

pytestmark = [pytest.mark.browser, pytest.mark.journey]


def _open_first_with_a_place(hand: Hand) -> None:
    """Tap the first card of the first page that has a place left."""
    free = "|".join(
        re.escape(plural(f"{said}%(count)s place {end}", f"{said}%(count)s places {end}", 2)).replace(
            "%\\(count\\)s", "\\d+"
        )
        for said, end in (("", "free"), ("Only ", "left"))
    )
    card = hand.page.locator(".card-dated", has_text=re.compile(free)).first
    hand.tap(card.locator(".card-title").inner_text(), within=card)


@pytest.mark.parametrize(("javascript", "phone"), [(True, "15499900017"), (False, "15499900024")])
def test_a_stranger_signs_up_with_6_taps_and_17_digits(
    product: Running, browser: Browser, javascript: bool, phone: str
) -> None:
    with screen(browser, javascript=javascript) as page:
        hand = Hand(page)
        page.goto(product.url)
        _open_first_with_a_place(hand)
        hand.tap(_("I want to join"))
        hand.type(_("Mobile number"), phone)
        hand.tap(_("Text me"))
        hand.type(_("6 digits"), product.digits_for(phone))
        hand.tap(_("Next"))
        hand.tap(_("Sign me up"))

        assert _("You are signed up") in hand.reads()
        assert re.search(r"\d{4} \d{4}", hand.reads()), "the number to name on the telephone"
        assert hand.taps <= 6
        assert hand.typed == 17


def test_who_is_signed_in_signs_up_with_3_taps_and_cancels_with_3(product: Running, browser: Browser) -> None:
    cookies = beside(cookie_of_person(product.data, cast.HER_SON.name))
    with screen(browser, cookies=cookies, url=product.url) as page:
        hand = Hand(page)
        page.goto(product.url)
        _open_first_with_a_place(hand)
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
    cookies = beside(cookie_of_person(product.data, cast.WANG_GUILAN.name))
    with screen(browser, cookies=cookies, url=product.url) as page:
        hand = Hand(page)
        page.goto(product.url)
        hand.tap(_("My hours of service"))

        assert hand.taps <= 2
        assert _("hours of service, confirmed by the community") in hand.reads()
        assert re.search(r"\d", page.locator(".figure").inner_text())
