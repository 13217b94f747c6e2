"""Suggesting: points that are a sum of reasons, from a short list of features, each in one direction."""

import datetime as dt
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ground.actors import Actor
from marketplace.matching.snapshots import Helper, Offer
from marketplace.matching.suggesting import suggest, tie_break
from marketplace.policies import POLICIES
from marketplace.queries import activities
from tests import people
from tests.marketplace.open_shifts import a_calling, in_days
from volunteers import enrolling
from volunteers.models import DayPart, Limit, Skill, Volunteer

pytestmark = pytest.mark.anyio

WEIGHTS = next(each.value for each in POLICIES if each.key == "suggesting.weights")
TEN = dt.datetime(2026, 11, 25, 2, tzinfo=dt.UTC)
PATHS = ("", "1.", "1.2.", "1.2.3.", "1.2.3.4.", "1.2.3.9.", "1.7.8.9.")

helpers = st.builds(
    Helper,
    person_id=st.integers(1, 9),
    home_path=st.sampled_from(PATHS),
    limits=st.frozensets(st.sampled_from(Limit)),
    skills=st.frozensets(st.sampled_from(Skill), max_size=4),
    free=st.frozensets(st.tuples(st.integers(0, 6), st.sampled_from(DayPart)), max_size=5),
    known_orgs=st.frozensets(st.integers(1, 3)),
    served=st.booleans(),
)
offers = st.builds(
    Offer,
    shift_id=st.integers(1, 9),
    activity_id=st.integers(1, 9),
    org_id=st.integers(1, 3),
    place_path=st.just("1.2.3.4."),
    starts_at=st.just(TEN),
    ends_at=st.just(TEN + dt.timedelta(hours=2)),
    wanted=st.frozensets(st.sampled_from(Skill), max_size=3),
    seated=st.booleans(),
)


def test_matching_sees_these_features_and_no_others() -> None:
    """INV-70: nothing of health, income, belief, ratings, Party membership or household."""
    assert {each.name for each in fields(Helper)} == {
        "person_id", "why_not", "home_path", "born_on", "limits", "skills", "papers", "free", "known_orgs", "taken",
        "most_minutes_a_day", "most_minutes_a_week", "walks_minutes", "served", "suggestions", "guardians",
        "guardian_shifts", "reads",  # nothing of the person: whether the page speaks to them or of them
    }  # fmt: skip
    assert {each.name for each in fields(Offer)} == {
        "shift_id", "activity_id", "org_id", "place_path", "spot", "starts_at", "ends_at", "demands", "wanted",
        "papers", "seated", "youngest", "risk",
    }  # fmt: skip


@given(helpers, offers)
def test_points_are_the_sum_of_the_reasons_told(helper: Helper, offer: Offer) -> None:
    found = suggest(helper, offer, WEIGHTS)

    assert found.points == sum(each.points for each in found.reasons)
    assert all(each.points > 0 and each.words for each in found.reasons)
    assert 0 <= found.points <= 1000
    assert len({each.factor for each in found.reasons}) == len(found.reasons)


@given(helpers, offers, st.sampled_from(Skill))
def test_another_skill_never_lowers_a_place(helper: Helper, offer: Offer, skill: Skill) -> None:
    """INV-71."""
    more = replace(helper, skills=helper.skills | {skill})

    assert suggest(more, offer, WEIGHTS).points >= suggest(helper, offer, WEIGHTS).points


@given(helpers, offers)
def test_nearer_never_lowers_a_place(helper: Helper, offer: Offer) -> None:
    """INV-71: from nowhere known, over the county and the street, into the community."""
    near_by = [suggest(replace(helper, home_path=path), offer, WEIGHTS).points for path in PATHS[:5]]

    assert near_by == sorted(near_by)


@given(helpers, offers)
def test_time_named_and_people_known_never_lower_a_place(helper: Helper, offer: Offer) -> None:
    """INV-71."""
    points = suggest(helper, offer, WEIGHTS).points

    assert suggest(replace(helper, free=helper.free | {offer.part}), offer, WEIGHTS).points >= points
    assert suggest(replace(helper, known_orgs=helper.known_orgs | {offer.org_id}), offer, WEIGHTS).points >= points


