"""What needs, activities and sign-ups are made of, one file a thing."""

from marketplace.models.activity import Activity, ActivityState, RiskLevel, Shift, ShiftState, Slot, SlotSkill
from marketplace.models.commitment import LIVE, TAKING, CheckPoint, Commitment, CommitmentState, InOrOut, SignUpWay
from marketplace.models.entering import SignInCode
from marketplace.models.need import Dispatch, DispatchState, Need, NeedCategory, NeedState, Urgency

__all__ = [
    "LIVE",
    "TAKING",
    "Activity",
    "ActivityState",
    "CheckPoint",
    "Commitment",
    "CommitmentState",
    "Dispatch",
    "DispatchState",
    "InOrOut",
    "Need",
    "NeedCategory",
    "NeedState",
    "RiskLevel",
    "Shift",
    "ShiftState",
    "SignInCode",
    "SignUpWay",
    "Slot",
    "SlotSkill",
    "Urgency",
]
