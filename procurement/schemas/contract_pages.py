"""What both sides and everybody read about a contract: its terms, its parts and what came of each."""

import datetime as dt
from collections.abc import Sequence

from ground import clock
from ground.actors import Actor
from ground.deferred import Deferred
from ground.language import _
from ground.money import Fen, capital
from ground.pages import Page
from ground.tags import Tag
from orgs import projects
from procurement import paying
from procurement.contract_words import CLAIM_STATES, CONTRACT_STATES, PART_STATES, TAGS
from procurement.contracting import version_of
from procurement.delivering import lines_of
from procurement.models import (
    PAYABLE,
    Award,
    ClaimState,
    Contract,
    ContractState,
    Milestone,
    MilestoneLine,
    MilestoneState,
    PaymentClaim,
)
from procurement.rules.contracts import Bought, may_accept, may_agree, may_claim, may_deliver, may_sign
from procurement.rules.contracts import may_write_contract as may_write
from procurement.schemas.ways import Way, WayShown, ways_of
from procurement.tender_words import unit_words

WAITING = (MilestoneState.SUBMITTED, MilestoneState.IN_ACCEPTANCE)


class LineCard(Deferred):
    """How much of one standard a part delivers."""

    words: str
    unit: str
    unit_words: str
    quantity: int
    price_fen: int
    delivered: int
    accepted: int | None
    accepted_words: str

    @classmethod
    def of(cls, line: MilestoneLine) -> "LineCard":
        """Say it; the line comes with its standard."""
        return cls(
            words=line.standard.words, unit=line.standard.unit, unit_words=unit_words(line.standard.unit),
            quantity=line.quantity, price_fen=line.price_fen, delivered=line.delivered, accepted=line.accepted,
            accepted_words=line.accepted_words,
        )  # fmt: skip


class ClaimCard(Deferred):
    """What became of the claim for a part."""

    id: str
    amount_fen: int
    state: ClaimState
    state_words: str
    tag: Tag
    due_on: dt.date
    overdue: bool
    settled_on: dt.date | None
    interest_fen: int
    returned_words: str

    @classmethod
    def of(cls, claim: PaymentClaim) -> "ClaimCard":
        """Say where it is, and whether it is late."""
        state = ClaimState(claim.state)
        return cls(
            id=claim.public_id, amount_fen=claim.amount_fen, state=state, state_words=str(CLAIM_STATES[state]),
            tag=TAGS.get(state, "plain"), due_on=claim.due_on,
            overdue=state is not ClaimState.SETTLED and claim.due_on < clock.today(),
            settled_on=claim.settled_on, interest_fen=claim.interest_fen, returned_words=claim.returned_words,
        )  # fmt: skip


class PartCard(Deferred):
    """One part of a contract."""

    id: str
    seq: int
    title: str
    amount_fen: int
    due_on: dt.date
    state: MilestoneState
    state_words: str
    tag: Tag
    words: str
    payable_fen: int
    rejected_because: str
    mend_by_on: dt.date | None
    acceptance_due_at: dt.datetime | None
    overdue_acceptance: bool
    """Nobody accepted it in the agreed term: the clock of its payment runs (2025 条例 10)."""
    pay_by_on: dt.date | None
    shaken: bool
    """A record on which it stands was taken back."""
    lines: list[LineCard]
    claim: ClaimCard | None

    @classmethod
    async def of(cls, part: Milestone, contract: Contract) -> "PartCard":
        """Say how a part stands."""
        state = MilestoneState(part.state)
        claim = await PaymentClaim.get_or_none(milestone_id=part.id)
        due = part.acceptance_due_at
        overdue = state in WAITING and due is not None and due < clock.now()
        return cls(
            id=part.public_id, seq=part.seq, title=part.title, amount_fen=part.amount_fen, due_on=part.due_on,
            state=state, state_words=str(PART_STATES[state]), tag=TAGS.get(state, "plain"), words=part.words,
            payable_fen=part.payable_fen, rejected_because=part.rejected_because, mend_by_on=part.mend_by_on,
            acceptance_due_at=due, overdue_acceptance=overdue,
            pay_by_on=paying.due_on(contract, part) if overdue or state in PAYABLE else None,
            shaken=part.shaken_at is not None, lines=[LineCard.of(line) for line in await lines_of(part)],
            claim=ClaimCard.of(claim) if claim else None,
        )  # fmt: skip


class ContractCard(Deferred):
    """One contract in a few words."""

    id: str
    number: str
    title: str
    tender: str
    buyer: str
    supplier: str
    amount_fen: int
    starts_on: dt.date
    ends_on: dt.date
    state: ContractState
    state_words: str
    tag: Tag

    @classmethod
    def of(cls, contract: Contract) -> "ContractCard":
        """Say it; the contract comes with its tender, buyer and supplier."""
        state = ContractState(contract.state)
        return cls(
            id=contract.public_id, number=contract.number or "", title=contract.tender.title,
            tender=contract.tender.public_id, buyer=contract.tender.buyer.name, supplier=contract.supplier.name,
            amount_fen=contract.amount_fen, starts_on=contract.starts_on, ends_on=contract.ends_on, state=state,
            state_words=str(CONTRACT_STATES[state]), tag=TAGS.get(state, "plain"),
        )  # fmt: skip


