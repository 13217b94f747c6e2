"""What the purchase of services is made of, one file a thing."""

from procurement.models.amendment import Amendment, AmendmentState
from procurement.models.award import Award, AwardState
from procurement.models.budget import BudgetLine
from procurement.models.committee import Committee, Score, Seat, SeatState, Standing
from procurement.models.envelope import Bid, Envelope, EnvelopeState, KeyHolder, Share
from procurement.models.hand import TenderHand, TenderSeries
from procurement.models.intention import Intention, IntentionState
from procurement.models.question import Question
from procurement.models.tender import (
    AFTER_OPENING,
    BEFORE_CONTRACT,
    PUBLIC,
    Factor,
    FactorKind,
    Method,
    Standard,
    Tender,
    TenderPlace,
    TenderState,
    TenderVersion,
)

__all__ = [
    "AFTER_OPENING",
    "BEFORE_CONTRACT",
    "PUBLIC",
    "Amendment",
    "AmendmentState",
    "Award",
    "AwardState",
    "Bid",
    "BudgetLine",
    "Committee",
    "Envelope",
    "EnvelopeState",
    "Factor",
    "FactorKind",
    "Intention",
    "IntentionState",
    "KeyHolder",
    "Method",
    "Question",
    "Score",
    "Seat",
    "SeatState",
    "Share",
    "Standard",
    "Standing",
    "Tender",
    "TenderHand",
    "TenderPlace",
    "TenderSeries",
    "TenderState",
    "TenderVersion",
]
