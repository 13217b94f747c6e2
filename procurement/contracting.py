"""Contracting: an award becomes a contract that two people sign, with milestones that sum to it (procurement 6.7)."""

import datetime as dt
import hashlib

from ground import audit, clock, policy
from ground.actors import Actor
from ground.chains import canonical
from ground.database import IntegrityError, transaction
from ground.errors import Mistake, OutOfTurn, Taken, Unreadable
from ground.language import _, lazy
from ground.outbox import announce
from orgs import projects
from orgs.models import Funding, Project
from orgs.queries import may_be_paid
from procurement import booking
from procurement.dating import months_on
from procurement.events import ContractSigned
from procurement.models import (
    Award,
    AwardState,
    Bid,
    Contract,
    ContractVersion,
    Milestone,
    MilestoneLine,
    Standard,
    Tender,
)
from procurement.rules.contracts import Bought, may_agree, may_sign, may_write_contract
from procurement.schemas.contract_drafts import AgreeDraft, ContractDraft
from procurement.shares import WHOLE_BP, by_share, evenly
from procurement.telling_suppliers import tell_supplier


async def draw_up(award: Award, draft: ContractDraft, *, by: Actor) -> Contract:
    """Write an award's contract down: its price and standards are the tender's, its days and parts are written here.

    Refuses a stranger (403), an award that is void, in its notice, or past the days to sign (409), and days or shares
    that do not fit (422).
    """
    tender = await Tender.get(id=award.tender_id)
    may_write_contract.require(by, tender.buyer_id)
    sign_by_on = await _require_ripe(award)
    await _require_terms(tender, draft)
    async with transaction():
        try:
            contract = await Contract.create(
                award_id=award.id,
                tender_id=tender.id,
                supplier_id=award.supplier_id,
                amount_fen=award.price_fen,
                starts_on=draft.starts_on,
                ends_on=draft.ends_on,
                pay_days=draft.pay_days,
                sign_by_on=sign_by_on,
                written_by_id=by.person_id,
                made_at=clock.now(),
            )
        except IntegrityError as error:
            raise Taken(lazy("This award has its contract already.")) from error
        await _lay_milestones(contract, draft)
        await audit.record("Contract.draw_up", contract, by=by, amount_fen=contract.amount_fen)
    return contract


async def redraw(contract: Contract, draft: ContractDraft, *, by: Actor) -> None:
    """Write a contract that came back anew; refused once it was offered (409)."""
    tender = await Tender.get(id=contract.tender_id)
    may_write_contract.require(by, tender.buyer_id)
    await _require_terms(tender, draft)
    async with transaction():
        changed = await Contract.filter(id=contract.id, state="draft").update(
            starts_on=draft.starts_on, ends_on=draft.ends_on, pay_days=draft.pay_days, written_by_id=by.person_id
        )
        if not changed:
            raise OutOfTurn(Contract.OUT_OF_TURN)
        await MilestoneLine.filter(milestone__contract_id=contract.id).delete()
        await Milestone.filter(contract_id=contract.id).delete()
        await _lay_milestones(contract, draft)
        await audit.record("Contract.redraw", contract, by=by)


async def offer(contract: Contract, *, by: Actor) -> ContractVersion:
    """Send a contract to the supplier; its text is kept with its hash, and both sign this text and no other."""
    tender = await Tender.get(id=contract.tender_id)
    may_write_contract.require(by, tender.buyer_id)
    async with transaction():
        await contract.move("offer", by=by, returned_words="")
        await tell_supplier(contract, "contract_offered", by=by, sign_by=contract.sign_by_on)
        body = canonical(await text_of(contract))
        return await ContractVersion.create(
            contract_id=contract.id,
            number=await ContractVersion.filter(contract_id=contract.id).count() + 1,
            body=body,
            sha256=hashlib.sha256(body.encode()).hexdigest(),
            made_by_id=by.person_id,
            made_at=clock.now(),
        )


