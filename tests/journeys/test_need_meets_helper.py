"""The main job: an elder's need, written down on her word, meets an elder who helps, and nobody reads who she is."""

import httpx
import pytest
from playwright.sync_api import Browser

from ground.language import _
from ground.mandates import Method
from marketplace.models import NeedCategory
from marketplace.schemas.need_words import CATEGORIES, METHODS
from marketplace.seeding import cast
from tests.journeys.entering import desk, sign_staff_in
from tests.outside.browsers import DESK, Hand, screen
from tests.outside.callers import sent
from tests.outside.loops import beside
from tests.outside.running import Running
from tests.outside.seeded import cookie_of_person, cookie_of_staff

pytestmark = [pytest.mark.browser, pytest.mark.journey]

ELDER, PHONE, DOOR = "郝玉珍", "15499900055", "3号楼2单元501"
SAID = f"{ELDER}说腿脚不好，中午自己做不了饭，电话{PHONE}。"
TITLE = "腿脚不好想有人送饭"
TOO_MUCH = "住3号楼的老人腿脚不好，中午自己做不了饭，想请人送一顿热饭。"
FOR_ALL = "一位老人腿脚不好，中午自己做不了饭，想请人送一顿热饭。"
RISK = "二楼，没有电梯，楼道灯暗。"
ACTIVITY = "中午给老人送热饭"
VISIT = "%(org)s comes to help you: %(at)s. Another time? Call %(helpline)s, number %(number)s."
PROJECT = "邻里送餐"
BUSY = "这周人手都排满了。"
SPOT = "迎宾社区老年食堂门口"


def test_a_need_reaches_an_organisation_and_becomes_an_activity_that_an_elder_joins(
    product: Running, browser: Browser
) -> None:
    with desk(browser, product, cast.WORKER) as recorder:
        need = _write_down(recorder)
        assert not recorder.may_tap(_("Look at it")), "a second person looks at it"
    by_recorder = beside(cookie_of_staff(product.made, cast.WORKER.username))
    refused = sent(
        f"{product.url}/cw/needs/{need}/verification",
        by_recorder, title=TITLE, public_text=FOR_ALL, risk_level="0", risk_text=RISK,
    )  # fmt: skip
    assert refused.status_code == httpx.codes.FORBIDDEN

    with screen(browser, viewport=DESK) as one, screen(browser, viewport=DESK) as other:
        colleague, manager = Hand(one), Hand(other)
        sign_staff_in(colleague, product, cast.SECOND_WORKER)
        sign_staff_in(manager, product, cast.MANAGER)
        _verify(colleague)
        colleague.tap(_("Open to all"))
        _assert_nobody_reads_who_it_is(browser, product, need)
        _send_to_the_organisation(colleague)
        _send_back(manager)
        colleague.page.reload()
        assert BUSY in colleague.reads(), "the desk reads why"
        _send_to_the_organisation(colleague)
        _take_on(manager)
        _assert_nobody_reads_who_it_is(browser, product, need)
        _call_for_helpers(manager)

    helper = beside(cookie_of_person(product.made, cast.WANG_GUILAN.name))
    with screen(browser, cookies=helper, url=product.url) as page:
        elder = Hand(page)
        page.goto(f"{product.url}/a")
        _join(elder)
    assert cast.ORG in product.letter_to(PHONE, _(VISIT).split("%(at)s")[-1].split("%")[0].strip()), (
        "she reads who comes, and when"
    )


def _write_down(hand: Hand) -> str:
    """Write down what a newcomer to the desk asks for, under her word; return the need's public id."""
    hand.tap(_("Write down a need"))
    somebody_new = hand.page.locator("form[action$='/cw/needs/people']")
    somebody_new.get_by_label(_("Name"), exact=True).fill(ELDER)
    somebody_new.get_by_label(_("Mobile phone")).fill(PHONE)
    hand.tap(_("Enter them"))
    hand.choose(str(METHODS[Method.PRESENT]))
    hand.pick(_("Kind"), str(CATEGORIES[NeedCategory.MEALS]))
    hand.type(_("What was said"), SAID)
    hand.type(_("Exact address"), DOOR)
    hand.type(_("In one line"), TITLE)
    hand.type(_("In a few sentences"), TOO_MUCH)
    hand.type(_("What could be risky?"), RISK)
    hand.tap(_("Write it down"))
    assert SAID in hand.reads()
    return hand.page.url.rsplit("/", 1)[-1]


