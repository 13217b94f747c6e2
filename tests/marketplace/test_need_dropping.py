"""What ends before it is done, what goes wrong, and what becomes of a need when the city changes."""

import datetime as dt
from dataclasses import replace

import pytest

from ground import clock, mandates
from ground.actors import Role
from ground.audit import AuditEntry
from ground.errors import MayNot, NotFound, OutOfTurn
from ground.letters import Letter
from ground.outbox import Announcement
from ground.places import Place, PlaceKind, PlaceSuccessor
from marketplace import answering, complaining, dispatching, dropping, verifying
from marketplace.models import Need, NeedState, Trouble, TroubleKind, TroubleState
from marketplace.queries.contacts import contact_for
from marketplace.queries.needs import desk_need, need_by_id
from tests.marketplace.need_cast import (
    a_need_cast,
    accepted,
    checked,
    elder_of,
    recorded,
    said_done,
    scheduled,
    verified,
)
from tests.marketplace.test_need_visits import a_helper_in, a_visit
from tests.people import a_place, a_project, an_officer, an_org

pytestmark = pytest.mark.anyio


async def test_an_elder_takes_back_what_she_asked_for_and_the_desk_on_her_word(database: None) -> None:
    cast = await a_need_cast()
    own, told = await recorded(cast), await recorded(cast)

    await dropping.withdraw(own, "女儿回来了。", by=await elder_of(cast))
    await dropping.withdraw(told, "电话里说不用了。", by=cast.wang)

    assert own.state == told.state == NeedState.WITHDRAWN
    entry = (await AuditEntry.filter(verb="Need.withdraw").order_by("-seq").first()).told  # type: ignore[union-attr]
    assert (entry["by"], entry["for"]) == (cast.wang.person_id, cast.elder.id)


async def test_edge_16_when_the_word_has_run_out_the_need_stays_and_the_desk_may_not_act(database: None) -> None:
    cast = await a_need_cast()
    need = await scheduled(cast)

    with clock.stopped(clock.now() + dt.timedelta(days=366)), pytest.raises(MayNot):
        await dropping.withdraw(need, "不用了。", by=cast.zhang)

    assert (await need_by_id(need.id)).state == NeedState.SCHEDULED


async def test_inv_32_a_word_that_was_taken_back_no_longer_acts(database: None) -> None:
    cast = await a_need_cast()
    need = await recorded(cast)
    word = (await mandates.live_for(cast.zhang, cast.elder.id))[0]
    await mandates.revoke(word, by=await elder_of(cast))

    with pytest.raises(MayNot):
        await dropping.withdraw(need, "不用了。", by=cast.zhang)


async def test_edge_28_the_organisation_calls_its_helpers_off_and_a_trip_is_noted(database: None) -> None:
    cast = await a_need_cast()
    need = await scheduled(cast)
    await dropping.withdraw(need, "女儿回来了。", by=await elder_of(cast))
    need = await need_by_id(need.id)
    told = await Announcement.get(name="marketplace.NeedWithdrawn")
    assert '"was": "scheduled"' in told.facts

    await dropping.tell_helpers(need, on_the_way=True, by=cast.manager)

    assert await Announcement.exists(name="marketplace.TripNoted")
    with pytest.raises(OutOfTurn):
        await dropping.tell_helpers(need, on_the_way=True, by=cast.manager)
    with pytest.raises(MayNot):
        await dropping.tell_helpers(need, on_the_way=False, by=cast.zhang)


async def test_what_is_done_is_not_withdrawn_any_more(database: None) -> None:
    cast = await a_need_cast()
    need = await said_done(cast)

    with pytest.raises(OutOfTurn):
        await dropping.withdraw(need, "不用了。", by=await elder_of(cast))


async def test_what_nobody_was_found_for_ends_after_its_last_day(database: None) -> None:
    cast = await a_need_cast()
    need = await verified(cast)
    taken = await accepted(cast)

    with clock.stopped(clock.city_moment(need.wanted_until + dt.timedelta(days=1), dt.time(8))):
        for late in await dropping.past_their_last_day():
            await dropping.expire(late)
            await dropping.expire(await need_by_id(late.id))

    assert (await need_by_id(need.id)).state == NeedState.EXPIRED
    assert (await need_by_id(taken.id)).state == NeedState.ACCEPTED


async def test_edge_33_a_merged_community_hands_its_needs_to_what_became_of_it(database: None) -> None:
    cast = await a_need_cast()
    need = await recorded(cast)
    heir = await a_place("惠盛社区", PlaceKind.COMMUNITY, "211103001009", cast.city.zhenxing)
    await Place.filter(id=cast.city.huibin.id).update(valid_to=clock.today())
    await PlaceSuccessor.create(place=cast.city.huibin, successor=heir)

    for each in await dropping.of_gone_places():
        await dropping.move_desk(each)
    worker = await an_officer("陈丽", Role.COMMUNITY_WORKER, place=heir)

    found = await desk_need(worker, need.public_id)
    assert (found.place_id, found.desk_id) == (cast.city.huibin.id, heir.id)
    assert await dropping.of_gone_places() == []


