"""The demonstration year buys and honours as the law has it: tenders at six stages, a contract paid, two seasons."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from ground import clock, database, settings
from ground.sessions import actor_for
from marketplace.seeding import cast, demonstration
from marketplace.seeding.purchases import PURCHASES
from orgs.models import EvidenceKind, EvidenceUse
from procurement import booking, keeping_keys, opening
from procurement.models import (
    Acceptance,
    Amendment,
    Award,
    Bid,
    ClaimState,
    Contract,
    ContractState,
    Envelope,
    EnvelopeState,
    KeyHolder,
    Milestone,
    MilestoneState,
    PaymentClaim,
    Question,
    RecipientOpinion,
    Seat,
    SeatState,
    Tender,
    TenderState,
)
from procurement.queries import bids
from procurement.schemas.opening_pages import OpeningPage
from procurement.verifying_opening import verify
from silver_steward.models import (
    STAGES,
    EvidenceSnapshot,
    HallEntry,
    Honour,
    Nomination,
    NominationState,
    NominationWord,
    Season,
    SeasonState,
    Source,
    StageDecision,
    Suggestion,
    SupportLetter,
)
from tests.marketplace import years
from tests.marketplace.test_seeding import one
from tests.outside.cities import copied

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def small(small_year: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[settings.Settings]:
    """A small year: these tests only read, but for one opening."""
    with copied(small_year, tmp_path_factory.mktemp("purse") / "data") as made, settings.using(made):
        yield made


@pytest.fixture
async def year(small: settings.Settings) -> AsyncIterator[None]:
    with clock.stopped(years.NOW):
        async with database.opened(small):
            yield


async def bought(number: int) -> Tender:
    """Return one of the six, in the order of `PURCHASES`."""
    return await Tender.get(title=PURCHASES[number].title).select_related("buyer")


async def test_six_tenders_stand_at_six_stages(year: None) -> None:
    contracted, awarded, scored, closed, published, reviewed = [await bought(number) for number in range(6)]

    assert contracted.state == TenderState.CONTRACTED
    assert awarded.state == TenderState.AWARDED
    assert scored.state == TenderState.EVALUATING
    assert closed.state == published.state == TenderState.PUBLISHED
    assert closed.bids_due_at is not None
    assert published.bids_due_at is not None
    assert closed.bids_due_at < clock.now() < published.bids_due_at
    assert reviewed.state == TenderState.IN_REVIEW


async def test_the_published_one_has_an_amendment_a_question_that_waits_and_sealed_bids(year: None) -> None:
    tender = await bought(4)
    (amendment,) = await Amendment.filter(tender_id=tender.id)

    assert amendment.approved_at is not None
    assert amendment.bids_due_at == tender.bids_due_at
    assert (await Question.get(tender_id=tender.id, answered_at=None)).due_on >= clock.today()
    assert await Question.filter(tender_id=tender.id).exclude(answered_at=None).exists()
    assert await Envelope.filter(tender_id=tender.id, state=EnvelopeState.SEALED).exists()
    assert not await Bid.filter(envelope__tender_id=tender.id).exists()


async def test_of_the_one_being_scored_one_sheet_is_signed_one_begun_and_one_member_has_not_declared(
    year: None,
) -> None:
    seats = {each.person_id: each for each in await Seat.filter(committee__tender_id=(await bought(2)).id)}
    begun, signed, drawn = [
        seats[(await one(each)).id] for each in (cast.EXPERT_OF_CITY, cast.EXPERT, cast.SECOND_EXPERT)
    ]

    assert signed.signed_at is not None
    assert begun.signed_at is None
    assert begun.draft
    assert drawn.state == SeatState.DRAWN


@pytest.mark.parametrize("number", [0, 1, 2])
async def test_each_opening_is_repeated_from_its_minutes(year: None, tmp_path: Path, number: int) -> None:
    told = await OpeningPage.of(await bids.minuted((await bought(number)).public_id))
    file = tmp_path / "minutes.json"
    file.write_text(told.model_dump_json())

    found = verify(file)

    assert len(found) > 1
    assert all(holds for holds, _line in found)


async def test_a_contract_is_paid_in_two_parts_from_hours_and_needs_of_the_winners_project(year: None) -> None:
    contract = await Contract.get(tender_id=(await bought(0)).id).select_related("supplier", "project")
    first, second, third, fourth = await Milestone.filter(contract_id=contract.id).order_by("seq")
    uses = EvidenceUse.filter(project_id=contract.project_id, lost_at=None).exclude(kept_at=None)

    assert contract.state == ContractState.SIGNED
    assert contract.supplier.name == cast.ORG
    assert fourth.state == MilestoneState.SCHEDULED
    waiting = await PaymentClaim.get(milestone_id=third.id)
    assert (waiting.state, waiting.checked_by_id) == (ClaimState.SUBMITTED, None)
    assert await uses.filter(kind=EvidenceKind.HOURS).exists()
    assert await uses.filter(kind=EvidenceKind.NEED).exists()
    for part in (first, second):
        claim = await PaymentClaim.get(milestone_id=part.id)
        assert (claim.state, claim.amount_fen) == (ClaimState.SETTLED, part.payable_fen)
        assert claim.checked_by_id != claim.approved_by_id
        acceptance = await Acceptance.get(milestone_id=part.id)
        assert acceptance.begun_by_id != contract.signed_by_id
    assert await RecipientOpinion.exclude(asked_at=None).exists()
    assert await booking.found_wrong() == []


async def test_the_result_of_the_awarded_one_is_told(year: None) -> None:
    award = await Award.get(tender_id=(await bought(1)).id)

    assert award.rank == 1
    assert award.awarded_at < clock.now()


async def test_a_season_is_over_with_gapless_numbers_and_a_hall_by_consent(year: None) -> None:
    season = await Season.filter(state=SeasonState.CLOSED).get()
    honours = await Honour.filter(season_id=season.id).order_by("seq")
    words = await NominationWord.filter(nomination__season_id=season.id)

    assert [each.seq for each in honours] == [1, 2, 3]
    assert {each.source for each in words} == set(Source)
    assert await HallEntry.filter(award__season_id=season.id, taken_down_at=None).count() == 2
    for each in honours:
        decided = await StageDecision.filter(nomination_id=each.nomination_id, released_at__not_isnull=True)
        assert {row.stage for row in decided} == set(STAGES)
        assert await EvidenceSnapshot.filter(nomination_id=each.nomination_id).count() == 2
    (left,) = await Nomination.filter(season_id=season.id, state=NominationState.NOT_SELECTED)
    assert left.why
    assert await SupportLetter.filter(nomination_id=left.id).count() == 2


async def test_a_season_runs_with_wang_guilan_before_her_community_and_others_on_the_way(year: None) -> None:
    season = await Season.get(state=SeasonState.NOMINATING)
    wang = await Nomination.get(season_id=season.id, person_id=(await one(cast.WANG_GUILAN)).id)
    snapshot = await EvidenceSnapshot.get(nomination_id=wang.id)

    assert wang.state == NominationState.SUBMITTED
    assert all(holds for _ask, holds, _value in snapshot.told["reasons"])
    assert await Nomination.filter(season_id=season.id, state=NominationState.AWAITING_CONSENT).count() == 2
    assert await Suggestion.filter(season_id=season.id, settled_at=None).exists()


async def test_visitors_open_the_closed_tender_with_the_code_that_the_list_of_sign_ins_tells(year: None) -> None:
    tender = await bought(3)
    by = await actor_for(await one(cast.BUYER_CLERK))
    assert cast.KEY_CODE in "\n".join(demonstration.sign_ins())

    await opening.begin(tender, by=by)
    for played in (cast.BUYER_APPROVER, cast.FINANCE):
        person = await one(played)
        holder = await KeyHolder.get(tender_id=tender.id, person_id=person.id)
        await keeping_keys.release(holder, cast.KEY_CODE, by=await actor_for(person))
    await opening.finish(await Tender.get(id=tender.id), by=by)

    assert await Bid.filter(envelope__tender_id=tender.id).count() > 1
    assert not await Envelope.filter(tender_id=tender.id, state=EnvelopeState.SEALED).exists()
