"""The words of matching: limits as people say them."""

from ground.language import lazy
from volunteers.models import Limit

LIMITS: dict[Limit, object] = {
    Limit.NO_STAIRS: lazy("climbing stairs"),
    Limit.NO_LONG_STANDING: lazy("standing for long"),
    Limit.NO_LIFTING: lazy("lifting heavy things"),
    Limit.NO_OUTDOORS: lazy("being outdoors"),
    Limit.NO_EVENINGS: lazy("going out in the evening"),
    Limit.NO_SCREENS: lazy("looking at a screen"),
}
