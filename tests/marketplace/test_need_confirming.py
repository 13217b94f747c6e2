"""Somebody comes, says it is done, and the one who was helped has the last word; the contact opens around it."""

import datetime as dt

import pytest

from ground import clock, privacy
from ground.database import IntegrityError
from ground.errors import MayNot, NotFound, OutOfTurn
from ground.outbox import Announcement
from marketplace import confirming, dispatching, needs_at_work, rating
from marketplace.models import Mark, Need, NeedState, RiskLevel, Side, Word
from marketplace.needs_at_work import WORD
from marketplace.queries.needs import need_by_id
from orgs.models import ProjectOutcome
from tests.marketplace.need_cast import (
    a_need_cast,
    accepted,
    checked,
    confirmed,
    elder_of,
    said_done,
    scheduled,
)

pytestmark = pytest.mark.anyio


async def test_inv_43_a_risky_need_is_not_served_without_an_insured_activity(database: None) -> None:
    cast = await a_need_cast()
    need = await accepted(cast, text=checked(risk_level=RiskLevel.MEDIUM))
    comes = clock.now() + dt.timedelta(days=1)

    with pytest.raises(OutOfTurn):
        await needs_at_work.schedule(need.id, by=cast.manager, comes_at=comes, leaves_at=comes + dt.timedelta(hours=1))


async def test_nobody_comes_in_the_past_and_nothing_is_done_before_it_began(database: None) -> None:
    cast = await a_need_cast()
    need = await accepted(cast)
    past = clock.now() - dt.timedelta(hours=3)

    with pytest.raises(OutOfTurn):
        await needs_at_work.schedule(need.id, by=cast.manager, comes_at=past, leaves_at=clock.now())
    need = await scheduled(cast)
    with pytest.raises(OutOfTurn):
        await needs_at_work.say_done(need.id, by=cast.manager)


async def test_a_visit_that_is_off_goes_back_to_the_organisation(database: None) -> None:
    cast = await a_need_cast()
    need = await scheduled(cast)

    for _ in range(2):
        await needs_at_work.unschedule(need.id, by=cast.sun, because="下雨")

    need = await need_by_id(need.id)
    assert (need.state, need.comes_at, need.organisation_id) == (NeedState.ACCEPTED, None, cast.org.id)


async def test_who_said_done_does_not_confirm_nor_does_the_organisation(database: None) -> None:
    cast = await a_need_cast()
    need = await said_done(cast)

    for actor in (cast.manager, cast.sun):
        with pytest.raises(MayNot):
            await confirming.confirm(need, Word.CALLED, by=actor)
    with pytest.raises(IntegrityError):
        await Need.filter(id=need.id).update(confirmed_by_id=cast.manager.person_id)

    await confirming.confirm(need, Word.VISITED, by=cast.zhang)
    assert (need.state, need.confirmed_how) == (NeedState.CONFIRMED, Word.VISITED)
    assert await Announcement.exists(name="marketplace.NeedConfirmed")


async def test_the_elder_confirms_by_the_link_in_the_letter_and_the_link_ends(database: None) -> None:
    cast = await a_need_cast()
    need = await said_done(cast)
    assert need.word_sealed is not None
    word = privacy.unseal(WORD, need.word_sealed)

    asked, reader = await confirming.asked_by_letter(word)
    await confirming.confirm(asked, Word.LINK, by=reader)

    assert (asked.confirmed_by_id, asked.confirmed_how) == (cast.elder.id, Word.LINK)
    await confirming.close(asked, by=cast.zhang)
    with pytest.raises(NotFound):
        await confirming.asked_by_letter(word)
    with pytest.raises(NotFound):
        await confirming.asked_by_letter("000000000000")


async def test_not_done_gives_it_back_to_the_organisation(database: None) -> None:
    cast = await a_need_cast()
    need = await said_done(cast)

    await confirming.not_done(need, "没有人来。", by=await elder_of(cast))

    need = await need_by_id(need.id)
    assert (need.state, need.organisation_id, need.done_by_id) == (NeedState.ACCEPTED, cast.org.id, None)
    assert need.reason == "没有人来。"


async def test_it_closes_by_itself_after_seven_days_without_any_rating(database: None) -> None:
    cast = await a_need_cast()
    need = await confirmed(cast)
    assert need.confirmed_at is not None
    assert await confirming.confirmed_long_ago() == []

    with clock.stopped(need.confirmed_at + dt.timedelta(days=7, minutes=1)):
        for each in await confirming.confirmed_long_ago():
            await confirming.close_in_time(each)

    assert (await need_by_id(need.id)).state == NeedState.CLOSED


async def test_it_opens_again_within_fourteen_days_and_not_after(database: None) -> None:
    cast = await a_need_cast()
    need = await confirmed(cast)
    outcome = await ProjectOutcome.get(reference=need.id)
    assert (outcome.project_id, outcome.number, outcome.undone_at) == (need.project_id, need.number, None)
    await confirming.close(need, by=cast.zhang)
    assert need.closed_at is not None
    elder = await elder_of(cast)

    with clock.stopped(need.closed_at + dt.timedelta(days=15)), pytest.raises(OutOfTurn):
        await confirming.reopen(need, "又漏水了。", by=elder)
    with clock.stopped(need.closed_at + dt.timedelta(days=13)):
        await confirming.reopen(need, "又漏水了。", by=elder)
        need = await need_by_id(need.id)
        assert (need.state, need.organisation_id, need.confirmed_at) == (NeedState.VERIFIED, None, None)
        assert need.wanted_until >= clock.today()
        assert not await ProjectOutcome.exists(reference=need.id, undone_at=None)
        await dispatching.dispatch(need, cast.org, by=cast.zhang)


async def test_inv_44_a_rating_is_blind_until_both_spoke(database: None) -> None:
    cast = await a_need_cast()
    need = await confirmed(cast)
    elder = await elder_of(cast)

    await rating.rate(need, Mark.GOOD, by=elder)
    assert await rating.readable_by(need, Side.ORGANISATION) is None
    with pytest.raises(OutOfTurn):
        await rating.rate(need, Mark.BAD, by=elder)
    await rating.rate(need, Mark.SO_SO, by=cast.manager)

    assert await rating.readable_by(need, Side.ORGANISATION) == Mark.GOOD
    assert await rating.readable_by(need, Side.BENEFICIARY) == Mark.SO_SO


async def test_inv_44_or_until_seven_days_passed(database: None) -> None:
    cast = await a_need_cast()
    need = await confirmed(cast)
    assert need.confirmed_at is not None
    await rating.rate(need, Mark.GOOD, by=await elder_of(cast))

    with clock.stopped(need.confirmed_at + dt.timedelta(days=7, minutes=1)):
        assert await rating.readable_by(need, Side.ORGANISATION) == Mark.GOOD


async def test_inv_44_below_five_no_figure_is_shown(database: None) -> None:
    cast = await a_need_cast()
    for number in range(1, 6):
        need = await confirmed(cast)
        assert need.confirmed_at is not None
        await rating.rate(need, Mark.GOOD if number > 1 else Mark.BAD, by=await elder_of(cast))
        with clock.stopped(need.confirmed_at + dt.timedelta(days=8)):
            record = (await rating.record_of([cast.org.id]))[cast.org.id]
        assert record == rating.Record(number, 4 if number == 5 else None)
