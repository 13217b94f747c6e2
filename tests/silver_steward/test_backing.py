"""What stands beside the hours: opinions without names, pictures with everyone's yes; put right until handed in."""

import httpx
import pytest

from ground import clock
from ground.attachments import Attachment
from ground.errors import MayNot, NotFound, OutOfTurn, Taken, Unreadable
from ground.identity import Person
from silver_steward import backing, consenting, mending, nominating
from silver_steward.evidence import latest
from silver_steward.mending import Written
from silver_steward.models import (
    Mark,
    Nomination,
    NominationState,
    NominationWord,
    Opinion,
    Picture,
    Season,
    Source,
    SupportLetter,
)
from silver_steward.nominating import Word
from tests import people
from tests.silver_steward.stories import AFTER, AGREES, Story, a_story, wrote
from tests.silver_steward.test_pages import comes, sends, told

pytestmark = pytest.mark.anyio
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde"
    b"\x00\x00\x00\x0cIDATx\x9cc\xf8\xcf\xc0\x00\x00\x03\x01\x01\x00\xc9\xfe\x92\xef\x00\x00\x00\x00IEND\xaeB`\x82"
)


async def asked(story: Story, name: str = "王桂兰") -> Nomination:
    """Let the community name someone who has not said yes yet."""
    made = await story.named(await story.elder(name), agrees=False)
    return await Nomination.get(id=made.id).select_related("season", "person", "place")


async def test_ev1_a5_opinions_are_frozen_with_the_hours_and_name_nobody(client: httpx.AsyncClient) -> None:
    story = await a_story()
    made = await asked(story)
    await comes(client, await people.a_person("陈芳"))
    here = f"/steward/letters/{made.support_key}/opinion"
    assert (await told(client, here))["may_write"]
    assert (await client.post(f"/en{here}", data={"mark": "good", "words": "我家电话 13900001111"})).status_code == 422
    assert (await client.post(f"/en{here}", data={"mark": "great"})).status_code == 422
    await sends(client, here, mark="good", words="陈芳腿脚不好，她天天来。")
    await backing.opine(made, Mark.SO_SO, "", by=await people.an_actor(await people.a_person("李国")))
    await consenting.consent(made, AGREES, by=await people.an_actor(made.person))
    with pytest.raises(OutOfTurn, match="complete already"):
        await backing.opine(made, Mark.BAD, "", by=await people.an_actor(await people.a_person("孙平")))

    frozen = (await latest(made)).told
    assert frozen["feedback"] == {"count": 2, "marks": {"good": 1, "so_so": 1, "bad": 0}}
    assert frozen["opinions"] == [["good", "＊＊＊腿脚不好，她天天来。"]]
    assert frozen["posts"] == [["environment", 242]]
    with clock.stopped(AFTER):
        await story.closed()
        await comes(client, story.colleague)
        page = await told(client, f"/desk/stewards/{made.public_id}")
    assert page["feedback"][0] == ["helped me well", 1]
    assert "陈芳" not in str(page)


async def test_the_nominee_and_their_family_say_nothing_of_themselves_and_others_say_it_once(database: None) -> None:
    story = await a_story()
    made = await asked(story)
    near = await people.a_person("李国")
    await Person.filter(id=near.id).update(phone_hash=(await Person.get(id=made.person_id)).phone_hash)
    for person in (await Person.get(id=made.person_id), near):
        with pytest.raises(MayNot):
            await backing.opine(made, Mark.GOOD, "", by=await people.an_actor(person))
    chen = await people.an_actor(await people.a_person("陈芳"))
    await backing.opine(made, Mark.GOOD, "", by=chen)
    with pytest.raises(Taken):
        await backing.opine(made, Mark.BAD, "", by=chen)
    await mending.take_back(made, Written.OPINION, by=chen)
    await backing.opine(made, Mark.BAD, "", by=chen)
    assert await Opinion.filter(withdrawn_at=None).count() == 1


