"""Two records of one person become one by two hands: nothing is lost, and nothing counts twice."""

import asyncio
import datetime as dt

import pytest

from ground import clock, persons, privacy, sessions
from ground.actors import SYSTEM, Assurance, Role
from ground.audit import AuditEntry, verify
from ground.database import transaction
from ground.errors import MayNot, OutOfTurn, Refusal, Taken, Unreadable
from ground.identity import Person, PersonState
from ground.letters import Letter
from marketplace import house
from tests import people
from tests.volunteers.stories import NOON_AFTER, a_story, at
from tests.volunteers.twins import EVIDENCE, merged, served, twin
from volunteers import certifying, disputing, ledger, merging, residents
from volunteers.models import Certificate, HourClaim, HourEntry, Merger, MergerState

pytestmark = pytest.mark.anyio


async def test_edge_18_what_both_records_hold_is_one_persons_and_no_line_changes(database: None) -> None:
    story = await a_story()
    other = await twin(story)
    await served(story, story.wang, at(8), at(9))
    line = await served(story, other, at(10), at(12))
    before = await HourEntry.all().order_by("id").values()

    await merged(story, story.wang, other)

    assert await ledger.minutes_of(story.wang.id) == 180
    assert [month.minutes for month in await ledger.by_month(person_id=story.wang.id)] == [180]
    assert [(each.person_id, each.minutes) for each in await ledger.people_of_month(story.org.id, "2026-11")] == [
        (story.wang.id, 180)
    ]
    assert await HourEntry.all().order_by("id").values() == before
    assert (await HourClaim.get(id=line.claim_id)).person_id == story.wang.id
    assert (await Person.get(id=other.id)).state == PersonState.MERGED
    assert (await ledger.verify_chain(story.org.id)).broken_at is None
    assert (await verify()).broken_at is None


async def test_edge_18_inv_81_time_that_both_records_have_counts_once(database: None) -> None:
    story = await a_story()
    other = await twin(story)
    await served(story, story.wang, at(8), at(10))
    later = await served(story, other, at(9), at(12))

    await merged(story, story.wang, other)

    assert await ledger.minutes_of(story.wang.id) == 240
    assert (await HourEntry.get(reverses_id=later.id)).reason == "Counted in both records of one person"
    [left] = await ledger.standing_lines(other.id, later.service_on, later.service_on)
    assert (left.starts_at, left.minutes) == (at(10), 120)


async def test_edge_18_the_old_telephone_address_session_and_card_lead_to_the_kept_record(database: None) -> None:
    story = await a_story()
    other = await twin(story)
    async with transaction():
        token = await sessions.begin(other, assurance=Assurance.PHONE, staff=False, device="旧手机", by=SYSTEM)

    await merged(story, story.wang, other)

    assert [each.id for each in await persons.by_phone(persons.phone_of(other) or "")] == [story.wang.id]
    assert (await residents.resident(story.desk, other.public_id)).id == story.wang.id
    actor = await sessions.actor_of(token)
    assert actor is not None
    assert actor.person_id == story.wang.id


async def test_edge_18_certificates_stay_valid_and_are_the_kept_records(database: None) -> None:
    story = await a_story()
    other = await twin(story)
    await served(story, other, at(10), at(12))
    await certifying.ask(other, story.org, by=await people.an_actor(other))

    await merged(story, story.wang, other)

    paper = await Certificate.get()
    assert (paper.person_id, str(paper.state)) == (story.wang.id, "issued")
    await served(story, story.wang, at(14), at(15))
    await certifying.ask(story.wang, story.org, by=await people.an_actor(story.wang))
    assert (await Certificate.all().order_by("-id").first()).minutes == 180  # type: ignore[union-attr]


async def test_edge_18_two_hands_an_officer_of_both_and_never_for_oneself(database: None) -> None:
    story = await a_story()
    other = await twin(story)
    far = await people.an_officer("外区", Role.STREET_OFFICER, place=story.city.tianjia)
    made = await merging.propose(story.wang, other, evidence=EVIDENCE, by=story.street)

    for nobody in (far, story.leader, await people.an_actor(story.wang)):
        with pytest.raises(MayNot):
            await merging.propose(story.wang, other, evidence=EVIDENCE, by=nobody)
    for hand in (far, story.desk, story.street):
        with pytest.raises(MayNot):
            await merging.carry_out(made, by=hand, together=house.together())
    with pytest.raises(Unreadable):
        await merging.propose(other, story.wang, evidence="是", by=story.desk)
    with pytest.raises(Taken):
        await merging.propose(story.wang, other, evidence=EVIDENCE, by=story.desk)

    assert (await Merger.get()).state == MergerState.PROPOSED
    assert await Letter.filter(purpose="records_joined").count() == 0


