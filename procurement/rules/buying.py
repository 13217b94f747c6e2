"""Who may write, judge and publish for a buyer, as questions; the hand that wrote never judges (procurement 6.1)."""

from dataclasses import dataclass

from ground.actors import Actor, Role
from ground.language import lazy
from ground.rules import rule
from orgs.models import Organisation
from procurement.models import Amendment, Intention, Tender

BUYING = (Role.BUYER_CLERK, Role.BUYER_APPROVER, Role.FINANCE)
"""Who works for a buyer."""


@rule(lazy("Only the buyer's finance officer writes down what may be spent."))
def may_keep_budget(actor: Actor, buyer: Organisation) -> bool:
    return actor.holds_over_org(buyer.id, Role.FINANCE)


@rule(lazy("Only the buyer's clerk may write this."))
def may_write_for(actor: Actor, buyer: Organisation) -> bool:
    return actor.holds_over_org(buyer.id, Role.BUYER_CLERK)


@rule(lazy("Only the buyer's clerk may write in this tender."))
def may_write(actor: Actor, tender: Tender) -> bool:
    return actor.holds_over_org(tender.buyer_id, Role.BUYER_CLERK)


@rule(lazy("The buyer's second officer announces it, never who wrote it."))
def may_announce(actor: Actor, intention: Intention) -> bool:
    return actor.holds_over_org(intention.buyer_id, Role.BUYER_APPROVER) and actor.person_id != intention.written_by_id


@rule(lazy("Only the buyer's clerk or second officer gives an intention up."))
def may_give_up(actor: Actor, intention: Intention) -> bool:
    return actor.holds_over_org(intention.buyer_id, Role.BUYER_CLERK, Role.BUYER_APPROVER)


@dataclass(frozen=True)
class Judged:
    """A tender, and everyone who wrote in it or handed it in."""

    tender: Tender
    hands: frozenset[int]


@rule(lazy("The buyer's second officer does this, never who wrote in this tender or handed it in."))
def may_judge(actor: Actor, judged: Judged) -> bool:
    """Approve, give back, publish: the requirement's author is not its reviewer (procurement 6.1)."""
    tender = judged.tender
    wrote = judged.hands | {tender.written_by_id, tender.submitted_by_id}
    return actor.holds_over_org(tender.buyer_id, Role.BUYER_APPROVER) and actor.person_id not in wrote


@rule(lazy("Another officer than who wrote the amendment puts it in force."))
def may_adopt(actor: Actor, amendment: Amendment) -> bool:
    """Ask with its tender fetched."""
    return (
        actor.holds_over_org(amendment.tender.buyer_id, Role.BUYER_APPROVER)
        and actor.person_id != amendment.written_by_id
    )


@rule(lazy("Only the buyer's clerk or second officer answers."))
def may_answer(actor: Actor, tender: Tender) -> bool:
    return actor.holds_over_org(tender.buyer_id, Role.BUYER_CLERK, Role.BUYER_APPROVER)


@rule(lazy("The buyer's second officer cancels a tender; a draft, its clerk."))
def may_cancel(actor: Actor, tender: Tender) -> bool:
    if tender.published_at is None:
        return actor.holds_over_org(tender.buyer_id, Role.BUYER_CLERK, Role.BUYER_APPROVER)
    return actor.holds_over_org(tender.buyer_id, Role.BUYER_APPROVER)
