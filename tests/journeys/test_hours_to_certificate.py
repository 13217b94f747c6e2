"""An afternoon becomes hours, and hours become a paper: three people's words, and a check that tells no name."""

import datetime as dt
import shutil
import subprocess
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser

from ground.language import _
from marketplace.seeding import cast
from marketplace.seeding.calls import READING
from tests.journeys.entering import desk, sign_staff_in
from tests.outside.browsers import DESK, Hand, screen
from tests.outside.callers import asked, sent
from tests.outside.loops import beside
from tests.outside.running import Running
from tests.outside.seeded import cookie_of_person, cookie_of_staff

pytestmark = [pytest.mark.browser, pytest.mark.journey]

TOLD = {"issuer", "hours", "minutes", "from_on", "until_on", "issued_on", "number", "state", "state_words", "initials"}
"""What INV-93 lets the public check tell; the rest of its page is its own form and title."""
SOONER = 20
SAW_HER = "邻居看到她什么时候走的。"
NOT_THERE = "那天下午她在医院，没有来。"
OWN = {"title", "code", "asked", "found"}


def test_a_roll_becomes_hours_and_a_certificate_that_anyone_can_check(
    product: Running, browser: Browser, tmp_path: Path
) -> None:
    with screen(browser, viewport=DESK) as page:
        leader = Hand(page)
        sign_staff_in(leader, product, cast.LEADER)
        shift = _hand_in_the_roll(leader)
    by_leader = beside(cookie_of_staff(product.made, cast.LEADER.username))
    refused = sent(f"{product.url}/cw/confirm/{shift}", by_leader, verdict="confirm")
    assert refused.status_code in {httpx.codes.FORBIDDEN, httpx.codes.NOT_FOUND}, "who leads does not confirm"

    wang = beside(cookie_of_person(product.made, cast.WANG_GUILAN.name))
    before = asked(f"{product.url}/me/hours", wang)["minutes"]
    with desk(browser, product, cast.SECOND_WORKER) as worker:
        _confirm(worker, shift)
    assert asked(f"{product.url}/me/hours", wang)["minutes"] > before
    _shorten_and_lengthen(browser, product, wang, shift)

    with screen(browser, cookies=wang, url=product.url) as page:
        elder = Hand(page)
        page.goto(product.url)
        elder.tap(_("My hours of service"))
        assert READING in elder.reads()
        assert elder.taps <= 2
        elder.tap(_("Get a certificate"))
        elder.tap(_("Get a certificate"))
        assert elder.taps <= 3
        assert cast.WANG_GUILAN.name in elder.reads()
        href = page.get_by_role("link", name=_("Open the paper")).get_attribute("href")
        paper = page.request.get(f"{product.url}{href}")
        assert paper.headers["content-type"] == "application/pdf"
        address = _scanned(paper.body(), tmp_path)

    assert address.startswith(f"{product.url}/certificate?")
    with screen(browser) as page:
        anyone = Hand(page)
        page.goto(address)
        assert _("This certificate is valid") in anyone.reads()
        assert cast.ORG in anyone.reads()
        assert cast.WANG_GUILAN.name not in page.content()
        assert (cast.WANG_GUILAN.phone or "")[-4:] not in anyone.reads()
    told = asked(address)
    assert set(told) <= TOLD | OWN
    assert not told["initials"], "nor who it is, unless she said so"

    with desk(browser, product, cast.MANAGER) as manager:
        _take_back(manager)
    with screen(browser, cookies=wang, url=product.url) as page:
        page.goto(f"{product.url}/me/hours")
        assert _("taken back") in Hand(page).reads()
        assert NOT_THERE in Hand(page).reads(), "the old line stays, with why"
        page.goto(address)
        assert _("Some of its hours have changed since") in Hand(page).reads()
    assert asked(f"{product.url}/me/hours", wang)["minutes"] == before


