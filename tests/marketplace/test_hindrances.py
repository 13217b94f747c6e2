"""What stands between a person and a shift, asked of plain pictures; and of the database where it is about mandates."""

import datetime as dt
from dataclasses import replace

import pytest

from ground import clock, mandates
from ground.actors import SYSTEM
from ground.clock import city_moment
from ground.errors import Taken
from ground.mandates import Method, Scope
from marketplace import signing_up
from marketplace.matching.hindrances import hindrances
from marketplace.matching.snapshots import Figures, Helper, Offer, Promise
from marketplace.models import SignUpWay
from tests import people
from tests.marketplace.open_shifts import a_calling
from volunteers import enrolling
from volunteers.minors import Ages
from volunteers.models import Limit, Skill, Volunteer

pytestmark = pytest.mark.anyio

AGES = Ages(adult=18, least=8, data=14, presence=10, most_risk=1)
FIGURES = Figures(most_minutes_a_day=600, minutes_between=20, most_segments=3, ages=AGES)
MONDAY = dt.date(2026, 11, 23)
CANTEEN = {"place_path": "1.2.3.4.", "spot": "惠宾社区食堂"}


def at(hour: float, *, day: dt.date = MONDAY) -> dt.datetime:
    return city_moment(day) + dt.timedelta(hours=hour)


def an_offer(first: float = 10, last: float = 12, **more: object) -> Offer:
    told = {"shift_id": 1, "activity_id": 1, "org_id": 1, **CANTEEN, **more}
    return Offer(starts_at=at(first), ends_at=at(last), **told)  # type: ignore[arg-type]


def promised(first: float, last: float, **more: object) -> Promise:
    told = {"title": "陪老人聊天", "activity_id": 9, **CANTEEN, **more}
    return Promise(starts_at=at(first), ends_at=at(last), **told)  # type: ignore[arg-type]


def against(offer: Offer, *taken: Promise, **helper: object) -> list[str]:
    person = Helper(person_id=1, taken=taken, **helper)  # type: ignore[arg-type]
    return [each.code for each in hindrances(person, offer, FIGURES)]


def test_who_has_no_limits_and_promised_nothing_may_come() -> None:
    assert against(an_offer()) == []


def test_someone_on_a_break_reads_that_and_nothing_else() -> None:
    person = Helper(person_id=1, why_not="您正在休息。", limits=frozenset({Limit.NO_STAIRS}))
    found = hindrances(person, an_offer(demands=frozenset({Limit.NO_STAIRS})), FIGURES)

    assert [(each.code, each.sentence) for each in found] == [("standing", "您正在休息。")]


@pytest.mark.parametrize("limit", list(Limit))
def test_each_limit_stands_against_what_demands_it_and_against_nothing_else(limit: Limit) -> None:
    asks = an_offer(demands=frozenset({limit}))
    others = an_offer(demands=frozenset(Limit) - {limit})

    assert against(asks, limits=frozenset({limit})) == [f"limit.{limit}"]
    assert against(others, limits=frozenset({limit})) == []


@pytest.mark.parametrize(
    ("first", "last", "evening"), [(16, 18, False), (17, 18.5, True), (18, 19, True), (22, 26, True)]
)
def test_after_six_is_the_evening(first: float, last: float, *, evening: bool) -> None:
    assert an_offer(first, last).in_the_evening is evening


@pytest.mark.parametrize(
    ("promise", "codes"),
    [
        (promised(10, 12), ["clash"]),
        (promised(11.9, 14), ["clash"]),
        (promised(9, 10.1), ["clash"]),
        (promised(8, 10), []),
        (promised(12, 14), []),
        (promised(8, 10, spot="石油社区活动室"), ["way"]),
        (promised(12.25, 14, spot="石油社区活动室"), ["way"]),
        (promised(12 + 20 / 60, 14, spot="石油社区活动室"), []),
        (promised(8, 9 + 40 / 60, place_path="1.2.3.9."), []),
    ],
)
def test_half_open_times_clash_only_where_they_share_a_moment_or_leave_no_way(
    promise: Promise, codes: list[str]
) -> None:
    """EDGE-4: at the same spot [8, 10) and [10, 12) are fine, elsewhere twenty minutes lie between."""
    assert against(an_offer(), promise) == codes


def test_three_shifts_of_one_activity_are_enough_for_a_day() -> None:
    """INV-52."""
    three = [promised(hour, hour + 0.5, activity_id=1) for hour in (6, 7, 8)]

    assert against(an_offer(), *three) == ["segments"]
    assert against(an_offer(), *three[:2]) == []


