"""Honours as open data: only of those who agreed to stand in the hall, and only as long as they do (A5)."""

from collections.abc import Sequence

from ground import clock
from ground.language import _, lazy
from ground.open_sets import MOST_NEWS, News, OpenSet, Row
from silver_steward.models import HallEntry

FIELDS = {
    "number": lazy("The number of the certificate: /certificate/…"),
    "year": lazy("Of which year"),
    "name": lazy("The name as it was written on that day"),
    "community": lazy("That community's name"),
    "basis": lazy("What it stands on, by the words of /open/words"),
    "awarded_on": lazy("When it was given"),
}


async def rows(offset: int, most: int) -> Sequence[Row]:
    """Return the honours of those who stand in the hall, in the order of their numbers."""
    found = HallEntry.filter(taken_down_at=None).order_by("award__number").offset(offset).limit(most)
    return [
        {
            "number": each.award.number,
            "year": each.award.season.year,
            "name": each.award.name,
            "community": each.award.community,
            "basis": str(each.award.basis),
            "awarded_on": clock.city_day(each.award.awarded_at),
        }
        for each in await found.select_related("award__season")
    ]


async def count() -> int:
    """Return how many stand in the hall."""
    return await HallEntry.filter(taken_down_at=None).count()


async def news() -> Sequence[News]:
    """Return who came into the hall last."""
    found = HallEntry.filter(taken_down_at=None).order_by("-written_at", "-id").limit(MOST_NEWS)
    return [
        News(
            each.award.public_id,
            _("%(name)s, %(community)s", name=each.award.name, community=each.award.community),
            each.story,
            each.written_at,
            "steward:honours_of",
            {"year": str(each.award.season.year)},
        )
        for each in await found.select_related("award__season")
    ]


OPEN_SETS = (
    OpenSet(
        name="honours",
        title=lazy("Silver stewards honoured"),
        about=lazy(
            "Who was honoured as a silver steward and agreed that everyone may know. Who takes it back is gone."
        ),
        renewed=lazy("At once."),
        fields=FIELDS,
        rows=rows,
        count=count,
        news=news,
    ),
)
