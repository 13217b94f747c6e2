"""Words for what needs are made of, and how much a state matters to the eye."""

from collections.abc import Mapping

from ground.language import Lazy, lazy
from ground.mandates import Method
from marketplace.models import (
    DispatchState,
    Mark,
    NeedCategory,
    NeedState,
    RiskLevel,
    TroubleKind,
    TroubleState,
    Urgency,
    Word,
)
from volunteers.models import DayPart

CATEGORIES: Mapping[NeedCategory, Lazy] = {
    NeedCategory.MEALS: lazy("Meals"),
    NeedCategory.COMPANY: lazy("Company and a chat"),
    NeedCategory.ERRANDS: lazy("Errands and shopping"),
    NeedCategory.REPAIRS: lazy("Repairs at home"),
    NeedCategory.SMARTPHONE: lazy("Help with the mobile phone"),
    NeedCategory.HEALTH: lazy("Going to the doctor"),
    NeedCategory.CHILDREN: lazy("Looking after children"),
    NeedCategory.CLEANING: lazy("Cleaning"),
    NeedCategory.HAIRCUT: lazy("A haircut at home"),
    NeedCategory.MEDIATION: lazy("Settling a quarrel"),
    NeedCategory.OTHER: lazy("Something else"),
}
PICTURES: Mapping[NeedCategory, str] = {
    NeedCategory.MEALS: "bag",
    NeedCategory.COMPANY: "heart",
    NeedCategory.ERRANDS: "walk",
    NeedCategory.REPAIRS: "settings",
    NeedCategory.SMARTPHONE: "phone",
    NeedCategory.HEALTH: "shield",
    NeedCategory.CHILDREN: "users",
    NeedCategory.CLEANING: "home",
    NeedCategory.HAIRCUT: "user",
    NeedCategory.MEDIATION: "message",
    NeedCategory.OTHER: "hand",
}
URGENCIES: Mapping[Urgency, Lazy] = {
    Urgency.TODAY: lazy("Today"),
    Urgency.WEEK: lazy("Within a week"),
    Urgency.MONTH: lazy("Within a month"),
}
STATES: Mapping[NeedState, tuple[Lazy, str]] = {
    NeedState.RECEIVED: (lazy("Waits to be checked"), "news"),
    NeedState.NEEDS_FACTS: (lazy("Waits for an answer"), "few"),
    NeedState.DECLINED: (lazy("Not taken on"), "plain"),
    NeedState.VERIFIED: (lazy("Looks for helpers"), "news"),
    NeedState.PUBLISHED: (lazy("Open to all"), "news"),
    NeedState.DISPATCHED: (lazy("Sent, waits for a yes"), "few"),
    NeedState.ACCEPTED: (lazy("Taken on"), "good"),
    NeedState.SCHEDULED: (lazy("Somebody comes"), "good"),
    NeedState.DONE: (lazy("Done, to be confirmed"), "few"),
    NeedState.CONFIRMED: (lazy("Confirmed"), "good"),
    NeedState.CLOSED: (lazy("Closed"), "plain"),
    NeedState.WITHDRAWN: (lazy("Withdrawn"), "plain"),
    NeedState.EXPIRED: (lazy("Time is over"), "plain"),
}
STATE_PICTURES: Mapping[NeedState, str] = {
    NeedState.RECEIVED: "eye",
    NeedState.VERIFIED: "find",
    NeedState.PUBLISHED: "news",
}
"""Of the states that would look alike; the others have the picture of their colour."""
DISPATCH_STATES: Mapping[DispatchState, tuple[Lazy, str]] = {
    DispatchState.SENT: (lazy("Waits for a yes"), "few"),
    DispatchState.ACCEPTED: (lazy("Taken on"), "good"),
    DispatchState.REFUSED: (lazy("Said no"), "plain"),
    DispatchState.TIMED_OUT: (lazy("Did not answer in time"), "bad"),
    DispatchState.RECALLED: (lazy("Recalled"), "plain"),
    DispatchState.GIVEN_BACK: (lazy("Given back"), "plain"),
}
RISKS: Mapping[RiskLevel, Lazy] = {
    RiskLevel.NONE: lazy("No particular risk"),
    RiskLevel.LOW: lazy("A low risk"),
    RiskLevel.MEDIUM: lazy("A middling risk"),
    RiskLevel.HIGH: lazy("A high risk"),
}
RISK_CHOICES: Mapping[RiskLevel, Lazy] = {
    RiskLevel.NONE: lazy("None: sitting, talking"),
    RiskLevel.LOW: lazy("Low: walking, carrying a little"),
    RiskLevel.MEDIUM: lazy("Middling: lifting, night, heat, children alone; needs insurance"),
    RiskLevel.HIGH: lazy("High: heights, electricity, sick beds; needs insurance and training"),
}
METHODS: Mapping[Method, Lazy] = {
    Method.PRESENT: lazy("In person"),
    Method.PHONE: lazy("By telephone"),
    Method.PAPER: lazy("A signed paper"),
    Method.WITNESSED: lazy("A fingerprint, with a witness"),
}
DAYPARTS: Mapping[DayPart, Lazy] = {
    DayPart.MORNING: lazy("Morning"),
    DayPart.AFTERNOON: lazy("Afternoon"),
    DayPart.EVENING: lazy("Evening"),
}
WEEKDAYS: tuple[Lazy, ...] = (
    lazy("Mon"),
    lazy("Tue"),
    lazy("Wed"),
    lazy("Thu"),
    lazy("Fri"),
    lazy("Sat"),
    lazy("Sun"),
)
CONFIRMED_HOW: Mapping[Word, Lazy] = {
    Word.SELF: lazy("said by the one who was helped"),
    Word.LINK: lazy("said through the link in the letter"),
    Word.CALLED: lazy("asked by telephone"),
    Word.VISITED: lazy("asked on a visit"),
    Word.AT_DESK: lazy("said at the desk"),
}
MARKS: Mapping[Mark, Lazy] = {Mark.GOOD: lazy("Good"), Mark.SO_SO: lazy("So-so"), Mark.BAD: lazy("Not good")}
TROUBLES: Mapping[TroubleKind, Lazy] = {
    TroubleKind.CHARGED: lazy("Money was asked for"),
    TroubleKind.INJURY: lazy("Somebody was hurt"),
    TroubleKind.RUDE: lazy("Somebody was treated badly"),
    TroubleKind.OTHER: lazy("Something else went wrong"),
}
TROUBLE_STATES: Mapping[TroubleState, tuple[Lazy, str]] = {
    TroubleState.OPEN: (lazy("To be looked into"), "bad"),
    TroubleState.HEARD: (lazy("Both sides were heard"), "few"),
    TroubleState.SETTLED: (lazy("Settled"), "good"),
}
