"""The 40 yuan case: someone inside an organisation sells five hours to someone who was never there (3.2, EDGE-13).

CCTV, 17 July 2025: name, number and 40 yuan, and two minutes later "5 hours of caring for elders" were in the account.
"""

import datetime as dt

import pytest

from ground import clock, granting
from ground.actors import SYSTEM, Actor, Role
from ground.database import IntegrityError, ask
from ground.errors import MayNot, OutOfTurn, Refusal
from ground.letters import Letter
from tests import people
from tests.volunteers.stories import Story, a_story, at
from volunteers import ledger, recording
from volunteers.confirming import confirm_all, give_second_word
from volunteers.flagging import flags_in
from volunteers.models import ClaimState, Flag, Grade, HourEntry, Source

pytestmark = pytest.mark.anyio

NIGHT = at(23, 10)


async def a_seller(story: Story) -> Actor:
    """Enter an insider with every role over the organisation, who has got a desk's role as well."""
    person = await people.a_person("卖家")
    for role in (Role.ORG_MANAGER, Role.ORG_STAFF, Role.SOCIAL_WORKER):
        await granting.grant(person, role, by=SYSTEM, basis="story", org_id=story.org.id)
    await granting.grant(person, Role.COMMUNITY_WORKER, by=SYSTEM, basis="story", place=story.city.huibin)
    return await people.an_actor(person)


async def test_edge_13_each_door_refuses_the_seller(database: None) -> None:
    story = await a_story()
    seller = await a_seller(story)
    buyer = await people.a_person("买家")

    with clock.stopped(NIGHT):
        # for himself
        with pytest.raises(MayNot):
            await story.claimed(by=seller, person=await buyer.get(id=seller.person_id))
        # of time that is not over, and of time long past
        with pytest.raises(OutOfTurn):
            await story.claimed(at(23), at(28), by=seller, person=buyer)
        with pytest.raises(OutOfTurn):
            await story.claimed(at(-24 * 60), at(-24 * 60 + 5), by=seller, person=buyer)
        # the claim itself counts nothing, is grade D and stands out
        claim = await story.claimed(at(18), at(23), by=seller, person=buyer, source=Source.ADMIN)
        assert claim.grade == Grade.D
        assert set(flags_in(claim.flags)) == {Flag.AT_NIGHT, Flag.NO_EVIDENCE}
        # neither he, nor a colleague with a desk, nor the buyer puts it into the ledger
        colleague = await a_seller(story)
        for someone in (seller, colleague, story.manager, await people.an_actor(buyer)):
            for act in (recording.confirm, give_second_word):
                with pytest.raises(MayNot):
                    await act(claim, by=someone)
    assert await HourEntry.all().count() == 0
    assert await ledger.minutes_of(buyer.id) == 0


async def test_edge_13_two_hundred_typed_at_night_wait_flagged_and_uncounted(database: None) -> None:
    story = await a_story()
    buyers = [await people.a_person(f"买家{number}") for number in range(30)]

    with clock.stopped(NIGHT):
        claims = [
            await story.claimed(at(18), at(23), by=story.manager, person=buyer, source=Source.ADMIN) for buyer in buyers
        ]

    assert sum(Flag.IN_BULK in flags_in(claim.flags) for claim in claims) == 20
    assert await Letter.filter(purpose="hours_need_evidence").count() == 30
    outcomes = await confirm_all(claims, by=story.desk)
    assert {outcome.minutes for outcome in outcomes} == {0}
    assert {claim.state for claim in claims} == {ClaimState.HELD}
    assert await HourEntry.all().count() == 0


async def test_edge_13_what_two_others_let_through_still_counts_toward_no_honour(database: None) -> None:
    story = await a_story()
    claim = await story.claimed(by=story.manager, source=Source.ADMIN)
    await recording.confirm(claim, by=story.desk)

    await give_second_word(claim, by=story.street)

    assert await ledger.minutes_of(story.wang.id, counted=True) == 0
    [line] = await ledger.lines_of(story.wang.id)
    assert (line.grade, line.source) == (Grade.D, Source.ADMIN)


async def test_a_street_officer_in_the_pay_of_the_seller_is_not_enough(database: None) -> None:
    story = await a_story()
    claim = await story.claimed(by=story.manager, source=Source.ADMIN)

    assert await recording.confirm(claim, by=story.street) == []
    with pytest.raises(MayNot):
        await give_second_word(claim, by=story.street)

    assert await ledger.minutes_of(story.wang.id) == 0


async def test_someone_with_the_database_in_hand_meets_walls_and_leaves_a_trace(database: None) -> None:
    story = await a_story()
    line = await story.entered()
    buyer = await people.a_person("买家")
    copied = {name: getattr(line, name) for name in HourEntry._meta.db_fields}  # noqa: SLF001
    forged = copied | {"id": line.id + 1, "seq": 2, "public_id": "f" * 12, "person_id": buyer.id, "minutes": 300}

    with pytest.raises(IntegrityError):
        await ask("UPDATE volunteers_hour_entry SET person_id = ? WHERE id = ?", buyer.id, line.id)
    with pytest.raises(IntegrityError):
        await HourEntry.create(**forged | {"confirmer_id": line.recorder_id})
    await HourEntry.create(**forged)

    assert (await ledger.verify_chain(story.org.id)).broken_at == 2


async def test_the_same_evening_in_two_places_counts_once(database: None) -> None:
    story = await a_story()
    other = await people.an_org(story.city, "别的社")
    project = await people.a_project(other, story.city.huibin)
    rival = await people.an_officer("周强", Role.ORG_STAFF, org=other)
    with clock.stopped(at(22) + dt.timedelta(days=1)):
        first = await story.claimed(at(18), at(21))
        second = await story.claimed(at(18), at(21), by=rival, org=other, project=project)
        await recording.confirm(first, by=story.desk)
        with pytest.raises(Refusal, match="counted already"):
            await recording.confirm(second, by=story.desk)

    assert await ledger.minutes_of(story.wang.id) == 180
