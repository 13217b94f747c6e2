"""Where the law asks a second pair of eyes: the same person is refused, whatever roles they hold, and not told to."""

import datetime as dt
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from ground import clock
from ground.actors import Actor, Role
from ground.errors import MayNot, Taken
from ground.identity import Person
from ground.language import reading
from marketplace import house
from orgs.models import Organisation
from procurement import accepting, amending, awarding, contracting, drafting, keyholding, paying, planning, tendering
from procurement.contracting import version_of
from procurement.models import Milestone, PaymentClaim
from procurement.schemas.contract_drafts import ClaimDraft, InstructDraft, SettleDraft, SignatureDraft
from procurement.schemas.drafts import IntentionDraft
from procurement.schemas.tender_drafts import AmendmentDraft, KeysDraft
from tests import people
from tests.procurement import stories
from tests.procurement.awarded import (
    SIGNED,
    Awarded,
    a_delivery,
    a_signed_contract,
    accepted,
    agreement,
    an_award,
    on,
    terms,
)
from tests.procurement.judged import a_recommended, seats_of
from tests.procurement.opened import after_deadline, grants
from tests.volunteers.stories import NOON_AFTER

pytestmark = pytest.mark.anyio


@dataclass(frozen=True)
class Step:
    """A step that waits: the act, who had a hand in it before, and who may take it."""

    act: Callable[[Actor], Awaitable[object]]
    same: Actor
    another: Actor
    told: str
    """What the desk of who may take it says."""
    at: dt.datetime | None = None


async def approving() -> Step:
    buyer = await stories.a_buyer()
    tender = await stories.a_submitted(buyer)
    same = await also(buyer.clerk, Role.BUYER_APPROVER, buyer.org)
    return Step(lambda by: tendering.approve(tender, by=by), same, buyer.second, "1 tender to approve")


async def publishing() -> Step:
    buyer = await stories.a_buyer()
    tender = await stories.an_approved(buyer)
    same = await also(buyer.clerk, Role.BUYER_APPROVER, buyer.org)
    return Step(lambda by: tendering.publish(tender, by=by), same, buyer.second, "1 tender to publish")


async def announcing_an_intention() -> Step:
    buyer = await stories.a_buyer()
    draft = IntentionDraft(
        buyer=buyer.org.public_id, title="助餐", outline="送午饭。", budget="40万", expected_on=dt.date(2027, 3, 1)
    )
    intention = await planning.plan(buyer.org, draft, by=buyer.clerk)
    same = await also(buyer.clerk, Role.BUYER_APPROVER, buyer.org)
    return Step(lambda by: planning.announce(intention, by=by), same, buyer.second, "1 intention to announce")


async def amending_a_tender() -> Step:
    buyer = await stories.a_buyer()
    tender = await stories.a_published_tender(buyer)
    draft = AmendmentDraft(words="补一句：周末也送。", outline="每天上门，周末也送。")
    amendment = await amending.write(tender, draft, by=buyer.clerk)
    same = await also(buyer.clerk, Role.BUYER_APPROVER, buyer.org)
    return Step(lambda by: amending.adopt(amendment, by=by), same, buyer.second, "1 amendment to decide")


async def awarding_after_judging() -> Step:
    made = await a_recommended()
    [(_seat, judge), *_others] = await seats_of(made.tender)
    same = await also(judge, Role.BUYER_APPROVER, await Organisation.get(id=made.tender.buyer_id))
    tender = await made.fresh()
    return Step(
        lambda by: awarding.choose(tender, by=by), same, made.approver, "1 tender to award", after_deadline(made)
    )


async def signing_what_one_wrote() -> Step:
    cast, act = await _to_sign()
    same = await also(cast.clerk, Role.BUYER_APPROVER, cast.buyer)
    return Step(act, same, cast.signer, "Sign 1 contract", _at(SIGNED))


async def signing_for_both_sides() -> Step:
    cast, act = await _to_sign()
    same = await also(cast.story.manager, Role.BUYER_APPROVER, cast.buyer)
    return Step(act, same, cast.signer, "Sign 1 contract", _at(SIGNED))


async def _to_sign() -> tuple[Awarded, Callable[[Actor], Awaitable[object]]]:
    cast = await an_award()
    with on(SIGNED):
        contract = await contracting.draw_up(cast.award, terms(), by=cast.clerk)
        await contracting.offer(contract, by=cast.clerk)
        await contracting.agree(contract, cast.story.project, await agreement(contract, cast), by=cast.story.manager)
    version = await version_of(contract)
    assert version is not None
    return cast, lambda by: contracting.sign(contract, version.sha256, by=by)


async def accepting_what_one_signed() -> Step:
    cast, part = await _delivered()
    return Step(lambda by: accepting.begin(part, by=by), cast.signer, cast.looks_too, "Look at 1 delivery", NOON_AFTER)


