"""Several press at the same moment, on either database: one outcome, and what it costs is booked once."""

import asyncio
from collections.abc import Awaitable

import pytest

from ground import clock
from ground.audit import AuditEntry
from ground.database import IntegrityError
from ground.errors import OutOfTurn, Refusal, Taken, Unreadable
from ground.language import reading
from orgs.models import EvidenceKind, EvidenceUse, PayerKind
from procurement import accepting, contracting, delivering, drafting, drawing, keeping_keys, opening, paying, tendering
from procurement.models import (
    Acceptance,
    Award,
    AwardState,
    Committee,
    Contract,
    ContractState,
    Envelope,
    EnvelopeState,
    JournalEntry,
    Milestone,
    MilestoneState,
    PaymentClaim,
    Seat,
    Standard,
    Tender,
    TenderState,
)
from procurement.schemas.contract_drafts import AcceptDraft, ClaimDraft, DeliveryDraft, RejectDraft
from tests.procurement import stories
from tests.procurement.awarded import (
    SIGNED,
    Awarded,
    a_delivery,
    a_signed_contract,
    accepted,
    agreement,
    an_award,
    looked_at,
    on,
    parts_of,
    served,
    terms,
)
from tests.procurement.opened import WAN, a_bid, a_purchase, after_deadline
from tests.volunteers.stories import DAY, NOON_AFTER
from volunteers import recording

pytestmark = pytest.mark.anyio


async def told(*presses: Awaitable[object]) -> tuple[int, list[Refusal]]:
    """Let all press together; return how many did it, and what the others were told, each with a sentence."""
    said = await asyncio.gather(*presses, return_exceptions=True)
    refused = [each for each in said if isinstance(each, Refusal)]
    assert all(isinstance(each, Refusal) or not isinstance(each, BaseException) for each in said), said
    assert all(str(each.sentence) for each in refused)
    return len(said) - len(refused), refused


async def test_of_eight_who_draw_the_contract_up_one_does_and_its_parts_are_laid_once(database: None) -> None:
    cast = await an_award()
    with on(SIGNED):
        did, refused = await told(*(contracting.draw_up(cast.award, terms(), by=cast.clerk) for _ in range(8)))
    assert (did, {type(each) for each in refused}) == (1, {Taken})
    assert await Contract.all().count() == 1
    assert await Milestone.all().count() == 3


async def test_a_project_offered_to_two_contracts_at_once_stands_in_one(database: None) -> None:
    cast = await an_award()
    with on(SIGNED):
        contracts = [await _offered(cast, award) for award in (cast.award, await _another(cast))]
        drafts = [await agreement(each, cast) for each in contracts]
        did, refused = await told(
            *(
                contracting.agree(each, cast.story.project, draft, by=cast.story.manager)
                for each, draft in zip(contracts, drafts, strict=True)
            )
        )
    assert (did, [type(each) for each in refused]) == (1, [Taken])
    assert await Contract.filter(project_id=cast.story.project.id).count() == 1
    assert await Contract.filter(state=ContractState.OFFERED).count() == 1


async def _offered(cast: Awarded, award: Award) -> Contract:
    contract = await contracting.draw_up(award, terms(), by=cast.clerk)
    await contracting.offer(contract, by=cast.clerk)
    return await Contract.get(id=contract.id)


async def _another(cast: Awarded) -> Award:
    """Return a second award of the same tender's terms to the same supplier, as rows."""
    old = await Tender.get(id=cast.tender.id)
    kept = {name: getattr(old, name) for name in ("buyer_id", "budget_line_id", "title", "outline", "ceiling_fen",
            "service_from", "service_until", "written_by_id", "published_at", "made_at", "state")}  # fmt: skip
    tender = await Tender.create(number="PJ-2026-000013", **kept)
    for each in await Standard.filter(tender_id=old.id):
        await Standard.create(tender=tender, seq=each.seq, words=each.words, unit=each.unit, quantity=each.quantity)
    return await Award.create(
        tender=tender, envelope_id=cast.award.envelope_id, supplier_id=cast.award.supplier_id,
        price_fen=cast.award.price_fen, rank=1, chosen_by_id=cast.clerk.person_id, awarded_at=cast.award.awarded_at,
        notice_until=cast.award.notice_until,
    )  # fmt: skip


async def test_the_hours_of_one_contract_are_refused_to_a_second_by_the_wall_itself(database: None) -> None:
    with clock.stopped(NOON_AFTER):
        cast = await an_award()
        await a_delivery(cast, await a_signed_contract(cast))
        [first, *_others] = await EvidenceUse.filter(kind=EvidenceKind.HOURS).order_by("id")
        for payer in (PayerKind.CONTRACT, PayerKind.GRANT):
            with pytest.raises(IntegrityError):
                await EvidenceUse.create(
                    project_id=first.project_id, kind=first.kind, reference=first.reference, payer_kind=payer,
                    payer_reference=first.payer_reference + 1, part_reference=1, made_by_id=first.made_by_id,
                    made_at=clock.now(),
                )  # fmt: skip


