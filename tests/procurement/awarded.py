"""A story of an award: a buyer, a tender that an organisation with a running project won, and everyone's hands.

What comes before an award is written as rows: its own stories are told elsewhere.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from ground import clock
from ground.actors import Actor, Role
from orgs import outcomes
from orgs.models import Organisation, OrgKind
from procurement import accepting, contracting, delivering, hearing
from procurement.contracting import version_of
from procurement.models import (
    Acceptance,
    Award,
    Bid,
    BudgetLine,
    Contract,
    Envelope,
    EnvelopeState,
    Milestone,
    RecipientOpinion,
    Standard,
    Tender,
    TenderPlace,
    TenderState,
)
from procurement.schemas.contract_drafts import (
    AcceptDraft,
    AgreeDraft,
    ContractDraft,
    DeliveryDraft,
    OpinionDraft,
    SignatureDraft,
)
from tests import people
from tests.volunteers.stories import DAY, Story, a_story, at
from volunteers.models import HourEntry

AWARDED = dt.date(2026, 11, 2)
SIGNED = dt.date(2026, 11, 10)
PRICE = 1_000_001


@contextmanager
def on(day: dt.date, hour: int = 10) -> Iterator[None]:
    """Stop the clock at an hour of the city's day."""
    with clock.stopped(clock.city_moment(day, dt.time(hour))):
        yield


@dataclass(frozen=True)
class Awarded:
    """Who is in it."""

    story: Story
    """The supplier, its project in Huibin, and those whose word its hours need."""
    buyer: Organisation
    clerk: Actor
    signer: Actor
    looks: Actor
    looks_too: Actor
    """Two officers of the buyer who did not sign."""
    finance: Actor
    finance_too: Actor
    tender: Tender
    award: Award
    line: BudgetLine


async def an_award() -> Awarded:
    """Enter everyone, and a tender of 40 hours and 8 needs that the supplier won on the 2nd of November."""
    story = await a_story()
    city = story.city
    with on(AWARDED):
        buyer = await people.an_org(city, "兴隆台区民政局", kind=OrgKind.ORGAN)
        clerk = await people.an_officer("周洁", Role.BUYER_CLERK, org=buyer)
        now = clock.now()
        line = await BudgetLine.create(
            buyer=buyer, year=2026, code="2080207", title="养老服务", allocated_fen=3 * PRICE, committed_fen=PRICE,
            basis="区财政批复〔2026〕8号", made_at=now,
        )  # fmt: skip
        tender = await Tender.create(
            number="PJ-2026-000012", buyer=buyer, budget_line=line, title="惠宾社区独居老人助餐", outline="每周送餐",
            ceiling_fen=PRICE, service_from=AWARDED, service_until=dt.date(2027, 6, 30), written_by_id=clerk.person_id,
            published_at=now, made_at=now, state=TenderState.AWARDED,
        )  # fmt: skip
        await TenderPlace.create(tender=tender, place=city.huibin)
        for seq, (words, unit, quantity) in enumerate([("上门送餐", "hours", 40), ("完成需求", "needs", 8)], start=1):
            await Standard.create(tender=tender, seq=seq, words=words, unit=unit, quantity=quantity)
        envelope = await Envelope.create(
            tender=tender, supplier=story.org, stored_as="a", sha256="b", header="{}",
            sent_by_id=story.manager.person_id, received_at=now, receipt="c", state=EnvelopeState.VALID,
        )  # fmt: skip
        await Bid.create(envelope=envelope, price_fen=PRICE, plan="每天两趟", form_key="0" * 64, opened_at=now)
        award = await Award.create(
            tender=tender, envelope=envelope, supplier=story.org, price_fen=PRICE, rank=1,
            chosen_by_id=clerk.person_id, awarded_at=now, notice_until=dt.date(2026, 11, 3),
        )  # fmt: skip
        return Awarded(
            story, buyer, clerk,
            signer=await people.an_officer("郑伟", Role.BUYER_APPROVER, org=buyer),
            looks=await people.an_officer("冯娟", Role.BUYER_CLERK, org=buyer),
            looks_too=await people.an_officer("何勇", Role.BUYER_APPROVER, org=buyer),
            finance=await people.an_officer("钱会计", Role.FINANCE, org=buyer),
            finance_too=await people.an_officer("孔科长", Role.FINANCE, org=buyer),
            tender=tender, award=award, line=line,
        )  # fmt: skip


