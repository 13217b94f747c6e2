"""The words of volunteers' pages: skills, limits, parts of the day, states and grades as people say them."""

import datetime as dt
from collections.abc import Mapping

from ground.language import full_month, lazy
from volunteers.models import (
    CertificateState,
    ClaimState,
    DayPart,
    Grade,
    HourCategory,
    Limit,
    MergerState,
    RequestState,
    Skill,
    Source,
    VolunteerState,
    WorkerLevel,
)

SKILLS: Mapping[Skill, object] = {
    Skill.COOKING: lazy("cooking"),
    Skill.HAIRDRESSING: lazy("cutting hair"),
    Skill.REPAIRS: lazy("small repairs"),
    Skill.SMARTPHONE: lazy("teaching the telephone"),
    Skill.CALLIGRAPHY: lazy("calligraphy"),
    Skill.SINGING: lazy("singing and dancing"),
    Skill.READING_ALOUD: lazy("reading aloud"),
    Skill.COMPANY: lazy("keeping company"),
    Skill.MEDIATION: lazy("settling quarrels"),
    Skill.FIRST_AID: lazy("first aid"),
    Skill.CHILDREN: lazy("looking after children"),
    Skill.GARDENING: lazy("gardening"),
    Skill.DRIVING: lazy("driving"),
    Skill.LAW: lazy("the law"),
    Skill.HEALTH: lazy("health care"),
    Skill.ACCOUNTS: lazy("keeping accounts"),
}
LIMITS: Mapping[Limit, object] = {
    Limit.NO_STAIRS: lazy("I cannot climb stairs"),
    Limit.NO_LONG_STANDING: lazy("I cannot stand for long"),
    Limit.NO_LIFTING: lazy("I cannot lift heavy things"),
    Limit.NO_OUTDOORS: lazy("I would rather not work outdoors"),
    Limit.NO_EVENINGS: lazy("I do not go out in the evening"),
    Limit.NO_SCREENS: lazy("I cannot look at a screen for long"),
}
PARTS: Mapping[DayPart, object] = {
    DayPart.MORNING: lazy("morning"),
    DayPart.AFTERNOON: lazy("afternoon"),
    DayPart.EVENING: lazy("evening"),
}
WEEKDAYS = (lazy("Mon"), lazy("Tue"), lazy("Wed"), lazy("Thu"), lazy("Fri"), lazy("Sat"), lazy("Sun"))
STATES: Mapping[VolunteerState, object] = {
    VolunteerState.ENROLLED: lazy("signed up"),
    VolunteerState.ACTIVE: lazy("real name seen"),
    VolunteerState.PAUSED: lazy("taking a break"),
    VolunteerState.SUSPENDED: lazy("stopped for now"),
    VolunteerState.WITHDRAWN: lazy("has left"),
}
MERGERS: Mapping[MergerState, object] = {
    MergerState.PROPOSED: lazy("to be decided"),
    MergerState.MERGED: lazy("put together"),
    MergerState.CONTESTED: lazy("said to be wrong"),
    MergerState.SEPARATED: lazy("taken apart"),
    MergerState.DROPPED: lazy("not done"),
}
CATEGORIES: Mapping[HourCategory, object] = {
    HourCategory.SERVICE: lazy("service"),
    HourCategory.TRAINING: lazy("training"),
    HourCategory.MEETING: lazy("meetings"),
    HourCategory.EMERGENCY: lazy("emergencies"),
}
GRADES: Mapping[Grade, object] = {
    Grade.A: lazy("A: seen coming and going by two parties"),
    Grade.B: lazy("B: noted by one side"),
    Grade.C: lazy("C: from a paper sheet, or with one end open"),
    Grade.D: lazy("D: typed in without evidence"),
    Grade.E: lazy("E: from another system"),
}
SOURCES: Mapping[Source, object] = {
    Source.DESK_ROLL: lazy("roll on the spot"),
    Source.CARD: lazy("card"),
    Source.PAPER: lazy("paper sheet"),
    Source.LATE: lazy("recorded later"),
    Source.ADMIN: lazy("typed in"),
    Source.IMPORT: lazy("from another system"),
    Source.REVERSAL: lazy("taken back"),
}
CLAIMS: Mapping[ClaimState, object] = {
    ClaimState.PROPOSED: lazy("waits for the community"),
    ClaimState.HELD: lazy("waits for the street"),
    ClaimState.ACCEPTED: lazy("confirmed"),
    ClaimState.REFUSED: lazy("not accepted"),
    ClaimState.REVERSED: lazy("taken back"),
}
CERTIFICATES: Mapping[CertificateState, object] = {
    CertificateState.ISSUED: lazy("valid"),
    CertificateState.LINES_CHANGED: lazy("some hours changed since"),
    CertificateState.SUPERSEDED: lazy("replaced by a newer one"),
    CertificateState.REVOKED: lazy("taken back"),
}
REQUESTS: Mapping[RequestState, object] = {
    RequestState.WAITING: lazy("to be done"),
    RequestState.ISSUED: lazy("issued"),
    RequestState.REFUSED: lazy("refused"),
}
LEVELS: Mapping[WorkerLevel, object] = {
    WorkerLevel.ASSISTANT: lazy("assistant social worker"),
    WorkerLevel.INTERMEDIATE: lazy("social worker of the middle level"),
    WorkerLevel.SENIOR: lazy("senior social worker"),
}


def month_words(month: str) -> str:
    """Say `2026-11` as a reader reads it: 2026 年 11 月, or November 2026."""
    return full_month(dt.date.fromisoformat(f"{month}-01"))
