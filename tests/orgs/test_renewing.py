"""What falls due opens its window, is met with papers without a gap, and lets a body lapse after its grace."""

import datetime as dt

import pytest

from ground import clock
from ground.actors import Actor
from ground.errors import MayNot, OutOfTurn
from ground.relay import Relay
from orgs import reactions, renewing
from orgs.models import Due, DueState, Organisation, OrgKind, OrgPaper, OrgState, PaperKind
from orgs.queries import dues
from orgs.schemas.own_drafts import BringDraft
from tests import people
from tests.orgs import stories

pytestmark = pytest.mark.anyio

BEGINNING = dt.datetime(2026, 3, 2, 2, 0, tzinfo=dt.UTC)
ENDS = dt.date(2028, 3, 2)


async def _a_group(city: people.City) -> tuple[Organisation, Actor]:
    with clock.stopped(BEGINNING):
        return await stories.an_accepted(city, await stories.an_applicant(city))


async def _days_pass_to(day: dt.date) -> None:
    with clock.stopped(clock.city_moment(day, dt.time(9))):
        await Relay(due=reactions.due).once()


def _papers() -> BringDraft:
    return BringDraft(kind=PaperKind.APPLICATION, file=stories.a_file("续期申请.pdf"), words="人员没有变化。")


async def test_a_filing_is_good_for_two_years(database: None) -> None:
    org, _ = await _a_group(await people.a_city())

    assert (await Organisation.get(id=org.id)).valid_until == ENDS


async def test_the_window_opens_sixty_days_before_and_is_told_once(database: None) -> None:
    city = await people.a_city()
    org, manager = await _a_group(city)

    await _days_pass_to(ENDS - dt.timedelta(days=61))
    assert (await Organisation.get(id=org.id)).state == OrgState.ACTIVE
    await _days_pass_to(ENDS - dt.timedelta(days=60))
    await _days_pass_to(ENDS - dt.timedelta(days=59))

    assert (await Organisation.get(id=org.id)).state == OrgState.RENEWAL_DUE
    assert (await stories.letters_to(manager.person_id or 0)).count("due_open") == 1


async def test_after_the_grace_of_thirty_days_it_lapses(database: None) -> None:
    org, manager = await _a_group(await people.a_city())
    await _days_pass_to(ENDS)

    await _days_pass_to(ENDS + dt.timedelta(days=30))
    assert (await Organisation.get(id=org.id)).state == OrgState.RENEWAL_DUE
    await _days_pass_to(ENDS + dt.timedelta(days=31))

    assert (await Organisation.get(id=org.id)).state == OrgState.LAPSED
    assert "org_lapsed" in await stories.letters_to(manager.person_id or 0)


async def test_papers_brought_in_the_window_leave_no_gap_however_slow_the_street(database: None) -> None:
    city = await people.a_city()
    org, manager = await _a_group(city)
    await _days_pass_to(ENDS - dt.timedelta(days=60))
    due = await Due.get(organisation_id=org.id)

    with clock.stopped(clock.city_moment(ENDS - dt.timedelta(days=10), dt.time(9))):
        await renewing.bring(due, _papers(), by=manager)
    await _days_pass_to(ENDS + dt.timedelta(days=90))
    assert (await Organisation.get(id=org.id)).state == OrgState.RENEWAL_DUE
    with clock.stopped(clock.city_moment(ENDS + dt.timedelta(days=91), dt.time(9))):
        await renewing.meet(await Due.get(id=due.id), "", by=await stories.a_street_officer(city, "周强"))

    again = await Organisation.get(id=org.id)
    assert (again.state, again.valid_until) == (OrgState.ACTIVE, dt.date(2030, 3, 2))
    assert [each.due_on for each in await Due.filter(organisation_id=org.id, state=DueState.OPEN)] == [
        dt.date(2030, 3, 2)
    ]
    assert await OrgPaper.filter(due_id=due.id).count() == 1


async def test_who_has_lapsed_works_again_once_the_papers_are_accepted(database: None) -> None:
    city = await people.a_city()
    org, manager = await _a_group(city)
    await _days_pass_to(ENDS)
    await _days_pass_to(ENDS + dt.timedelta(days=40))
    due = await Due.get(organisation_id=org.id)

    with clock.stopped(clock.city_moment(ENDS + dt.timedelta(days=41), dt.time(9))):
        await renewing.bring(due, _papers(), by=manager)
        await renewing.meet(due, "", by=await stories.a_street_officer(city, "周强"))

    assert (await Organisation.get(id=org.id)).state == OrgState.ACTIVE