async def test_inv_45_and_edge_29_a_charge_is_reported_to_the_street_and_closes_the_contact(database: None) -> None:
    cast = await a_need_cast()
    need = await scheduled(cast)
    await contact_for(cast.manager, need)

    trouble = await complaining.report(need, TroubleKind.CHARGED, "收了我 50 块钱。", by=await elder_of(cast))

    with pytest.raises(MayNot):
        await contact_for(cast.manager, need)
    assert await Announcement.exists(name="marketplace.TroubleReported")
    assert "50 块钱" not in trouble.words_sealed
    seen = await complaining.trouble_seen_by(cast.street, trouble.public_id)
    await complaining.hear(seen, "是买菜的钱，有小票。", by=cast.street)
    await complaining.settle(seen, "已退还，双方说清。", by=cast.street)
    assert (await Trouble.get(id=trouble.id)).state == TroubleState.SETTLED
    await contact_for(cast.manager, need)


async def test_edge_29_nobody_is_judged_unheard(database: None) -> None:
    cast = await a_need_cast()
    need = await scheduled(cast)
    trouble = await complaining.report(need, TroubleKind.INJURY, "碰了手。", by=cast.zhang)
    seen = await complaining.trouble_seen_by(cast.street, trouble.public_id)

    with pytest.raises(OutOfTurn):
        await complaining.settle(seen, "算了。", by=cast.street)


async def test_edge_35_who_is_accused_never_finds_the_report(database: None) -> None:
    cast = await a_need_cast()
    need = await scheduled(cast)
    trouble = await complaining.report(need, TroubleKind.RUDE, "态度不好。", by=await elder_of(cast))
    other_street = await an_officer("周强", Role.STREET_OFFICER, place=cast.city.tianjia)

    for actor in (cast.manager, cast.sun, cast.zhang, other_street):
        with pytest.raises(NotFound):
            await complaining.trouble_seen_by(actor, trouble.public_id)
    with pytest.raises(MayNot):
        await complaining.report(need, TroubleKind.RUDE, "没有的事。", by=cast.manager)


async def test_edge_35_a_report_stays_about_who_had_the_need_then(database: None) -> None:
    cast = await a_need_cast()
    need = await scheduled(cast)
    trouble = await complaining.report(need, TroubleKind.RUDE, "说话很难听。", by=await elder_of(cast))
    await dispatching.recall(need, by=cast.zhang, because="换一家。")
    other = await an_org(cast.city, "振兴义工")
    manager = await an_officer("马强", Role.ORG_MANAGER, org=other)
    await dispatching.dispatch(await need_by_id(need.id), other, by=cast.zhang)
    await answering.accept(await need_by_id(need.id), await a_project(other, cast.city.huibin), by=manager)

    seen = await complaining.trouble_seen_by(cast.street, trouble.public_id)
    assert seen.organisation is not None
    assert seen.organisation.name == cast.org.name
    accused = await an_officer("孙强", Role.STREET_OFFICER, place=cast.city.zhenxing)
    accused = replace(accused, grants=(*accused.grants, *cast.manager.grants))
    with pytest.raises(NotFound):
        await complaining.trouble_seen_by(accused, trouble.public_id)
    assert await complaining.troubles_of(accused, await need_by_id(need.id)) == []
    assert await contact_for(manager, await need_by_id(need.id))


async def test_inv_41_what_is_asked_for_today_and_verified_tomorrow_is_still_looked_for(database: None) -> None:
    cast = await a_need_cast()
    need = await recorded(cast, wanted_until=clock.today())

    with clock.stopped(clock.now() + dt.timedelta(days=1)):
        await verifying.verify(need, checked(), by=cast.wang)
        need = await need_by_id(need.id)
        assert need.due_at is not None
        assert await dropping.past_their_last_day() == []
    with clock.stopped(need.due_at + dt.timedelta(days=1)):
        assert [each.id for each in await dropping.past_their_last_day()] == [need.id]


async def test_edge_28_who_was_on_the_way_is_thanked(database: None) -> None:
    cast = await a_need_cast()
    [shift] = await a_visit(cast, await accepted(cast))
    helper = await a_helper_in(shift)
    need = await need_by_id((await Need.get()).id)
    with clock.stopped(shift.starts_at - dt.timedelta(minutes=20)):
        await dropping.withdraw(need, "女儿回来了。", by=await elder_of(cast))
        await dropping.tell_helpers(await need_by_id(need.id), on_the_way=True, by=cast.manager)

    assert await Letter.filter(person_id=helper.person_id, purpose="trip_noted").count() == 1
    assert not await Letter.filter(purpose="trip_noted").exclude(person_id=helper.person_id).exists()
