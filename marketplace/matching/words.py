"""The words of matching: limits, skills and parts of the day as people say them."""

from ground.language import lazy
from volunteers.models import DayPart, Limit, Skill

LIMITS: dict[Limit, object] = {
    Limit.NO_STAIRS: lazy("climbing stairs"),
    Limit.NO_LONG_STANDING: lazy("standing for long"),
    Limit.NO_LIFTING: lazy("lifting heavy things"),
    Limit.NO_OUTDOORS: lazy("being outdoors"),
    Limit.NO_EVENINGS: lazy("going out in the evening"),
    Limit.NO_SCREENS: lazy("looking at a screen"),
}
SKILLS: dict[Skill, object] = {
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
PARTS: dict[DayPart, object] = {
    DayPart.MORNING: lazy("morning"),
    DayPart.AFTERNOON: lazy("afternoon"),
    DayPart.EVENING: lazy("evening"),
}
