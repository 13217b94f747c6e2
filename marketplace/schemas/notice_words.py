"""What the parts of a notice and the ways of an objection are called."""

from ground.language import Lazy, lazy
from ground.notices import Ground, ObjectionState

FIELDS: dict[str, Lazy] = {
    "text": lazy("What it is about"),
    "stage": lazy("Stage"),
    "category": lazy("Kind"),
    "organisation": lazy("Organisation"),
    "community": lazy("Community"),
    "hours": lazy("Hours"),
    "basis": lazy("Basis"),
    "reason": lazy("Reason"),
    "result": lazy("Result"),
}
"""The fields of a notice, in the order in which they are read."""
STATES: dict[str, tuple[Lazy, str]] = {
    "hangs": (lazy("You can object now"), "good"),
    "over": (lazy("Its days are over"), "few"),
    "clean": (lazy("Ended without change"), "plain"),
    "upheld_partly": (lazy("Ended, some objections were right"), "few"),
    "replaced": (lazy("Replaced by a new one"), "news"),
    "withdrawn": (lazy("Taken down"), "plain"),
}
GROUNDS: dict[Ground, Lazy] = {
    Ground.FACTS: lazy("Something in it is not true"),
    Ground.CONDITIONS: lazy("The conditions are not met"),
    Ground.CONFLICT: lazy("Someone decided on what is their own"),
    Ground.PROCEDURE: lazy("The rules were not kept"),
    Ground.CONDUCT: lazy("Someone behaved badly"),
}
OBJECTIONS: dict[ObjectionState, tuple[Lazy, str]] = {
    ObjectionState.TIP: (lazy("A hint"), "plain"),
    ObjectionState.RECEIVED: (lazy("Received"), "few"),
    ObjectionState.JUDGING: (lazy("Being looked into"), "few"),
    ObjectionState.NOT_UPHELD: (lazy("Found not right"), "plain"),
    ObjectionState.UPHELD: (lazy("Found right"), "good"),
    ObjectionState.PARTLY: (lazy("Found partly right"), "good"),
    ObjectionState.WITHDRAWN: (lazy("Taken back"), "plain"),
}
OUTCOMES = (ObjectionState.UPHELD, ObjectionState.PARTLY, ObjectionState.NOT_UPHELD)
WHOLE: Lazy = lazy("The whole notice")
