"""Words for activities, shifts and places in them, and how much a state matters to the eye."""

from collections.abc import Mapping

from ground.language import Lazy, lazy
from marketplace.models import ActivityState, CommitmentState, ShiftState, SignUpWay
from volunteers.models import HourCategory

ACTIVITY_STATES: Mapping[ActivityState, tuple[Lazy, str]] = {
    ActivityState.DRAFT: (lazy("Draft"), "plain"),
    ActivityState.PUBLISHED: (lazy("Open to sign up"), "good"),
    ActivityState.CANCELLED: (lazy("Called off"), "bad"),
    ActivityState.CLOSED: (lazy("Over"), "plain"),
}
SHIFT_STATES: Mapping[ShiftState, tuple[Lazy, str]] = {
    ShiftState.OPEN: (lazy("Open to sign up"), "good"),
    ShiftState.CANCELLED: (lazy("Called off"), "bad"),
    ShiftState.SETTLED: (lazy("Roll handed in"), "plain"),
}
PLACE_STATES: Mapping[CommitmentState, tuple[Lazy, str]] = {
    CommitmentState.CONFIRMED: (lazy("Signed up"), "good"),
    CommitmentState.WAITING: (lazy("In line"), "news"),
    CommitmentState.OFFERED: (lazy("Asked, no answer yet"), "few"),
    CommitmentState.LAPSED: (lazy("Did not answer"), "plain"),
    CommitmentState.WITHDRAWN: (lazy("Cannot come"), "plain"),
    CommitmentState.REMOVED: (lazy("Taken off"), "plain"),
    CommitmentState.CANCELLED: (lazy("Called off"), "plain"),
    CommitmentState.ATTENDED: (lazy("Was there"), "good"),
    CommitmentState.EXCUSED: (lazy("Had told us"), "few"),
    CommitmentState.ABSENT: (lazy("Did not come"), "bad"),
    CommitmentState.DISPUTED: (lazy("Says they were there"), "few"),
}
WAYS: Mapping[SignUpWay, Lazy] = {
    SignUpWay.SELF: lazy("By themselves"),
    SignUpWay.FAMILY: lazy("By the family"),
    SignUpWay.DESK: lazy("By the community"),
    SignUpWay.PHONE: lazy("In a call"),
    SignUpWay.ORG: lazy("By the organiser"),
}
HOURS: Mapping[HourCategory, tuple[Lazy, Lazy]] = {
    HourCategory.SERVICE: (lazy("Service"), lazy("Helping others")),
    HourCategory.TRAINING: (lazy("Training"), lazy("Learning for it; does not count as service")),
    HourCategory.MEETING: (lazy("Meeting"), lazy("Planning and talking; does not count as service")),
    HourCategory.EMERGENCY: (lazy("Emergency"), lazy("In a disaster, counted apart")),
}
PARTS: Mapping[str, tuple[Lazy, Lazy]] = {
    "what": (lazy("What people do"), lazy("A short name, and a few plain sentences")),
    "when": (lazy("Where and when"), lazy("The spot, the day, every week or once")),
    "places": (lazy("How many, and who"), lazy("Places, skills, papers, age")),
    "risk": (lazy("Risks and insurance"), lazy("What could happen, who should not come")),
    "leader": (lazy("Who leads"), lazy("Whom people can call")),
}
"""The parts of a draft, in the order in which they are asked."""
