"""Residents without a telephone: the desk writes down their words, and a spoken one has been heard by a second hand."""

import httpx
import pytest

from ground import clock
from ground.database import IntegrityError
from ground.errors import MayNot, Unreadable
from ground.identity import Person
from ground.mandates import Mandate, Method, Scope
from silver_steward import by_hand
from silver_steward.models import (
    Nomination,
    NominationState,
    NominationWord,
    Opinion,
    Source,
    StewardConsent,
    Suggestion,
    SupportLetter,
)
from silver_steward.schemas.by_hand import SpokenAnswerDraft, SpokenLetterDraft, SpokenNameDraft, TakenWordDraft
from tests import people
from tests.silver_steward.stories import AFTER, a_story
from tests.silver_steward.test_pages import comes, sends, told

pytestmark = pytest.mark.anyio


async def test_m1_m2_an_elder_names_a_neighbour_by_the_desks_hand_and_the_record_says_whose_word_it_is(
    client: httpx.AsyncClient,
) -> None:
    story = await a_story()
    wang = await story.elder()
    chen = await people.a_person("陈芳", home=story.city.huibin)
    await comes(client, story.desk)
    here = f"/cw/stewards/{chen.public_id}/names"
    assert (await told(client, here))["open"]
    said = {"who": "other", "name": "王桂兰", "community": str(story.city.huibin.id), "words": "她天天扫楼道。"}
    alone = await client.post(f"/en{here}", data=said | {"method": "phone"})
    assert (alone.status_code, "who else heard it" in alone.text) == (422, True)
    await sends(client, here, **said, method="phone", second="马静")

    word = await NominationWord.get()
    mandate = await Mandate.get(id=word.mandate_id or 0)
    assert (word.author_id, word.written_by_id, word.source) == (chen.id, story.desk.person_id, Source.RESIDENT)
    assert (mandate.principal_id, mandate.method, mandate.proof) == (chen.id, Method.PHONE, "马静")
    assert mandate.scope_set == {Scope.NOMINATE}
    assert (await Nomination.get()).person_id == wang.id


async def test_who_cannot_read_names_themselves_before_two_witnesses(database: None) -> None:
    story = await a_story()
    wang = await story.elder()
    said = {"who": "self", "words": "我扫楼道十年了。", "take_part": "yes", "notice": "yes", "method": "witnessed"}
    for proof, second in (("", "李明"), ("李明", ""), ("李明", "李明"), ("张丽", "李明")):
        with pytest.raises(Unreadable):
            await by_hand.name_someone(
                wang, SpokenNameDraft(**said, proof=proof, second=second), by=story.desk
            )  # fmt: skip
    assert not await Nomination.exists()
    await by_hand.name_someone(wang, SpokenNameDraft(**said, proof="李明", second="孙平"), by=story.desk)

    assert (await Mandate.get()).proof == "李明、孙平"
    assert await StewardConsent.filter(method="witnessed").count() == 2
    assert (await Nomination.get()).state == NominationState.AWAITING_CONSENT


async def test_letters_and_opinions_of_residents_without_an_account(client: httpx.AsyncClient) -> None:
    story = await a_story()
    made = await story.named(await story.elder(), agrees=False)
    li, sun = [await people.a_person(name, home=story.city.huibin) for name in ("李国", "孙平")]
    await comes(client, story.desk)
    letter = {"nominee": made.public_id, "words": "我看见她扫楼道。", "method": "paper", "proof": "第 3 号"}
    here = f"/cw/stewards/{li.public_id}/letter"
    assert (await told(client, here))["nominees"][0][0] == made.public_id
    assert (await client.post(f"/en{here}", data=letter)).status_code == 422
    await sends(client, here, **letter, independent="yes")
    assert (await SupportLetter.get()).person_id == li.id
    opinion = {"nominee": made.public_id, "mark": "good", "words": "她陪我看病。", "method": "present"}
    assert (await told(client, f"/cw/stewards/{sun.public_id}/opinion"))["marks"][0][0] == "good"
    await sends(client, f"/cw/stewards/{sun.public_id}/opinion", **opinion)
    again = await client.post(f"/en/cw/stewards/{sun.public_id}/opinion", data=opinion)
    assert (again.status_code, await Opinion.all().count()) == (409, 1)
    with pytest.raises(IntegrityError):
        await Opinion.all().update(words="别的")