async def accepting_what_one_supplies() -> Step:
    cast, part = await _delivered()
    same = await also(cast.story.manager, Role.BUYER_CLERK, cast.buyer)
    return Step(lambda by: accepting.begin(part, by=by), same, cast.looks, "Look at 1 delivery", NOON_AFTER)


async def checking_what_one_claimed() -> Step:
    cast, claim = await _claimed()
    same = await also(cast.story.manager, Role.FINANCE, cast.buyer)
    return Step(lambda by: paying.check(claim, by=by), same, cast.finance, "Check 1 payment", NOON_AFTER)


async def approving_what_one_claimed() -> Step:
    cast, claim = await _claimed()
    same = await also(cast.story.manager, Role.FINANCE, cast.buyer)
    await paying.check(claim, by=cast.finance)
    return Step(lambda by: paying.approve(claim, by=by), same, cast.finance_too, "Approve 1 payment", NOON_AFTER)


async def approving_what_one_checked() -> Step:
    cast, claim = await _claimed()
    await paying.check(claim, by=cast.finance)
    return Step(
        lambda by: paying.approve(claim, by=by), cast.finance, cast.finance_too, "Approve 1 payment", NOON_AFTER
    )


async def settling_what_one_claimed() -> Step:
    cast, claim = await _claimed()
    await paying.check(claim, by=cast.finance)
    await paying.approve(claim, by=cast.finance_too)
    await paying.instruct(claim, InstructDraft(treasury_ref="ZFL-2026-0077"), by=cast.finance)
    same = await also(cast.story.manager, Role.FINANCE, cast.buyer)
    draft = SettleDraft(voucher_no="HD-20261119-001", settled_on=clock.today())
    return Step(lambda by: paying.settle(claim, draft, by=by), same, cast.finance, "Have 1 payment made", NOON_AFTER)


async def _delivered() -> tuple[Awarded, Milestone]:
    cast = await an_award()
    return cast, await a_delivery(cast, await a_signed_contract(cast))


async def _claimed() -> tuple[Awarded, PaymentClaim]:
    cast, part = await _delivered()
    part = await accepted(cast, part, 12, 2)
    await paying.claim(part, ClaimDraft(invoice_no="24112000000012345678"), by=cast.story.manager)
    return cast, await PaymentClaim.get(milestone_id=part.id)


def _at(day: dt.date) -> dt.datetime:
    return clock.city_moment(day, dt.time(10))


async def also(actor: Actor, role: Role, org: Organisation) -> Actor:
    """Give someone a second role, so that nothing but what they did before stands against them."""
    person = await Person.get(id=actor.person_id)
    await grants(person, role, org)
    return await people.an_actor(person)


async def desk_of(actor: Actor) -> list[str]:
    """Return what waits for someone, as their desk says it."""
    found = [task for told in house.tasks() for task in await told(actor, lambda name, **_of: name)]
    return [str(task.sentence) for task in found if task.count]


BUYING = (approving, publishing, announcing_an_intention, amending_a_tender, awarding_after_judging)
DELIVERING = (
    signing_what_one_wrote, signing_for_both_sides, accepting_what_one_signed, accepting_what_one_supplies,
    checking_what_one_claimed, approving_what_one_claimed, approving_what_one_checked, settling_what_one_claimed,
)  # fmt: skip


@pytest.mark.parametrize("begun", BUYING, ids=lambda begun: begun.__name__)
async def test_a_tender_asks_for_a_second_person(database: None, begun: Callable[[], Awaitable[Step]]) -> None:
    with reading("en"):
        await _asks_for_another(await begun())


@pytest.mark.parametrize("begun", DELIVERING, ids=lambda begun: begun.__name__)
async def test_a_contract_and_its_money_ask_for_a_second_person(
    database: None, begun: Callable[[], Awaitable[Step]]
) -> None:
    with clock.stopped(NOON_AFTER), reading("en"):
        await _asks_for_another(await begun())


async def _asks_for_another(step: Step) -> None:
    with clock.stopped(step.at or clock.now()):
        assert step.told not in await desk_of(step.same), "nobody is told to do what they may not"
        assert step.told in await desk_of(step.another)
        with pytest.raises(MayNot):
            await step.act(step.same)
        await step.act(step.another)


async def test_an_officer_signs_an_acceptance_once(database: None) -> None:
    with clock.stopped(NOON_AFTER):
        cast, part = await _delivered()
        acceptance = await accepting.begin(part, by=cast.looks)
        await accepting.sign(acceptance, SignatureDraft(), by=cast.looks)
        with pytest.raises(Taken):
            await accepting.sign(acceptance, SignatureDraft(), by=cast.looks)


async def test_the_same_person_is_named_for_one_key_alone(database: None) -> None:
    buyer = await stories.a_buyer()
    tender = await stories.a_draft(buyer)

    one = (await keyholding.offered(tender))[0].person.public_id
    await drafting.keep_keys(tender, KeysDraft(holders=(one, one, one), keys_needed=2), by=buyer.clerk)
    assert len(await keyholding.of(tender)) == 1
    assert await keyholding.why_not_named(tender) is not None
