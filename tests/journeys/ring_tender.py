"""The second part of the ring: a tender in six parts, sealed bids, their opening, a committee, the award."""

import datetime as dt
import re
from collections.abc import Callable

from ground.language import _
from procurement.models import Method
from procurement.tender_words import METHODS
from procurement.words import DECLARATIONS
from tests.journeys.ring_city import (
    EXPERTS,
    GUO,
    HE,
    INTENTION,
    KONG,
    LINE,
    LIU,
    ORG,
    OTHER,
    SONG,
    XU,
    ZHAO,
    Ring,
)  # fmt: skip
from tests.journeys.ring_service import set_day, waits
from tests.journeys.specimens import pdf
from tests.outside.browsers import Hand

TENDER = "惠宾社区独居老人送餐"
HOLDERS = (KONG, GUO, ZHAO)
"""Finance, supervision and the county: three bodies, of which two open together."""
PLAN = "每天中午送到家门口，由志愿者记录。"
POINTS = {ORG: ("18", "36", "18"), OTHER: ("10", "30", "15")}


def draft(ring: Ring) -> None:
    """Let the clerk write the six parts from a template, stop, and hand the tender in."""
    with ring.desk(HE) as clerk:
        clerk.tap(_("Tenders"))
        clerk.tap(_("Begin a tender"))
        clerk.choose("居家养老上门服务")
        clerk.tap(_("Begin to write"))
        _part(clerk, 1, _what)
        _part(clerk, 2, _lists)
        _part(clerk, 3, _money)
    with ring.desk(HE) as clerk:  # on another screen it is all there
        waits(clerk, "%(count)d tender being written", "%(count)d tenders being written")
        clerk.tap("居家养老上门服务" if clerk.may_tap("居家养老上门服务") else TENDER)
        _part(clerk, 4, lambda _hand: None)
        _part(clerk, 5, _dates)
        _part(clerk, 6, _keys)
        clerk.tap(_("Look it over"))
        clerk.tap(_("Hand it on"))
        assert not clerk.may_tap(_("Approve the tender")), "a second officer approves"


def _part(hand: Hand, number: int, fill: Callable[[Hand], None]) -> None:
    hand.page.locator(".task-title").nth(number - 1).click()
    fill(hand)
    hand.tap(_("Keep it"))
    tag = hand.page.locator(".task").nth(number - 1)
    assert _("Complete") in tag.inner_text(), tag.inner_text()


def _what(hand: Hand) -> None:
    hand.type(_("Name of the tender"), TENDER)
    hand.choose("惠宾社区")
    hand.choose(_("It serves the public, not the department itself"))
    hand.type(_("How the public was asked about it"), "9 月在惠宾社区开了居民议事会，听取 20 位老人的意见。")
    rows = hand.page.locator("tbody tr")
    for row, (words, quantity) in enumerate([("上门送餐", "4"), ("完成老人的需求", "2")]):
        rows.nth(row).locator("input[name=standards]").fill(words)
        rows.nth(row).locator("input[name=quantities]").fill(quantity)
        rows.nth(row).locator("select[name=units]").select_option("hours" if row == 0 else "needs")
    for row in range(2, rows.count()):
        rows.nth(row).locator("input[name=standards]").fill("")
        rows.nth(row).locator("input[name=quantities]").fill("")


def _lists(hand: Hand) -> None:
    for box in hand.page.locator("input[name=negative]").all():
        box.check()


def _money(hand: Hand) -> None:
    hand.pick(_("Budget line"), LINE)
    hand.type(_("Most it may cost"), "1万")
    hand.choose(str(METHODS[Method.CONSULTATION]))


def _dates(hand: Hand) -> None:
    for field, day in (
        ("service_from", dt.date(2026, 10, 26)), ("service_until", dt.date(2026, 12, 31)),
        ("questions_until", dt.date(2026, 10, 16)), ("bids_due_on", dt.date(2026, 10, 23)),
    ):  # fmt: skip
        set_day(hand, field, day)
    hand.type(_("At what time"), "09:00")
    hand.choose(INTENTION)


def _keys(hand: Hand) -> None:
    for name in HOLDERS:
        hand.choose(name)
    hand.type(_("How many open together"), "2")


def approve(ring: Ring) -> None:
    """Let the second officer approve what the clerk wrote."""
    with ring.desk(SONG) as second:
        waits(second, "%(count)d tender to approve", "%(count)d tenders to approve")
        second.tap(TENDER)
        second.tap(_("Approve the tender"))
        assert not second.may_tap(_("Publish it")), "its keys are not made yet"


def make_keys(ring: Ring) -> None:
    """Let three bodies make their keys; each reads its code once and keeps it."""
    for name in HOLDERS:
        with ring.desk(name) as holder:
            waits(holder, "%(count)d key of an opening to make", "%(count)d keys of openings to make")
            holder.tap(TENDER)
            holder.tap(_("Make my key"))
            ring.kept[name] = _code(holder.reads())


