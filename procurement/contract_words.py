"""What states of contracts, deliveries and payments are called, for whoever reads them."""

from collections.abc import Mapping

from ground.language import Lazy, lazy
from ground.tags import Tag
from procurement.models import Asked, ClaimState, ContractState, MilestoneState, Opinion, Outcome

CONTRACT_STATES: Mapping[ContractState, Lazy] = {
    ContractState.DRAFT: lazy("Being written"),
    ContractState.OFFERED: lazy("With the supplier"),
    ContractState.AGREED: lazy("Signed by the supplier"),
    ContractState.SIGNED: lazy("Signed"),
    ContractState.COMPLETED: lazy("Completed"),
}
PART_STATES: Mapping[MilestoneState, Lazy] = {
    MilestoneState.SCHEDULED: lazy("To be delivered"),
    MilestoneState.SUBMITTED: lazy("Delivered, to be looked at"),
    MilestoneState.IN_ACCEPTANCE: lazy("Being accepted"),
    MilestoneState.ACCEPTED: lazy("Accepted"),
    MilestoneState.PARTLY_ACCEPTED: lazy("Accepted in part"),
    MilestoneState.REJECTED: lazy("To be mended"),
}
CLAIM_STATES: Mapping[ClaimState, Lazy] = {
    ClaimState.SUBMITTED: lazy("To be checked"),
    ClaimState.CHECKED: lazy("To be approved"),
    ClaimState.APPROVED: lazy("To be instructed"),
    ClaimState.INSTRUCTED: lazy("With the treasury"),
    ClaimState.SETTLED: lazy("Paid"),
    ClaimState.RETURNED: lazy("Came back to the supplier"),
}
OPINIONS: Mapping[Opinion, Lazy] = {
    Opinion.WELL: lazy("Content"),
    Opinion.SO_SO: lazy("Partly content"),
    Opinion.BADLY: lazy("Not content"),
    Opinion.NOT_REACHED: lazy("Could not be reached"),
}
OUTCOMES: Mapping[Outcome, Lazy] = {
    Outcome.ACCEPTED: lazy("Accepted"),
    Outcome.PARTLY: lazy("Accepted in part"),
    Outcome.REJECTED: lazy("To be mended"),
}
WAYS_TO_ASK: Mapping[Asked, Lazy] = {
    Asked.PHONE: lazy("By telephone"),
    Asked.VISIT: lazy("At home"),
    Asked.DESK: lazy("At the desk"),
}
TAGS: Mapping[str, Tag] = {
    "signed": "good",
    "completed": "good",
    "accepted": "good",
    "settled": "good",
    "partly_accepted": "few",
    "agreed": "few",
    "rejected": "bad",
    "returned": "bad",
}
"""The colour of a state; those that are not here are plain."""
AUDIT_KINDS: Mapping[str, Lazy] = {
    "Contract": lazy("contract"),
    "Milestone": lazy("part of a contract"),
    "Acceptance": lazy("acceptance"),
    "RecipientOpinion": lazy("word of someone served"),
    "PaymentClaim": lazy("payment claim"),
}
AUDIT_ACTS: Mapping[str, Lazy] = {
    "Milestone.reckon_again": lazy("moved the day, by the new official days"),
    "Contract.draw_up": lazy("wrote a contract"),
    "Contract.redraw": lazy("wrote a contract anew"),
    "Contract.offer": lazy("sent a contract to the supplier"),
    "Contract.send_back": lazy("gave a contract back"),
    "Contract.agree": lazy("signed a contract for the supplier"),
    "Contract.sign": lazy("signed a contract for the buyer"),
    "Contract.complete": lazy("completed a contract"),
    "Milestone.submit": lazy("delivered a part"),
    "Milestone.begin_acceptance": lazy("began to look at a delivery"),
    "Milestone.accept": lazy("accepted a delivery"),
    "Milestone.accept_in_part": lazy("accepted a delivery in part"),
    "Milestone.reject": lazy("gave a delivery back"),
    "Milestone.note_loss": lazy("looked at records that were taken back"),
    "Acceptance.sign": lazy("signed an acceptance"),
    "Acceptance.end": lazy("ended an acceptance"),
    "RecipientOpinion.hear": lazy("wrote down what someone served said"),
    "PaymentClaim.submit": lazy("claimed a payment"),
    "PaymentClaim.submit_again": lazy("claimed a payment anew"),
    "PaymentClaim.check": lazy("checked a payment"),
    "PaymentClaim.approve": lazy("approved a payment"),
    "PaymentClaim.instruct": lazy("instructed the treasury"),
    "PaymentClaim.settle": lazy("settled a payment"),
    "PaymentClaim.send_back": lazy("gave a payment claim back"),
}
LETTERS: Mapping[str, Lazy] = {
    "contract_offered": lazy("that a contract lies to be signed"),
    "contract_signed": lazy("that a contract was signed"),
    "delivery_accepted": lazy("that a delivery was accepted"),
    "delivery_rejected": lazy("that a delivery was given back"),
    "claim_returned": lazy("that a payment claim came back"),
    "payment_settled": lazy("that a payment was made"),
}
AUDIT_FACTS: Mapping[str, Lazy] = {
    "procurement.ContractSigned": lazy("a contract was signed"),
    "procurement.MilestoneAccepted": lazy("a delivery was accepted"),
    "procurement.PaymentSettled": lazy("a payment was settled"),
}
