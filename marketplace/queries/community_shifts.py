"""What a place and all below it have on, as anyone may put it into a calendar."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from ground import clock
from ground.errors import NotFound
from ground.language import lazy
from ground.places import Place
from marketplace.models import ActivityState, Shift, ShiftState

BEHIND: Final = dt.timedelta(days=30)
"""A calendar keeps what was cancelled or is over for as long as its reader might look back."""
MOST: Final = 500


async def community_of_code(code: str) -> Place:
    """Return the place with a statistical code that is there today (others: NotFound)."""
    place = await Place.get_or_none(code=code, valid_to=None)
    if place is None:
        raise NotFound(lazy("We could not find this place."))
    return place


async def shifts_around(place: Place) -> Sequence[Shift]:
    """Return the published shifts of a place and all below it, from a month back on, the first before the others."""
    found = Shift.filter(
        activity__place__path__startswith=place.path,
        activity__state__in=(ActivityState.PUBLISHED, ActivityState.CLOSED, ActivityState.CANCELLED),
        activity__published_at__not_isnull=True,
        state__in=(ShiftState.OPEN, ShiftState.CANCELLED),
        starts_at__gt=clock.now() - BEHIND,
    )
    return await found.order_by("starts_at", "id").limit(MOST).select_related("activity__organisation")
