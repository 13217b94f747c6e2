"""A part is delivered with records that nobody else can be paid for, looked at by others than who signed, and due."""

import asyncio

import pytest

from ground.database import IntegrityError, transaction
from ground.errors import MayNot, OutOfTurn, Taken, Unreadable
from ground.outbox import Announcement, read
from orgs import evidencing, outcomes
from orgs.events import EvidenceLost
from orgs.models import EvidenceKind, EvidenceUse
from procurement import accepting, booking, delivering, evidence, hearing, sampling, shaking
from procurement.models import (
    Acceptance,
    AcceptanceSignature,
    Account,
    Milestone,
    MilestoneState,
    RecipientOpinion,
)
from procurement.schemas.contract_drafts import AcceptDraft, DeliveryDraft, OpinionDraft, RejectDraft, SignatureDraft
from tests import people
from tests.procurement.awarded import (
    a_delivery,
    a_signed_contract,
    accepted,
    an_award,
    looked_at,
    met,
    parts_of,
    served,
)
from tests.volunteers.stories import DAY, at
from volunteers import recording
from volunteers.models import HourEntry

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("the_day_after")]


async def test_a_delivery_is_accepted_and_its_price_is_due(database: None) -> None:
    cast = await an_award()
    contract = await a_signed_contract(cast)
    delivery = await a_delivery(cast, contract)

    part = await accepted(cast, delivery, 12, 2)

    assert (part.state, part.payable_fen) == (MilestoneState.ACCEPTED, 300_000)
    assert (await booking.balances(contract.id))[Account.PAYABLE] == 300_000
    assert await EvidenceUse.filter(kept_at=None).count() == 0


