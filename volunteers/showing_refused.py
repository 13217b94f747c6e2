"""Showing time that was refused or taken back, for whoever may say it anew."""

from tortoise.expressions import Q

from ground import clock
from ground.persons import name_shown
from volunteers.hours_at_desk import to_say_anew
from volunteers.schemas.org_hours import RefusedRow
from volunteers.words import CLAIMS


async def refused_shown(which: Q) -> list[RefusedRow]:
    """Return the claims that were refused or taken back and can be said anew."""
    return [
        RefusedRow(
            claim=each.public_id,
            person=each.person.public_id,
            name=name_shown(each.person),
            about=each.about,
            on=clock.city_day(each.starts_at),
            starts_at=each.starts_at,
            ends_at=each.ends_at,
            state_words=str(CLAIMS[each.state]),
            reason=each.reason,
        )
        for each in await to_say_anew(which)
    ]