def _verify(hand: Hand) -> None:
    """Look at it as the second person: what tells too much is marked, and refused until it is out."""
    hand.tap(_("Needs"))
    hand.tap(TITLE)
    hand.tap(_("Look at it"))
    assert "3号楼" in hand.page.locator("mark").first.inner_text()
    hand.tap(_("It is so"))
    assert hand.page.locator(".field-error").count(), "nobody can let it pass by mistake"
    hand.type(_("What all may read"), FOR_ALL)
    hand.tap(_("It is so"))
    assert hand.page.locator("mark").count() == 0


def _assert_nobody_reads_who_it_is(browser: Browser, product: Running, need: str) -> None:
    with screen(browser) as page:
        page.goto(f"{product.url}/needs/{need}")
        assert FOR_ALL in Hand(page).reads()
        told = httpx.get(f"{product.url}/needs/{need}", headers={"accept": "application/json"})
        said = page.content() + told.text
    for drawn in (need, told.json()["number"]):  # by chance, which may draw these figures
        said = said.replace(drawn, "")
    for secret in (ELDER, PHONE, PHONE[-4:], DOOR, "3号楼", "501"):
        assert secret not in said


def _send_to_the_organisation(hand: Hand) -> None:
    hand.tap(_("Send to one"))
    hand.choose(cast.ORG)
    hand.tap(_("Send it"))
    assert cast.ORG in hand.reads()


def _send_back(hand: Hand) -> None:
    hand.tap(_("Needs"))
    hand.tap(TITLE)
    hand.tap(_("We cannot"))
    hand.type(_("Why can you not do it?"), BUSY)
    hand.tap(_("Send it back"))
    assert TITLE not in hand.reads()


def _take_on(hand: Hand) -> None:
    hand.tap(_("Needs"))
    hand.tap(TITLE)
    assert ELDER not in hand.reads(), "before its yes an organisation reads what all may read"
    assert PHONE not in hand.reads()
    hand.choose(PROJECT)
    hand.tap(_("We do it"))
    assert _("Call for helpers") in hand.reads()


def _call_for_helpers(hand: Hand) -> None:
    """Turn the need into an activity with one shift, with what could be risky, and publish it."""
    hand.tap(_("Call for helpers"))
    hand.type(_("Name of the activity"), ACTIVITY)
    hand.tap(_("Go on"))
    assert FOR_ALL in hand.page.locator("textarea").first.input_value(), "what the need says is there already"
    hand.tap(_("Save and go on"))
    hand.type(_("Where do people meet?"), SPOT)
    hand.type(_("From what time?"), "11:00")
    hand.type(_("When does it end?"), "12:30")
    hand.tap(_("Save and go on"))
    hand.type(_("How many can come?"), "2")
    hand.tap(_("Save and go on"))
    assert RISK in hand.page.locator("textarea").first.input_value()
    hand.tap(_("Save and go on"))
    hand.pick(_("Who leads on the spot?"), cast.LEADER.name)
    hand.type(_("Telephone that everybody may read"), "0427-2800001")
    hand.tap(_("Save and go on"))
    assert RISK in hand.reads()
    hand.tap(_("Publish it"))
    assert _("Published. People can sign up now.") in hand.reads()


def _join(hand: Hand) -> None:
    while not hand.page.locator(".card-title", has_text=ACTIVITY).count():
        hand.tap(_("Next page"))
    hand.tap(ACTIVITY)
    assert RISK in hand.reads()
    assert ELDER not in hand.page.content()
    hand.tap(_("I want to join"))
    hand.tap(_("Sign me up"))
    assert _("You are signed up") in hand.reads()