async def test_a_picture_needs_everyones_yes_is_frozen_by_its_seal_and_only_who_decides_sees_it(
    client: httpx.AsyncClient,
) -> None:
    story = await a_story()
    made = await asked(story)
    await comes(client, made.person)
    here = f"/me/steward/{made.public_id}/pictures"
    file = {"picture": ("a.png", PNG, "image/png")}
    assert (await client.post(f"/en{here}", data={"words": "扫楼道"}, files=file)).status_code == 422
    paper = {"picture": ("a.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")}
    refused = await client.post(f"/en{here}", data={"words": "扫楼道", "agreed": "yes"}, files=paper)
    assert refused.status_code in (409, 422)
    sent = await client.post(here, data={"words": "扫楼道", "agreed": "yes"}, files=file)
    assert sent.status_code == 303, sent.text
    [shown] = (await told(client, here))["pictures"]
    kept = await Attachment.get()
    await comes(client, await people.a_person("陈芳"))
    assert (await client.get(f"/files/{shown['file']}")).status_code == 404
    assert (await client.get(here)).status_code == 404

    await consenting.consent(made, AGREES, by=await people.an_actor(made.person))
    assert (await latest(made)).told["pictures"] == [[kept.public_id, kept.sha256, "扫楼道"]]
    with clock.stopped(AFTER):
        await story.closed()
        await comes(client, story.colleague)
        page = await told(client, f"/desk/stewards/{made.public_id}")
        assert page["pictures"] == [{"file": kept.public_id, "sha256": kept.sha256, "words": "扫楼道"}]
        assert (await client.get(f"/files/{kept.public_id}")).status_code == 200
        await backing.take_out(made, (await Picture.get()).id, by=await people.an_actor(made.person))
        assert (await told(client, f"/desk/stewards/{made.public_id}"))["pictures"][0]["file"] == ""
        assert (await client.get(f"/files/{kept.public_id}")).status_code == 404


async def test_ev4_words_are_put_right_or_taken_back_until_they_are_handed_in(client: httpx.AsyncClient) -> None:
    story = await a_story()
    made = await asked(story)
    chen, li = await people.a_person("陈芳"), await people.a_person("李国")
    word = Word(source=Source.RESIDENT, words="她扫楼道。")
    await nominating.nominate(story.season, made.person, word, by=await people.an_actor(chen))
    await wrote(made, li)
    here = f"/steward/letters/{made.support_key}/mine"
    await comes(client, await people.a_person("孙平"))
    assert (await client.get(here)).status_code == 404
    await comes(client, chen)
    assert [each["what"] for each in (await told(client, here))["rows"]] == ["word"]
    assert (await client.post(f"/en{here}", data={"what": "word", "words": " "})).status_code == 409
    await sends(client, here, what="word", words="她扫楼道，也陪人看病。")
    await comes(client, li)
    await sends(client, here, what="letter", take_back="yes")

    live = await NominationWord.filter(author_id=chen.id, withdrawn_at=None)
    assert [each.words for each in live] == ["她扫楼道，也陪人看病。"]
    assert await NominationWord.filter(author_id=chen.id).count() == 2, "the earlier words stay in the record"
    assert not await SupportLetter.exists(withdrawn_at=None)
    await wrote(made, li)
    await consenting.consent(made, AGREES, by=await people.an_actor(made.person))
    with pytest.raises(OutOfTurn, match="stays"):
        await mending.correct(made, Written.WORD, "别的", by=await people.an_actor(chen))


async def test_a_nominator_withdraws_after_the_merge_and_the_last_one_ends_it(database: None) -> None:
    story = await a_story()
    wang = await story.elder()
    chen, li = [await people.an_actor(await people.a_person(name)) for name in ("陈芳", "李国")]
    for each in (chen, li):
        made = await nominating.nominate(story.season, wang, Word(source=Source.RESIDENT, words="好。"), by=each)
    await mending.take_back(made, Written.WORD, by=chen)
    assert (await Nomination.get()).state == NominationState.AWAITING_CONSENT
    with pytest.raises(NotFound):
        await mending.take_back(made, Written.WORD, by=chen)
    await mending.take_back(made, Written.WORD, by=li)
    ended = await Nomination.get()
    assert (ended.state, ended.why) == (NominationState.WITHDRAWN, "Whoever named you has taken it back.")


async def test_after_the_time_for_names_nothing_is_put_right_any_more(database: None) -> None:
    story = await a_story()
    wang = await story.elder()
    chen = await people.an_actor(await people.a_person("陈芳"))
    made = await nominating.nominate(story.season, wang, Word(source=Source.RESIDENT, words="好。"), by=chen)
    with clock.stopped(AFTER), pytest.raises(OutOfTurn):
        await mending.take_back(made, Written.WORD, by=chen)
    assert await Season.exists(state="nominating")
    with pytest.raises(Unreadable):
        await backing.opine(made, Mark.GOOD, "他有高血压", by=await people.an_actor(await people.a_person("李国")))
