"""Each side walks its pages, as people and as programs; what is another's is not there."""

import datetime as dt

import httpx
import pytest

from ground import clock
from ground.actors import Actor, Role
from ground.identity import Person
from orgs.models import OrgKind
from procurement.models import Contract, ContractState, MilestoneState, PaymentClaim, RecipientOpinion
from procurement.queries.contract_tasks import contract_tasks
from tests import people
from tests.procurement.awarded import (
    SIGNED,
    a_delivery,
    a_signed_contract,
    accepted,
    an_award,
    on,
    parts_of,
    terms,
)
from tests.volunteers.stories import DAY

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("the_day_after")]
JSON = {"accept": "application/json"}


async def becomes(client: httpx.AsyncClient, actor: Actor) -> None:
    client.cookies.clear()
    client.cookies.update(await people.signed_in(await Person.get(id=actor.person_id), staff=True))


async def reads(client: httpx.AsyncClient, actor: Actor, *paths: str) -> None:
    """Read pages as a person and as a program; both say the same thing's title."""
    await becomes(client, actor)
    for path in paths:
        told = await client.get(path, headers=JSON)
        shown = await client.get(f"/en{path}")
        assert (told.status_code, shown.status_code) == (200, 200), (path, told.text[:300], shown.text[:300])
        assert "<h1>" in shown.text


async def sends(client: httpx.AsyncClient, actor: Actor, path: str, **values: object) -> dict[str, object]:
    await becomes(client, actor)
    answer = await client.post(path, json=values, headers=JSON)
    assert answer.status_code == 200, (path, answer.text[:500])
    return dict(answer.json())


async def test_a_contract_is_written_signed_delivered_accepted_and_paid_on_pages(
    client: httpx.AsyncClient, database: None
) -> None:
    cast = await an_award()
    org = cast.story.org.public_id
    with on(SIGNED):
        await reads(client, cast.clerk, "/gov/contracts", f"/gov/awards/{cast.award.public_id}/contract")
        written = terms().model_dump(mode="json")
        await sends(client, cast.clerk, f"/gov/awards/{cast.award.public_id}/contract", **written)
        contract = await Contract.get(award_id=cast.award.id)
        gov, own = f"/gov/contracts/{contract.public_id}", f"/org/{org}/contracts/{contract.public_id}"
        await reads(client, cast.clerk, gov, f"{gov}/terms")
        await becomes(client, cast.story.manager)
        assert (await client.get(own)).status_code == 404
        page = await sends(client, cast.clerk, f"{gov}/offer")
        await reads(client, cast.story.manager, f"/org/{org}/contracts", own)
        await sends(
            client, cast.story.manager, f"{own}/agreement", sha256=page["sha256"],
            project=cast.story.project.public_id, payee_bank="盘锦银行", payee_account="6222000011112222",
        )  # fmt: skip
        assert (await sends(client, cast.signer, f"{gov}/signature", sha256=page["sha256"]))["may_sign"] is False
    assert (await Contract.get(id=contract.id)).state == ContractState.SIGNED

    part = await a_delivery(cast, contract)
    look = f"/gov/parts/{part.public_id}"
    second = (await parts_of(contract))[1]
    await reads(client, cast.story.leader, own, f"{own}/parts/{second.public_id}")
    await reads(client, cast.looks, look)
    await sends(client, cast.looks, f"{look}/acceptance")
    for each in await RecipientOpinion.all():
        await reads(client, cast.story.desk, "/cw/opinions", f"/cw/opinions/{each.public_id}")
        await sends(client, cast.story.desk, f"/cw/opinions/{each.public_id}", opinion="well", asked_how="phone")
    await sends(client, cast.looks, f"{look}/signatures")
    await sends(client, cast.looks_too, f"{look}/signatures")
    await sends(client, cast.looks, f"{look}/signatures", recipient="王桂兰")
    done = await sends(client, cast.looks, f"{look}/result", accepted=[12, 2], line_words=["好", "好"])
    assert done["part"]["state"] == MilestoneState.ACCEPTED  # type: ignore[index]
    await reads(client, cast.looks, f"{look}/minutes")

    await sends(client, cast.story.manager, f"{own}/parts/{part.public_id}/claim", invoice_no="24112000000012345678")
    claim = await PaymentClaim.get(milestone_id=part.id)
    pay = f"/finance/{claim.public_id}"
    await reads(client, cast.finance, "/finance", pay)
    await sends(client, cast.finance, f"{pay}/check")
    await sends(client, cast.finance_too, f"{pay}/approval")
    await sends(client, cast.finance, f"{pay}/instruction", treasury_ref="ZFL-2026-0077")
    day = (DAY + dt.timedelta(days=1)).isoformat()
    await sends(client, cast.finance, f"{pay}/settlement", voucher_no="HD-20261119-001", settled_on=day)
    await reads(client, cast.finance, "/finance", pay)

    client.cookies.clear()
    everyone = await client.get(f"/tenders/{cast.tender.public_id}/contract", headers=JSON)
    assert everyone.json()["paid_fen"] == 300_000
    assert "王桂兰" not in everyone.text
    assert (await client.get(f"/en/tenders/{cast.tender.public_id}/contract")).status_code == 200


