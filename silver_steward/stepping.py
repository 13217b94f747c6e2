"""Stepping: the one table from what a supervisor presses to the act of a season."""

from ground.actors import Actor
from silver_steward import awarding, calling_up, noticing, seasons
from silver_steward.models import CallUp, Nomination, Season
from silver_steward.schemas.seasons import SeasonStep

ACTS = {
    SeasonStep.ANNOUNCE: seasons.announce,
    SeasonStep.OPEN: seasons.open_nominations,
    SeasonStep.CLOSE_NOMINATIONS: seasons.close_nominations,
    SeasonStep.HANG: noticing.hang,
    SeasonStep.AWARD: awarding.award,
    SeasonStep.END_WITHOUT: awarding.end_without,
    SeasonStep.CLOSE: seasons.close,
}


async def step(season: Season, wanted: SeasonStep, because: str, *, by: Actor) -> None:
    """Take the next step of a season; calling it off needs its reason."""
    if wanted == SeasonStep.CANCEL:
        await seasons.cancel(season, by=by, because=because)
        return
    await ACTS[wanted](season, by=by)


async def sign_call_up(nomination: Nomination, because: str, *, by: Actor) -> None:
    """Sign first that one is called up, or second where someone has."""
    made = await CallUp.get_or_none(nomination_id=nomination.id)
    if made is None:
        await calling_up.call_up(nomination, because, by=by)
    else:
        await calling_up.sign_second(made, by=by)