async def test_m4_the_desk_helps_nobody_to_speak_for_its_own_family(database: None) -> None:
    story = await a_story()
    wang = await story.elder()
    made = await story.named(wang, agrees=False)
    li = await people.a_person("李国", home=story.city.huibin)
    await Person.filter(id=story.colleague.person_id).update(phone_hash=(await Person.get(id=wang.id)).phone_hash)
    draft = SpokenLetterDraft(
        nominee=made.public_id, words="我看见了。", independent="yes", method=Method.PRESENT
    )  # fmt: skip
    with pytest.raises(MayNot, match="not their family"):
        await by_hand.write_letter(li, made, draft, by=story.colleague)
    assert not await Mandate.exists(), "what is refused leaves no permission behind"


async def test_a_nominee_without_a_telephone_says_no_or_steps_back_at_the_desk(client: httpx.AsyncClient) -> None:
    story = await a_story()
    first, second = await story.elder("王桂兰"), await story.elder("李国")
    asked, agreed = await story.named(first, agrees=False), await story.named(second)
    await comes(client, story.colleague)
    assert (await told(client, f"/cw/stewards/{first.public_id}/answer"))["answers"][0][0] == "no"
    for each in (first, second):
        await sends(client, f"/cw/stewards/{each.public_id}/answer", answer="no", method="phone", second="张丽")

    assert (await Nomination.get(id=asked.id)).state == NominationState.DECLINED
    assert (await Nomination.get(id=agreed.id)).state == NominationState.WITHDRAWN
    assert (await client.get(f"/cw/stewards/{first.public_id}/answer")).status_code == 404


async def test_of_another_place_the_desk_finds_nobody(client: httpx.AsyncClient) -> None:
    story = await a_story()
    far = await people.a_person("远村人", home=story.city.wangjia)
    await comes(client, story.desk)
    for page in ("names", "letter", "opinion", "answer", "pictures"):
        assert (await client.get(f"/cw/stewards/{far.public_id}/{page}")).status_code == 404


async def test_an_organisation_names_by_name_and_its_word_stands_while_its_author_works_there(
    client: httpx.AsyncClient,
) -> None:
    from ground.actors import Role  # noqa: PLC0415 - of this test alone
    from ground.identity import Grant  # noqa: PLC0415
    from silver_steward import nominating  # noqa: PLC0415

    story = await a_story()
    wang = await story.elder()
    manager = await people.an_officer("刘洋", Role.ORG_MANAGER, org=story.org)
    here = f"/org/{story.org.public_id}/stewards"
    await comes(client, manager)
    words = {"name": "王桂兰", "community": str(story.city.huibin.id), "words": "她带出了一支队伍。"}
    await sends(client, here, **words)
    word = await NominationWord.get()
    assert (word.source, word.organisation_id) == (Source.ORGANISATION, story.org.id)
    page = await told(client, here)
    assert (page["named"][0]["name"], page["named"][0]["state"], page["letters"]) == ("王桂兰", "awaiting_consent", 2)
    await sends(client, here, **words | {"name": "没有此人"})
    assert (await told(client, here))["asked"] == [{"name": "没有此人", "community": story.city.huibin.name}]

    suggestion = await Suggestion.get()
    other = await story.elder("李国")
    await Grant.filter(person_id=manager.person_id).update(ended_at=clock.now())
    with pytest.raises(MayNot, match="works for an organisation"):
        await nominating.settle(suggestion, other, by=story.colleague)
    assert (await client.get(here)).status_code in (303, 403, 404)
    assert wang.id == (await Nomination.get()).person_id


async def test_a_spoken_yes_was_heard_by_a_second_hand(database: None) -> None:
    story = await a_story()
    wang = await story.elder()
    await story.named(wang, agrees=False)
    yes = {"take_part": "yes", "notice": "yes", "method": Method.PHONE}
    with pytest.raises(Unreadable):
        await by_hand.take_word(wang, TakenWordDraft(**yes, second="张丽"), by=story.desk)
    await by_hand.take_word(wang, TakenWordDraft(**yes, second="马静"), by=story.desk)
    assert (await Nomination.get()).state == NominationState.SUBMITTED
    with clock.stopped(AFTER):
        await story.closed()
        assert SpokenAnswerDraft(answer="no", method=Method.PRESENT).answer == "no"