async def test_papers_that_come_as_the_grace_ends_let_nothing_lapse(database: None) -> None:
    city = await people.a_city()
    org, manager = await _a_group(city)
    with clock.stopped(clock.city_moment(ENDS + dt.timedelta(days=31), dt.time(9))):
        (seen,) = await dues.past_grace()
        await renewing.bring(await Due.get(id=seen.id), _papers(), by=manager)

        await renewing.let_lapse(seen)

    assert (await Organisation.get(id=org.id)).state == OrgState.ACTIVE


async def test_who_brings_what_was_late_works_again_though_the_next_is_near(database: None) -> None:
    city = await people.a_city()
    with clock.stopped(dt.datetime(2026, 1, 10, 2, tzinfo=dt.UTC)):
        org, manager = await stories.an_accepted(
            city, await stories.an_applicant(city), OrgKind.MINFEI, name="双报中心"
        )
    first = await Due.filter(organisation_id=org.id).order_by("due_on").first()
    assert first is not None
    await _days_pass_to(dt.date(2026, 5, 2))  # 31 March is a month ago, 31 May is near
    assert (await Organisation.get(id=org.id)).state == OrgState.LAPSED

    with clock.stopped(dt.datetime(2026, 5, 3, 2, tzinfo=dt.UTC)):
        await renewing.bring(first, BringDraft(kind=PaperKind.REPORT, file=stories.a_file()), by=manager)
        await renewing.meet(first, "", by=await stories.a_street_officer(city, "周强"))

    assert (await Organisation.get(id=org.id)).state == OrgState.RENEWAL_DUE


async def test_papers_that_lack_something_come_back_on_the_old_day(database: None) -> None:
    city = await people.a_city()
    org, manager = await _a_group(city)
    due = await Due.get(organisation_id=org.id)
    li = await stories.a_street_officer(city, "周强")

    with clock.stopped(clock.city_moment(ENDS, dt.time(9))):
        await renewing.bring(due, _papers(), by=manager)
        await renewing.give_back(due, "请补负责人签字。", by=li)
        back = await Due.get(id=due.id)
        assert (back.state, back.due_on, back.answer) == (DueState.OPEN, ENDS, "请补负责人签字。")
        await renewing.bring(back, _papers(), by=manager)
        await renewing.meet(back, "", by=li)

    assert (await stories.letters_to(manager.person_id or 0))[-2:] == ["due_given_back", "due_met"]


async def test_too_early_out_of_turn_and_strangers_are_refused(database: None) -> None:
    city = await people.a_city()
    org, manager = await _a_group(city)
    due = await Due.get(organisation_id=org.id)
    li = await stories.a_street_officer(city, "周强")

    with clock.stopped(BEGINNING), pytest.raises(OutOfTurn):
        await renewing.bring(due, _papers(), by=manager)
    with clock.stopped(clock.city_moment(ENDS, dt.time(9))):
        with pytest.raises(MayNot):
            await renewing.bring(due, _papers(), by=li)
        with pytest.raises(OutOfTurn):
            await renewing.meet(due, "", by=li)
        await renewing.bring(due, _papers(), by=manager)
        with pytest.raises(MayNot):
            await renewing.meet(due, "", by=manager)
        with pytest.raises(OutOfTurn):
            await renewing.bring(await Due.get(id=due.id), _papers(), by=manager)


async def test_a_private_unit_reports_twice_a_year_and_lapses_alone_with_its_groups(database: None) -> None:
    city = await people.a_city()
    with clock.stopped(BEGINNING):
        host, _ = await stories.an_accepted(city, await stories.an_applicant(city), OrgKind.MINFEI, name="银龄中心")
        group, _ = await stories.an_accepted(city, await stories.an_applicant(city, "李长河"), host=host)

    days = [each.due_on for each in await Due.filter(organisation_id=host.id).order_by("due_on")]
    await _days_pass_to(dt.date(2026, 5, 1))

    assert days == [dt.date(2026, 3, 31), dt.date(2026, 5, 31)]
    assert (await Organisation.get(id=host.id)).state == OrgState.LAPSED
    assert (await Organisation.get(id=group.id)).state == OrgState.LAPSED
