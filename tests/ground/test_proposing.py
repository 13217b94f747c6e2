"""A policy value is changed by two people, from a day on, with the text it rests on; what held before stays."""

import asyncio
import datetime as dt
from dataclasses import dataclass

import pytest

from ground import clock, policy, proposing
from ground.actors import SYSTEM, Actor, Role
from ground.audit import AuditEntry
from ground.errors import MayNot, NotFound, OutOfTurn, Unreadable
from ground.places import Place
from ground.policy_shapes import PLAIN, Shape, rebuilt, same_shape
from ground.proposing import PolicyProposal, ProposalState
from tests import people

pytestmark = pytest.mark.anyio

KEY = "notices.working_days"
TEXT = "盘社工发〔2026〕12 号第三条"


@dataclass
class Story:
    """Two supervisors of the city, and one of a county."""

    city: people.City
    one: Actor
    two: Actor
    of_dawa: Actor


@pytest.fixture
async def story(database: None) -> Story:
    city = await people.a_city()
    return Story(
        city,
        await people.an_officer("郭颖", Role.SUPERVISOR, place=city.city),
        await people.an_officer("冯涛", Role.SUPERVISOR, place=city.city),
        await people.an_officer("马超", Role.SUPERVISOR, place=city.dawa),
    )


async def proposed(
    by: Actor, new: object = 7, *, key: str = KEY, days: int = 3, place: Place | None = None
) -> PolicyProposal:
    return await proposing.propose(
        key, new, valid_from=clock.today() + dt.timedelta(days=days), citation=TEXT, checked=True, by=by, place=place
    )


async def test_what_one_proposes_holds_from_its_day_once_another_has_put_it_in_force(story: Story) -> None:
    proposal = await proposed(story.one)
    with pytest.raises(MayNot):
        await proposing.adopt(proposal, by=story.one)
    assert await policy.value(KEY, day=proposal.valid_from) == 5

    await proposing.adopt(proposal, by=story.two)

    assert await policy.value(KEY) == 5
    found = await policy.in_force(KEY, day=proposal.valid_from)
    assert (found.value, found.citation, found.checked) == (7, TEXT, True)
    verbs = [each.verb for each in await AuditEntry.filter(verb__startswith="Policy").order_by("seq")]
    assert verbs == ["PolicyProposal.make", "PolicyProposal.adopt", "PolicyValue.put"]


async def test_nobody_sets_a_value_alone_and_only_who_oversees_the_place_proposes(story: Story) -> None:
    officer = await people.an_officer("李强", Role.STREET_OFFICER, place=story.city.zhenxing)
    for by in (story.one, officer):
        with pytest.raises(MayNot):
            await policy.put(KEY, 1, valid_from=clock.today(), citation="x", by=by)
    for by, place in ((officer, story.city.zhenxing), (story.of_dawa, None), (story.of_dawa, story.city.zhenxing)):
        with pytest.raises(MayNot):
            await proposed(by, place=place)

    own = await proposed(story.of_dawa, place=story.city.tianjia)
    await proposing.adopt(own, by=story.two)

    assert await policy.value(KEY, place=story.city.tianjia, day=own.valid_from) == 7
    assert await policy.value(KEY, place=story.city.zhenxing, day=own.valid_from) == 5
    with pytest.raises(NotFound):
        await proposing.proposal_seen_by(officer, own.public_id)


async def test_a_value_keeps_its_shape_and_begins_on_a_day_to_come(story: Story) -> None:
    for new in ("7", 7.5, True, -1, None, [7], {"days": 7}):
        with pytest.raises(Unreadable):
            await proposed(story.one, new)
    with pytest.raises(Unreadable) as refused:
        await proposed(story.one, days=-1)
    assert [each.field for each in refused.value.mistakes] == ["valid_from"]
    with pytest.raises(NotFound):
        await proposed(story.one, key="no.such_value")
    with pytest.raises(Unreadable):
        await proposed(story.one, {"from": "21:00", "to": "25:00"}, key="letters.quiet_hours")
    await proposed(story.one, {"from": "20:00", "to": "07:30"}, key="letters.quiet_hours")


