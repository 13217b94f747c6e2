"""What the enumerations of helpers and their hours are called in the open: published at /open/words."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from ground.language import lazy
from volunteers import words
from volunteers.models import DayPart, HourCategory, Limit, Skill, WorkerLevel

OPEN_WORDS: Mapping[type[Enum], tuple[object, Mapping[Any, object]]] = {
    Skill: (lazy("What helpers can do"), words.SKILLS),
    Limit: (lazy("What helpers cannot do"), words.LIMITS),
    DayPart: (lazy("Times of day"), words.PARTS),
    HourCategory: (lazy("Kinds of hours"), words.CATEGORIES),
    WorkerLevel: (lazy("Levels of social workers"), words.LEVELS),
}