async def agree(contract: Contract, project: Project, draft: AgreeDraft, *, by: Actor) -> None:
    """Sign for the supplier, and name the one project of its own that the contract pays, and its account."""
    may_agree.require(by, contract)
    await _require_read(contract, draft.sha256)
    if project.organisation_id != contract.supplier_id:
        raise OutOfTurn(lazy("This project belongs to another organisation."))
    if project.funding != Funding.OWN:
        raise OutOfTurn(lazy("This project is paid in another way already. Please choose another."))
    async with transaction():
        try:
            await contract.move(
                "agree", by=by, agreed_by_id=by.person_id, agreed_at=clock.now(), project_id=project.id,
                payee_bank=draft.payee_bank, payee_account=draft.payee_account,
            )  # fmt: skip
        except IntegrityError as error:
            raise Taken(lazy("This project stands in another contract already. Please choose another.")) from error


async def send_back(contract: Contract, words: str, *, by: Actor) -> None:
    """Give a contract back to be written anew, with a reason: by the supplier's manager or the buyer's officers."""
    tender = await Tender.get(id=contract.tender_id)
    if not may_agree.allows(by, contract):
        may_write_contract.require(by, tender.buyer_id)
    async with transaction():
        await contract.move(
            "send_back", by=by, because=words, returned_words=words, agreed_by_id=None, agreed_at=None, project_id=None
        )  # fmt: skip


async def sign(contract: Contract, sha256: str, *, by: Actor) -> None:
    """Sign for the buyer: from here on the project is paid by the contract, and its sum is booked.

    Refuses who wrote it or works for the supplier (403), a text that was not read, a first day or a last day to sign
    that has passed, a supplier that may not be paid, and a project that is paid in another way by now (409).
    """
    tender = await Tender.get(id=contract.tender_id)
    may_sign.require(by, Bought(contract, tender.buyer_id))
    await _require_read(contract, sha256)
    today = clock.today()
    if today > contract.sign_by_on:
        raise OutOfTurn(lazy("The days to sign this contract have passed."))
    if contract.starts_on < today:
        raise OutOfTurn(lazy("Its first day has passed. Please write the contract anew with a later one."))
    if not await may_be_paid(contract.supplier_id):
        raise OutOfTurn(lazy("The supplier is not at work now, so the contract cannot be signed."))
    if contract.project_id is None:
        raise OutOfTurn(Contract.OUT_OF_TURN)
    async with transaction():
        now = clock.now()
        number = f"{tender.number or tender.public_id}-HT"
        await contract.move("sign", by=by, signed_by_id=by.person_id, signed_at=now, number=number)
        await tender.move("contract", by=by)
        await projects.pay_by(await Project.get(id=contract.project_id), Funding.CONTRACT)
        await booking.commit(contract, by=by)
        await tell_supplier(contract, "contract_signed", by=by)
        await announce(ContractSigned(contract.id, contract.project_id, contract.supplier_id))


async def version_of(contract: Contract) -> ContractVersion | None:
    """Return the text that lies to be signed, or was."""
    return await ContractVersion.filter(contract_id=contract.id).order_by("-number").first()


async def text_of(contract: Contract) -> dict[str, object]:
    """Return a contract's terms as plain facts: what its version keeps."""
    lines = await MilestoneLine.filter(milestone__contract_id=contract.id).select_related("standard", "milestone")
    parts = await Milestone.filter(contract_id=contract.id).order_by("seq")
    tender = await Tender.get(id=contract.tender_id)
    return {
        "tender": tender.number or tender.public_id,
        "title": tender.title,
        "outline": tender.outline,
        "buyer": tender.buyer_id,
        "supplier": contract.supplier_id,
        "amount_fen": contract.amount_fen,
        "starts_on": contract.starts_on.isoformat(),
        "ends_on": contract.ends_on.isoformat(),
        "pay_days": contract.pay_days,
        "milestones": [
            {
                "seq": part.seq,
                "title": part.title,
                "amount_fen": part.amount_fen,
                "due_on": part.due_on.isoformat(),
                "lines": [
                    {"words": line.standard.words, "unit": line.standard.unit, "quantity": line.quantity,
                     "price_fen": line.price_fen}
                    for line in sorted(lines, key=lambda line: line.standard.seq)
                    if line.milestone_id == part.id
                ],
            }
            for part in parts
        ],
    }  # fmt: skip


