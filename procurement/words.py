"""What states and methods of the purchase of services are called, for whoever reads them."""

from collections.abc import Mapping

from ground.language import Lazy, lazy
from procurement.models import (
    AmendmentState,
    AwardState,
    EnvelopeState,
    FactorKind,
    IntentionState,
    Method,
    TenderState,
)

METHODS: Mapping[Method, Lazy] = {
    Method.CONSULTATION: lazy("Competitive consultation"),
    Method.OPEN_TENDER: lazy("Open tender"),
}
TENDER_STATES: Mapping[TenderState, Lazy] = {
    TenderState.DRAFT: lazy("Being written"),
    TenderState.IN_REVIEW: lazy("With the second officer"),
    TenderState.APPROVED: lazy("Approved, to be published"),
    TenderState.PUBLISHED: lazy("Published"),
    TenderState.OPENING: lazy("Bids being opened"),
    TenderState.OPENED: lazy("Bids opened"),
    TenderState.EVALUATING: lazy("Being evaluated"),
    TenderState.RECOMMENDED: lazy("Ranked, to be awarded"),
    TenderState.AWARDED: lazy("Awarded"),
    TenderState.CONTRACTED: lazy("Under contract"),
    TenderState.COMPLETED: lazy("Completed"),
    TenderState.FAILED: lazy("Failed"),
    TenderState.CANCELLED: lazy("Cancelled"),
}
TENDER_TAGS: Mapping[TenderState, str] = {
    TenderState.DRAFT: "plain",
    TenderState.IN_REVIEW: "news",
    TenderState.APPROVED: "few",
    TenderState.PUBLISHED: "good",
    TenderState.OPENING: "news",
    TenderState.OPENED: "news",
    TenderState.EVALUATING: "news",
    TenderState.RECOMMENDED: "news",
    TenderState.AWARDED: "good",
    TenderState.CONTRACTED: "good",
    TenderState.COMPLETED: "plain",
    TenderState.FAILED: "bad",
    TenderState.CANCELLED: "plain",
}
INTENTION_STATES: Mapping[IntentionState, Lazy] = {
    IntentionState.DRAFT: lazy("Being written"),
    IntentionState.PUBLISHED: lazy("Announced"),
    IntentionState.LINKED: lazy("Tender published"),
    IntentionState.ENDED: lazy("Given up"),
}
INTENTION_TAGS: Mapping[IntentionState, str] = {
    IntentionState.DRAFT: "plain",
    IntentionState.PUBLISHED: "news",
    IntentionState.LINKED: "good",
    IntentionState.ENDED: "plain",
}
ENVELOPE_STATES: Mapping[EnvelopeState, Lazy] = {
    EnvelopeState.SEALED: lazy("Sealed"),
    EnvelopeState.SUPERSEDED: lazy("Replaced by a newer one"),
    EnvelopeState.WITHDRAWN: lazy("Taken back"),
    EnvelopeState.OPENED: lazy("Opened"),
    EnvelopeState.UNREADABLE: lazy("Could not be read"),
    EnvelopeState.VALID: lazy("Valid"),
    EnvelopeState.DISQUALIFIED: lazy("Out of the evaluation"),
}
AWARD_STATES: Mapping[AwardState, Lazy] = {
    AwardState.ACTIVE: lazy("In force"),
    AwardState.VOID: lazy("Void"),
}
AMENDMENT_STATES: Mapping[AmendmentState, Lazy] = {
    AmendmentState.WAITING: lazy("With the second officer"),
    AmendmentState.IN_FORCE: lazy("In force"),
    AmendmentState.DROPPED: lazy("Dropped"),
}
FACTOR_KINDS: Mapping[FactorKind, Lazy] = {
    FactorKind.OBJECTIVE: lazy("Objective: by what can be counted"),
    FactorKind.SUBJECTIVE: lazy("By judgement"),
    FactorKind.PRICE: lazy("Price: by the formula"),
}
