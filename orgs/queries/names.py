"""What a body was called on a day: what was done under an old name stays under it (EDGE-22)."""

import datetime as dt
import json

from ground import clock
from orgs.models import Change, ChangeState, Organisation


class Names:
    """The names of one body, by the last day of each; asked for many days at once."""

    def __init__(self, now: str, before: list[tuple[dt.date, str]]) -> None:
        """Keep the name of today, and each earlier one with the day on which it ended, the earliest first."""
        self.now, self._before = now, before

    def on(self, day: dt.date) -> str:
        """Return the name on a day; on the day of a change the new one holds already."""
        return next((name for ended, name in self._before if day < ended), self.now)


async def names_of(org: Organisation) -> Names:
    """Return what a body is and was called, as its accepted changes tell."""
    changed = await Change.filter(
        organisation_id=org.id, state=ChangeState.ACCEPTED, name__not_isnull=True
    ).order_by("decided_at", "id")  # fmt: skip
    ended = [(clock.city_day(each.decided_at), json.loads(each.was)["name"]) for each in changed if each.decided_at]
    return Names(org.name, ended)
