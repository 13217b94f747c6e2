"""The same two hours offered once more: to another part, and to another contract; no page takes them, nor the wall."""

import datetime as dt

import httpx
import pytest

from ground import clock
from ground.actors import Actor
from ground.database import IntegrityError, transaction
from ground.identity import Person
from ground.language import _
from ground.places import Place
from orgs.models import EvidenceKind, EvidenceUse, Organisation, PayerKind, Project
from procurement import contracting
from procurement.contracting import version_of
from procurement.models import (
    Award,
    Bid,
    BudgetLine,
    Contract,
    Envelope,
    EnvelopeState,
    Milestone,
    Standard,
    Tender,
    TenderPlace,
    TenderState,
)
from procurement.schemas.contract_drafts import AgreeDraft, ContractDraft
from tests import people
from tests.journeys.ring_city import BUYER, HE, LIU, ORG, SONG, Ring, inside
from tests.outside.browsers import DESK, Hand, screen
from tests.outside.callers import sent
from tests.outside.loops import beside

SECOND, PRICE, UNTIL = "惠宾社区老人午餐", 5_000_00, dt.date(2026, 12, 31)


def sign_another(ring: Ring) -> None:
    """Let the same buyer and the same organisation have a second contract, for another project: by acts."""
    ring.kept["second"] = beside(_sign_another(ring))


def offer_again(ring: Ring) -> None:
    """Let the manager offer the hours to the second contract: its page has none, its act refuses, so does the wall."""
    contract, part = ring.kept["second"].split()
    at = f"{ring.url}/org/{ring.org}/contracts/{contract}/parts/{part}"
    cookies = ring.cookies(LIU)
    with screen(ring.browser, viewport=DESK, cookies=cookies, url=ring.url) as page:
        page.goto(at)
        assert page.locator("input[name=hours]").count() == 0
        assert _("Nothing on record yet") in Hand(page).reads()
    refused = sent(at, cookies, words="再报一次", delivered="2", hours=ring.kept["hours"])
    assert refused.status_code == httpx.codes.CONFLICT, refused.text
    beside(_insert(ring, contract))


async def _insert(ring: Ring, second: str) -> None:
    """Write the second use as a row, past all acts: the database says no."""
    async with inside(ring.made):
        contract = await Contract.get(public_id=second)
        part = await Milestone.get(contract_id=contract.id, seq=1)
        use = await EvidenceUse.get(kind=EvidenceKind.HOURS, released_at=None)
        assert use.payer_reference != contract.id
        assert use.kept_at is not None, "what was accepted is nobody else's for good"
        with pytest.raises(IntegrityError):
            async with transaction():
                await EvidenceUse.create(
                    project_id=use.project_id, kind=use.kind, reference=use.reference, payer_kind=PayerKind.CONTRACT,
                    payer_reference=contract.id, part_reference=part.id, made_by_id=use.made_by_id,
                    made_at=clock.now(),
                )  # fmt: skip
        assert await EvidenceUse.filter(kind=EvidenceKind.HOURS).count() == 1


async def _sign_another(ring: Ring) -> str:
    async with inside(ring.made):
        with clock.stopped(ring.today):
            org = await Organisation.get(name=ORG)
            clerk, signer, manager = [await _actor(name) for name in (HE, SONG, LIU)]
            project = await people.a_project(org, await Place.get(name="惠宾社区"), title="社区午餐")
            contract = await contracting.draw_up(await _an_award(org, clerk), _terms(), by=clerk)
            await contracting.offer(contract, by=clerk)
            version = await version_of(contract)
            assert version is not None
            draft = AgreeDraft(
                sha256=version.sha256, project=project.public_id, payee_bank="盘锦银行",
                payee_account="6222000011112222",
            )  # fmt: skip
            await contracting.agree(contract, await Project.get(id=project.id), draft, by=manager)
            await contracting.sign(contract, version.sha256, by=signer)
            part = await Milestone.get(contract_id=contract.id)
            return f"{contract.public_id} {part.public_id}"


def _terms() -> ContractDraft:
    return ContractDraft(
        starts_on=clock.today(), ends_on=UNTIL, pay_days=30, titles=("全部",), shares=(100,), days=(UNTIL,)
    )


async def _actor(name: str) -> Actor:
    return await people.an_actor(await Person.get(name=name))


async def _an_award(org: Organisation, clerk: Actor) -> Award:
    """Enter an award as rows: how one comes about is the story itself."""
    now, buyer, line = clock.now(), await Organisation.get(name=BUYER), await BudgetLine.get()
    await BudgetLine.filter(id=line.id).update(committed_fen=line.committed_fen + PRICE)
    tender = await Tender.create(
        number="PJ-2026-009999", buyer=buyer, budget_line=line, title=SECOND, outline="每周送餐", ceiling_fen=PRICE,
        service_from=clock.today(), service_until=UNTIL, written_by_id=clerk.person_id, published_at=now, made_at=now,
        state=TenderState.AWARDED,
    )  # fmt: skip
    await TenderPlace.create(tender=tender, place=await Place.get(name="惠宾社区"))
    await Standard.create(tender=tender, seq=1, words="上门送餐", unit="hours", quantity=2)
    envelope = await Envelope.create(
        tender=tender, supplier=org, stored_as="a", sha256="b", header="{}", sent_by_id=clerk.person_id,
        received_at=now, receipt="c", state=EnvelopeState.VALID,
    )  # fmt: skip
    await Bid.create(envelope=envelope, price_fen=PRICE, plan="每天一趟", form_key="0" * 64, opened_at=now)
    return await Award.create(
        tender=tender, envelope=envelope, supplier=org, price_fen=PRICE, rank=1, chosen_by_id=clerk.person_id,
        awarded_at=now - dt.timedelta(days=2), notice_until=clock.today() - dt.timedelta(days=1),
    )  # fmt: skip