async def test_of_a_part_accepted_its_share_is_due_to_the_fen(database: None) -> None:
    cast = await an_award()
    contract = await a_signed_contract(cast)
    delivery = await a_delivery(cast, contract)

    part = await accepted(cast, delivery, 11, 2)

    assert (part.state, part.payable_fen) == (MilestoneState.PARTLY_ACCEPTED, 150_000 * 11 // 12 + 150_000)


async def test_hours_of_before_the_contract_and_of_another_project_are_refused(database: None) -> None:
    cast = await an_award()
    with_old = [await cast.story.entered(at(10, day=DAY.replace(day=5)), at(12, day=DAY.replace(day=5)))]
    contract = await a_signed_contract(cast)
    first = (await parts_of(contract))[0]
    draft = DeliveryDraft(words="按约定送到", delivered=(2, 0), hours=[line.public_id for line in with_old])

    with pytest.raises(OutOfTurn, match="these days"):
        await delivering.submit(first, draft, by=cast.story.leader)
    assert not await EvidenceUse.exists()


async def test_no_more_is_delivered_than_its_records_show_and_no_stranger_delivers(database: None) -> None:
    cast = await an_award()
    contract = await a_signed_contract(cast)
    [line, _other] = await served(cast)
    first = (await parts_of(contract))[0]

    for delivered in ((7, 0), (6, 1)):
        draft = DeliveryDraft(words="按约定送到", delivered=delivered, hours=[line.public_id])
        with pytest.raises(Unreadable):
            await delivering.submit(first, draft, by=cast.story.leader)
    with pytest.raises(MayNot):
        await delivering.submit(
            first, DeliveryDraft(words="按约定送到", delivered=(6, 0), hours=[line.public_id]), by=cast.clerk
        )


async def test_the_same_hours_are_refused_to_a_second_part_and_to_two_at_once(database: None) -> None:
    cast = await an_award()
    contract = await a_signed_contract(cast)
    lines = await served(cast)
    draft = DeliveryDraft(words="按约定送到", delivered=(8, 0), hours=[line.public_id for line in lines])
    first, second, _third = await parts_of(contract)

    said = await asyncio.gather(
        *(delivering.submit(part, draft, by=cast.story.leader) for part in (first, second)), return_exceptions=True
    )

    assert sum(each is None for each in said) == 1
    assert sum(isinstance(each, Taken) for each in said) == 1
    assert await EvidenceUse.filter(released_at=None).count() == len(lines)
    assert await Milestone.filter(state=MilestoneState.SUBMITTED).count() == 1


async def test_who_signed_the_contract_or_supplies_does_not_accept(database: None) -> None:
    cast = await an_award()
    contract = await a_signed_contract(cast)
    delivery = await a_delivery(cast, contract)
    for actor in (cast.signer, cast.story.manager, cast.finance, await people.an_actor(await people.a_person("路人"))):
        with pytest.raises(MayNot):
            await accepting.begin(delivery, by=actor)
    acceptance = await accepting.begin(delivery, by=cast.looks)
    with pytest.raises(IntegrityError):
        await AcceptanceSignature.create(
            acceptance=acceptance, kind="officer", name="郑伟", written_by_id=cast.signer.person_id,
            contract_signed_by_id=cast.signer.person_id, signed_at=delivery.submitted_at,
        )  # fmt: skip


async def test_three_sign_one_of_them_for_those_served_and_all_drawn_are_asked(database: None) -> None:
    cast = await an_award()
    contract = await a_signed_contract(cast)
    acceptance = await accepting.begin(await a_delivery(cast, contract), by=cast.looks)
    draft = AcceptDraft(accepted=(12, 2), line_words=["好", "好"])
    for name in (None, "赵大爷", "钱大娘"):
        with pytest.raises(OutOfTurn):
            await accepting.accept(acceptance, draft, by=cast.looks)
        await accepting.sign(acceptance, SignatureDraft(recipient=name), by=cast.looks)
    with pytest.raises(Taken):
        await accepting.sign(acceptance, SignatureDraft(), by=cast.looks)
    with pytest.raises(OutOfTurn, match="asked"):
        await accepting.accept(acceptance, draft, by=cast.looks)
    for each in await RecipientOpinion.filter(acceptance_id=acceptance.id):
        await hearing.hear(each, OpinionDraft(opinion="well", asked_how="phone"), by=cast.story.desk)
    await accepting.accept(acceptance, draft, by=cast.looks)


async def test_those_served_are_drawn_by_a_seed_that_anyone_can_reckon_and_asked_once(database: None) -> None:
    cast = await an_award()
    contract = await a_signed_contract(cast)
    delivery = await a_delivery(cast, contract, needs=7)
    acceptance = await accepting.begin(delivery, by=cast.looks)

    drawn = await RecipientOpinion.filter(acceptance_id=acceptance.id).order_by("seq")
    found = await evidence.standing(contract, delivery)
    seed = await sampling.seed_of(contract, delivery, 1)
    assert [each.number for each in drawn] == list(sampling.drawn(found, seed, 5))

    word = OpinionDraft(opinion="so_so", asked_how="visit", words="有一次晚了")
    stranger = await people.an_actor(await people.a_person("路人"))
    with pytest.raises(MayNot):
        await hearing.hear(drawn[0], word, by=stranger)
    await hearing.hear(drawn[0], word, by=cast.story.desk)
    with pytest.raises(OutOfTurn):
        await hearing.hear(drawn[0], word, by=cast.looks)


async def test_a_rejected_delivery_gives_its_records_back_and_is_delivered_anew(database: None) -> None:
    cast = await an_award()
    contract = await a_signed_contract(cast)
    delivery = await a_delivery(cast, contract)
    acceptance = await accepting.begin(delivery, by=cast.looks)

    await accepting.reject(
        acceptance, RejectDraft(words="签到表不齐", mend_by_on=DAY.replace(day=30)), by=cast.looks
    )  # fmt: skip

    part = await Milestone.get(id=delivery.id)
    assert (part.state, part.rejected_because) == (MilestoneState.REJECTED, "签到表不齐")
    free = await evidence.free(contract, part)
    assert (len(free.hours), len(free.needs)) == (4, 3)
    again = DeliveryDraft(words="补齐了", delivered=(12, 2), hours=[line.public_id for line in free.hours],
                          needs=[each.number for each in free.needs])  # fmt: skip
    await delivering.submit(part, again, by=cast.story.leader)
    assert (await accepting.begin(part, by=cast.looks)).attempt == 2


async def test_hours_taken_back_while_it_is_looked_at_do_not_count(database: None) -> None:
    cast = await an_award()
    contract = await a_signed_contract(cast)
    lines = await served(cast)
    numbers = await met(cast, 1, 2)
    first = (await parts_of(contract))[0]
    await delivering.submit(
        first, DeliveryDraft(words="按约定送到", delivered=(8, 2), hours=[line.public_id for line in lines],
                             needs=numbers), by=cast.story.leader,
    )  # fmt: skip
    acceptance = await looked_at(cast, first)

    await recording.reverse(lines[0], by=cast.story.desk, because="那天没来")
    async with transaction():
        await outcomes.undone(cast.story.project.id, 2)

    with pytest.raises(Unreadable):
        await accepting.accept(acceptance, AcceptDraft(accepted=(8, 2), line_words=["好", "好"]), by=cast.looks)
    await accepting.accept(acceptance, AcceptDraft(accepted=(2, 1), line_words=["少", "少"]), by=cast.looks)
    assert (await Acceptance.get(id=acceptance.id)).outcome == "partly"
    assert await evidencing.used(EvidenceKind.HOURS, [lines[0].id]) == set()


async def test_a_record_taken_back_after_it_was_accepted_stays_used_and_its_officers_are_told(database: None) -> None:
    cast = await an_award()
    contract = await a_signed_contract(cast)
    delivery = await a_delivery(cast, contract)
    part = await accepted(cast, delivery, 12, 2)
    use = await EvidenceUse.filter(kind=EvidenceKind.HOURS).first()
    assert use is not None

    await recording.reverse(await HourEntry.get(id=use.reference), by=cast.story.desk, because="那天没来")
    fact = await Announcement.get(name="orgs.EvidenceLost")
    for _again in range(2):
        await shaking.shake(read(EvidenceLost, fact.facts))

    assert await evidencing.used(EvidenceKind.HOURS, [use.reference]) == {use.reference}
    shaken = await Milestone.get(id=part.id)
    assert shaken.shaken_at is not None
    with pytest.raises(MayNot):
        await shaking.note_loss(shaken, "已核对", by=cast.signer)
    await shaking.note_loss(shaken, "已核对，末期补足", by=cast.looks)
    with pytest.raises(OutOfTurn):
        await shaking.note_loss(shaken, "已核对", by=cast.looks_too)


async def test_the_last_part_makes_up_for_the_others(database: None) -> None:
    cast = await an_award()
    contract = await a_signed_contract(
        cast, titles=("第一期", "第二期"), shares=(50, 50), days=(DAY, DAY)
    )  # fmt: skip
    first, last = await parts_of(contract)
    lines = await served(cast, 5)
    numbers = await met(cast, *range(1, 9))
    hours = [line.public_id for line in lines]

    for part, mine, needs, much in ((first, hours[:4], numbers[:4], (15, 4)), (last, hours[4:], numbers[4:], (24, 4))):
        draft = DeliveryDraft(words="送到", delivered=much, hours=mine, needs=needs)
        await delivering.submit(part, draft, by=cast.story.leader)
        await accepted(cast, part, *much)

    paid = [part.payable_fen for part in await parts_of(contract)]
    assert paid == [250_000 * 15 // 20 + 250_000, 500_000 * 39 // 40 + 500_001 - sum(paid[:1])]
