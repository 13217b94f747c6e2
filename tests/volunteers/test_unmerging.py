"""A merger of two records is undone for 90 days: both are as they were, and who objects is heard first."""

import datetime as dt

import pytest

from ground import clock, persons, privacy
from ground.actors import SYSTEM
from ground.database import transaction
from ground.errors import MayNot, OutOfTurn
from ground.identity import Person, PersonState
from ground.letters import Letter
from ground.privacy import Consent, ConsentKind
from marketplace import house
from tests import people
from tests.volunteers.stories import NOON_AFTER, a_story, at
from tests.volunteers.twins import merged, served, twin
from volunteers import certifying, enrolling, ledger, merging, queries
from volunteers.models import Certificate, HourClaim, Limit, Volunteer

pytestmark = pytest.mark.anyio


async def test_edge_18_a_merger_taken_apart_leaves_what_was(database: None) -> None:
    """7.16: merge and un-merge return the same projection."""
    story = await a_story()
    other = await twin(story)
    await served(story, story.wang, at(8), at(10))
    await served(story, other, at(9), at(12))
    first = await served(story, other, at(13), at(14))
    sums = [await ledger.minutes_of(each.id) for each in (story.wang, other)]
    profiles = await Volunteer.all().order_by("id").values()

    made = await merged(story, story.wang, other)
    await merging.separate(made, because="查明是两位同名的老人", by=story.street, together=house.together())

    assert [await ledger.minutes_of(each.id) for each in (story.wang, other)] == sums == [120, 240]
    assert await Volunteer.all().order_by("id").values() == profiles
    assert (await HourClaim.get(id=first.claim_id)).person_id == other.id
    fresh = await Person.get(id=other.id)
    assert (fresh.state, fresh.merged_into_id, fresh.phone_hash) == (PersonState.ACTIVE, None, other.phone_hash)
    assert await persons.by_phone(persons.phone_of(other) or "") == [fresh]
    assert await Letter.filter(purpose="records_parted").count() == 2
    assert (await ledger.verify_chain(story.org.id)).broken_at is None


async def test_edge_18_what_the_kept_record_lacks_it_takes_and_gives_back(database: None) -> None:
    story = await a_story()
    kept = await people.a_person("李长河", home=story.city.huibin, phone=None)
    other = await people.a_person("李长河", phone="13800007777", born_on=dt.date(1950, 1, 2))

    made = await merged(story, kept, other)
    full = await Person.get(id=kept.id)
    await merging.separate(made, because="查明是两位同名的老人", by=story.street, together=house.together())

    assert (persons.phone_of(full), full.born_on, full.channels) == ("13800007777", dt.date(1950, 1, 2), "sms,paper")
    bare = await Person.get(id=kept.id)
    assert (bare.phone_hash, bare.born_on, bare.channels) == (None, None, "paper")


async def test_edge_18_the_stricter_consent_and_limits_win_and_come_back(database: None) -> None:
    story = await a_story()
    other = await twin(story)
    for each in (story.wang, other):
        await enrolling.enrol(each, by=await people.an_actor(each))
        async with transaction():
            await privacy.consent(each.id, ConsentKind.INITIALS_PUBLISHED, method="web", wording="公示", by=SYSTEM)
    async with transaction():
        await privacy.withdraw(other.id, ConsentKind.INITIALS_PUBLISHED, by=SYSTEM)
    theirs = await Volunteer.get(person_id=other.id)
    await Volunteer.filter(id=theirs.id).update(limits=",no_stairs,", most_minutes_a_day=120)

    made = await merged(story, story.wang, other)
    stands = await queries.standing(story.wang.id)
    consented = await privacy.has_consented(story.wang.id, ConsentKind.INITIALS_PUBLISHED)
    await merging.separate(made, because="查明是两位同名的老人", by=story.street, together=house.together())

    assert (stands.limits, stands.most_minutes_a_day) == (frozenset({Limit.NO_STAIRS}), 120)
    assert not consented
    assert await privacy.has_consented(story.wang.id, ConsentKind.INITIALS_PUBLISHED)
    assert not await privacy.has_consented(other.id, ConsentKind.INITIALS_PUBLISHED)
    assert (await queries.standing(story.wang.id)).limits == frozenset()
    assert await Consent.filter(person_id=other.id).count() == 2


async def test_edge_19_who_says_it_is_wrong_freezes_both_until_another_officer_settles_it(database: None) -> None:
    story = await a_story()
    other = await twin(story)
    await served(story, other, at(10), at(12))
    made = await merged(story, story.wang, other)
    wang = await people.an_actor(await Person.get(id=story.wang.id))

    await merging.contest(made, words="那不是我的记录", by=wang)
    with pytest.raises(OutOfTurn, match="wrongly put together"):
        await certifying.ask(story.wang, story.org, by=wang)
    with pytest.raises(MayNot):
        await merging.uphold(made, because="已经核对过身份证", by=story.street)
    await merging.uphold(made, because="已经核对过身份证", by=story.county)
    await certifying.ask(story.wang, story.org, by=wang)

    assert await Certificate.all().count() == 1
    assert await Letter.filter(purpose="records_stay_joined").count() == 1


async def test_edge_19_only_the_person_or_their_desk_contests_and_ninety_days_long(database: None) -> None:
    story = await a_story()
    other = await twin(story)
    made = await merged(story, story.wang, other)

    with pytest.raises(MayNot):
        await merging.contest(made, words="那不是我的记录", by=story.leader)
    with clock.stopped(NOON_AFTER + dt.timedelta(days=91)):
        with pytest.raises(OutOfTurn, match="12345"):
            await merging.contest(made, words="那不是我的记录", by=story.desk)
        with pytest.raises(OutOfTurn, match="12345"):
            await merging.separate(made, because="查明是两位老人", by=story.street, together=house.together())


async def test_edge_18_a_third_record_leads_to_the_last_and_comes_apart_in_order(database: None) -> None:
    story = await a_story()
    second, third = await twin(story), await twin(story)
    await served(story, third, at(10), at(12))
    inner = await merged(story, second, third)
    outer = await merged(story, story.wang, second)

    assert await ledger.minutes_of(story.wang.id) == 120
    assert [each.id for each in await persons.by_phone(persons.phone_of(third) or "")] == [story.wang.id]
    with pytest.raises(OutOfTurn):
        await merging.separate(inner, because="查明是两位老人", by=story.street, together=house.together())
    await merging.separate(outer, because="查明是两位老人", by=story.street, together=house.together())

    assert [await ledger.minutes_of(each.id) for each in (story.wang, second)] == [0, 120]