async def test_edge_18_the_person_reads_it_on_both_telephones_and_the_audit_says_why(database: None) -> None:
    story = await a_story()
    other = await twin(story)

    await merged(story, story.wang, other)

    told = await Letter.filter(purpose="records_joined")
    assert {privacy.unseal("letter-to", each.to_sealed or "") for each in told} == {
        persons.phone_of(story.wang), persons.phone_of(other)
    }  # fmt: skip
    assert await AuditEntry.filter(verb__in=("Merger.propose", "Merger.carry_out", "Person.merge")).count() == 3


async def test_edge_18_of_two_people_nothing_is_merged(database: None) -> None:
    story = await a_story()
    other = await people.a_person("王桂兰", home=story.city.huibin, born_on=dt.date(1960, 1, 1))

    with pytest.raises(OutOfTurn, match="birth dates"):
        await merged(story, story.wang, other)

    assert (await Person.get(id=other.id)).state == PersonState.ACTIVE
    assert (await Merger.get()).state == MergerState.PROPOSED


async def test_edge_18_an_open_question_or_ones_own_hand_stands_against_it(database: None) -> None:
    story = await a_story()
    other = await twin(story)
    line = await served(story, other, at(10), at(12))
    claim = await HourClaim.get(id=line.claim_id)
    opened = await disputing.dispute(claim, words="时间不对", by=await people.an_actor(other))
    made = await merging.propose(story.wang, other, evidence=EVIDENCE, by=story.desk)

    with pytest.raises(OutOfTurn, match="question about their hours"):
        await merging.carry_out(made, by=story.street, together=house.together())
    await disputing.settle(opened, by=await people.an_actor(other))
    await merging.carry_out(made, by=story.street, together=house.together())

    leader = await Person.get(id=story.leader.person_id)
    against = await house.together().against(leader, await Person.get(id=other.id))
    assert any("recorded or confirmed the other's time" in each for each in against)


async def test_edge_18_time_of_one_shift_in_both_records_is_put_right_first(database: None) -> None:
    story = await a_story()
    other = await twin(story)
    await story.claimed(shift="shift0000001")
    await story.claimed(person=other, shift="shift0000001")

    with pytest.raises(OutOfTurn, match="same shift"):
        await merged(story, story.wang, other)


async def test_edge_18_inv_85_a_settled_month_opens_only_by_the_county(database: None) -> None:
    story = await a_story()
    other = await twin(story)
    await served(story, story.wang, at(8), at(10))
    await served(story, other, at(9), at(12))
    made = await merging.propose(story.wang, other, evidence=EVIDENCE, by=story.desk)

    with clock.stopped(NOON_AFTER + dt.timedelta(days=120)):
        with pytest.raises(MayNot, match="settled"):
            await merging.carry_out(made, by=story.street, together=house.together())
        await merging.carry_out(made, by=story.county, together=house.together())

    assert await ledger.minutes_of(story.wang.id) == 240


async def test_edge_18_of_four_officers_at_once_one_merges_and_three_read_why(database: None) -> None:
    story = await a_story()
    other = await twin(story)
    await served(story, other, at(10), at(12))
    made = await merging.propose(story.wang, other, evidence=EVIDENCE, by=story.desk)
    back = await merging.propose(other, story.wang, evidence=EVIDENCE, by=story.desk)
    officers = [story.street, story.county, story.street, story.county]

    asked = [await Merger.get(id=each.id) for each in (made, back, made, back)]

    said = await asyncio.gather(
        *(merging.carry_out(each, by=by, together=house.together()) for each, by in zip(asked, officers, strict=True)),
        return_exceptions=True,
    )

    assert sum(isinstance(each, Refusal) for each in said) == 3
    assert await Person.filter(state=PersonState.MERGED).count() == 1
    assert await AuditEntry.filter(verb="Person.merge").count() == 1


async def test_edge_18_dropped_or_refused_it_changes_nothing(database: None) -> None:
    story = await a_story()
    other = await twin(story)
    made = await merging.propose(story.wang, other, evidence=EVIDENCE, by=story.desk)

    await merging.drop(made, because="电话里问过，是两个人", by=story.street)

    with pytest.raises(OutOfTurn):
        await merging.carry_out(made, by=story.street, together=house.together())
    assert (await Person.get(id=other.id)).state == PersonState.ACTIVE
