"""What states and methods of the purchase of services are called, for whoever reads them."""

from collections.abc import Mapping
from enum import StrEnum

from ground.language import Lazy, lazy
from ground.tags import Tag
from procurement.models import (
    AmendmentState,
    AwardState,
    EnvelopeState,
    FactorKind,
    IntentionState,
    LowBecause,
    Method,
    PriceCheckState,
    SeatState,
    Tender,
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
TENDER_TAGS: Mapping[TenderState, Tag] = {
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
    IntentionState.ENDED: lazy("Bought no more"),
}
INTENTION_TAGS: Mapping[IntentionState, Tag] = {
    IntentionState.DRAFT: "plain",
    IntentionState.PUBLISHED: "news",
    IntentionState.LINKED: "good",
    IntentionState.ENDED: "plain",
}
AWARD_STATES: Mapping[AwardState, Lazy] = {
    AwardState.ACTIVE: lazy("The award stands"),
    AwardState.VOID: lazy("Void"),
}
AMENDMENT_STATES: Mapping[AmendmentState, Lazy] = {
    AmendmentState.WAITING: lazy("With the second officer"),
    AmendmentState.IN_FORCE: lazy("The amendment is in force"),
    AmendmentState.DROPPED: lazy("Dropped"),
}
FACTOR_KINDS: Mapping[FactorKind, Lazy] = {
    FactorKind.OBJECTIVE: lazy("Objective: by what can be counted"),
    FactorKind.SUBJECTIVE: lazy("By judgement"),
    FactorKind.PRICE: lazy("Price: by the formula"),
}
ENVELOPES: Mapping[EnvelopeState, object] = {
    EnvelopeState.SEALED: lazy("sealed"),
    EnvelopeState.SUPERSEDED: lazy("replaced by a later one"),
    EnvelopeState.WITHDRAWN: lazy("bid taken back"),
    EnvelopeState.OPENED: lazy("opened"),
    EnvelopeState.UNREADABLE: lazy("could not be opened"),
    EnvelopeState.VALID: lazy("fulfils the conditions"),
    EnvelopeState.DISQUALIFIED: lazy("not let in"),
}
ENVELOPE_TAGS: Mapping[EnvelopeState, Tag] = {
    EnvelopeState.SEALED: "good",
    EnvelopeState.SUPERSEDED: "plain",
    EnvelopeState.WITHDRAWN: "plain",
    EnvelopeState.OPENED: "news",
    EnvelopeState.UNREADABLE: "bad",
    EnvelopeState.VALID: "good",
    EnvelopeState.DISQUALIFIED: "bad",
}
SEATS: Mapping[SeatState, object] = {
    SeatState.DRAWN: lazy("drawn, has to declare"),
    SeatState.SITTING: lazy("sits"),
    SeatState.RECUSED: lazy("stepped back"),
}
SEAT_TAGS: Mapping[SeatState, Tag] = {SeatState.DRAWN: "few", SeatState.SITTING: "good", SeatState.RECUSED: "plain"}
UNEXPLAINED = "unexplained"
REFUSALS: Mapping[str, Lazy] = {UNEXPLAINED: lazy("Its price is unusually low and was not explained")}
"""Why a bid was refused, where it was not an officer who wrote the reason; as the bid and the audit keep it."""
LOW_BECAUSE: Mapping[LowBecause, Lazy] = {
    LowBecause.MEAN: lazy("Far below the mean of all prices"),
    LowBecause.NEXT: lazy("Far below the next price"),
    LowBecause.CEILING: lazy("Far below the ceiling"),
    LowBecause.JUDGEMENT: lazy("By the committee's own judgement"),
}
PRICE_CHECKS: Mapping[PriceCheckState, Lazy] = {
    PriceCheckState.ASKED: lazy("With the supplier"),
    PriceCheckState.ANSWERED: lazy("With the committee"),
    PriceCheckState.STANDS: lazy("The price stands"),
    PriceCheckState.REFUSED: lazy("The price was not explained"),
}
PRICE_CHECK_TAGS: Mapping[PriceCheckState, Tag] = {
    PriceCheckState.ASKED: "few",
    PriceCheckState.ANSWERED: "news",
    PriceCheckState.STANDS: "good",
    PriceCheckState.REFUSED: "bad",
}
DECLARATIONS: Mapping[str, object] = {
    "law": lazy("We meet the conditions of Article 22 of the Government Procurement Law"),
    "record": lazy("No grave violation of law in our business in the last three years"),
    "alone": lazy("We have not agreed on prices with anybody, and are not controlled by another bidder"),
}
"""What a supplier declares with its bid; each is needed (法 22, 条例 17 and 18)."""


class Ending(StrEnum):
    """Why a tender ended without a supplier (法 36)."""

    FEW = "few"
    FEW_VALID = "few_valid"
    OVER_BUDGET = "over_budget"
    UNLAWFUL = "unlawful"
    CHANGED = "changed"


ENDED: Mapping[Ending, Lazy] = {
    Ending.FEW: lazy("Fewer bids than the law asks for"),
    Ending.FEW_VALID: lazy("Fewer bids fulfil the conditions than the law asks for"),
    Ending.OVER_BUDGET: lazy("The budget cannot pay for it"),
    Ending.UNLAWFUL: lazy("Something unlawful happened that touches its fairness"),
    Ending.CHANGED: lazy("A grave change: the task is no longer there"),
}


class StepState(StrEnum):
    """Where a step of a tender's way lies."""

    PAST = "past"
    NOW = "now"
    NEXT = "next"
    STOPPED = "stopped"


STEPS: Mapping[StepState, Lazy] = {
    StepState.PAST: lazy("Done already"),
    StepState.NOW: lazy("Now"),
    StepState.NEXT: lazy("Still to come"),
    StepState.STOPPED: lazy("Stopped"),
}


class KeyState(StrEnum):
    """What is to be done with a key of an opening."""

    TO_MAKE = "to_make"
    WAITING = "waiting"
    NEEDED = "needed"
    GIVEN = "given"


KEY_STATES: Mapping[KeyState, Lazy] = {
    KeyState.TO_MAKE: lazy("has to be made"),
    KeyState.WAITING: lazy("waits for the opening"),
    KeyState.NEEDED: lazy("is needed now"),
    KeyState.GIVEN: lazy("given at the opening"),
}
KEY_TAGS: Mapping[KeyState, Tag] = {
    KeyState.TO_MAKE: "few",
    KeyState.WAITING: "plain",
    KeyState.NEEDED: "few",
    KeyState.GIVEN: "good",
}
ENDINGS: Mapping[str, object] = {
    "few": lazy("Fewer bids than the law asks for"),
    "few_valid": lazy("Fewer bids fulfil the conditions than the law asks for"),
    "over_budget": lazy("Every price is above the budget"),
}
"""Why a tender failed, where the platform itself found it (法 36)."""


def refusal_words(because: str) -> str:
    """Say why a bid was refused; an officer's own words stand for themselves."""
    return str(REFUSALS.get(because, because))


def ended_words(tender: Tender) -> str:
    """Say why a tender ended without a supplier: in an officer's own words, else by the law's reason."""
    return tender.ended_words or str(ENDINGS.get(tender.ended_code, ""))
