"""Shaking: a record on which a part stands was taken back; its officers are told, and say that they looked at it."""

from ground import audit, clock
from ground.actors import Actor
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.language import lazy
from orgs.events import EvidenceLost
from orgs.models import PayerKind
from procurement.models import Contract, Milestone, Tender
from procurement.rules.contracts import Bought, may_accept


async def shake(fact: EvidenceLost) -> None:
    """Mark the part that stood on a record which was taken back. Idempotent, for the relay."""
    if fact.payer_kind == PayerKind.CONTRACT:
        await Milestone.filter(id=fact.part_reference, shaken_at=None).update(shaken_at=clock.now())


async def note_loss(milestone: Milestone, words: str, *, by: Actor) -> None:
    """Say what was found of a part whose record was taken back; whoever signed the contract does not say it."""
    contract = await Contract.get(id=milestone.contract_id)
    tender = await Tender.get(id=contract.tender_id)
    may_accept.require(by, Bought(contract, tender.buyer_id))
    async with transaction():
        if not await Milestone.filter(id=milestone.id).exclude(shaken_at=None).update(shaken_at=None):
            raise OutOfTurn(lazy("This has changed in the meantime. Please look at it again."))
        await audit.record("Milestone.note_loss", milestone, by=by, because=words)
