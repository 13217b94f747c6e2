"""The first part of the ring: a need becomes an activity, an elder joins, and her afternoon becomes hours."""

import datetime as dt

from ground.language import _, plural
from ground.mandates import Method
from marketplace.models import NeedCategory, Word
from marketplace.schemas.need_words import CATEGORIES, CONFIRMED_HOW, METHODS
from tests.journeys.ring_city import CHEN, LIU, ORG, SUN, WANG, ZHANG, Ring
from tests.outside.browsers import Hand

ELDER, HER_PHONE, DOOR = "郝玉珍", "15499900077", "3号楼2单元501"
NEED, SAID = "腿脚不好想有人送饭", "腿脚不好，中午自己做不了饭。"
FOR_ALL = "一位老人腿脚不好，中午自己做不了饭，想请人送一顿热饭。"
RISK = "二楼，没有电梯，楼道灯暗。"
ACTIVITY, SPOT = "中午给老人送热饭", "惠宾社区老年食堂门口"
SERVES = dt.date(2026, 10, 28)


def waits(hand: Hand, one: str, many: str, count: int = 1) -> None:
    """Tap what the desk says is waiting: so many of it, no more and no less."""
    hand.tap(plural(one, many, count) % {"count": count})


def set_day(hand: Hand, field: str, day: dt.date) -> None:
    """Write a day into the three boxes of a field; a page may have several."""
    for part, value in (("year", day.year), ("month", day.month), ("day", day.day)):
        hand.page.locator(f"input[name={field}_{part}]").fill(str(value))


def write_need_down(ring: Ring) -> None:
    """Let Zhang write down what a neighbour without a telephone of ours asks for."""
    with ring.desk(ZHANG) as zhang:
        zhang.tap(_("Write down a need"))
        somebody_new = zhang.page.locator("form[action$='/cw/needs/people']")
        somebody_new.get_by_label(_("Name"), exact=True).fill(ELDER)
        somebody_new.get_by_label(_("Mobile phone")).fill(HER_PHONE)
        zhang.tap(_("Enter them"))
        zhang.choose(str(METHODS[Method.PRESENT]))
        zhang.pick(_("Kind"), str(CATEGORIES[NeedCategory.MEALS]))
        zhang.type(_("What was said"), SAID)
        zhang.type(_("Exact address"), DOOR)
        zhang.type(_("In one line"), NEED)
        zhang.type(_("In a few sentences"), FOR_ALL)
        zhang.type(_("What could be risky?"), RISK)
        set_day(zhang, "wanted_until", dt.date(2026, 11, 30))
        zhang.tap(_("Write it down"))
        assert not zhang.may_tap(_("Look at it")), "a second person looks at it"


def verify_and_dispatch(ring: Ring) -> None:
    """Let her colleague verify it, show it to all, and send it to the organisation."""
    with ring.desk(CHEN) as chen:
        chen.tap(_("Needs"))
        chen.tap(NEED)
        chen.tap(_("Look at it"))
        chen.tap(_("It is so"))
        chen.tap(_("Open to all"))
        chen.tap(_("Send to one"))
        chen.choose(ORG)
        chen.tap(_("Send it"))
        assert ORG in chen.reads()


def call_for_helpers(ring: Ring) -> None:
    """Let the organisation take it on and call for a helper two weeks ahead."""
    with ring.desk(LIU) as liu:
        liu.tap(_("Needs"))
        liu.tap(NEED)
        liu.tap(_("We do it"))
        liu.tap(_("Call for helpers"))
        liu.type(_("Name of the activity"), ACTIVITY)
        liu.tap(_("Go on"))
        liu.tap(_("Save and go on"))
        liu.type(_("Where do people meet?"), SPOT)
        set_day(liu, "on", SERVES)
        liu.type(_("From what time?"), "11:00")
        liu.type(_("When does it end?"), "13:00")
        liu.tap(_("Save and go on"))
        liu.type(_("How many can come?"), "1")
        liu.tap(_("Save and go on"))
        liu.tap(_("Save and go on"))
        liu.pick(_("Who leads on the spot?"), SUN)
        liu.type(_("Telephone that everybody may read"), "0427-2800001")
        liu.tap(_("Save and go on"))
        liu.tap(_("Publish it"))
        assert _("Published. People can sign up now.") in liu.reads()


def sign_up(ring: Ring) -> None:
    """Let Wang, who is seventy, sign up on her telephone."""
    with ring.phone(WANG, "/a") as wang:
        wang.tap(ACTIVITY)
        assert ELDER not in wang.page.content()
        wang.tap(_("I want to join"))
        wang.tap(_("Sign me up"))
        assert _("You are signed up") in wang.reads()


def call_the_roll(ring: Ring) -> None:
    """Let Sun hand the roll in as it stands; with it the organisation says that the neighbour was helped."""
    with ring.desk(SUN) as sun:
        sun.tap(_("Rolls to hand in"))
        if not sun.may_tap(_("Hand in the roll")):
            sun.tap(_("Call the roll"))
        assert WANG in sun.reads()
        sun.tap(_("Hand in the roll"))
        assert _("Hours recorded") in sun.reads()


def confirm(ring: Ring) -> None:
    """Let the community's desk confirm the hours, and that the neighbour was helped."""
    with ring.desk(CHEN) as chen:
        chen.tap(_("Confirm hours"))
        assert WANG in chen.reads()
        chen.tap(_("Confirm those ticked"))
    with ring.desk(CHEN) as chen:
        chen.tap(_("Done: ask the person"))
        chen.tap(NEED)
        chen.tap(_("It was done"))
        chen.choose(str(CONFIRMED_HOW[Word.CALLED]))
        chen.tap(_("It was done"))
