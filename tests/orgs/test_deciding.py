"""The street looks, a second officer decides, and an organisation stands, with all that belongs to it."""

import asyncio

import pytest

from ground import clock
from ground.actors import Role
from ground.audit import AuditEntry, verify
from ground.database import ask
from ground.errors import MayNot, OutOfTurn, Unreadable
from ground.identity import Person
from orgs import deciding, reviewing, verifying
from orgs import filing as filings
from orgs.models import (
    ActivityArea,
    Due,
    DueKind,
    FactCheck,
    FilingPaper,
    FilingState,
    Organisation,
    OrgKind,
    OrgPaper,
    OrgState,
    Verification,
)
from orgs.schemas.desk_drafts import AskDraft, BackDraft, CheckDraft, DecisionDraft, ReviewDraft
from tests import people
from tests.orgs import stories

pytestmark = pytest.mark.anyio


async def test_accepted_a_group_has_its_number_areas_papers_dues_and_manager(database: None) -> None:
    city = await people.a_city()
    wang = await stories.an_applicant(city)

    org, manager = await stories.an_accepted(city, wang)

    assert org.filing_no == f"兴隆台备〔{clock.today().year}〕0001号"
    assert org.uscc is None
    assert [each.place_id for each in await ActivityArea.filter(organisation_id=org.id)] == [city.huibin.id]
    assert await OrgPaper.filter(organisation_id=org.id).count() == 6
    assert [due.kind for due in await Due.filter(organisation_id=org.id)] == [DueKind.FILING]
    assert manager.holds_over_org(org.id, Role.ORG_MANAGER)
    assert (await stories.letters_to(wang.person_id or 0))[-1] == "filing_accepted"
    assert org.filing_no in (await stories.words_of_letters(wang.person_id or 0))[-1]
    announced = await ask("SELECT name FROM ground_announcement WHERE name = 'orgs.OrgAccepted'")
    assert len(announced) == 1
    assert (await verify()).broken_at is None


async def test_numbers_of_a_county_follow_each_other(database: None) -> None:
    city = await people.a_city()
    first, _ = await stories.an_accepted(city, await stories.an_applicant(city), name="一队")
    second, _ = await stories.an_accepted(city, await stories.an_applicant(city, "李长河"), name="二队")

    assert [each.filing_no and each.filing_no[-5:] for each in (first, second)] == ["0001号", "0002号"]


async def test_a_registered_body_is_verified_with_its_code_and_certificate(database: None) -> None:
    city = await people.a_city()
    li, zhao = await stories.a_street_officer(city), await stories.a_street_officer(city, "赵敏")
    filing = await stories.a_submitted(city, await stories.an_applicant(city), OrgKind.MINFEI, name="银龄服务中心")
    draft = ReviewDraft(
        seen=True, register_name="全国信用信息公示平台", register_on=clock.today(), advice="accept", opinion="一致",
    )  # fmt: skip
    await reviewing.review(filing, draft, by=li)

    org = await deciding.accept(await stories.fresh(filing), "同意", by=zhao)

    levels = [each.level for each in await FactCheck.filter(organisation_id=org.id).order_by("id")]
    assert levels == [Verification.FORMAT_OK, Verification.DOCUMENT_SEEN, Verification.REGISTRY_CHECKED]
    assert (org.verification, org.verified_on) == (Verification.REGISTRY_CHECKED, clock.today())
    certificate = await FilingPaper.get(filing_id=filing.id, kind="certificate")
    seen = await FactCheck.get(organisation_id=org.id, level=Verification.DOCUMENT_SEEN)
    assert (seen.attachment_id, seen.by_id) == (certificate.attachment_id, li.person_id)


async def test_papers_nobody_saw_are_not_accepted(database: None) -> None:
    city = await people.a_city()
    li, zhao = await stories.a_street_officer(city), await stories.a_street_officer(city, "赵敏")
    filing = await stories.a_submitted(city, await stories.an_applicant(city))

    with pytest.raises(Unreadable):
        await reviewing.review(filing, ReviewDraft(advice="accept", opinion="应该可以"), by=li)
    await reviewing.review(filing, ReviewDraft(advice="reject", opinion="没有看到原件"), by=li)
    with pytest.raises(OutOfTurn):
        await deciding.accept(await stories.fresh(filing), "还是同意", by=zhao)


async def test_a_no_has_a_reason_and_the_applicant_may_try_again(database: None) -> None:
    city = await people.a_city()
    wang = await stories.an_applicant(city)
    li, zhao = await stories.a_street_officer(city), await stories.a_street_officer(city, "赵敏")
    filing = await stories.a_reviewed(city, wang, li)

    with pytest.raises(Unreadable):
        await deciding.decide(filing, DecisionDraft(answer="reject"), by=zhao)
    await deciding.decide(filing, DecisionDraft(answer="reject", words="成员名单和实际不符。"), by=zhao)
    await filings.try_again(await stories.fresh(filing), by=wang)

    again = await stories.fresh(filing)
    assert (again.state, again.version, again.asked) == (FilingState.DRAFT, 2, "成员名单和实际不符。")
    assert (again.decided_by_id, again.reviewed_by_id, again.term) == (None, None, "")


