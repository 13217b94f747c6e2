"""Who may bid, hold a key, open, judge and choose, as questions."""

from dataclasses import dataclass

from ground.actors import Actor, Role
from ground.language import lazy
from ground.rules import rule
from orgs.models import Organisation
from procurement.models import KeyHolder, Seat, Tender

OFFICERS = (Role.BUYER_CLERK, Role.BUYER_APPROVER)
"""Who works on a buyer's tenders."""


@rule(lazy("Only the organisation's manager sends its bid or takes it back."))
def may_bid(actor: Actor, org: Organisation) -> bool:
    return actor.holds_over_org(org.id, Role.ORG_MANAGER)


@rule(lazy("Only the person who was named holds this key."))
def may_hold(actor: Actor, holder: KeyHolder) -> bool:
    return actor.person_id is not None and actor.person_id == holder.person_id


@rule(lazy("Only the buyer's own officers open its tenders and see to them."))
def may_open(actor: Actor, tender: Tender) -> bool:
    return actor.holds_over_org(tender.buyer_id, *OFFICERS)


@rule(lazy("Only who was drawn for this committee may do this."))
def may_judge(actor: Actor, seat: Seat) -> bool:
    return actor.person_id is not None and actor.person_id == seat.person_id


@dataclass(frozen=True)
class Choice:
    """A tender whose report is there, and everyone who judged its bids."""

    tender: Tender
    judges: frozenset[int]


@rule(lazy("The buyer's second officer chooses, and nobody who judged the bids."))
def may_choose(actor: Actor, choice: Choice) -> bool:
    return actor.holds_over_org(choice.tender.buyer_id, Role.BUYER_APPROVER) and actor.person_id not in choice.judges
