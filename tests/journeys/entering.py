"""How people of the journeys come in: staff by their own door, residents with six digits, and others as they are."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser

from ground.language import _
from marketplace.seeding import cast
from marketplace.seeding.cast import Employed
from tests.outside.browsers import DESK, Hand, screen
from tests.outside.loops import beside
from tests.outside.running import Running
from tests.outside.seeded import cookie_of_staff

READING_MS = 2_100
"""A person has read the page before they press; the house asks for two seconds (security 12)."""


def sign_staff_in(hand: Hand, product: Running, who: Employed) -> None:
    """Sign in at the staff's door, with the password and what the authenticator shows; each once in its 30 seconds."""
    hand.page.goto(f"{product.url}/staff/sign-in")
    hand.type(_("Name of your account"), who.username)
    hand.type(_("Password"), cast.PASSWORD)
    hand.type(_("6 digits from your authenticator"), product.code_of(who.username))
    hand.tap(_("Sign in"))
    assert _("What waits for me") in hand.reads(), "a desk begins with what waits"


def sign_in(hand: Hand, product: Running, phone: str) -> None:
    """Sign in with a telephone, from whichever page asks for it."""
    hand.type(_("Mobile number"), phone)
    hand.page.wait_for_timeout(READING_MS)
    hand.tap(_("Text me"))
    hand.type(_("6 digits"), product.digits_for(phone))
    hand.tap(_("Next"))


@contextmanager
def desk(browser: Browser, product: Running, who: Employed, path: str = "/desk") -> Iterator[Hand]:
    """Sit at the desk of one who has signed in already, at a page of it."""
    cookies = beside(cookie_of_staff(product.made, who.username))
    with screen(browser, viewport=DESK, cookies=cookies, url=product.url) as page:
        page.goto(f"{product.url}{path}")
        yield Hand(page)
