"""Naming someone: by oneself and by others, with consent and letters, one record a person, and for those helped."""

import pytest

from ground import clock, mandates
from ground.actors import Role
from ground.errors import MayNot, OutOfTurn, Taken
from ground.identity import Person
from ground.letters import Letter
from ground.mandates import Method, Scope
from silver_steward import consenting, nominating
from silver_steward.models import Nomination, NominationState, NominationWord, Source, StewardConsent, Suggestion
from silver_steward.nominating import Word
from tests import people
from tests.silver_steward.stories import AFTER, AGREES, a_story, wrote

pytestmark = pytest.mark.anyio

WHY = "她十年如一日地扫楼道。"


async def test_who_names_themselves_needs_one_letter_of_another_household(database: None) -> None:
    story = await a_story()
    wang = await story.elder()
    herself = await people.an_actor(wang)
    made = await nominating.nominate(
        story.season, wang, Word(source=Source.SELF, words="我扫楼道。"), by=herself, agrees=True
    )
    assert made.state == NominationState.AWAITING_CONSENT

    with pytest.raises(MayNot, match="someone else"):
        await wrote(made, wang)
    await wrote(made, await people.a_person("李国", home=story.city.huibin))

    assert (await Nomination.get(id=made.id)).state == NominationState.SUBMITTED


async def test_a_neighbours_word_takes_two_letters_of_two_households_and_her_yes(database: None) -> None:
    story = await a_story()
    wang = await story.elder()
    neighbour = await people.a_person("陈芳")
    made = await nominating.nominate(
        story.season, wang, Word(source=Source.RESIDENT, words=WHY), by=await people.an_actor(neighbour)
    )
    phone = people.a_phone()
    one, spouse = await people.a_person("李国", phone=phone), await people.a_person("周兰", phone=phone)
    await wrote(made, one)

    with pytest.raises(MayNot, match="another household"):
        await wrote(made, spouse)
    with pytest.raises(MayNot, match="not who named them"):
        await wrote(made, neighbour)
    with pytest.raises(Taken):
        await wrote(made, one)
    await wrote(made, await people.a_person("孙平"))
    assert (await Nomination.get(id=made.id)).state == NominationState.AWAITING_CONSENT

    await consenting.consent(made, AGREES, by=await people.an_actor(wang))

    assert (await Nomination.get(id=made.id)).state == NominationState.SUBMITTED
    assert await Letter.exists(purpose="steward_named", person_id=wang.id)


async def test_the_community_states_its_interest_and_needs_no_letter(database: None) -> None:
    story = await a_story()
    wang = await story.elder()

    with pytest.raises(OutOfTurn, match="own interest"):
        await nominating.nominate(story.season, wang, Word(source=Source.COMMUNITY, words=WHY), by=story.desk)
    with pytest.raises(MayNot):
        await nominating.nominate(
            story.season, wang, Word(source=Source.COMMUNITY, words=WHY, interest="没有"), by=story.street
        )

    assert (await story.named(wang)).state == NominationState.SUBMITTED


async def test_a_second_word_for_the_same_person_is_credited_in_one_record(database: None) -> None:
    story = await a_story()
    wang = await story.elder()
    made = await story.named(wang)
    staff = await people.an_officer("刘敏", Role.ORG_STAFF, org=story.org)
    word = Word(source=Source.ORGANISATION, words=WHY, organisation=story.org)

    again = await nominating.nominate(story.season, wang, word, by=staff)

    assert again.id == made.id
    assert await NominationWord.filter(nomination_id=made.id).count() == 2
    with pytest.raises(Taken, match="already"):
        await nominating.nominate(story.season, wang, word, by=staff)
    with pytest.raises(MayNot, match="works for an organisation"):
        await nominating.nominate(story.season, wang, word, by=await people.an_actor(await people.a_person()))


