"""Accepting: officers who did not sign look at a delivery, those served are heard, and what is due is booked."""

import datetime as dt

from ground import audit, clock, policy
from ground.actors import Actor
from ground.database import IntegrityError, transaction
from ground.errors import Mistake, OutOfTurn, Taken, Unreadable
from ground.language import _, lazy
from ground.money import Fen, yuan
from ground.outbox import announce
from orgs import evidencing
from procurement import booking, evidence, sampling
from procurement.delivering import lines_of
from procurement.events import MilestoneAccepted
from procurement.models import (
    PAYABLE,
    Acceptance,
    AcceptanceSignature,
    Contract,
    Milestone,
    MilestoneLine,
    Outcome,
    RecipientOpinion,
    Signatory,
    Tender,
)
from procurement.rules.contracts import Bought, may_accept
from procurement.schemas.contract_drafts import AcceptDraft, RejectDraft, SignatureDraft
from procurement.shares import worth
from procurement.telling_suppliers import tell_supplier


async def begin(milestone: Milestone, *, by: Actor) -> Acceptance:
    """Begin to look at a delivery, and draw whom of those served to ask."""
    contract, _tender = await _require_officer(milestone, by)
    attempt = await Acceptance.filter(milestone_id=milestone.id).count() + 1
    seed = await sampling.seed_of(contract, milestone, attempt)
    found = await evidence.standing(contract, milestone)
    drawn = sampling.drawn(found, seed, await policy.value("procurement.opinions"))
    async with transaction():
        await milestone.move("begin_acceptance", by=by)
        made = await Acceptance.create(
            milestone_id=milestone.id, attempt=attempt, seed=seed, begun_by_id=by.person_id, begun_at=clock.now()
        )
        for seq, number in enumerate(drawn, start=1):
            await RecipientOpinion.create(acceptance_id=made.id, seq=seq, number=number)
    return made


async def sign(acceptance: Acceptance, draft: SignatureDraft, *, by: Actor) -> None:
    """Sign an acceptance, or write down that a representative of the people served signed it on paper.

    Refuses who signed the contract (403, and a wall), and the same name twice (Taken).
    """
    milestone = await Milestone.get(id=acceptance.milestone_id)
    contract, _tender = await _require_officer(milestone, by)
    _require_open(acceptance)
    async with transaction():
        try:
            made = await AcceptanceSignature.create(
                acceptance_id=acceptance.id,
                kind=Signatory.RECIPIENT if draft.recipient else Signatory.OFFICER,
                name=draft.recipient or by.name,
                written_by_id=by.person_id,
                contract_signed_by_id=contract.signed_by_id,
                signed_at=clock.now(),
            )
        except IntegrityError as error:
            raise Taken(lazy("This name stands under it already.")) from error
        await audit.record("Acceptance.sign", acceptance, by=by, kind=str(made.kind))


async def accept(acceptance: Acceptance, draft: AcceptDraft, *, by: Actor) -> Milestone:
    """Accept what was delivered, wholly or in part, and book what is due for it; its records stay with it for good.

    Refuses too few names under it, nobody of the people served, opinions not asked for (409), and quantities that were
    not delivered or are not covered by records any more (422).
    """
    milestone = await Milestone.get(id=acceptance.milestone_id)
    contract, tender = await _require_officer(milestone, by)
    _require_open(acceptance)
    await _require_team(acceptance, tender)
    lines = await lines_of(milestone)
    await _require_delivered(contract, milestone, lines, draft)
    for line, quantity in zip(lines, draft.accepted, strict=True):
        line.accepted = quantity
    whole = all(quantity >= line.quantity for line, quantity in zip(lines, draft.accepted, strict=True))
    payable = await _payable(contract, milestone, lines)
    now = clock.now()
    async with transaction():
        await milestone.move(
            "accept" if whole else "accept_in_part", by=by, accepted_at=now, payable_fen=payable, shaken_at=None
        )  # fmt: skip
        await evidencing.hold(contract.project_id or 0)
        await _require_delivered(contract, milestone, lines, draft)  # a record may have been taken back meanwhile
        for line, words in zip(lines, draft.line_words, strict=True):
            await MilestoneLine.filter(id=line.id).update(accepted=line.accepted, accepted_words=words)
        await _end(acceptance, Outcome.ACCEPTED if whole else Outcome.PARTLY, draft.words, by)
        await evidencing.keep(evidence.part_of(milestone))
        await booking.owe(milestone, payable, by=by)
        await tell_supplier(contract, "delivery_accepted", by=by, part=milestone.title, amount=yuan(Fen(payable)))
        await announce(MilestoneAccepted(milestone.id, contract.id, payable))
    return milestone


