"""An elder learns of each permission in their name, an objector of the answer, once, and on their own way."""

import pytest

from ground import granting, mandates, notices, persons, privacy
from ground.actors import SYSTEM, Role
from ground.events import MandateGiven
from ground.letters import Letter
from ground.mandates import Method, Scope
from ground.notices import Ground, ObjectionState
from ground.reactions import reactions
from ground.relay import Relay
from ground.telling import tell_of_mandate
from tests import people

pytestmark = pytest.mark.anyio


async def told() -> list[tuple[str, int | None, str]]:
    """Let the relay tell what was announced; return the letters: purpose, person, words."""
    await Relay(reactions=reactions).settle()
    rows = await Letter.all().order_by("id")
    return [(row.purpose, row.person_id, privacy.unseal("letter-words", row.words_sealed)) for row in rows]


async def test_the_mother_is_told_that_her_daughter_may_act_and_that_it_ended(database: None) -> None:
    wang, li = await people.a_person("王桂兰"), await people.a_person("李小梅")
    given = await mandates.accept(await mandates.invite(by=await people.an_actor(wang)), by=await people.an_actor(li))

    ((purpose, person, words),) = await told()
    assert (purpose, person) == ("mandate_given", wang.id)
    assert "李小梅" in words
    assert "12345" in words

    await tell_of_mandate(MandateGiven(given.id))
    assert len(await told()) == 1, "a fact told twice makes one letter"
    await mandates.revoke(given, by=await people.an_actor(li))
    assert [purpose for purpose, _person, _words in await told()] == ["mandate_given", "mandate_ended"]


async def test_m1_every_elder_with_a_telephone_reads_that_the_desk_may_act_for_them(database: None) -> None:
    """What was never said is found out: the paper and the witness are the desk's own word."""
    city = await people.a_city()
    worker = await people.an_officer("赵敏", Role.COMMUNITY_WORKER, place=city.huibin)

    for count, method in enumerate(mandates.BY_HAND, start=1):
        wang = await people.a_person(home=city.huibin)
        await mandates.grant(wang, [Scope.SIGN_UP], method=method, proof="17", by=worker, agent_place=city.huibin)
        *_before, (purpose, person, words) = await told()
        assert (purpose, person, "惠宾社区" in words) == ("mandate_given", wang.id, True)
        assert await Letter.all().count() == count


async def test_what_was_said_at_the_desk_without_a_telephone_or_ended_by_oneself_needs_no_letter(
    database: None,
) -> None:
    city = await people.a_city()
    worker = await people.an_officer("赵敏", Role.COMMUNITY_WORKER, place=city.huibin)
    wang = await persons.enter(by=SYSTEM, name="王桂兰", home=city.huibin)

    given = await mandates.grant(wang, [Scope.SIGN_UP], method=Method.PRESENT, by=worker, agent_place=city.huibin)
    await mandates.revoke(given, by=await people.an_actor(wang))
    assert await told() == []

    await mandates.grant(wang, [Scope.SIGN_UP], method=Method.PHONE, by=worker, agent_place=city.huibin)
    ((purpose, _person, words),) = await told()
    assert (purpose, "惠宾社区" in words) == ("mandate_given", True)


async def test_the_objector_is_told_on_a_row_that_names_nobody(database: None) -> None:
    city = await people.a_city()
    officer = await people.an_officer("李强", Role.STREET_OFFICER, place=city.zhenxing)
    county = await people.an_officer("周洋", Role.COUNTY_OFFICER, place=city.xinglongtai)
    resident = await people.a_person("郑爱华")
    notice = await notices.open_notice(
        "list", "List:1", title="公示", body={"text": "拟定下列人员。"}, names=[("Nomination:1", "王*兰")],
        deciders=[officer.person_id or 0], by=officer, place=city.zhenxing,
    )  # fmt: skip
    objection = await notices.object_to(
        notice, "Nomination:1", Ground.FACTS, "不属实", by=await people.an_actor(resident)
    )
    judge = await persons.enter(by=SYSTEM, name="吴静")
    await granting.grant(judge, Role.STREET_OFFICER, by=SYSTEM, basis="story", place=city.zhenxing)
    await notices.assign(objection, judge, by=county)
    await notices.answer(objection, ObjectionState.NOT_UPHELD, "已核对签到表，属实。", by=await people.an_actor(judge))

    for _ in range(2):
        ((purpose, person, words),) = await told()
    (letter,) = await Letter.all()
    assert (purpose, person, letter.place_id) == ("objection_answered", None, None)
    assert "郑爱华" not in words
    assert privacy.unseal("letter-to", letter.to_sealed or "") == persons.phone_of(resident)