async def test_a_worker_helps_an_elder_without_a_telephone_under_their_permission(database: None) -> None:
    story = await a_story()
    wang = await story.elder()
    elder = await people.a_person("赵奶奶", home=story.city.huibin, phone=None)
    hand = story.desk.helping(elder.id, mandate_id=None)
    await nominating.nominate(story.season, wang, Word(source=Source.RESIDENT, words=WHY), by=hand)
    made = await Nomination.get(person_id=wang.id)

    with pytest.raises(MayNot):
        await consenting.consent(made, AGREES, by=story.desk)
    with pytest.raises(MayNot, match="no permission"):
        await consenting.consent(made, AGREES, by=story.desk.helping(wang.id, mandate_id=None))
    await mandates.grant(
        wang, [Scope.CONSENT_PUBLICATION], method=Method.PAPER, proof="第 12 号", by=story.desk,
        agent_place=story.city.huibin,
    )  # fmt: skip
    await consenting.consent(made, AGREES, by=await mandates.helping(story.desk, wang.id, Scope.CONSENT_PUBLICATION))

    given = await StewardConsent.filter(nomination_id=made.id)
    assert {(each.method, each.given_by_id) for each in given} == {("paper", story.desk.person_id)}


async def test_m4_nobody_helps_to_name_their_own_family(database: None) -> None:
    story = await a_story()
    wang = await story.elder()
    phone = await Person.get(id=wang.id)
    await Person.filter(id=story.desk.person_id).update(phone_hash=phone.phone_hash)
    elder = await people.a_person("赵奶奶", home=story.city.huibin, phone=None)

    with pytest.raises(MayNot, match="own family"):
        await nominating.nominate(
            story.season,
            wang,
            Word(source=Source.RESIDENT, words=WHY),
            by=story.desk.helping(elder.id, mandate_id=None),
        )


async def test_of_two_of_one_name_in_a_community_the_desk_says_who_is_meant(database: None) -> None:
    story = await a_story()
    first, second = await story.elder("王桂兰"), await story.elder("王桂兰")
    neighbour = await people.an_actor(await people.a_person("陈芳"))

    await nominating.nominate_by_name(story.season, "王桂兰", story.city.huibin, WHY, by=neighbour)
    await nominating.nominate_by_name(story.season, "没有此人", story.city.huibin, WHY, by=neighbour)
    assert not await Nomination.exists()
    unclear, nobody = await Suggestion.all().order_by("id")

    made = await nominating.settle(unclear, second, by=story.desk)
    assert made is not None
    assert await nominating.settle(nobody, None, by=story.desk) is None
    assert (made.person_id, first.id != second.id) == (second.id, True)
    word = await NominationWord.get(nomination_id=made.id)
    assert (word.author_id, word.written_by_id) == (neighbour.person_id, story.desk.person_id)
    with pytest.raises(OutOfTurn):
        await nominating.settle(unclear, first, by=story.desk)


async def test_a_name_that_only_one_has_goes_straight_on(database: None) -> None:
    story = await a_story()
    wang = await story.elder("王桂兰")
    await nominating.nominate_by_name(
        story.season, "王桂兰", story.city.huibin, WHY, by=await people.an_actor(await people.a_person("陈芳"))
    )

    assert (await Nomination.get()).person_id == wang.id


async def test_someone_named_may_say_no_and_whoever_said_yes_may_step_back(database: None) -> None:
    story = await a_story()
    made = await story.named(await story.elder("王桂兰"), agrees=False)
    herself = await people.an_actor(await Person.get(id=made.person_id))
    with pytest.raises(MayNot, match="Only the person"):
        await consenting.decline(made, by=story.desk)
    await consenting.decline(made, by=herself)
    assert made.state == NominationState.DECLINED

    other = await story.named(await story.elder("李国"))
    himself = await people.an_actor(await Person.get(id=other.person_id))
    await consenting.take_back(other, AGREES[1], by=himself)
    assert other.state == NominationState.WITHDRAWN
    assert not await StewardConsent.exists(nomination_id=other.id, withdrawn_at=None)


async def test_nobody_is_named_outside_of_its_days(database: None) -> None:
    story = await a_story()
    wang = await story.elder()
    with clock.stopped(AFTER), pytest.raises(OutOfTurn, match="not in the time"):
        await story.named(wang)