async def _require_ripe(award: Award) -> dt.date:
    """Return the last day to sign; refuse an award that is void, still in its notice, or too old."""
    if award.state != AwardState.ACTIVE:
        raise OutOfTurn(lazy("This award is void."))
    if clock.today() <= award.notice_until:
        raise OutOfTurn(lazy("The result's notice still hangs. The contract is written after it."))
    bid = await Bid.get_or_none(envelope_id=award.envelope_id)
    if bid is None or bid.price_fen != award.price_fen:
        raise OutOfTurn(lazy("The award's price is not the one that was offered."))
    days: int = await policy.value("procurement.sign_days")
    last = clock.city_day(award.awarded_at) + dt.timedelta(days=days)
    if clock.today() > last:
        raise OutOfTurn(lazy("The days to sign this contract have passed."))
    return last


async def _require_terms(tender: Tender, draft: ContractDraft) -> None:
    key = "tenders.long_months" if tender.long_term_because else "tenders.months"
    months, most_days = await policy.values(key, "procurement.pay_days_most")
    mistakes = []
    if tender.service_from is not None and draft.starts_on < tender.service_from:
        mistakes.append(Mistake("starts_on", _("The tender begins later. Please look again.")))
    if draft.starts_on < clock.today():
        mistakes.append(Mistake("starts_on", _("It cannot begin before it is signed.")))
    if tender.service_until is not None and draft.ends_on != tender.service_until:
        mistakes.append(Mistake("ends_on", _("The last day is the tender's. Please look again.")))
    if draft.ends_on > months_on(draft.starts_on, months):
        mistakes.append(Mistake("ends_on", _("A contract like this runs for %(count)d months at most.", count=months)))
    if draft.pay_days > most_days:
        mistakes.append(Mistake("pay_days", _("It is paid within %(count)d days at most.", count=most_days)))
    if sum(draft.shares) * 100 != WHOLE_BP:
        mistakes.append(Mistake("shares", _("The shares of all parts have to make 100 together.")))
    if (
        list(draft.days) != sorted(draft.days)
        or not draft.starts_on <= draft.days[0] <= draft.days[-1] <= draft.ends_on
    ):
        mistakes.append(Mistake("days", _("The parts follow each other within the days of the contract.")))
    if mistakes:
        raise Unreadable(lazy("Please look at these again."), mistakes)


async def _lay_milestones(contract: Contract, draft: ContractDraft) -> None:
    """Lay the parts so that they sum to the contract, and their lines so that each sums to its part and standard."""
    shares = [share * 100 for share in draft.shares]
    amounts = by_share(contract.amount_fen, shares)
    standards = await Standard.filter(tender_id=contract.tender_id).order_by("seq")
    if not standards:
        raise OutOfTurn(lazy("The tender says nothing of what is to be delivered, so it has no contract."))
    quantities = {each.id: by_share(each.quantity, shares) for each in standards}
    for at, (title, share, amount, day) in enumerate(zip(draft.titles, shares, amounts, draft.days, strict=True)):
        made = await Milestone.create(
            contract_id=contract.id, seq=at + 1, title=title, share_bp=share, amount_fen=amount, due_on=day
        )
        prices = evenly(amount, len(standards))
        for each, price in zip(standards, prices, strict=True):
            await MilestoneLine.create(
                milestone_id=made.id, standard_id=each.id, quantity=quantities[each.id][at], price_fen=price
            )


async def _require_read(contract: Contract, sha256: str) -> None:
    version = await version_of(contract)
    if version is None or version.sha256 != sha256:
        raise OutOfTurn(lazy("The text has changed since you read it. Please read it again."))
