"""What the purchase of services is made of, one file a thing."""

from procurement.models.acceptance import (
    Acceptance,
    AcceptanceSignature,
    Asked,
    Opinion,
    Outcome,
    RecipientOpinion,
    Signatory,
)
from procurement.models.amendment import Amendment, AmendmentState
from procurement.models.award import Award, AwardState
from procurement.models.budget import BudgetLine
from procurement.models.committee import Committee, Score, Seat, SeatState, Standing
from procurement.models.contract import (
    BEFORE_SIGNING,
    PAYABLE,
    Contract,
    ContractState,
    ContractVersion,
    Milestone,
    MilestoneLine,
    MilestoneState,
)
from procurement.models.envelope import GONE, UNOPENED, Bid, Envelope, EnvelopeState, KeyHolder, Share
from procurement.models.hand import TenderHand, TenderSeries
from procurement.models.intention import Intention, IntentionState
from procurement.models.payment import Account, ClaimState, JournalEntry, JournalLine, PaymentClaim
from procurement.models.price_check import LowBecause, PriceCheck, PriceCheckState, PriceVote
from procurement.models.question import Question
from procurement.models.tender import (
    AFTER_OPENING,
    BEFORE_CONTRACT,
    DECIDED,
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
    "BEFORE_SIGNING",
    "DECIDED",
    "GONE",
    "PAYABLE",
    "PUBLIC",
    "UNOPENED",
    "Acceptance",
    "AcceptanceSignature",
    "Account",
    "Amendment",
    "AmendmentState",
    "Asked",
    "Award",
    "AwardState",
    "Bid",
    "BudgetLine",
    "ClaimState",
    "Committee",
    "Contract",
    "ContractState",
    "ContractVersion",
    "Envelope",
    "EnvelopeState",
    "Factor",
    "FactorKind",
    "Intention",
    "IntentionState",
    "JournalEntry",
    "JournalLine",
    "KeyHolder",
    "LowBecause",
    "Method",
    "Milestone",
    "MilestoneLine",
    "MilestoneState",
    "Opinion",
    "Outcome",
    "PaymentClaim",
    "PriceCheck",
    "PriceCheckState",
    "PriceVote",
    "Question",
    "RecipientOpinion",
    "Score",
    "Seat",
    "SeatState",
    "Share",
    "Signatory",
    "Standard",
    "Standing",
    "Tender",
    "TenderHand",
    "TenderPlace",
    "TenderSeries",
    "TenderState",
    "TenderVersion",
]