@pytest.mark.parametrize(
    ("own", "spans", "codes"),
    [
        (None, [(0, 8)], []),
        (None, [(0, 8.1)], ["rest"]),
        (None, [(-6, 2), (13, 14)], ["rest"]),
        (None, [(-14, -6)], []),
        (240, [(6, 8)], []),
        (240, [(6, 8.1)], ["rest"]),
        (900, [(0, 8.1)], ["rest"]),
    ],
)
def test_any_24_hours_hold_ten_hours_or_less_by_ones_own_wish(
    own: int | None, spans: list[tuple[float, float]], codes: list[str]
) -> None:
    """Rest, orgs-and-volunteers 7.6 step 5: also around midnight; nobody raises the policy's figure for themselves."""
    taken = [promised(first, last) for first, last in spans]

    assert against(an_offer(), *taken, most_minutes_a_day=own) == codes


def test_a_night_belongs_to_both_its_days() -> None:
    """EDGE-5."""
    night = an_offer(22, 26)

    assert against(night, promised(28, 34)) == []
    assert against(night, promised(28, 34.1)) == ["rest"]


def test_a_week_holds_what_one_set_oneself() -> None:
    sunday_before, friday = promised(-14, -12), promised(96, 98)

    assert against(an_offer(), friday, most_minutes_a_week=240) == []
    assert against(an_offer(), friday, most_minutes_a_week=239) == ["week"]
    assert against(an_offer(), sunday_before, most_minutes_a_week=120) == []


def test_the_young_are_asked_for_their_age_on_the_day_and_nobody_is_too_old() -> None:
    """INV-36, INV-37, EDGE-25."""
    offer = an_offer(youngest=18)

    assert against(offer, born_on=dt.date(2008, 11, 24)) == ["age"]
    assert against(offer, born_on=dt.date(2008, 11, 23)) == []
    assert against(offer, born_on=dt.date(1926, 1, 1)) == []
    assert against(offer, born_on=None) == []


def test_a_paper_is_asked_for_and_a_skill_is_not() -> None:
    offer = an_offer(wanted=frozenset({Skill.COOKING}), papers=frozenset({Skill.FIRST_AID}))

    assert against(offer) == ["paper"]
    assert against(offer, skills=frozenset({Skill.FIRST_AID})) == ["paper"]
    assert against(offer, papers=frozenset({Skill.FIRST_AID})) == []


def test_every_reason_is_named() -> None:
    offer = replace(an_offer(youngest=18, papers=frozenset({Skill.LAW})), demands=frozenset({Limit.NO_STAIRS}))

    found = against(
        offer, promised(10, 12), born_on=dt.date(2015, 1, 1), limits=frozenset({Limit.NO_STAIRS}), most_minutes_a_day=60
    )

    assert found == ["limit.no_stairs", "age", "paper", "clash", "rest"]


async def test_a_daughter_does_not_sign_her_mother_up_for_stairs_she_cannot_climb(database: None) -> None:
    """EDGE-40: the limit is named, and only the elder changes it."""
    calling = await a_calling(demands=[Limit.NO_STAIRS])
    wang, daughter = await people.a_person("王桂兰"), await people.a_person("李娜")
    await enrolling.enrol(wang, by=await people.an_actor(wang))
    await Volunteer.filter(person_id=wang.id).update(limits=",no_stairs,")
    await mandates.grant(wang, [Scope.SIGN_UP], method=Method.PRESENT, by=SYSTEM, agent_person=daughter)
    helping = await mandates.helping(await people.an_actor(daughter), wang.id, Scope.SIGN_UP)

    with pytest.raises(Taken) as refused:
        await signing_up.sign_up(wang, calling.slot, by=helping, way=SignUpWay.FAMILY)

    assert refused.value.more == {"reasons": ["limit.no_stairs"]}
    assert "climbing stairs" in refused.value.sentence or "爬楼" in refused.value.sentence


async def test_what_was_served_today_counts_towards_rest(database: None) -> None:
    calling = await a_calling()
    wang = await people.a_person()
    await Volunteer.create(person_id=wang.id, joined_at=clock.now(), most_minutes_a_day=180)
    first = await signing_up.sign_up(wang, calling.slot, by=await people.an_actor(wang), way=SignUpWay.SELF)
    await first.filter(id=first.id).update(state="attended")
    later = await a_calling(
        city=calling.city, org=calling.org, title="包饺子", starts_at=calling.shift.ends_at + dt.timedelta(hours=1)
    )

    with pytest.raises(Taken) as refused:
        await signing_up.sign_up(wang, later.slot, by=await people.an_actor(wang), way=SignUpWay.SELF)

    assert refused.value.more == {"reasons": ["rest"]}
