"""Allotting: how many each place may pass on at each stage, reckoned once from the frozen weights."""

from collections import Counter

from ground.places import Place, PlaceKind
from silver_steward.apportioning import apportion
from silver_steward.evidence import latest
from silver_steward.freezing import rules_of
from silver_steward.models import STAGES, Nomination, NominationState, Quota, Season, Stage


async def allot(season: Season) -> None:
    """Write the quotas of every place that has someone eligible, at every stage, in the open act."""
    frozen = await rules_of(season.id)
    weights = {int(place): int(count) for place, count in frozen["weights"].items()}
    eligible = await _eligible(season)
    for stage in STAGES:
        width = 1 if stage == Stage.CITY else int(frozen[f"width_{stage}"])
        seats = apportion(
            season.seats * width, weights, eligible[stage], ceiling_percent=int(frozen["ceiling_percent"])
        )
        await Quota.bulk_create(
            Quota(season=season, stage=stage, place_id=place_id, seats=count)
            for place_id, count in sorted(seats.items())
        )


async def _eligible(season: Season) -> dict[Stage, Counter[int]]:
    """Count by stage and deciding place those who were handed in and whom no known fact rules out."""
    found: dict[Stage, Counter[int]] = {stage: Counter() for stage in STAGES}
    handed_in = Nomination.filter(season_id=season.id, state=NominationState.SUBMITTED).select_related("place")
    for each in await handed_in:
        told = (await latest(each)).told
        if any(holds is False for _key, holds, _value in told["reasons"]):
            continue
        for stage in STAGES:
            found[stage][(await deciding_place(each.place, stage)).id] += 1
    return found


async def deciding_place(place: Place, stage: Stage) -> Place:
    """Return the place above (or itself) that decides at a stage."""
    return await Place.get(id__in=place.line_ids, kind=PlaceKind(stage.value))


async def seats_of(season_id: int, stage: Stage, place_id: int) -> int:
    """Return how many a place may pass on; 0 where nobody there was eligible when nominations closed."""
    quota = await Quota.get_or_none(season_id=season_id, stage=stage, place_id=place_id)
    return quota.seats if quota else 0


async def seats_shown(season_id: int, stage: Stage, place_id: int) -> int | None:
    """Return the seats of a place as a desk reads them: None before they were shared out, which is not 0."""
    if not await Quota.exists(season_id=season_id):
        return None
    return await seats_of(season_id, stage, place_id)
