"""A need is written down: by the desk on the elder's word, by a social worker, by the elder; and nobody else."""

import datetime as dt

import pytest
from pydantic import ValidationError

from ground import audit, clock, mandates, privacy
from ground.actors import Role
from ground.audit import AuditEntry
from ground.errors import MayNot, NotFound, Unreadable
from ground.mandates import Method, Scope
from marketplace import need_texts, posting, verifying
from marketplace.models import Need, NeedCategory, NeedState
from marketplace.queries.beneficiaries import people_called, person_helped
from marketplace.queries.needs import desk_need, need_by_id, own_need
from marketplace.schemas.needs import Wish
from tests.marketplace.need_cast import a_draft, a_need_cast, checked, elder_of, recorded
from tests.people import a_person, an_actor, an_officer

pytestmark = pytest.mark.anyio


async def test_a_worker_writes_down_what_an_elder_said_with_the_word_itself(database: None) -> None:
    cast = await a_need_cast()

    need = await recorded(cast, method=Method.PAPER, proof="惠宾 2026-017")

    assert need.state == NeedState.RECEIVED
    assert need.place_id == cast.city.huibin.id
    word = (await mandates.live_for(cast.zhang, cast.elder.id))[0]
    assert need.mandate_id == word.id
    assert word.proof == "惠宾 2026-017"
    told = (await AuditEntry.get(subject=f"Need:{need.id}")).told
    assert (told["by"], told["for"], told["mandate"]) == (cast.zhang.person_id, cast.elder.id, word.id)
    assert (await audit.verify()).broken_at is None


async def test_address_and_words_are_sealed_and_not_in_the_audit(database: None) -> None:
    cast = await a_need_cast()

    need = await recorded(cast)

    assert "金色家园" not in need.where_sealed
    assert privacy.unseal(need_texts.WHERE, need.where_sealed).endswith("501")
    assert "金色家园" not in "".join(await AuditEntry.all().values_list("body", flat=True))  # type: ignore[arg-type]


async def test_inv_32_without_the_elders_word_nothing_is_written(database: None) -> None:
    cast = await a_need_cast()

    with pytest.raises(Unreadable) as refusal:
        await posting.record(cast.elder, a_draft(method=None), by=cast.zhang, place=cast.city.huibin)

    assert [each.field for each in refusal.value.mistakes] == ["method"]
    assert not await Need.exists()


async def test_a_word_that_is_in_force_need_not_be_asked_for_again(database: None) -> None:
    cast = await a_need_cast()
    first = await recorded(cast)

    second = await posting.record(cast.elder, a_draft(method=None), by=cast.wang, place=cast.city.huibin)

    assert second.mandate_id == first.mandate_id


async def test_a_paper_without_its_number_is_asked_for_it(database: None) -> None:
    with pytest.raises(ValidationError, match=r"number of the paper|编号"):
        a_draft(method="paper")


async def test_a_worker_of_another_community_may_not_and_does_not_even_find_the_elder(database: None) -> None:
    cast = await a_need_cast()
    stranger = await an_officer("李梅", Role.COMMUNITY_WORKER, place=cast.city.shiyou)
    need = await recorded(cast)

    with pytest.raises(MayNot):
        await posting.record(cast.elder, a_draft(), by=stranger, place=cast.city.huibin)
    with pytest.raises(NotFound):
        await person_helped(stranger, cast.elder.public_id)
    with pytest.raises(NotFound):
        await desk_need(stranger, need.public_id)
    assert await people_called(stranger, "王桂兰", cast.elder.phone_tail) == []


async def test_the_finder_wants_name_and_last_four_figures(database: None) -> None:
    cast = await a_need_cast()
    await a_person("王桂兰", home=cast.city.huibin)
    without = await a_person("王桂兰", home=cast.city.huibin, phone=None)

    by_initials = await people_called(cast.zhang, "wgl", cast.elder.phone_tail)

    assert [each.id for each in by_initials] == [cast.elder.id]
    assert await people_called(cast.zhang, "wgl", None) == []
    assert [each.id for each in await people_called(cast.zhang, "王桂兰", None)] == [without.id], (
        "who has a telephone is found by its figures alone"
    )


async def test_a_social_worker_writes_what_she_saw_and_the_desk_asks_the_elder_first(database: None) -> None:
    cast = await a_need_cast()
    need = await posting.record(cast.elder, a_draft(method=None), by=cast.sun, place=cast.city.huibin)
    need = await need_by_id(need.id)
    assert need.acknowledged_at is None
    with pytest.raises(Exception, match=r"ask the one it is about first|先问"):
        await verifying.verify(need, checked(), by=cast.wang)
    with pytest.raises(Unreadable):
        await verifying.acknowledge(need, by=cast.zhang)

    await verifying.acknowledge(need, by=cast.zhang, method=Method.PHONE)
    await verifying.verify(need, checked(), by=cast.wang)

    assert need.state == NeedState.VERIFIED
    assert (await mandates.require(cast.elder.id, Scope.CANCEL, by=cast.zhang)).id == need.mandate_id


async def test_a_social_worker_whose_organisation_does_not_work_there_may_not(database: None) -> None:
    cast = await a_need_cast()
    far = await a_person("周玉珍", home=cast.city.wangjia)

    with pytest.raises(MayNot):
        await posting.record(far, a_draft(method=None), by=cast.sun, place=cast.city.wangjia)


async def test_an_elder_asks_for_herself_and_alone_reads_her_own(database: None) -> None:
    cast = await a_need_cast()
    elder = await elder_of(cast)
    today = clock.today()
    wish = Wish(
        category=NeedCategory.REPAIRS,
        words="水龙头坏了",
        where="惠宾社区3号楼",
        wanted_from=today,
        wanted_until=today + dt.timedelta(days=7),
    )

    need = await posting.ask(wish, by=elder, place=cast.city.huibin)

    assert need.recorded_by_id == need.beneficiary_id == cast.elder.id
    assert need.acknowledged_at is None
    assert (await own_need(elder, need.public_id)).id == need.id
    neighbour = await an_actor(await a_person("李长河", home=cast.city.huibin))
    with pytest.raises(NotFound):
        await own_need(neighbour, need.public_id)


async def test_inv_45_an_amount_of_money_raises_a_flag(database: None) -> None:
    cast = await a_need_cast()

    plain = await recorded(cast)
    paid = await recorded(cast, words="请人做饭，一次给 50 元。")

    assert not plain.speaks_of_money
    assert paid.speaks_of_money


async def test_facts_are_asked_for_and_brought_while_the_clock_stands_still(database: None) -> None:
    cast = await a_need_cast()
    monday = dt.datetime(2026, 11, 23, 2, tzinfo=dt.UTC)
    with clock.stopped(monday):
        need = await recorded(cast)
        await verifying.ask(need, "有没有忌口？", by=cast.wang)
    assert need.due_at == clock.city_moment(dt.date(2026, 11, 27)) - dt.timedelta(milliseconds=1)

    with clock.stopped(monday + dt.timedelta(days=7)):
        await posting.answer(await need_by_id(need.id), "不吃辣。", by=cast.zhang)

    need = await need_by_id(need.id)
    assert need.state == NeedState.RECEIVED
    assert privacy.unseal(need_texts.WORDS, need.words_sealed).endswith("不吃辣。")
    assert need.due_at == clock.city_moment(dt.date(2026, 12, 4)) - dt.timedelta(milliseconds=1)