async def parts_of(contract: Contract) -> list[PartCard]:
    """Return the parts of a contract in their order."""
    parts = await Milestone.filter(contract_id=contract.id).order_by("seq")
    return [await PartCard.of(each, contract) for each in parts]


class ContractPage(Page):
    """A contract as one side sees it, and what that side may do."""

    template = "procurement/contract.html"
    contract: ContractCard
    org: str
    """The supplier's public id where the supplier reads; empty for the buyer."""
    outline: str
    capital: str
    pay_days: int
    sign_by_on: dt.date
    project: str
    payee: str
    sha256: str
    returned_words: str
    parts: list[PartCard]
    projects: list[tuple[str, str]]
    may_write: bool
    may_offer: bool
    may_agree: bool
    may_sign: bool
    may_return: bool
    may_deliver: bool
    may_claim: bool
    may_accept: bool
    ways: list[WayShown]

    @classmethod
    async def of(cls, contract: Contract, *, by: Actor, org: str = "") -> "ContractPage":
        """Say its terms and how far it is; the contract comes with its tender, buyer, supplier and project."""
        bought = Bought(contract, contract.tender.buyer_id)
        version = await version_of(contract)
        mine, agrees = not org and may_write.allows(by, bought.buyer_id), bool(org) and may_agree.allows(by, contract)
        signed = contract.state in (ContractState.SIGNED, ContractState.COMPLETED)
        offered = [(each.public_id, each.title) for each in await projects.payable(contract.supplier_id)]
        return cls(
            title=contract.tender.title,
            contract=ContractCard.of(contract),
            org=org,
            outline=contract.tender.outline,
            capital=capital(Fen(contract.amount_fen)),
            pay_days=contract.pay_days,
            sign_by_on=contract.sign_by_on,
            project=contract.project.title if contract.project else "",
            payee=" ".join(each for each in (contract.payee_bank, contract.payee_account) if each),
            sha256=version.sha256 if version and contract.state != ContractState.DRAFT else "",
            returned_words=contract.returned_words,
            parts=await parts_of(contract),
            projects=offered if agrees else [],
            may_write=mine and contract.state == ContractState.DRAFT,
            may_offer=mine and contract.may_move("offer"),
            may_agree=agrees and contract.may_move("agree"),
            may_sign=not org and contract.may_move("sign") and may_sign.allows(by, bought),
            may_return=(mine or agrees) and contract.may_move("send_back"),
            may_deliver=bool(org) and signed and may_deliver.allows(by, contract),
            may_claim=bool(org) and signed and may_claim.allows(by, contract),
            may_accept=not org and signed and may_accept.allows(by, bought),
            ways=await ways_of(contract.tender, by, here=Way.OWN_CONTRACT if org else Way.CONTRACT),
        )


class ContractsPage(Page):
    """The contracts of one side, and the awards that wait for one."""

    template = "procurement/contracts.html"
    org: str
    contracts: list[ContractCard]
    awards: list[tuple[str, str, str]]
    """Its number, the tender, and who won."""

    @classmethod
    def of(cls, contracts: Sequence[Contract], *, org: str = "", awards: Sequence[Award] = ()) -> "ContractsPage":
        """List them."""
        return cls(
            title=_("Contracts"),
            org=org,
            contracts=[ContractCard.of(each) for each in contracts],
            awards=[(each.public_id, each.tender.title, each.supplier.name) for each in awards],
        )


class PublicContractPage(Page):
    """What everybody reads of a contract: what it costs, what was accepted and what was paid (条例 45, 50)."""

    template = "procurement/public_contract.html"
    contract: ContractCard
    parts: list[PartCard]
    paid_fen: int
    sha256: str
    """Of the text that both have signed: a paper with another one is not this contract."""
    ways: list[WayShown]

    @classmethod
    async def of(cls, contract: Contract, *, by: Actor) -> "PublicContractPage":
        """Say it without any person, and without what the two sides write to each other."""
        parts = [part.model_copy(update={"rejected_because": ""}) for part in await parts_of(contract)]
        parts = [
            part.model_copy(update={"claim": part.claim.model_copy(update={"returned_words": ""})})
            if part.claim
            else part
            for part in parts
        ]
        paid = sum(part.claim.amount_fen for part in parts if part.claim and part.claim.state is ClaimState.SETTLED)
        version = await version_of(contract)
        return cls(
            title=contract.tender.title, contract=ContractCard.of(contract), parts=parts, paid_fen=paid,
            sha256=version.sha256 if version else "",
            ways=await ways_of(contract.tender, by, here=Way.PUBLIC_CONTRACT),
        )  # fmt: skip
