"""What is typed and cannot be so is told beside the field where it is put right."""

import datetime as dt
from collections.abc import Callable

import httpx
import pytest
from pydantic import ValidationError

from ground import clock
from ground.actors import Role
from ground.errors import Unreadable
from orgs import reviewing
from orgs.models import Category, OrgKind
from orgs.schemas.desk_drafts import AnswerDraft, ReviewDraft
from orgs.schemas.own_drafts import ChangeDraft, InviteDraft, ProjectDraft
from tests import people
from tests.orgs import stories

pytestmark = pytest.mark.anyio

DAY = dt.date(2026, 11, 25)
YES = {"advice": "accept", "opinion": "一致"}


def _backwards() -> ProjectDraft:
    return ProjectDraft(
        title="读报", summary="给老人读报。", category=Category.CULTURE, places=("211103001001",),
        starts_on=DAY, ends_on=DAY - dt.timedelta(days=1),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("made", "field"),
    [
        (lambda: ReviewDraft(register_name="信用信息公示平台", **YES), "register_on"),
        (lambda: ReviewDraft(register_on=DAY, **YES), "register_on"),
        (lambda: AnswerDraft(answer="reject"), "words"),
        (lambda: ChangeDraft(leader_name="吴国强", why="改选了"), "leader_phone"),
        (lambda: InviteDraft(name="陈思远", phone="13812345678", role=Role.STREET_OFFICER), "role"),
        (_backwards, "ends_on"),
    ],
)
def test_the_sentence_stands_beside_its_field(made: Callable[[], object], field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        made()

    assert [each["loc"] for each in refused.value.errors()] == [(field,)]


async def test_a_registers_day_to_come_is_told_beside_its_field(database: None) -> None:
    city = await people.a_city()
    filing = await stories.a_submitted(city, await stories.an_applicant(city), OrgKind.MINFEI, name="银龄中心")
    tomorrow = clock.today() + dt.timedelta(days=1)
    draft = ReviewDraft(seen=True, register_name="信用信息公示平台", register_on=tomorrow, **YES)

    with pytest.raises(Unreadable) as refused:
        await reviewing.review(filing, draft, by=await stories.a_street_officer(city))

    assert [mistake.field for mistake in refused.value.mistakes] == ["register_on"]


async def test_a_search_keeps_the_kind_that_was_chosen(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    await people.an_org(city, "银龄中心")
    await people.an_org(city, "银龄公司", kind=OrgKind.COMPANY)

    page = await client.get(f"/orgs?kind={OrgKind.COMPANY}&q=银龄")

    assert "银龄公司" in page.text
    assert "银龄中心" not in page.text
    assert f'<option value="{OrgKind.COMPANY}" selected>' in page.text
