"""Clock times as people type them at a desk, on a day of service."""

import datetime as dt

from ground import clock
from ground.errors import Mistake, Unreadable
from ground.language import _

TIME = r"^([0-2]?[0-9]:[0-5][0-9])?$"


def shown(at: dt.datetime) -> str:
    """Return a moment as a field for a time shows it."""
    return f"{at.astimezone(clock.CITY_ZONE):%H:%M}"


def moment(day: dt.date, typed: str, field: str) -> dt.datetime:
    """Return a time of a day; 24:00, and 0:00 in the field `left`, is the midnight after it. Unreadable (422) else."""
    try:
        hour, minute = (int(part) for part in typed.split(":"))
        if (hour, minute) == (24, 0) or (field == "left" and (hour, minute) == (0, 0)):
            return clock.city_moment(day + dt.timedelta(days=1))
        return clock.city_moment(day, dt.time(hour, minute))
    except ValueError:
        sentence = _("Please write a time, such as 9:30.")
        raise Unreadable(sentence, [Mistake(field, sentence)]) from None
