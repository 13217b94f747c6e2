"""Freezing: every number and weight that decides is written down when a season is announced, with its hash."""

import hashlib
from typing import Any, Final

from ground import clock, policy
from ground.chains import canonical
from ground.places import LEVELS, Place, PlaceKind, live_places
from ground.policy import PolicyValue
from silver_steward.models import Season, SeasonRules

FROZEN: Final = (
    "least_age residence_months post_days least_minutes least_months most_minutes_a_day no_repeat_seasons"
    " letters_others letters_self letters_community last_month_percent verifier_percent"
    " width_community width_street width_county ceiling_percent suspended_workdays"
).split()
"""The policy values of a season, each `steward.` with its name."""


async def freeze(season: Season, territory: Place) -> SeasonRules:
    """Write the rules down as they are today, in the open act."""
    found = await policy.all_in_force([f"steward.{name}" for name in FROZEN], place=territory)
    told: dict[str, object] = {name: found[f"steward.{name}"].value for name in FROZEN}
    told |= {"weights": await _weights(territory), "basis": str(season.basis), "seats": season.seats}
    body = canonical(told)
    return await SeasonRules.create(
        season=season, version=1, body=body, sha256=hashlib.sha256(body.encode()).hexdigest(), made_at=clock.now()
    )


async def rules_of(season_id: int) -> dict[str, Any]:
    """Return the rules of a season as they were frozen, the latest version; empty for a draft."""
    found = await SeasonRules.filter(season_id=season_id).order_by("-version").first()
    return found.told if found else {}


async def _weights(territory: Place) -> dict[str, int]:
    """Return the older people of each place by its id; where nobody wrote them down, its households."""
    rows = PolicyValue.filter(key="steward.older_people", valid_from__lte=clock.today(), place_id__not_isnull=True)
    told = {row.place_id: int(row.value) for row in await rows.order_by("valid_from", "id")}
    deciding = LEVELS[: LEVELS.index(PlaceKind.COMMUNITY) + 1]
    places = [each for kind in deciding for each in await live_places(kind, below=territory)]
    return {str(each.id): told.get(each.id) or each.households or 0 for each in places}
