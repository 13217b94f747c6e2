"""An organisation holds once more what it held before: four taps from its list to the public."""

import pytest
from playwright.sync_api import Browser

from ground.language import _
from marketplace.seeding import cast
from tests.journeys.entering import desk
from tests.outside.browsers import screen
from tests.outside.running import Running

pytestmark = [pytest.mark.browser, pytest.mark.journey]


def test_what_was_held_last_time_is_published_once_more_with_4_taps(product: Running, browser: Browser) -> None:
    with desk(browser, product, cast.MANAGER) as hand:
        hand.tap(_("Activities"))

        hand.taps = 0
        hand.tap(_("New activity"))
        last = hand.page.locator(".card-title").first.inner_text()
        hand.tap(last)
        hand.tap(_("Go on"))
        hand.tap(_("Publish it"))

        assert hand.taps == 4
        assert hand.typed == 0
        assert _("Published. People can sign up now.") in hand.reads()
        public = hand.page.get_by_role("link", name=_("The public page")).get_attribute("href")
    with screen(browser) as page:
        page.goto(f"{product.url}{public}")
        assert page.get_by_role("heading", level=1).inner_text() == last
