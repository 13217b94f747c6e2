"""Four eyes on every file, and the clocks of its answer: INV-8 and INV-9 (orgs-and-volunteers 7.1)."""

import datetime as dt

import pytest
from tortoise.exceptions import IntegrityError

from ground import clock, policy
from ground.actors import SYSTEM
from ground.errors import MayNot
from orgs import (
    deciding,
    queries,
    reviewing,
)
from orgs import (
    filing as filings,
)
from orgs.models import (
    Category,
    OrgKind,
    OrgState,
    Verification,
)
from orgs.schemas.desk_drafts import AskDraft, ReviewDraft
from orgs.schemas.filing_drafts import GroupDraft
from tests import people
from tests.orgs import stories

pytestmark = pytest.mark.anyio

MONDAY = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)


async def test_inv_8_whoever_wrote_handed_in_or_reviewed_does_not_decide(database: None) -> None:
    city = await people.a_city()
    wang = await stories.an_applicant(city)
    li, zhao = await stories.a_street_officer(city), await stories.a_street_officer(city, "赵敏")
    filing = await stories.a_reviewed(city, wang, li)

    with pytest.raises(MayNot):
        await deciding.accept(filing, "同意", by=li)
    with pytest.raises(MayNot):
        await deciding.accept(filing, "同意", by=wang)
    assert (await deciding.accept(filing, "同意", by=zhao)).state == OrgState.ACTIVE


async def test_inv_8_an_officer_who_applies_judges_no_step_of_their_own_file(database: None) -> None:
    city = await people.a_city()
    li, zhao = await stories.a_street_officer(city), await stories.a_street_officer(city, "赵敏")
    own = await stories.a_submitted(city, li)

    with pytest.raises(MayNot):
        await reviewing.ask_for_more(own, AskDraft(words="请补材料"), by=li)
    draft = ReviewDraft(seen=True, advice="accept", opinion="材料齐全")
    with pytest.raises(MayNot):
        await reviewing.review(own, draft, by=li)
    await reviewing.review(own, draft, by=zhao)
    with pytest.raises(MayNot):
        await deciding.accept(await stories.fresh(own), "同意", by=li)


async def test_inv_8_the_database_itself_refuses_two_hands_of_one(database: None) -> None:
    city = await people.a_city()
    wang, li = await stories.an_applicant(city), await stories.a_street_officer(city)
    filing = await stories.a_reviewed(city, wang, li)

    with pytest.raises(IntegrityError):
        await type(filing).filter(id=filing.id).update(decided_by_id=li.person_id)


async def test_inv_8_with_a_new_version_the_hands_are_counted_anew(database: None) -> None:
    city = await people.a_city()
    wang = await stories.an_applicant(city)
    li, zhao = await stories.a_street_officer(city), await stories.a_street_officer(city, "赵敏")
    first = await stories.a_reviewed(city, wang, li)
    await deciding.reject(first, "负责人介绍要重写", by=zhao)
    rejected = await stories.fresh(first)
    await filings.try_again(rejected, by=wang)
    await filings.submit(await stories.fresh(first), by=wang)
    second = await stories.fresh(first)
    await reviewing.review(second, ReviewDraft(seen=True, advice="accept", opinion="已经改好"), by=zhao)

    assert (await reviewing.judged(second)).hands == {wang.person_id, zhao.person_id}
    org = await deciding.accept(await stories.fresh(first), "同意", by=li)
    assert org.verification == Verification.DOCUMENT_SEEN


async def test_inv_9_the_clock_stops_while_the_applicant_has_work(database: None) -> None:
    city = await people.a_city()
    with clock.stopped(MONDAY):
        wang, li = await stories.an_applicant(city), await stories.a_street_officer(city)
        filing = await stories.a_submitted(city, wang)
    with clock.stopped(MONDAY + dt.timedelta(days=4)):  # Friday: 4 of 20 working days are gone
        await reviewing.ask_for_more(filing, AskDraft(words="请补一张照片。"), by=li)
        asked = await stories.fresh(filing)
        assert (asked.due_at, asked.term_left) == (None, 16)
    with clock.stopped(MONDAY + dt.timedelta(days=40)):  # Saturday 2 January 2027
        await filings.keep_group(
            asked, GroupDraft(name="惠宾合唱队", category=Category.CULTURE, summary="我们唱歌。"), by=wang
        )
        await filings.submit(asked, by=wang)
        again = await stories.fresh(filing)

    assert again.due_at is not None
    assert clock.city_day(again.due_at) == dt.date(2027, 1, 25)  # 16 working days after, by the rule of weekdays
    assert again.due_at > MONDAY + dt.timedelta(days=40)


async def test_inv_9_a_registration_has_sixty_days_from_a_whole_file(database: None) -> None:
    city = await people.a_city()
    await policy.put(
        "orgs.answer_term.registered_shetuan", {"unit": "days", "count": 60}, valid_from=dt.date(2026, 1, 1),
        citation="《社会团体登记管理条例》第十二条", by=SYSTEM,
    )  # fmt: skip

    with clock.stopped(MONDAY):
        filing = await stories.a_submitted(city, await stories.an_applicant(city), OrgKind.SHETUAN)

    assert filing.due_at is not None
    assert clock.city_day(filing.due_at) == dt.date(2027, 1, 22)
    assert "第十二条" in filing.term  # the decision keeps the value it used


async def test_inv_9_what_is_late_shows_to_the_county_too(database: None) -> None:
    city = await people.a_city()
    li, county = await stories.a_street_officer(city), await stories.a_county_officer(city)
    with clock.stopped(MONDAY):
        await stories.a_submitted(city, await stories.an_applicant(city))

    with clock.stopped(MONDAY + dt.timedelta(days=60)):
        for officer in (li, county):
            (task,) = await queries.tasks_for(officer, _url_for)
            assert (task.count, task.overdue) == (1, 1)


def _url_for(name: str, **parts: str) -> str:
    return "/".join([name, *parts.values()])
