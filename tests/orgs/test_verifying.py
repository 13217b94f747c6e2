"""How far a body was checked: what an officer looked at, of which version, and what takes that back."""

import datetime as dt

import pytest

from ground import clock
from ground.actors import Actor, Role
from ground.errors import OutOfTurn
from orgs import changing, deciding, reviewing, verifying
from orgs import filing as filings
from orgs.models import Category, FactCheck, Filing, Organisation, OrgKind, Verification
from orgs.schemas.desk_drafts import AskDraft, BackDraft, CheckDraft, ReviewDraft
from orgs.schemas.filing_drafts import GroupDraft, PlaceDraft
from orgs.schemas.own_drafts import ChangeDraft
from tests import people
from tests.orgs import stories

pytestmark = pytest.mark.anyio


async def _with_another_code(city: people.City, li: Actor, zhao: Actor) -> Filing:
    """Have a code looked up in the register, and the applicant hand the file in again with another one."""
    wang = await stories.an_applicant(city)
    filing = await stories.a_submitted(city, wang, OrgKind.MINFEI, name="换证中心")
    looked = ReviewDraft(
        seen=True, register_name="全国社会组织信用信息公示平台", register_on=clock.today(), advice="accept",
        opinion="一致",
    )  # fmt: skip
    await reviewing.review(filing, looked, by=li)
    await reviewing.send_back(await stories.fresh(filing), BackDraft(look="代码和证书不一样"), by=zhao)
    await reviewing.ask_for_more(await stories.fresh(filing), AskDraft(words="请换成证书上的代码"), by=li)
    group = GroupDraft(
        name="换证中心", category=Category.CULTURE, summary="每周三一起唱歌。", uscc=people.a_code(OrgKind.MINFEI)
    )
    await filings.keep_group(await stories.fresh(filing), group, by=wang)
    await filings.submit(await stories.fresh(filing), by=wang)
    return await stories.fresh(filing)


async def test_what_was_seen_of_an_earlier_version_accepts_no_later_one(database: None) -> None:
    city = await people.a_city()
    li, zhao = await stories.a_street_officer(city), await stories.a_street_officer(city, "赵敏")
    again = await _with_another_code(city, li, zhao)

    await reviewing.review(again, ReviewDraft(advice="reject", opinion="没有看到新证书"), by=li)

    with pytest.raises(OutOfTurn):
        await deciding.accept(await stories.fresh(again), "还是同意", by=zhao)


async def test_a_code_that_nobody_looked_up_is_not_shown_as_looked_up(database: None) -> None:
    city = await people.a_city()
    li, zhao = await stories.a_street_officer(city), await stories.a_street_officer(city, "赵敏")
    again = await _with_another_code(city, li, zhao)

    await reviewing.review(again, ReviewDraft(seen=True, advice="accept", opinion="看到新证书"), by=li)
    org = await deciding.accept(await stories.fresh(again), "同意", by=zhao)

    assert (await Organisation.get(id=org.id)).verification == Verification.DOCUMENT_SEEN
    levels = {each.level for each in await verifying.checks_of(await stories.fresh(again))}
    assert levels == {Verification.FORMAT_OK, Verification.DOCUMENT_SEEN}


async def _after(org: Organisation, draft: ChangeDraft, by: Actor, officer: Actor) -> Organisation:
    """Ask for a change and have it accepted; return the body as it stands then."""
    change = await changing.ask(await Organisation.get(id=org.id).select_related("place"), draft, by=by)
    await changing.accept(change, by=officer)
    return await Organisation.get(id=org.id)


async def test_a_change_without_a_paper_proves_nothing(database: None) -> None:
    city = await people.a_city()
    org = await people.an_org(city)
    manager = await people.an_officer("刘敏", Role.ORG_MANAGER, org=org)
    li = await stories.a_street_officer(city)

    bare = await _after(org, ChangeDraft(address="新活动室", why="搬家了"), manager, li)
    assert (bare.verification, await FactCheck.filter(organisation_id=org.id).count()) == (Verification.DECLARED, 0)

    shown = await _after(org, ChangeDraft(address="另一处", why="又搬家了", file=stories.a_file()), manager, li)
    check = await FactCheck.get(organisation_id=org.id)
    assert (shown.verification, shown.verified_from) == (Verification.DOCUMENT_SEEN, "change")
    assert (check.level, check.by_id) == (Verification.DOCUMENT_SEEN, li.person_id)
    assert check.attachment_id is not None


async def test_what_a_register_said_is_of_the_past_once_a_fact_changes_and_no_lesser_paper_lowers_it(
    database: None,
) -> None:
    city = await people.a_city()
    org = await people.an_org(city)
    manager = await people.an_officer("刘敏", Role.ORG_MANAGER, org=org)
    li = await stories.a_street_officer(city)
    yesterday = clock.today() - dt.timedelta(days=1)
    org = await Organisation.get(id=org.id).select_related("place")
    for level, source, day in (
        ("document_seen", "登记证书", yesterday),
        ("registry_checked", "信用信息公示平台", yesterday),
        ("document_seen", "年检章", clock.today()),
    ):
        await verifying.look(org, CheckDraft(level=level, source=source, day=day), by=li)

    checked = await Organisation.get(id=org.id)
    assert (checked.verification, checked.verified_from) == (Verification.REGISTRY_CHECKED, "信用信息公示平台")
    assert await FactCheck.filter(organisation_id=org.id).count() == 3

    after = await _after(org, ChangeDraft(name="银龄互助中心", why="改名了"), manager, li)
    assert (after.verification, after.verified_from) == (Verification.DOCUMENT_SEEN, "年检章")


PHONES = ("新活动室，找张阿姨 13812345678", "活动室 0427-2812345", "卡号 6222020200112233445")


@pytest.mark.parametrize("typed", PHONES)
def test_no_telephone_stands_in_what_everybody_reads(typed: str) -> None:
    makers = (
        lambda: PlaceDraft(address=typed),
        lambda: ChangeDraft(address=typed, why="搬家了"),
        lambda: CheckDraft(level="document_seen", source=typed, day=clock.today()),
        lambda: ReviewDraft(register_name=typed, register_on=clock.today(), advice="accept", opinion="一致"),
    )
    for made in makers:
        with pytest.raises(ValueError, match=r"\S"):
            made()


def test_an_office_has_a_house_number() -> None:
    assert PlaceDraft(address="石油大街12号3号楼101室").address == "石油大街12号3号楼101室"
