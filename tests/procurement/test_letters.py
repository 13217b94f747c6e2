"""Suppliers have a letter at each step that touches them, in their language; before the opening it tells of no bid."""

import datetime as dt

import pytest

from ground import clock, privacy
from ground.actors import Role
from ground.audit import AuditEntry
from ground.errors import MayNot
from ground.identity import Person
from ground.letters import Letter
from ground.letters.wording import say
from marketplace.queries.audit_trail import Asked, audit_lines
from procurement import accepting, amending, asking, awarding, cancelling, contracting, paying, qualifying
from procurement.models import Envelope, Question, Tender
from procurement.schemas.contract_drafts import (
    ClaimDraft,
    InstructDraft,
    RejectDraft,
    SettleDraft,
)
from procurement.schemas.tender_drafts import AmendmentDraft
from tests import people
from tests.procurement.awarded import (
    SIGNED,
    a_delivery,
    a_signed_contract,
    accepted,
    an_award,
    looked_at,
    on,
    terms,
)
from tests.procurement.judged import a_recommended
from tests.procurement.opened import WAN, Purchase, a_bid, a_purchase, after_deadline, opened

pytestmark = pytest.mark.anyio


async def words(purpose: str) -> list[tuple[int | None, str]]:
    """Return to whom a letter was written, and its words."""
    found = await Letter.filter(purpose=purpose).order_by("id")
    return [(each.person_id, privacy.unseal("letter-words", each.words_sealed)) for each in found]


async def whom(purpose: str) -> set[int | None]:
    """Return who has a letter."""
    return {person for person, _words in await words(purpose)}


async def asked_and_bid() -> Purchase:
    """Let the first of three suppliers ask, and the second bid; the third does neither."""
    made = await a_purchase(suppliers=3)
    await Tender.filter(id=made.tender.id).update(questions_until=clock.now() + dt.timedelta(hours=12))
    (asker, manager), *_others = made.suppliers
    await asking.ask(await made.fresh(), asker, "周末也要上门吗？", by=manager)
    await a_bid(made, 2, 90 * WAN)
    return made


async def test_who_asked_and_who_bid_hear_of_an_amendment_and_of_a_cancellation_and_nobody_else(
    database: None,
) -> None:
    made = await asked_and_bid()
    both = {manager.person_id for _org, manager in made.suppliers[:2]}
    draft = AmendmentDraft(words="探访改为每周两次。", outline="每周两次上门探访独居老人。", affects_bids="yes")
    amendment = await amending.write(await made.fresh(), draft, by=made.clerk)
    assert await whom("tender_amended") == set(), "nobody reads it before it is in force"
    await amending.adopt(amendment, by=made.approver)
    assert await whom("tender_amended") == both

    await cancelling.cancel(await made.fresh(), "changed", "街道改由自己来做。", by=made.approver)
    assert await whom("tender_cancelled") == both


async def test_who_reads_the_audit_cannot_tell_by_letters_who_has_bid(database: None) -> None:
    made = await asked_and_bid()
    supervisor = await people.an_officer("郑督", Role.SUPERVISOR, place=made.city.city)
    await cancelling.cancel(await made.fresh(), "changed", "街道改由自己来做。", by=made.approver)

    kept = await AuditEntry.filter(verb="Letter.write").count()
    read = await audit_lines(supervisor, Asked(kind="Letter"))
    assert (kept, [each.verb for each in read]) == (2, [])


async def test_an_answer_goes_to_all_and_a_letter_to_who_asked(database: None) -> None:
    made = await asked_and_bid()
    question = await Question.all().select_related("tender").first()
    assert question is not None
    await asking.answer(question, "周末不用。", by=made.clerk)
    assert await whom("question_answered") == {made.suppliers[0][1].person_id}


async def test_the_opening_and_a_refusal_are_told_and_losers_read_their_own_place_alone(database: None) -> None:
    made = await a_recommended()
    managers = {manager.person_id for _org, manager in made.suppliers}
    assert await whom("bids_opened") == managers
    await awarding.choose(await made.fresh(), by=made.approver)

    losers = dict(await words("bid_not_won"))
    first, third = (made.suppliers[at][1].person_id for at in (0, 2))
    assert set(losers) == {first, third}
    assert "第 2" in losers[first].replace("第2", "第 2")
    assert "第 3" in losers[third].replace("第3", "第 3")
    assert await whom("bid_won") == {made.suppliers[1][1].person_id}


async def test_a_refused_bid_is_told_at_once_and_at_the_result_without_points(database: None) -> None:
    made = await a_purchase(suppliers=3)
    for number in (1, 2, 3):
        await a_bid(made, number, (80 + number) * WAN)
    with clock.stopped(after_deadline(made)):
        await opened(made)
        third = (await Envelope.all().order_by("id"))[2]
        await qualifying.refuse(third, "没有按要求写服务人数", by=made.clerk)
    assert await whom("bid_refused") == {made.suppliers[2][1].person_id}


@pytest.mark.usefixtures("the_day_after")
async def test_contract_acceptance_and_payment_are_told_to_the_supplier(database: None) -> None:
    cast = await an_award()
    contract = await a_signed_contract(cast)
    me = {cast.story.manager.person_id}
    assert (await whom("contract_offered"), await whom("contract_signed")) == (me, me)
    part = await accepted(cast, await a_delivery(cast, contract), 12, 2)
    assert await whom("delivery_accepted") >= me
    assert "3,000.00" in (await words("delivery_accepted"))[0][1]

    claim = await paying.claim(part, ClaimDraft(invoice_no="25952000000012345678"), by=cast.story.manager)
    await paying.send_back(claim, "发票抬头写错了", by=cast.finance)
    assert "25952000000012345678" in (await words("claim_returned"))[0][1]
    await paying.submit_again(claim, ClaimDraft(invoice_no="25952000000012345679"), by=cast.story.manager)
    await paying.check(claim, by=cast.finance)
    await paying.approve(claim, by=cast.finance_too)
    await paying.instruct(claim, InstructDraft(treasury_ref="ZF-1"), by=cast.finance)
    await paying.settle(claim, SettleDraft(voucher_no="HD-1", settled_on=clock.today()), by=cast.finance)
    assert await whom("payment_settled") >= me


@pytest.mark.usefixtures("the_day_after")
async def test_a_delivery_that_was_given_back_is_told_with_its_day(database: None) -> None:
    cast = await an_award()
    contract = await a_signed_contract(cast)
    acceptance = await looked_at(cast, await a_delivery(cast, contract))
    day = clock.today() + dt.timedelta(days=5)
    await accepting.reject(acceptance, RejectDraft(words="签到表缺两页", mend_by_on=day), by=cast.looks)
    assert "第一期" in (await words("delivery_rejected"))[0][1]


async def test_a_letter_is_in_the_language_of_who_reads_it(database: None) -> None:
    made = await a_purchase(suppliers=1)
    await a_bid(made, 1, 90 * WAN)
    manager = made.suppliers[0][1]
    await Person.filter(id=manager.person_id).update(language="en")
    await cancelling.cancel(await made.fresh(), "changed", "街道改由自己来做。", by=made.approver)
    assert "was cancelled" in (await words("tender_cancelled"))[0][1]
    assert "已终止" in say("tender_cancelled", "zh-Hans", {"title": made.tender.title})


async def test_an_offer_that_failed_writes_no_letter(database: None) -> None:
    cast = await an_award()
    with on(SIGNED):
        contract = await contracting.draw_up(cast.award, terms(), by=cast.clerk)
        with pytest.raises(MayNot):
            await contracting.offer(contract, by=cast.story.manager)
    assert await whom("contract_offered") == set()