async def reject(acceptance: Acceptance, draft: RejectDraft, *, by: Actor) -> None:
    """Give a delivery back with reasons and a day by which it is mended; its records are free again."""
    milestone = await Milestone.get(id=acceptance.milestone_id)
    contract, _tender = await _require_officer(milestone, by)
    _require_open(acceptance)
    days: int = await policy.value("procurement.mend_days")
    if not clock.today() < draft.mend_by_on <= clock.today() + dt.timedelta(days=days):
        sentence = _("Please choose a day within the next %(count)d days.", count=days)
        raise Unreadable(lazy("Please look at these again."), [Mistake("mend_by_on", sentence)])
    async with transaction():
        await milestone.move(
            "reject", by=by, because=draft.words, rejected_because=draft.words, mend_by_on=draft.mend_by_on
        )  # fmt: skip
        await _end(acceptance, Outcome.REJECTED, draft.words, by)
        await evidencing.release(evidence.part_of(milestone), because=draft.words, by=by)
        await tell_supplier(contract, "delivery_rejected", by=by, part=milestone.title, day=draft.mend_by_on)


async def _require_officer(milestone: Milestone, by: Actor) -> tuple[Contract, Tender]:
    contract = await Contract.get(id=milestone.contract_id)
    tender = await Tender.get(id=contract.tender_id)
    may_accept.require(by, Bought(contract, tender.buyer_id))
    return contract, tender


def _require_open(acceptance: Acceptance) -> None:
    if acceptance.ended_at is not None:
        raise OutOfTurn(lazy("This acceptance has ended."))


async def _require_team(acceptance: Acceptance, tender: Tender) -> None:
    names = await AcceptanceSignature.filter(acceptance_id=acceptance.id)
    least: int = await policy.value("procurement.team_least")
    if len(names) < least:
        raise OutOfTurn(_("At least %(count)d people sign an acceptance.", count=least))
    if not tender.public_service:
        return
    if not any(each.kind == Signatory.RECIPIENT for each in names):
        raise OutOfTurn(lazy("Someone of the people served signs too."))
    if await RecipientOpinion.exists(acceptance_id=acceptance.id, asked_at=None):
        raise OutOfTurn(lazy("Some of the people served have not been asked yet."))


async def _require_delivered(
    contract: Contract, milestone: Milestone, lines: list[MilestoneLine], draft: AcceptDraft
) -> None:
    if not len(lines) == len(draft.accepted) == len(draft.line_words):
        raise Unreadable(
            lazy("Please look at these again."), [Mistake("accepted", _("Write for each line how much is accepted."))]
        )
    found = await evidence.standing(contract, milestone)
    for line, quantity in zip(lines, draft.accepted, strict=True):
        if quantity > line.delivered or not found.covers(line.standard.unit, quantity):
            told = _("So much was not delivered, or is not on record any more: %(words)s", words=line.standard.words)
            raise Unreadable(lazy("Please look at these again."), [Mistake("accepted", told)])


async def _payable(contract: Contract, milestone: Milestone, lines: list[MilestoneLine]) -> int:
    """Return what is due: by line its floor; the last part trues up, so that all of it accepted is the whole price."""
    others = await Milestone.filter(contract_id=contract.id).exclude(id=milestone.id)
    if any(each.seq > milestone.seq for each in others):
        return sum(worth(line.price_fen, line.quantity, line.accepted or 0) for line in lines)
    if any(each.state not in PAYABLE for each in others):
        raise OutOfTurn(lazy("The last part is accepted after all others."))
    earlier = await MilestoneLine.filter(milestone_id__in=[each.id for each in others])
    total: int = 0
    for line in lines:
        alike = [line, *(each for each in earlier if each.standard_id == line.standard_id)]
        total += worth(
            sum(each.price_fen for each in alike),
            sum(each.quantity for each in alike),
            sum(each.accepted or 0 for each in alike),
        )
    paid: int = sum(each.payable_fen for each in others)
    return max(total - paid, 0)


async def _end(acceptance: Acceptance, outcome: Outcome, words: str, by: Actor) -> None:
    ended = await Acceptance.filter(id=acceptance.id, ended_at=None).update(
        ended_by_id=by.person_id, ended_at=clock.now(), outcome=outcome, words=words
    )
    if not ended:
        raise OutOfTurn(lazy("This acceptance has ended."))
    await audit.record("Acceptance.end", acceptance, by=by, outcome=str(outcome), because=words or None)
