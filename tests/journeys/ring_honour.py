"""The last part of the ring: a season, a nomination with consent, four stages, a notice, an award, the hall."""

import datetime as dt

from ground.language import _, hours_text
from silver_steward.models import Basis, Level, Verdict
from silver_steward.words import BASES, LEVELS, VERDICTS
from tests.journeys.ring_city import CHEN, GUO, LI, WANG, ZHANG, ZHAO, ZHOU, Ring
from tests.journeys.ring_service import set_day, waits

SEASON, ISSUER = "2026 年最美银龄管家", "盘锦市志愿服务联合会"
STORY = "我就是爱给邻居送口热饭。"
NUMBER = "PJ-2026-00001"


def announce(ring: Ring) -> None:
    """Let one supervisor write the season down, and another announce it and open it for names."""
    with ring.desk(GUO) as first:
        first.tap(_("Seasons"))
        first.type(_("Title"), SEASON)
        first.choose(str(BASES[Basis.COMMUNITY_SELECTION]))
        first.type(_("In whose name the certificate is written"), ISSUER)
        first.type(_("How many are honoured"), "3")
        first.type(_("How many the basis allows"), "10")
        for field, day in (
            ("cutoff_on", dt.date(2026, 10, 31)), ("window_from", dt.date(2025, 11, 1)),
            ("window_until", dt.date(2026, 10, 31)), ("nominate_from", dt.date(2026, 10, 8)),
            ("nominate_until", dt.date(2026, 10, 29)),
        ):  # fmt: skip
            set_day(first, field, day)
        first.tap(_("Write it down"))
        assert not first.may_tap(_("Announce")), "a second person looks at it"
    with ring.desk(ZHOU) as second:
        waits(second, "Move %(count)d season on", "Move %(count)d seasons on")
        second.tap(SEASON)
        second.tap(_("Announce"))
        second.tap(_("Open for names"))


def nominate(ring: Ring) -> None:
    """Let the community name Wang, and let her say yes on her own page, where the two hours count."""
    with ring.desk(ZHANG) as worker:
        worker.tap(_("Silver stewards"))
        worker.tap(_("Name a resident"))
        worker.type(_("Name"), WANG)
        worker.type(_("Last 4 figures of telephone or ID number"), ring.kept["tail"])
        worker.tap(_("Find"))
        worker.tap(WANG)
        worker.type(_("What do they do for others?"), "七十岁了还天天给邻居送饭。")
        worker.type(_("The committee's own interest"), "没有")
        worker.tap(_("Name them"))
    with ring.phone(WANG, "/me/steward") as wang:
        wang.tap(SEASON)
        for level in (Level.TAKE_PART, Level.NOTICE):
            wang.choose(str(LEVELS[level]))
        wang.tap(_("I take part"))


def close(ring: Ring) -> None:
    """Let the supervisor close the season for names after its last day."""
    with ring.desk(GUO) as supervisor:
        waits(supervisor, "Move %(count)d season on", "Move %(count)d seasons on")
        supervisor.tap(SEASON)
        supervisor.tap(_("Close for names"))


def review(ring: Ring) -> None:
    """Let four stages pass her on, each with her evidence before it: the old hours, and the two of the contract."""
    with ring.desk(ZHANG) as namer:
        namer.tap(_("Silver stewards"))
        namer.tap(WANG)
        assert namer.page.locator("input[name=verdict]").count() == 0, "who named her does not decide on her"
    for officer in (CHEN, LI, ZHAO, ZHOU):
        with ring.desk(officer) as hand:
            waits(hand, "Decide on %(count)d silver steward", "Decide on %(count)d silver stewards")
            hand.tap(WANG)
            evidence = hand.reads()
            assert hours_text(3630) in evidence, "without the two of the contract it would not be enough"
            assert f"2026-10 {hours_text(120)}" in evidence, "the hours that the contract paid for"
            hand.choose(str(VERDICTS[Verdict.PASS]))
            hand.tap(_("Write it down"))
            hand.tap(_("Release all"))


def hang(ring: Ring) -> None:
    """Let the supervisor hang the notice of those who passed."""
    with ring.desk(GUO) as supervisor:
        waits(supervisor, "Move %(count)d season on", "Move %(count)d seasons on")
        supervisor.tap(SEASON)
        supervisor.tap(_("Hang the notice"))
    with ring.street("/steward") as anyone:
        anyone.tap(SEASON)
        anyone.tap(_("Read the public notice"))
        assert WANG in anyone.reads()


def honour(ring: Ring) -> None:
    """Let the honour be given after five working days: a number, a paper, and her story in the hall if she agrees."""
    with ring.desk(GUO) as supervisor:
        waits(supervisor, "Move %(count)d season on", "Move %(count)d seasons on")
        supervisor.tap(SEASON)
        supervisor.tap(_("Give the honours"))
        assert NUMBER in supervisor.reads()
    with ring.phone(WANG, "/me/steward") as wang:
        wang.tap(SEASON)
        assert NUMBER in wang.reads()
        wang.type(_("Your story"), STORY)
        wang.choose(str(LEVELS[Level.HALL]))
        wang.tap(_("Hang it there"))
    with ring.street("/steward") as anyone:
        anyone.tap(_("Hall of honour"))
        assert WANG in anyone.reads()
        assert STORY in anyone.reads()
        anyone.page.goto(f"{ring.url}/certificate/{NUMBER}")
        assert _("This certificate is valid.") in anyone.reads()