def _code(text: str) -> str:
    found = re.search(r"[0-9a-z]{4}(?:-[0-9a-z]{4}){4}", text)
    assert found, text
    return found[0]


def publish(ring: Ring) -> None:
    """Let the second officer publish it."""
    with ring.desk(SONG) as second:
        waits(second, "%(count)d tender to publish", "%(count)d tenders to publish")
        second.tap(TENDER)
        second.tap(_("Publish it"))
        assert second.may_tap(_("As everyone reads it"))
    with ring.street("/tenders") as anyone:
        anyone.tap(TENDER)
        assert ORG not in anyone.reads()


def bid(ring: Ring) -> None:
    """Let two organisations find the tender and seal an offer; ours with a file."""
    for manager, org, price in ((LIU, ORG, "8800"), (XU, OTHER, "9600")):
        with ring.desk(manager) as hand:
            hand.page.goto(f"{ring.url}/tenders")
            hand.tap(TENDER)
            hand.tap(_("Send a bid"))
            hand.type(_("Price for the whole service"), price)
            hand.type(_("How will you do it?"), PLAN)
            hand.choose(_("Not so"))
            for words in DECLARATIONS.values():
                hand.choose(str(words))
            hand.tap(_("Look it over"))
            if org == ORG:
                hand.attach(_("A file with your bid"), "plan.pdf", "application/pdf", pdf("Lunch every day"))
            hand.tap(_("Seal and send"))
            assert _("The key of your bid") in hand.reads()
            hand.tap(_("See the receipt"))
    with ring.street("/tenders") as anyone:
        anyone.tap(TENDER)
        assert ORG not in anyone.reads(), "nobody reads who bids before the opening"


def open_bids(ring: Ring) -> None:
    """Let two key holders open all bids after the deadline, and the clerk let both in and draw the committee."""
    with ring.desk(HE) as clerk:
        waits(clerk, "%(count)d tender can be opened", "%(count)d tenders can be opened")
        clerk.tap(_("Begin opening"))
        assert "8,800" not in clerk.reads()
        for name in HOLDERS[:2]:
            with ring.desk(name) as holder:
                waits(holder, "%(count)d opening needs your key", "%(count)d openings need your key")
                holder.tap(TENDER)
                holder.type(_("Your code"), ring.kept[name])
                holder.tap(_("Give my part"))
                assert not holder.may_tap(_("Give my part")), "each gives it once"
        clerk.page.reload()
        clerk.tap(_("Open the bids"))
        assert "8,800.00" in clerk.reads()
        assert clerk.page.get_by_role("link", name="plan.pdf").count() == 1
        for _each in (ORG, OTHER):
            clerk.tap(_("Let it in"))
        clerk.tap(_("Go on to judge"))
        clerk.tap(_("Draw members"))


def judge(ring: Ring) -> None:
    """Let the committee declare: the first drawn steps back and another is drawn; then score, then sign."""
    with ring.desk(HE) as clerk:
        clerk.page.goto(f"{ring.url}/buyer/tenders?pile=running")
        clerk.tap(TENDER)
        clerk.tap(_("Bids, committee and award"))
        drawn = _drawn(clerk)
        with ring.desk(drawn[0]) as expert:
            expert.tap(TENDER)
            expert.choose(_("Yes, I step back"))
            expert.type(_("Which interest?"), "我爱人去年在其中一家上班。")
            expert.tap(_("Declare this"))
        clerk.page.reload()
        members = [name for name in _drawn(clerk) if name != drawn[0]]
    assert len(members) == 3
    for name in members:
        with ring.desk(name) as expert:
            expert.tap(TENDER)
            expert.choose(_("No"))
            expert.tap(_("Declare this"))
            for org, points in POINTS.items():
                boxes = expert.page.locator(".panel", has=expert.page.get_by_role("heading", name=org))
                for box, typed in zip(boxes.locator("input[name=points]").all(), points, strict=True):
                    box.fill(typed)
            expert.tap(_("Sign my sheet"))
    for name in members:
        with ring.desk(name) as expert:
            expert.tap(TENDER)
            expert.choose(_("Yes, I sign the report"))
            expert.tap(_("Sign report"))


def _drawn(hand: Hand) -> list[str]:
    text = hand.reads()
    return sorted((name for name in EXPERTS if name in text), key=text.index)


def award(ring: Ring) -> None:
    """Let the second officer award the first of the ranking; everybody reads the result."""
    with ring.desk(SONG) as second:
        waits(second, "%(count)d tender to award", "%(count)d tenders to award")
        second.tap(_("Award it"))
        assert "8,800.00" in second.reads()
        second.tap(_("Award it"))
    with ring.street("/tenders?show=results") as anyone:
        anyone.tap(TENDER)
        anyone.tap(_("Result and its notice"))
        assert ORG in anyone.reads()
        assert "8,800.00" in anyone.reads()
        assert "9,600.00" not in anyone.reads(), "the others read their own place at their own desk"