def _hand_in_the_roll(hand: Hand) -> str:
    """Go from what waits to yesterday's roll, and hand it in as it stands; return the shift's public id."""
    hand.tap(_("Rolls to hand in"))
    if not hand.may_tap(_("Hand in the roll")):  # where one alone waits, its line leads straight there
        row = hand.page.locator("tr", has_text=_("Roll missing")).filter(has_text=READING)
        hand.tap(READING, within=row)
        hand.tap(_("Call the roll"))
    assert cast.WANG_GUILAN.name in hand.reads()
    shift = hand.page.url.split("/s/")[1].split("/")[0]
    hand.tap(_("Hand in the roll"))
    assert _("Hours recorded") in hand.reads()
    return shift


def _confirm(hand: Hand, shift: str) -> None:
    """Confirm everyone of a shift with one press at the desk."""
    hand.tap(_("Confirm hours"))
    form = hand.page.locator(f"#shift-{shift}")
    assert cast.WANG_GUILAN.name in form.inner_text()
    hand.tap(_("Confirm those ticked"), within=form)
    assert READING in hand.reads()


def _take_back(hand: Hand) -> None:
    """Take Wang Guilan's line of that afternoon back: a reversal beside it, with its reason."""
    _to_her_line(hand)
    hand.choose(_("All of it"))
    hand.type(_("Why"), NOT_THERE)
    hand.tap(_("Put it right"))
    assert _("reversal") in hand.reads()


def _shorten_and_lengthen(browser: Browser, product: Running, wang: dict[str, str], shift: str) -> None:
    """Let the manager take twenty minutes off at once, and ask for them back, which the community's desk confirms."""
    counted = asked(f"{product.url}/me/hours", wang)["minutes"]
    with desk(browser, product, cast.MANAGER) as manager:
        _leave_at(manager, minutes=-SOONER, said=_("Put right."))
        assert asked(f"{product.url}/me/hours", wang)["minutes"] == counted - SOONER, "a shorter time stands at once"
        _leave_at(manager, minutes=SOONER, said=_("Noted. Another office confirms the longer time first."))
        assert asked(f"{product.url}/me/hours", wang)["minutes"] == counted - SOONER, "a longer one waits"
    with desk(browser, product, cast.SECOND_WORKER) as worker:
        _confirm(worker, shift)
    assert asked(f"{product.url}/me/hours", wang)["minutes"] == counted


def _leave_at(hand: Hand, *, minutes: int, said: str) -> None:
    """Put right when Wang Guilan left that afternoon: so many minutes later, or sooner."""
    _to_her_line(hand)
    left = dt.datetime.strptime(hand.page.locator("#left").input_value(), "%H:%M") + dt.timedelta(minutes=minutes)  # noqa: DTZ007
    hand.choose(_("The times"))
    hand.type(_("Left"), f"{left:%H:%M}")
    hand.type(_("Why"), SAW_HER)
    hand.tap(_("Put it right"))
    assert said in hand.reads()


def _to_her_line(hand: Hand) -> None:
    """Go to the one line of Wang Guilan's afternoon that stands, to put it right."""
    hand.tap(_("Hours"))
    hand.tap(_("Line by line"))
    lines = hand.page.locator("tr", has_text=cast.WANG_GUILAN.name).filter(has_text=READING)
    hand.tap(_("Put right"), within=lines.filter(has=hand.page.get_by_role("link", name=_("Put right"))).first)


def _scanned(paper: bytes, folder: Path) -> str:
    """Print the paper and scan its code, as whoever holds it does."""
    printer, scanner = shutil.which("pdftoppm"), shutil.which("zbarimg")
    if printer is None or scanner is None:
        pytest.skip("poppler-utils and zbar-tools are not installed: ./dev test installs them where it may")
    (folder / "paper.pdf").write_bytes(paper)
    subprocess.run([printer, "-r", "150", "-png", "paper.pdf", "paper"], cwd=folder, check=True)
    pages = sorted(each.name for each in folder.glob("paper*.png"))
    done = subprocess.run([scanner, "--raw", "-q", pages[0]], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()
