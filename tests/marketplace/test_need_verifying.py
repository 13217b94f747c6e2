"""A second person looks at a need, and what all may read tells nothing of whom it is about (INV-40, EDGE-39)."""

import pytest

from ground.actors import Role
from ground.database import IntegrityError
from ground.errors import MayNot, NotFound, OutOfTurn, Unreadable
from marketplace import need_texts, verifying
from marketplace.models import Need, NeedState
from marketplace.queries.needs import desk_need, need_by_id, open_need
from tests.marketplace.need_cast import WHERE, a_need_cast, checked, recorded, verified
from tests.people import an_officer

pytestmark = pytest.mark.anyio

SECRETS = need_texts.Secrets("王桂兰", WHERE, ("盘锦市", "兴隆台区", "振兴街道", "惠宾社区"))


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("中午没人做饭，请打 138 0000 1234。", "138 0000 1234"),
        ("家里电话２８１２３４５找王阿姨", "２８１２３４５"),
        ("老人住 3号楼2单元501，腿脚不便。", "3号楼2单元501"),
        ("王桂兰老人中午没人做饭。", "王桂兰"),
        ("王 桂 兰老人中午没人做饭。", "王 桂 兰"),
        ("桂兰阿姨中午没人做饭。", "桂兰"),
        ("住在金色家园的老人没人做饭。", "金色家园"),
        ("身份证 211103194403021234 的老人", "211103194403021234"),
    ],
)
async def test_inv_40_what_tells_too_much_is_found_and_marked(text: str, marked: str) -> None:
    parts = need_texts.parts(text, SECRETS)

    assert [part.words for part in parts if part.found] == [marked]
    assert "".join(part.words for part in parts) == text


@pytest.mark.parametrize(
    "text", ["惠宾社区一位八十多岁的老人中午没人做饭。", "王阿姨想请人每周三陪她下楼走走，2 个人最好。"]
)
async def test_inv_40_a_community_an_age_and_a_surname_may_be_said(text: str) -> None:
    assert need_texts.finds(text, SECRETS) == []


async def test_inv_40_who_recorded_it_does_not_verify_it_nor_does_the_elder(database: None) -> None:
    cast = await a_need_cast()
    need = await recorded(cast)

    for act in (
        verifying.verify(need, checked(), by=cast.zhang),
        verifying.decline(need, "不在服务范围。", by=cast.zhang),
        verifying.ask(need, "有没有忌口？", by=cast.zhang),
    ):
        with pytest.raises(MayNot):
            await act
    with pytest.raises(IntegrityError):
        await Need.filter(id=need.id).update(verified_by_id=cast.zhang.person_id)
    with pytest.raises(IntegrityError):
        await Need.filter(id=need.id).update(verified_by_id=cast.elder.id)


async def test_inv_40_a_colleague_or_the_street_verifies_and_it_is_published(database: None) -> None:
    cast = await a_need_cast()

    for second in (cast.wang, cast.street):
        need = await recorded(cast)
        await verifying.verify(need, checked(), by=second)
        await verifying.publish(need, by=cast.zhang)

        assert need.state == NeedState.PUBLISHED
        assert (await open_need(need.public_id)).verified_by_id == second.person_id


async def test_edge_39_a_telephone_in_the_text_blocks_with_a_sentence_beside_its_field(database: None) -> None:
    cast = await a_need_cast()
    need = await recorded(cast)

    with pytest.raises(Unreadable) as refusal:
        await verifying.verify(
            need, checked(public_text="老人没人做饭，电话 13800001234。", risk_text="住501室，没有电梯。"), by=cast.wang
        )

    assert [each.field for each in refusal.value.mistakes] == ["public_text", "risk_text"]
    assert "13800001234" in refusal.value.mistakes[0].sentence
    assert (await need_by_id(need.id)).state == NeedState.RECEIVED


async def test_edge_39_an_old_text_is_looked_at_again_and_does_not_come_out(database: None) -> None:
    cast = await a_need_cast()
    need = await verified(cast)
    await Need.filter(id=need.id).update(public_text="请打 13800001234 找王桂兰。")
    need = await need_by_id(need.id)

    with pytest.raises(Unreadable):
        await verifying.publish(need, by=cast.zhang)

    assert "13800001234" not in need_texts.shown(need.public_text)
    await verifying.rewrite(need, checked(), by=cast.wang)
    await verifying.publish(need, by=cast.zhang)
    with pytest.raises(MayNot):
        await verifying.rewrite(need, checked(), by=cast.zhang)


async def test_inv_40_without_a_risk_text_nothing_is_published(database: None) -> None:
    cast = await a_need_cast()
    need = await verified(cast)
    await Need.filter(id=need.id).update(risk_text="")
    need = await need_by_id(need.id)

    with pytest.raises(OutOfTurn):
        await verifying.publish(need, by=cast.zhang)
    with pytest.raises(IntegrityError):
        await Need.filter(id=need.id).update(state="published")


async def test_before_it_is_published_nobody_outside_finds_it(database: None) -> None:
    cast = await a_need_cast()
    need = await verified(cast)

    with pytest.raises(NotFound):
        await open_need(need.public_id)


async def test_a_decline_has_a_reason_and_says_whom_to_call(database: None) -> None:
    cast = await a_need_cast()
    need = await recorded(cast)

    await verifying.decline(need, "这要请有资质的护理员。", referral="振兴街道卫生院", by=cast.street)

    assert need.state == NeedState.DECLINED
    assert (need.reason, need.referral) == ("这要请有资质的护理员。", "振兴街道卫生院")
    with pytest.raises(OutOfTurn):
        await verifying.verify(need, checked(), by=cast.wang)


async def test_edge_34_what_was_begun_stays_with_the_desk_when_an_officer_moves_on(database: None) -> None:
    cast = await a_need_cast()
    need = await recorded(cast)
    gone = await an_officer("赵刚", Role.STREET_OFFICER, place=cast.city.tianjia)
    come = await an_officer("钱芳", Role.STREET_OFFICER, place=cast.city.zhenxing)

    with pytest.raises(NotFound):
        await desk_need(gone, need.public_id)
    with pytest.raises(MayNot):
        await verifying.verify(need, checked(), by=gone)
    await verifying.verify(await desk_need(come, need.public_id), checked(), by=come)