async def test_of_officers_who_accept_and_give_back_at_once_one_word_stands_and_is_booked_once(database: None) -> None:
    with clock.stopped(NOON_AFTER), reading("en"):
        cast = await an_award()
        part = await a_delivery(cast, await a_signed_contract(cast))
        acceptance = await looked_at(cast, part)
        yes = AcceptDraft(accepted=(12, 2), line_words=["好", "好"])
        no = RejectDraft(words="名单不齐", mend_by_on=clock.today().replace(day=DAY.day + 8))
        copies = [await Acceptance.get(id=acceptance.id) for _ in range(4)]
        did, refused = await told(
            accepting.accept(copies[0], yes, by=cast.looks), accepting.reject(copies[1], no, by=cast.looks_too),
            accepting.accept(copies[2], yes, by=cast.looks_too), accepting.reject(copies[3], no, by=cast.looks),
        )  # fmt: skip
    assert did == 1
    assert {type(each) for each in refused} <= {OutOfTurn, Unreadable}, "given back meanwhile, its records are gone"
    now = await Milestone.get(id=part.id)
    booked = (
        await JournalEntry.filter(key__startswith="milestone").count()
        + await JournalEntry.filter(key__startswith="part").count()
    )
    assert (now.state, booked) in ((MilestoneState.ACCEPTED, 1), (MilestoneState.REJECTED, 0))
    free = await EvidenceUse.filter(released_at__not_isnull=True).count()
    assert bool(free) == (now.state == MilestoneState.REJECTED)


async def test_hours_taken_back_while_a_part_is_accepted_are_kept_or_missing_and_never_paid_unseen(
    database: None,
) -> None:
    with clock.stopped(NOON_AFTER), reading("en"):
        cast = await an_award()
        lines = await served(cast)
        part = (await parts_of(await a_signed_contract(cast)))[0]
        draft = DeliveryDraft(words="按约定送到", delivered=(8, 0), hours=[line.public_id for line in lines])
        await delivering.submit(part, draft, by=cast.story.leader)
        acceptance = await looked_at(cast, await Milestone.get(id=part.id))
        yes = AcceptDraft(accepted=(8, 0), line_words=["好", "没有"])
        did, refused = await told(
            accepting.accept(acceptance, yes, by=cast.looks),
            *(recording.reverse(line, by=cast.story.desk, because="那天没来") for line in lines),
        )
    accepted_it = not any(isinstance(each, Unreadable) for each in refused)
    assert did == len(lines) + accepted_it
    assert await EvidenceUse.filter(kept_at__not_isnull=True).count() == (len(lines) if accepted_it else 0)
    assert await EvidenceUse.exclude(lost_at=None).count() == len(lines)


async def test_of_eight_claims_for_one_part_at_once_one_stands(database: None) -> None:
    with clock.stopped(NOON_AFTER):
        cast = await an_award()
        part = await accepted(cast, await a_delivery(cast, await a_signed_contract(cast)), 12, 2)
        did, refused = await told(
            *(
                paying.claim(part, ClaimDraft(invoice_no=f"2411200000001234567{number}"), by=cast.story.manager)
                for number in range(8)
            )
        )
    assert (did, {type(each) for each in refused}) == (1, {Taken})
    assert await PaymentClaim.all().count() == 1


async def test_a_clerk_who_writes_while_the_second_officer_approves_never_changes_what_was_approved(
    database: None,
) -> None:
    buyer = await stories.a_buyer()
    tender = await stories.a_submitted(buyer)
    clerk, second = await stories.fresh(tender), await stories.fresh(tender)
    did, refused = await told(
        tendering.approve(second, by=buyer.second),
        drafting.keep_money(clerk, stories.money(buyer, ceiling="39万"), by=buyer.clerk),
    )
    assert (did, [type(each) for each in refused]) == (1, [OutOfTurn])
    now = await stories.fresh(tender)
    assert (now.state, now.ceiling_fen) == (TenderState.APPROVED, tender.ceiling_fen)


async def test_bids_are_opened_once_and_one_committee_is_drawn_however_many_press(database: None) -> None:
    made = await a_purchase(suppliers=3, experts=5)
    for number in (1, 2, 3):
        await a_bid(made, number, (80 + number) * WAN)
    with clock.stopped(after_deadline(made)):
        begun, _refused = await told(*[opening.begin(await made.fresh(), by=made.clerk) for _ in range(4)])
        given, late = await told(
            *(keeping_keys.give_up(holder, private, by=actor) for holder, actor, private in made.holders[:2] * 2)
        )
        assert (begun, given, len(late)) == (1, 2, 2), "each key is given once"
        ended, _refused = await told(*[opening.finish(await made.fresh(), by=made.clerk) for _ in range(4)])
        assert ended == 1
        assert await Envelope.filter(state=EnvelopeState.OPENED).count() == 3
        await Envelope.all().update(state=EnvelopeState.VALID)
        await Tender.filter(id=made.tender.id).update(state=TenderState.EVALUATING)
        drawn, refused = await told(*[drawing.draw(await made.fresh(), by=made.clerk) for _ in range(6)])
    assert (drawn, {type(each) for each in refused}) == (1, {OutOfTurn})
    assert await Committee.all().count() == 1
    assert await Seat.all().count() == 3
    assert await AuditEntry.filter(verb="Committee.draw").count() == 1
    assert not await Award.filter(state=AwardState.ACTIVE).exists()
