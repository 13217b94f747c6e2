"""Who may do what to contracts, their milestones and their payments, as questions."""

from dataclasses import dataclass

from ground.actors import Actor, Role
from ground.language import lazy
from ground.rules import rule
from orgs.rules import TEAM
from procurement.models import Contract, PaymentClaim

BUYING = (Role.BUYER_CLERK, Role.BUYER_APPROVER)
SUPPLYING = (Role.ORG_MANAGER, Role.ORG_STAFF)


@dataclass(frozen=True)
class Bought:
    """A contract with the body that buys."""

    contract: Contract
    buyer_id: int


@rule(lazy("Only the buyer's own officers may do this."))
def may_write_contract(actor: Actor, buyer_id: int) -> bool:
    return actor.holds_over_org(buyer_id, *BUYING)


@rule(lazy("Only the supplier's manager signs for it."))
def may_agree(actor: Actor, contract: Contract) -> bool:
    return actor.holds_over_org(contract.supplier_id, Role.ORG_MANAGER)


@rule(lazy("Only the buyer's signer signs, and never who wrote the contract or works for the supplier."))
def may_sign(actor: Actor, bought: Bought) -> bool:
    """The second pair of eyes of the buyer; who agreed for the supplier is a third."""
    contract = bought.contract
    return (
        actor.holds_over_org(bought.buyer_id, Role.BUYER_APPROVER)
        and actor.person_id not in (contract.written_by_id, contract.agreed_by_id)
        and not actor.holds_over_org(contract.supplier_id, *TEAM)
    )


@rule(lazy("Only the supplier's own staff may do this."))
def may_deliver(actor: Actor, contract: Contract) -> bool:
    return actor.holds_over_org(contract.supplier_id, *SUPPLYING)


@rule(lazy("Who accepts works for the buyer, did not sign the contract, and does not work for the supplier."))
def may_accept(actor: Actor, bought: Bought) -> bool:
    """法 61 and 条例 45: who signs does not accept."""
    contract = bought.contract
    return (
        actor.holds_over_org(bought.buyer_id, *BUYING)
        and actor.person_id not in (contract.signed_by_id, contract.agreed_by_id)
        and not actor.holds_over_org(contract.supplier_id, *TEAM)
    )


@rule(lazy("Only the supplier's manager claims a payment."))
def may_claim(actor: Actor, contract: Contract) -> bool:
    return actor.holds_over_org(contract.supplier_id, Role.ORG_MANAGER)


@dataclass(frozen=True)
class Claimed:
    """A claim with the body that pays and the body that is paid."""

    claim: PaymentClaim
    buyer_id: int
    supplier_id: int


@rule(lazy("Only the buyer's finance officers may do this."))
def may_pay(actor: Actor, claimed: Claimed) -> bool:
    """Nobody pays the body they work in."""
    return (
        actor.holds_over_org(claimed.buyer_id, Role.FINANCE)
        and actor.person_id != claimed.claim.requested_by_id
        and not actor.holds_over_org(claimed.supplier_id, *TEAM)
    )


@rule(lazy("Another finance officer than whoever checked it approves a payment."))
def may_approve_payment(actor: Actor, claimed: Claimed) -> bool:
    return may_pay.allows(actor, claimed) and actor.person_id != claimed.claim.checked_by_id