def terms(**changes: object) -> ContractDraft:
    """Return the days and parts of the contract: 30, 40 and 30 of a hundred."""
    return ContractDraft.model_validate(
        {
            "starts_on": SIGNED,
            "ends_on": dt.date(2027, 6, 30),
            "pay_days": 30,
            "titles": ("第一期", "第二期", "第三期"),
            "shares": (30, 40, 30),
            "days": (dt.date(2026, 11, 30), dt.date(2027, 3, 31), dt.date(2027, 6, 30)),
            **changes,
        }
    )


async def agreement(contract: Contract, cast: Awarded) -> AgreeDraft:
    """Return the supplier's word on the text that lies there."""
    version = await version_of(contract)
    return AgreeDraft(
        sha256=version.sha256 if version else "0" * 64,
        project=cast.story.project.public_id,
        payee_bank="盘锦银行兴隆台支行",
        payee_account="6222000011112222",
    )


async def a_signed_contract(cast: Awarded, **changes: object) -> Contract:
    """Let two people sign on the 10th of November."""
    with on(SIGNED):
        contract = await contracting.draw_up(cast.award, terms(**changes), by=cast.clerk)
        await contracting.offer(contract, by=cast.clerk)
        draft = await agreement(contract, cast)
        await contracting.agree(contract, cast.story.project, draft, by=cast.story.manager)
        await contracting.sign(contract, draft.sha256, by=cast.signer)
    return await Contract.get(id=contract.id)


async def a_contract_on_the_day() -> Contract:
    """Tell the whole story up to the signatures."""
    return await a_signed_contract(await an_award())


async def parts_of(contract: Contract) -> list[Milestone]:
    """Return the contract's milestones."""
    return await Milestone.filter(contract_id=contract.id).order_by("seq")


async def served(cast: Awarded, days: int = 1) -> list[HourEntry]:
    """Let Wang serve twelve hours a day for some days up to the 18th, recorded and confirmed."""
    lines = []
    for number in range(days):
        day = DAY - dt.timedelta(days=number)
        lines.append(await cast.story.entered(at(6, day=day), at(12, day=day)))
        lines.append(await cast.story.entered(at(13, day=day), at(15, day=day)))
    return lines


async def met(cast: Awarded, *references: int) -> list[str]:
    """Let needs of these numbers be met under the project on the 18th."""
    numbers = []
    for reference in references:
        numbers.append(f"{reference:08d}")
        await outcomes.confirmed(
            cast.story.project.id, reference, number=numbers[-1], word="called", at=at(16)
        )  # fmt: skip
    return numbers


async def a_delivery(cast: Awarded, contract: Contract, *, days: int = 2, needs: int = 3) -> Milestone:
    """Deliver the first part: hours of some days and met needs; 12 hours and 2 needs are agreed."""
    lines = await served(cast, days)
    numbers = await met(cast, *range(1, needs + 1))
    first = (await parts_of(contract))[0]
    hours = sum(line.minutes for line in lines) // 60
    await delivering.submit(
        first,
        DeliveryDraft(
            words="按约定送到", delivered=(min(hours, 12), min(needs, 2)), hours=[line.public_id for line in lines],
            needs=numbers,
        ),
        by=cast.story.leader,
    )  # fmt: skip
    return await Milestone.get(id=first.id)


async def looked_at(cast: Awarded, milestone: Milestone) -> Acceptance:
    """Let two officers and a representative sign, and everyone drawn be asked."""
    acceptance = await accepting.begin(milestone, by=cast.looks)
    for each in await RecipientOpinion.filter(acceptance_id=acceptance.id):
        await hearing.hear(each, OpinionDraft(opinion="well", asked_how="phone", words="饭是热的"), by=cast.story.desk)
    await accepting.sign(acceptance, SignatureDraft(), by=cast.looks)
    await accepting.sign(acceptance, SignatureDraft(), by=cast.looks_too)
    await accepting.sign(acceptance, SignatureDraft(recipient="王桂兰"), by=cast.looks)
    return acceptance


async def accepted(cast: Awarded, milestone: Milestone, *quantities: int) -> Milestone:
    """Let a delivery be accepted with these quantities."""
    acceptance = await looked_at(cast, milestone)
    draft = AcceptDraft(accepted=quantities, line_words=["好"] * len(quantities))
    return await accepting.accept(acceptance, draft, by=cast.looks)