@given(helpers, offers, st.dates(dt.date(1926, 1, 1), dt.date(2000, 1, 1)))
def test_age_alone_changes_nothing(helper: Helper, offer: Offer, born_on: dt.date) -> None:
    """INV-37."""
    assert suggest(replace(helper, born_on=born_on), offer, WEIGHTS) == suggest(helper, offer, WEIGHTS)


def test_a_low_number_gives_no_advantage_among_equals() -> None:
    first = [min((1, 2), key=lambda person: tie_break(person, shift, b"key")) for shift in range(200)]

    assert 60 < first.count(1) < 140


@pytest.mark.parametrize(
    ("minutes", "in_street", "in_county"), [(10, False, False), (20, True, False), (45, True, True)]
)
def test_who_would_walk_ten_minutes_is_told_what_is_farther_and_not_that_it_is_near(
    minutes: int, in_street: bool, in_county: bool
) -> None:
    home = Helper(person_id=1, home_path="1.2.3.4.", walks_minutes=minutes)
    offer = Offer(
        shift_id=1, activity_id=1, org_id=1, place_path="", starts_at=TEN, ends_at=TEN + dt.timedelta(hours=2)
    )  # fmt: skip
    for path, is_near in (("1.2.3.4.", True), ("1.2.3.9.", in_street), ("1.2.7.8.", in_county)):
        found = suggest(home, replace(offer, place_path=path), WEIGHTS)
        assert any(each.factor == "near" for each in found.reasons) == is_near
        assert (found.against is None) == is_near


async def test_the_list_says_why_and_the_plain_order_changes_nothing_else(database: None) -> None:
    """INV-72."""
    far = await a_calling(title="去大洼包饺子", starts_at=in_days(2))
    near = await a_calling(city=far.city, org=far.org, title="给邻居老人送午饭", starts_at=in_days(4))
    await far.activity.filter(id=far.activity.id).update(place_id=far.city.wangjia.id)
    wang = await people.a_person(home=far.city.huibin)
    herself = await people.an_actor(wang)
    await enrolling.enrol(wang, by=herself)

    helper = await activities.helper_behind(herself)
    assert helper is not None
    plain = await activities.open_slots(helper)
    suited = await activities.suited(helper, plain)

    assert [each.card.title for each in plain] == ["去大洼包饺子", "给邻居老人送午饭"]
    assert [each.card.title for each in suited] == ["给邻居老人送午饭", "去大洼包饺子"]
    assert suited[0].card.reason
    assert suited[1].card.against
    assert {each.card.shift_id for each in plain} == {each.card.shift_id for each in suited}
    assert near.shift.public_id == suited[0].card.shift_id

    await Volunteer.filter(person_id=wang.id).update(suggestions=False)
    assert [each.title for each in await activities.near(herself, most=3)] == ["去大洼包饺子", "给邻居老人送午饭"]


async def test_what_one_cannot_take_comes_last_and_a_stranger_sees_it_by_time(database: None) -> None:
    first = await a_calling(title="爬楼送饭", starts_at=in_days(2), demands=[Limit.NO_STAIRS])
    await a_calling(city=first.city, org=first.org, title="包饺子", starts_at=in_days(4))
    wang = await people.a_person(home=first.city.huibin)
    herself = await people.an_actor(wang)
    await enrolling.enrol(wang, by=herself)
    await Volunteer.filter(person_id=wang.id).update(limits=",no_stairs,")

    helper = await activities.helper_behind(herself)
    assert helper is not None
    suited = await activities.suited(helper, await activities.open_slots(helper))

    assert [each.card.title for each in suited] == ["包饺子", "爬楼送饭"]
    assert [each.title for each in await activities.near(Actor(), most=3)] == ["爬楼送饭", "包饺子"]