async def test_what_is_anothers_is_not_found(client: httpx.AsyncClient, database: None) -> None:
    cast = await an_award()
    contract = await a_signed_contract(cast)
    part = await accepted(cast, await a_delivery(cast, contract), 12, 2)
    other = await people.an_org(cast.story.city, "大洼区民政局", kind=OrgKind.ORGAN)
    firm = await people.an_org(cast.story.city, "另一家机构")
    buyer = await people.an_officer("吴起", Role.BUYER_CLERK, org=other)
    seller = await people.an_officer("卫青", Role.ORG_MANAGER, org=firm)
    finance = await people.an_officer("许会计", Role.FINANCE, org=other)
    opinion = await RecipientOpinion.first()
    assert opinion is not None
    for actor, path in (
        (buyer, f"/gov/contracts/{contract.public_id}"),
        (buyer, f"/gov/parts/{part.public_id}"),
        (buyer, f"/gov/awards/{cast.award.public_id}/contract"),
        (buyer, f"/cw/opinions/{opinion.public_id}"),
        (seller, f"/org/{firm.public_id}/contracts/{contract.public_id}"),
        (seller, f"/org/{cast.story.org.public_id}/contracts/{contract.public_id}"),
        (cast.clerk, f"/org/{cast.story.org.public_id}/contracts"),
        (finance, "/finance/00000000000a"),
    ):
        await becomes(client, actor)
        assert (await client.get(path)).status_code == 404, path
    await becomes(client, buyer)
    assert (await client.get("/gov/contracts", headers=JSON)).json()["contracts"] == []


async def test_a_form_with_mistakes_is_shown_again_as_it_was_typed(client: httpx.AsyncClient, database: None) -> None:
    cast = await an_award()
    with on(SIGNED):
        await becomes(client, cast.clerk)
        answer = await client.post(
            f"/en/gov/awards/{cast.award.public_id}/contract",
            data={"starts_on_year": "2026", "starts_on_month": "11", "starts_on_day": "10", "pay_days": "99",
                  "titles": ["第一期", "第二期"], "shares": ["50", "50"], "days": ["2026-12-31", "2027-06-30"],
                  "ends_on_year": "2027", "ends_on_month": "6", "ends_on_day": "30"},
        )  # fmt: skip
    assert answer.status_code == 422
    assert "60 days at most" in answer.text
    assert 'value="第二期"' in answer.text


async def told(actor: Actor) -> list[tuple[str, int, int]]:
    tasks = await contract_tasks(actor, lambda name, **_of: name)
    return [(task.sentence, task.count, task.overdue) for task in tasks]


async def test_each_desk_says_what_waits_for_it(database: None) -> None:
    cast = await an_award()
    with on(SIGNED):
        assert await told(cast.clerk) == [("Write 1 contract", 1, 0)]
    contract = await a_signed_contract(cast)
    part = await a_delivery(cast, contract)
    assert await told(cast.looks) == [("Look at 1 delivery", 1, 0)]
    assert await told(cast.signer) == []
    with clock.stopped(clock.now() + dt.timedelta(days=30)):
        assert await told(cast.looks) == [("Look at 1 delivery", 1, 1)]
    await accepted(cast, part, 12, 2)
    assert ("Claim 1 payment", 1, 0) in await told(cast.story.manager)
