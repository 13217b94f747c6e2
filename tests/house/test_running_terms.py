"""A calendar that comes later moves every term that runs, with its length in working days kept, and tells it (K1)."""

import datetime as dt
from dataclasses import replace

import pytest
from tortoise.fields import DateField, DatetimeField

from ground import clock, workdays
from ground.actors import SYSTEM
from ground.audit import AuditEntry
from ground.importing_workdays import import_workdays
from ground.letters import Letter
from ground.workday_files import Year
from marketplace import house
from marketplace.models import Need, Urgency
from orgs import clocks
from orgs.models import Filing
from procurement.models import Award, Tender
from tests import people
from tests.ground.test_workdays import whole
from tests.marketplace.need_cast import a_need_cast, recorded
from tests.orgs import stories
from tests.procurement.awarded import an_award
from tests.volunteers.stories import a_story, at
from volunteers import certifying, disputing
from volunteers.models import CertificateRequest, HourDispute

pytestmark = pytest.mark.anyio

LATE_IN_YEAR = clock.city_moment(dt.date(2026, 12, 30), dt.time(10))
"""A Wednesday: a term of some days runs into a year whose official days are not out yet."""


def test_every_kept_term_of_the_house_is_of_a_column_that_is_there() -> None:
    for term in house.terms():
        fields = term.model._meta.fields_map  # noqa: SLF001
        assert isinstance(fields[term.since], DatetimeField), term.model
        assert isinstance(fields[term.ends], DatetimeField | DateField), term.model
        assert f"{term.model.__name__}.reckon_again" in house.audit_words().acts
        assert len(str(term.words)) <= 24


def a_year() -> dict[int, Year]:
    """Return 2027 with the first week of January off."""
    return whole(2027, more="01-04 01-05 01-06 01-07 01-08")


async def test_k1_a_certificate_and_a_question_keep_their_length_and_the_person_is_told(database: None) -> None:
    story = await a_story()
    await story.entered(at(10), at(12))
    await story.claimed(at(14), at(15))
    wang = await people.an_actor(story.wang)
    with clock.stopped(LATE_IN_YEAR):
        asked = await certifying.ask(story.wang, story.org, by=wang)
        words = "七号上午我也去了，没有记上"
        question = await disputing.report_missing(
            story.wang, place=story.city.huibin, about="送午饭", words=words, by=wang
        )
        before, first = asked.due_at, clock.today()
        days = (await workdays.in_force()).between(first, clock.city_day(before))
        report = await import_workdays(a_year(), by=SYSTEM, terms=house.terms())

        moved = await CertificateRequest.get(id=asked.id)
        assert report.terms_moved == 2
        assert (await HourDispute.get(id=question.id)).due_at > question.due_at
        assert moved.due_at > before
        assert (await workdays.in_force()).between(first, clock.city_day(moved.due_at)) == days
        assert await AuditEntry.filter(verb="CertificateRequest.reckon_again").count() == 1
        assert await Letter.filter(person_id=story.wang.id, purpose="term_moved").count() == 2

        again = await import_workdays(a_year(), by=SYSTEM, terms=house.terms())
        assert (again.changed, again.terms_moved) == ((), 0)
        back = await import_workdays(whole(2027), by=SYSTEM, terms=house.terms())
        assert back.terms_moved == 2
        shorter = await CertificateRequest.get(id=asked.id)
        assert before < shorter.due_at < moved.due_at
        assert (await workdays.in_force()).between(first, clock.city_day(shorter.due_at)) == days


async def test_k1_k4_a_need_moves_with_the_calendar_and_what_is_wanted_today_does_not(database: None) -> None:
    cast = await a_need_cast()
    with clock.stopped(LATE_IN_YEAR):
        soon = await recorded(cast, urgency=Urgency.WEEK)
        today = await recorded(cast, urgency=Urgency.TODAY)
        ends = {each.id: each.due_at for each in (soon, today)}
        report = await import_workdays(a_year(), by=SYSTEM, terms=house.terms())

    assert report.terms_moved == 1
    assert (await Need.get(id=today.id)).due_at == ends[today.id]
    assert (await Need.get(id=soon.id)).due_at != ends[soon.id]


async def test_k1_what_is_over_stays_as_it_was(database: None) -> None:
    story = await a_story()
    await story.entered(at(10), at(12))
    with clock.stopped(LATE_IN_YEAR):
        asked = await certifying.ask(story.wang, story.org, by=await people.an_actor(story.wang))
        assert (await import_workdays(a_year(), by=SYSTEM, terms=house.terms())).terms_moved == 0

    assert (await CertificateRequest.get(id=asked.id)).due_at == asked.due_at


async def test_k1_a_filing_in_working_days_moves_and_one_in_calendar_days_does_not(database: None) -> None:
    city = await people.a_city()
    with clock.stopped(LATE_IN_YEAR):
        working = await stories.a_submitted(city, await stories.an_applicant(city))
        calendar = await stories.a_submitted(city, await stories.an_applicant(city, "李长河"), name="惠宾书画社")
        term = clocks.read(calendar.term)
        await Filing.filter(id=calendar.id).update(term=replace(term, unit="days").told())
        report = await import_workdays(a_year(), by=SYSTEM, terms=house.terms())

    assert report.terms_moved == 1
    moved, stays = await stories.fresh(working), await stories.fresh(calendar)
    assert working.due_at is not None
    assert moved.due_at is not None
    assert moved.due_at > working.due_at
    assert stays.due_at == calendar.due_at
    assert await Letter.filter(purpose="term_moved", person_id=working.applicant_id).count() == 1


async def test_k1_a_result_hangs_longer_and_never_shorter_and_the_moment_of_bids_stays(database: None) -> None:
    cast = await an_award()
    with clock.stopped(LATE_IN_YEAR):
        await Award.filter(id=cast.award.id).update(awarded_at=clock.now(), notice_until=dt.date(2027, 1, 4))
        tender = await Tender.get(id=cast.award.tender_id)
        bids_due_at = clock.city_moment(dt.date(2027, 1, 8), dt.time(9))
        await Tender.filter(id=tender.id).update(bids_due_at=bids_due_at)
        await import_workdays(a_year(), by=SYSTEM, terms=house.terms())
        longer = await Award.get(id=cast.award.id)
        await import_workdays(whole(2027), by=SYSTEM, terms=house.terms())

    assert longer.notice_until > dt.date(2027, 1, 4)
    assert (await Award.get(id=cast.award.id)).notice_until == longer.notice_until
    assert (await Tender.get(id=tender.id)).bids_due_at == bids_due_at
