"""How far a body was checked: what an officer looked at, of which version, and what takes that back."""

import pytest

from ground import clock
from ground.actors import Actor
from ground.errors import OutOfTurn
from orgs import deciding, reviewing, verifying
from orgs import filing as filings
from orgs.models import Category, Filing, Organisation, OrgKind, Verification
from orgs.schemas.desk_drafts import AskDraft, BackDraft, ReviewDraft
from orgs.schemas.filing_drafts import GroupDraft
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
