"""What needs, activities and sign-ups are made of, one file a thing."""

from marketplace.models.activity import Activity, ActivityState, RiskLevel, Shift, ShiftState, Slot, SlotSkill
from marketplace.models.commitment import (
    LIVE,
    MARKED_MISSING,
    TAKING,
    CheckPoint,
    Commitment,
    CommitmentState,
    InOrOut,
    SignUpWay,
)
from marketplace.models.entering import SignInCode
from marketplace.models.need import (
    AT_THE_DESK,
    HOLDING,
    OPEN,
    SERVED,
    WITH_AN_ORG,
    WITHDRAWABLE,
    Dispatch,
    DispatchState,
    Need,
    NeedCategory,
    NeedState,
    Urgency,
    Word,
)
from marketplace.models.need_afterwards import Mark, NeedRating, Side, Trouble, TroubleKind, TroubleState
from marketplace.models.roll_sheet import RollSheet
from marketplace.models.staff_key import StaffKey, StaffKeyState

__all__ = [
    "AT_THE_DESK",
    "HOLDING",
    "LIVE",
    "MARKED_MISSING",
    "OPEN",
    "SERVED",
    "TAKING",
    "WITHDRAWABLE",
    "WITH_AN_ORG",
    "Activity",
    "ActivityState",
    "CheckPoint",
    "Commitment",
    "CommitmentState",
    "Dispatch",
    "DispatchState",
    "InOrOut",
    "Mark",
    "Need",
    "NeedCategory",
    "NeedRating",
    "NeedState",
    "RiskLevel",
    "RollSheet",
    "Shift",
    "ShiftState",
    "Side",
    "SignInCode",
    "SignUpWay",
    "Slot",
    "SlotSkill",
    "StaffKey",
    "StaffKeyState",
    "Trouble",
    "TroubleKind",
    "TroubleState",
    "Urgency",
    "Word",
]