async def test_of_many_proposals_at_once_one_waits_and_another_comes_after_it_is_taken_back(story: Story) -> None:
    said = await asyncio.gather(*(proposed(story.one, 6 + at) for at in range(4)), return_exceptions=True)
    assert sum(isinstance(each, OutOfTurn) for each in said) == 3

    (waiting,) = await proposing.open_proposals(KEY)
    await proposing.drop(waiting, by=story.two)

    assert (await PolicyProposal.get(id=waiting.id)).state is ProposalState.DROPPED
    assert await proposed(story.one, 9)


async def test_one_of_two_second_persons_puts_it_in_force_and_it_stands_once(story: Story) -> None:
    third = await people.an_officer("于波", Role.ADMINISTRATOR)
    proposal = await proposed(story.one)
    copies = [await PolicyProposal.get(id=proposal.id) for _ in range(2)]

    said = await asyncio.gather(
        *(proposing.adopt(copy, by=by) for copy, by in zip(copies, (story.two, third), strict=True)),
        return_exceptions=True,
    )

    assert sum(isinstance(each, OutOfTurn) for each in said) == 1
    assert len([each for each in await policy.rows_of(KEY) if each.set_by_id]) == 1


async def test_what_waited_past_its_first_day_is_not_put_in_force_behind_peoples_backs(story: Story) -> None:
    proposal = await proposed(story.one)

    with clock.stopped(clock.city_moment(proposal.valid_from + dt.timedelta(days=1))), pytest.raises(OutOfTurn):
        await proposing.adopt(proposal, by=story.two)


async def test_the_house_itself_still_sets_values(story: Story) -> None:
    await policy.put(KEY, 6, valid_from=clock.today(), citation="x", by=SYSTEM)

    assert await policy.value(KEY) == 6
    with pytest.raises(OutOfTurn):
        await proposing.propose(KEY, 6, valid_from=clock.today(), citation="x", checked=True, by=story.one)


@pytest.mark.parametrize(
    ("old", "typed", "shape", "new"),
    [
        (30, ["60"], PLAIN, 60),
        (50, [], Shape(may_be_none=True), None),
        (None, ["12"], Shape(may_be_none=True), 12),
        (None, ["yes"], Shape(may_be_none=True, yes_or_no=True), True),
        (True, ["no"], PLAIN, False),
        (["rules"], ["rules", "members"], Shape(choices={"rules": "", "members": ""}), ["rules", "members"]),
        ({"from": "21:00", "to": "08:00"}, ["20:00", "07:00"], PLAIN, {"from": "20:00", "to": "07:00"}),
        ({"unit": "workdays", "count": 9}, ["8"], PLAIN, {"unit": "workdays", "count": 8}),
        ([{"kind": "x", "month": 5, "day": 31}], ["4", "30"], PLAIN, [{"kind": "x", "month": 4, "day": 30}]),
    ],
)
def test_what_is_typed_leaf_by_leaf_becomes_the_value(old: object, typed: list[str], shape: Shape, new: object) -> None:
    assert rebuilt(old, typed, shape) == new
    assert same_shape(old, new, shape)


@pytest.mark.parametrize(
    ("old", "typed", "shape"),
    [
        *((30, typed, PLAIN) for typed in (["a"], ["1", "2"], [""], ["-3"], ["²"], ["99999999999999"])),
        (None, ["12"], Shape(may_be_none=True, yes_or_no=True)),
        (["rules"], ["rules", "rules"], Shape(choices={"rules": ""})),
        (["rules"], ["dog"], Shape(choices={"rules": ""})),
        ([], ["dog"], PLAIN),
        ({"from": "21:00", "to": "08:00"}, ["9", "07:00"], PLAIN),
    ],
)
def test_what_does_not_fit_is_of_another_shape(old: object, typed: list[str], shape: Shape) -> None:
    assert not same_shape(old, rebuilt(old, typed, shape), shape)
