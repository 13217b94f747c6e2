"""A filed group that was registered goes on as the same body: kind, code and dues change, everything else stays."""

import httpx
import pytest

from ground.errors import MayNot, Taken, Unreadable
from ground.identity import Person
from orgs import changing
from orgs.models import Change, ChangeState, Due, DueKind, DueState, Organisation, OrgKind, OrgState
from orgs.queries.team import managers_of
from orgs.schemas.own_drafts import ChangeDraft
from tests import people
from tests.orgs import stories

pytestmark = pytest.mark.anyio


def a_draft(code: str | None, **facts: object) -> ChangeDraft:
    """Return the wish of a group that has been registered as a social service agency."""
    wanted = {"kind": OrgKind.MINFEI, "uscc": code, "why": "县民政局已经登记", "file": stories.a_file("登记证书.pdf")}
    return ChangeDraft(**{**wanted, **facts})


async def test_edge_22_a_filed_group_becomes_registered_and_stays_who_it_is(database: None) -> None:
    city = await people.a_city()
    org, manager = await stories.an_accepted(city, await stories.an_applicant(city))
    code, officer = people.a_code(), await stories.a_street_officer(city, "周强")

    change = await changing.ask(org, a_draft(code, name="惠宾合唱服务中心"), by=manager)
    with pytest.raises(MayNot):
        await changing.accept(change, by=manager)
    await changing.accept(change, by=officer)

    after = await Organisation.get(id=org.id)
    assert (after.public_id, after.kind, after.uscc, after.host_id) == (org.public_id, OrgKind.MINFEI, code, None)
    assert (after.name, after.state, after.filing_no) == ("惠宾合唱服务中心", OrgState.ACTIVE, org.filing_no)
    assert [each.id for each in await managers_of(org.id)] == [manager.person_id]
    dues = await Due.filter(organisation_id=org.id)
    assert {each.kind for each in dues if each.state == DueState.DROPPED} == {DueKind.FILING}
    assert {DueKind.ANNUAL_SUPERVISOR, DueKind.ANNUAL_REGISTRAR} <= {
        each.kind for each in dues if each.state == DueState.OPEN
    }


async def test_edge_22_a_group_that_lost_its_host_is_at_work_again(database: None) -> None:
    city = await people.a_city()
    org, manager = await stories.an_accepted(city, await stories.an_applicant(city))
    await Organisation.filter(id=org.id).update(state=OrgState.LAPSED)
    lapsed = await Organisation.get(id=org.id).select_related("place")

    change = await changing.ask(lapsed, a_draft(people.a_code()), by=manager)
    await changing.accept(change, by=await stories.a_street_officer(city, "周强"))

    assert (await Organisation.get(id=org.id)).state == OrgState.ACTIVE


async def test_edge_22_not_without_code_and_certificate_and_not_by_a_body_that_is_registered(database: None) -> None:
    city = await people.a_city()
    org, manager = await stories.an_accepted(city, await stories.an_applicant(city))
    agency = await people.an_org(city, "已登记的中心", kind=OrgKind.MINFEI)
    taken = agency.uscc

    for draft in (a_draft(None), a_draft(people.a_code(), file=None)):
        with pytest.raises(Unreadable):
            await changing.ask(org, draft, by=manager)
    with pytest.raises(ValueError, match="kind"):
        a_draft(people.a_code(), kind=OrgKind.COMPANY)
    with pytest.raises(Taken):
        await changing.ask(org, a_draft(taken), by=manager)
    registered, other = await stories.an_accepted(
        city, await stories.an_applicant(city, "李长河"), OrgKind.MINFEI, name="服务中心"
    )
    with pytest.raises(Unreadable):
        await changing.ask(registered, a_draft(people.a_code()), by=other)

    assert await Change.all().count() == 0


async def test_edge_22_it_is_asked_for_on_the_page_of_a_group_alone(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    org, manager = await stories.an_accepted(city, await stories.an_applicant(city))
    client.cookies.update(await people.signed_in(await Person.get(id=manager.person_id), staff=True))
    here = f"/en/org/{org.public_id}/me/change"
    page = await client.get(here)
    form = {"kind": "registered_mfq", "uscc": people.a_code(), "why": "县民政局已经登记"}

    bare = await client.post(here, data=form)
    sent = await client.post(here, data=form, files={"file": ("证书.pdf", stories.PDF, "application/pdf")})

    assert "Registered as" in page.text
    assert (bare.status_code, sent.status_code) == (422, 303)
    assert (await Change.get()).state == ChangeState.WAITING
