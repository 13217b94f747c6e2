"""Contracts, their parts and their claims, as each side and everybody may see them."""

from collections.abc import Sequence

from ground import clock
from ground.actors import Actor, Role
from ground.errors import NotFound
from ground.language import lazy
from orgs.models import Organisation
from procurement.hearing import may_hear
from procurement.models import (
    Acceptance,
    Award,
    AwardState,
    Contract,
    ContractState,
    ContractVersion,
    Milestone,
    PaymentClaim,
    RecipientOpinion,
    TenderPlace,
)
from procurement.rules.contracts import BUYING

NO_SUCH_CONTRACT = lazy("We could not find this contract.")
PUBLIC = (ContractState.SIGNED, ContractState.COMPLETED)


async def contracts_of_supplier(org: Organisation) -> Sequence[Contract]:
    """Return the contracts that were offered to an organisation, the newest first."""
    found = Contract.filter(supplier_id=org.id).exclude(state=ContractState.DRAFT)
    return await found.select_related("tender__buyer", "supplier", "project").order_by("-id")


async def contract_of_supplier(org: Organisation, public_id: str) -> Contract:
    """Return a contract that was offered to this organisation, and that it may have given back; NotFound otherwise."""
    found = await _one(public_id)
    if found.supplier_id != org.id or not await ContractVersion.exists(contract_id=found.id):
        raise NotFound(NO_SUCH_CONTRACT)
    return found


async def contracts_of_buyer(actor: Actor) -> Sequence[Contract]:
    """Return the contracts of the bodies for which someone buys or pays, the newest first."""
    found = Contract.filter(tender__buyer_id__in=actor.orgs(*BUYING, Role.FINANCE))
    return await found.select_related("tender__buyer", "supplier", "project").order_by("-id")


async def contract_of_buyer(actor: Actor, public_id: str) -> Contract:
    """Return a contract of a body for which someone buys; NotFound of another."""
    found = await _one(public_id)
    if not actor.holds_over_org(found.tender.buyer_id, *BUYING):
        raise NotFound(NO_SUCH_CONTRACT)
    return found


async def awards_to_contract(actor: Actor) -> Sequence[Award]:
    """Return the awards that have no contract yet and whose notice is over, of the bodies for which someone buys."""
    found = Award.filter(
        tender__buyer_id__in=actor.orgs(*BUYING), state=AwardState.ACTIVE, notice_until__lt=clock.today(),
        contracts__id__isnull=True,
    )  # fmt: skip
    return await found.select_related("tender", "supplier").order_by("awarded_at")


async def award_of_buyer(actor: Actor, public_id: str) -> Award:
    """Return an award of a body for which someone buys; NotFound of another."""
    award = await Award.get_or_none(public_id=public_id).select_related("tender", "supplier")
    if award is None or not actor.holds_over_org(award.tender.buyer_id, *BUYING):
        raise NotFound(lazy("We could not find this award."))
    return award


async def part_of(contract: Contract, public_id: str) -> Milestone:
    """Return a part of a contract that was asked for before; of another, NotFound."""
    part = await Milestone.get_or_none(contract_id=contract.id, public_id=public_id)
    if part is None:
        raise NotFound(lazy("We could not find this part."))
    return part


async def part_of_buyer(actor: Actor, public_id: str) -> tuple[Contract, Milestone]:
    """Return a part of a contract of a body for which someone buys, with the contract; NotFound of another."""
    part = await Milestone.get_or_none(public_id=public_id).select_related("contract")
    if part is None:
        raise NotFound(lazy("We could not find this part."))
    return await contract_of_buyer(actor, part.contract.public_id), part


async def acceptance_of(part: Milestone) -> Acceptance | None:
    """Return the last look at a part."""
    return await Acceptance.filter(milestone_id=part.id).order_by("-attempt").first()


async def opinion_seen_by(actor: Actor, public_id: str) -> RecipientOpinion:
    """Return a word to ask for, to those who may ask; NotFound to others."""
    found = await RecipientOpinion.get_or_none(public_id=public_id).select_related("acceptance")
    if found is not None:
        await found.acceptance.fetch_related("milestone")
    if found is None or not await may_hear(found.acceptance, actor):
        raise NotFound(lazy("We could not find this question."))
    return found


async def opinions_to_ask(actor: Actor) -> Sequence[RecipientOpinion]:
    """Return the words that the community's desk is to ask for, the oldest first."""
    paths = actor.paths(Role.COMMUNITY_WORKER)
    places = [each for each in await TenderPlace.all().select_related("place") if _meets(each.place.path, paths)]
    if not places:
        return []
    found = RecipientOpinion.filter(
        acceptance__milestone__contract__tender_id__in=[each.tender_id for each in places], asked_at=None,
        acceptance__ended_at=None,
    )  # fmt: skip
    return await found.order_by("id")


async def claims_of_buyer(actor: Actor) -> Sequence[PaymentClaim]:
    """Return the claims on the bodies for which someone keeps the money, those due first."""
    found = PaymentClaim.filter(milestone__contract__tender__buyer_id__in=actor.orgs(Role.FINANCE))
    return await _with_contracts(await found.select_related("milestone").order_by("due_on", "id"))


async def claim_seen_by(actor: Actor, public_id: str) -> PaymentClaim:
    """Return a claim on a body for which someone keeps the money; NotFound of another."""
    found = await PaymentClaim.filter(public_id=public_id).select_related("milestone")
    for claim in await _with_contracts(found):
        if actor.holds_over_org(claim.milestone.contract.tender.buyer_id, Role.FINANCE):
            return claim
    raise NotFound(lazy("We could not find this claim."))


async def public_contract(tender_public_id: str) -> Contract:
    """Return the signed contract of a tender, for everybody (条例 50); NotFound before it is signed."""
    found = (
        await Contract.filter(tender__public_id=tender_public_id, state__in=PUBLIC)
        .select_related("tender__buyer", "supplier", "project")
        .first()
    )
    if found is None:
        raise NotFound(NO_SUCH_CONTRACT)
    return found


async def _with_contracts(claims: Sequence[PaymentClaim]) -> Sequence[PaymentClaim]:
    """Give each claim its contract whole; one deep join has names that PostgreSQL cuts short."""
    wanted = Contract.filter(id__in=[each.milestone.contract_id for each in claims])
    known = {each.id: each for each in await wanted.select_related("tender__buyer", "supplier")}
    for each in claims:
        each.milestone.contract = known[each.milestone.contract_id]
    return claims


async def _one(public_id: str) -> Contract:
    found = await Contract.get_or_none(public_id=public_id).select_related("tender__buyer", "supplier", "project")
    if found is None:
        raise NotFound(NO_SUCH_CONTRACT)
    return found


def _meets(path: str, paths: Sequence[str]) -> bool:
    return any(path.startswith(each) or each.startswith(path) for each in paths)
