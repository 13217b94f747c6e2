"""Activities and public notices as open data; activities and notices as feeds."""

from collections.abc import Sequence

from ground import clock
from ground.language import _, lazy, spoken_day
from ground.notices import notices_hanging
from ground.open_sets import MOST_NEWS, News, OpenSet, Row
from marketplace.models import Activity, ActivityState, Shift, ShiftState

FIELDS = {
    "id": lazy("Its name in addresses here: /a/…"),
    "title": lazy("What it is called"),
    "state": lazy("How it stands, by the words of /open/words"),
    "organisation_id": lazy("The organisation that runs it"),
    "organisation": lazy("That organisation's name"),
    "community_code": lazy("The statistical code of its community"),
    "community": lazy("That community's name"),
    "category": lazy("The kind of its hours, by the words of /open/words"),
    "seated": lazy("Whether it is done sitting"),
    "published_at": lazy("When it was published"),
    "next_starts_at": lazy("When its next shift begins"),
    "places_left": lazy("How many places are left in its shifts to come"),
}
SHOWN = (ActivityState.PUBLISHED, ActivityState.CLOSED, ActivityState.CANCELLED)


async def rows(offset: int, most: int) -> Sequence[Row]:
    """Return what was published, in the order in which it came to be."""
    found = await Activity.filter(state__in=SHOWN).order_by("id").offset(offset).limit(most).select_related(
        "organisation", "place"
    )  # fmt: skip
    ahead = await _ahead([each.id for each in found])
    return [
        {
            "id": each.public_id,
            "title": each.title,
            "state": str(each.state),
            "organisation_id": each.organisation.public_id,
            "organisation": each.organisation.name,
            "community_code": each.place.code,
            "community": each.place.name,
            "category": str(each.category),
            "seated": each.seated,
            "published_at": each.published_at,
            "next_starts_at": min((shift.starts_at for shift in ahead.get(each.id, ())), default=None),
            "places_left": sum(slot.capacity - slot.taken for shift in ahead.get(each.id, ()) for slot in shift.slots),
        }
        for each in found
    ]


async def _ahead(activity_ids: Sequence[int]) -> dict[int, list[Shift]]:
    found = Shift.filter(activity_id__in=list(activity_ids), state=ShiftState.OPEN, starts_at__gt=clock.now())
    shifts: dict[int, list[Shift]] = {}
    for each in await found.prefetch_related("slots"):
        shifts.setdefault(each.activity_id, []).append(each)
    return shifts


async def count() -> int:
    """Return how many were published."""
    return await Activity.filter(state__in=SHOWN).count()


async def news() -> Sequence[News]:
    """Return the activities that were published last and are still on."""
    found = Activity.filter(state=ActivityState.PUBLISHED, published_at__not_isnull=True).order_by("-published_at")
    return [
        News(
            each.public_id,
            each.title,
            _("%(org)s, %(community)s", org=each.organisation.name, community=each.place.name),
            each.published_at or each.made_at,
            "activities:activity",
            {"activity": each.public_id},
        )
        for each in await found.limit(MOST_NEWS).select_related("organisation", "place")
    ]


async def notices(offset: int, most: int) -> Sequence[Row]:
    """Return the notices that hang now; whom they name stands on their pages alone, and is taken down with them."""
    return [
        {
            "id": each.public_id,
            "title": each.title,
            "place_code": each.place.code,
            "place": each.place.name,
            "opened_at": each.opened_at,
            "closes_at": each.closes_at,
        }
        for each in (await notices_hanging())[offset : offset + most]
    ]


async def count_notices() -> int:
    """Return how many hang now."""
    return len(await notices_hanging())


async def notices_news() -> Sequence[News]:
    """Return the notices that hang now, the latest first."""
    found = sorted(await notices_hanging(), key=lambda each: each.opened_at, reverse=True)
    return [
        News(
            each.public_id,
            each.title,
            _("Until %(day)s", day=spoken_day(clock.city_day(each.closes_at))),
            each.opened_at,
            "notices:notice",
            {"notice": each.public_id},
        )
        for each in found[:MOST_NEWS]
    ]


OPEN_SETS = (
    OpenSet(
        name="activities",
        title=lazy("Activities"),
        about=lazy("What was published for people to join, where, by whom, and how many places are left."),
        renewed=lazy("At once, with each sign-up."),
        fields=FIELDS,
        rows=rows,
        count=count,
        news=news,
    ),
    OpenSet(
        name="notices",
        title=lazy("Public notices"),
        about=lazy("What hangs now for so many working days, so that anyone may object. Each leaves when it is over."),
        renewed=lazy("At once."),
        fields={
            "id": lazy("Its name in addresses here: /notices/…"),
            "title": lazy("What it is about"),
            "place_code": lazy("The statistical code of the place it is for"),
            "place": lazy("That place's name"),
            "opened_at": lazy("When it was put up"),
            "closes_at": lazy("When its last day ends"),
        },
        rows=notices,
        count=count_notices,
        news=notices_news,
    ),
)
