"""A community worker signs up an elder who has no telephone: four taps and the name, under a word that is kept."""

import pytest
from playwright.sync_api import Browser

from ground.language import _
from marketplace.seeding import cast
from tests.journeys.cards import open_first_with_a_place
from tests.outside.browsers import DESK, Hand, screen
from tests.outside.loops import beside
from tests.outside.running import Running
from tests.outside.seeded import cookie_of_staff

pytestmark = [pytest.mark.browser, pytest.mark.journey]


@pytest.mark.parametrize(("javascript", "newcomer"), [(True, "高凤兰"), (False, "高凤英")])
def test_the_desk_signs_up_an_elder_without_a_telephone_with_4_taps_and_the_name(
    product: Running, browser: Browser, javascript: bool, newcomer: str
) -> None:
    cookies = beside(cookie_of_staff(product.made, cast.WORKER.username))
    with screen(browser, viewport=DESK, javascript=javascript, cookies=cookies, url=product.url) as page:
        hand = Hand(page)
        page.goto(f"{product.url}/desk")

        hand.tap(_("Sign someone up"))
        somebody_new = page.locator("form", has=page.get_by_label(_("Year of birth")))
        somebody_new.get_by_label(_("Name"), exact=True).fill(newcomer)
        hand.tap(_("Enter them"))
        activity = open_first_with_a_place(hand)
        assert newcomer in hand.reads()
        assert _("How did they tell you?") in hand.reads(), "their word is asked for in the same step"
        hand.tap(_("Sign them up"))

        assert hand.taps == 4
        assert _("%(name)s has a place", name=newcomer) in hand.reads()
        assert _("Please give them this paper.") in hand.reads(), "nobody can write to a telephone that is not there"
        hand.tap(_("Print it for them"))
        paper = page.inner_text("body")
        assert newcomer in paper
        assert activity in paper
        assert "12345" in paper