async def test_a_reviewed_file_is_given_back_to_be_looked_at_again(database: None) -> None:
    city = await people.a_city()
    li, zhao = await stories.a_street_officer(city), await stories.a_street_officer(city, "赵敏")
    filing = await stories.a_reviewed(city, await stories.an_applicant(city), li)

    with pytest.raises(MayNot):
        await reviewing.send_back(filing, BackDraft(look="请核对名单"), by=li)
    await reviewing.send_back(filing, BackDraft(look="请核对名单"), by=zhao)

    assert (await stories.fresh(filing)).state == FilingState.SUBMITTED


async def test_every_step_is_refused_out_of_turn(database: None) -> None:
    city = await people.a_city()
    li, zhao = await stories.a_street_officer(city), await stories.a_street_officer(city, "赵敏")
    filing = await stories.a_submitted(city, await stories.an_applicant(city))
    yes = ReviewDraft(seen=True, advice="accept", opinion="材料齐全")

    with pytest.raises(OutOfTurn):
        await deciding.accept(filing, "同意", by=zhao)
    with pytest.raises(OutOfTurn):
        await deciding.reject(filing, "不行吧", by=zhao)
    await reviewing.review(filing, yes, by=li)
    reviewed = await stories.fresh(filing)
    with pytest.raises(OutOfTurn):
        await reviewing.review(reviewed, yes, by=zhao)
    with pytest.raises(OutOfTurn):
        await reviewing.ask_for_more(reviewed, AskDraft(words="请补材料"), by=li)
    stale = await stories.fresh(filing)
    await deciding.accept(reviewed, "同意", by=zhao)
    with pytest.raises(OutOfTurn):
        await deciding.accept(stale, "同意", by=zhao)
    assert await Organisation.filter(kind=OrgKind.FILED_GROUP).count() == 1


async def test_of_four_officers_at_once_one_is_first(database: None) -> None:
    city = await people.a_city()
    li = await stories.a_street_officer(city)
    filing = await stories.a_reviewed(city, await stories.an_applicant(city), li)
    officers = [await stories.a_street_officer(city, name) for name in ("赵敏", "周强", "吴丽", "郑华")]
    copies = [await stories.fresh(filing) for _ in officers]

    said = await asyncio.gather(
        *(deciding.accept(copy, "同意", by=officer) for copy, officer in zip(copies, officers, strict=True)),
        return_exceptions=True,
    )

    assert sum(isinstance(answer, OutOfTurn) for answer in said) == 3
    assert await Organisation.filter(kind=OrgKind.FILED_GROUP).count() == 1
    assert await AuditEntry.filter(verb="Filing.accept").count() == 1


async def test_officers_of_another_street_or_county_do_nothing_here(database: None) -> None:
    city = await people.a_city()
    filing = await stories.a_submitted(city, await stories.an_applicant(city))
    stranger = await people.an_officer("周强", Role.STREET_OFFICER, place=city.tianjia)
    county = await people.an_officer("钱丽", Role.COUNTY_OFFICER, place=city.dawa)

    for officer in (stranger, county):
        with pytest.raises(MayNot):
            await reviewing.ask_for_more(filing, AskDraft(words="请补材料"), by=officer)
        with pytest.raises(MayNot):
            await reviewing.review(filing, ReviewDraft(seen=True, advice="accept", opinion="可以的"), by=officer)
    assert (await stories.fresh(filing)).state == FilingState.SUBMITTED


async def test_the_county_may_decide_too(database: None) -> None:
    city = await people.a_city()
    li, county = await stories.a_street_officer(city), await stories.a_county_officer(city)
    filing = await stories.a_reviewed(city, await stories.an_applicant(city), li)

    org = await deciding.accept(filing, "同意", by=county)

    assert org.state == OrgState.ACTIVE
    grant = await AuditEntry.get(verb="Grant.give", who=county.person_id)
    assert grant.told["role"] == "org_manager"


async def test_the_leader_is_found_by_name_and_telephone_together(database: None) -> None:
    city = await people.a_city()
    phone = people.a_phone()
    son = await people.a_person("王小明", phone=phone)
    mother = await people.a_person("王桂兰", phone=phone)

    org, _ = await stories.an_accepted(city, await stories.an_applicant(city), leader=("王桂兰", phone))

    assert org.leader_id == mother.id
    assert await Person.filter(id=son.id).count() == 1


async def test_levels_go_up_with_source_and_day_and_a_group_stands_in_no_register(database: None) -> None:
    city = await people.a_city()
    li = await stories.a_street_officer(city, "周强")
    body = await people.an_org(city)
    group, _ = await stories.an_accepted(city, await stories.an_applicant(city))
    look = CheckDraft(level="registry_checked", source="全国社会组织信用信息公示平台", day=clock.today())

    await verifying.look(body, look, by=li)
    with pytest.raises(OutOfTurn):
        await verifying.look(group, look, by=li)
    with pytest.raises(MayNot):
        await verifying.look(body, look, by=await stories.an_applicant(city))
    with pytest.raises(Unreadable):
        await verifying.look(body, look.model_copy(update={"day": stories.days_on(2).date()}), by=li)

    assert (await Organisation.get(id=body.id)).verification == Verification.REGISTRY_CHECKED
