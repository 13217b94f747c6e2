"""The last place: of two who want it one has it, the other stands in line, and gets it when it comes free."""

import pytest
from playwright.sync_api import Browser

from ground.language import _
from marketplace.seeding import cast
from tests.outside.browsers import Hand, screen
from tests.outside.callers import asked, sent, sent_at_once
from tests.outside.loops import beside
from tests.outside.running import Running
from tests.outside.seeded import cookie_of_person, cookie_of_staff

pytestmark = [pytest.mark.browser, pytest.mark.journey]

OFFER = "A place is free for you: %(title)s. Say yes before %(until)s, here or by calling %(helpline)s."


def _leave_one_place(product: Running) -> str:
    """Let the manager of the prepared organisation leave one place in its last shift to come; return the shift."""
    manager = beside(cookie_of_staff(product.made, cast.MANAGER.username))
    org = next(each["id"] for each in asked(f"{product.url}/orgs?q={cast.ORG}")["orgs"] if each["name"] == cast.ORG)
    row = max(asked(f"{product.url}/org/{org}/a", manager)["rows"], key=lambda each: each["starts_at"] or "")
    said = sent(f"{product.url}/org/s/{row['shift_id']}/places", manager, capacity=str(row["taken"] + 1))
    assert said.is_success, said.text
    return str(row["shift_id"])


def test_of_two_who_want_the_last_place_one_has_it_and_the_other_gets_it_when_it_is_given_up(
    product: Running, browser: Browser
) -> None:
    shift = _leave_one_place(product)
    people = {each: beside(cookie_of_person(product.made, each.name)) for each in (cast.HER_SON, cast.LI_GUOQIANG)}

    answers = sent_at_once(f"{product.url}/s/{shift}/check", *people.values())

    places = dict(zip(people, [each.json() for each in answers], strict=True))
    assert sorted(each["state"] for each in places.values()) == ["confirmed", "waiting"]
    first, second = sorted(places, key=lambda each: str(places[each]["state"]))

    with screen(browser, cookies=people[second], url=product.url) as page:
        page.goto(f"{product.url}/place/{places[second]['id']}")
        reads = Hand(page).reads()
        assert _("You are in line") in reads
        assert _("Your place in line") in reads
        assert page.locator(".confirmation-number").inner_text() == "1"

    with screen(browser, cookies=people[first], url=product.url) as page:
        hand = Hand(page)
        page.goto(f"{product.url}/place/{places[first]['id']}")
        hand.tap(_("I cannot come"))
        hand.tap(_("Give up my place"))
        assert _("Thank you for telling us. The place goes to the next in line.") in hand.reads()

    letter = product.letter_to(second.phone or "", _(OFFER).split("%", 1)[0])
    assert places[second]["activity"][:6] in letter

    with screen(browser, cookies=people[second], url=product.url) as page:
        hand = Hand(page)
        page.goto(f"{product.url}/place/{places[second]['id']}")
        assert _("A place is free for you") in hand.reads()
        hand.tap(_("Yes, I am coming"))
        assert _("You are signed up") in hand.reads()
        assert hand.taps == 1
