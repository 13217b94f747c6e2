"""Sitting: which stage a nomination stands before, at which place, and who must not decide on it."""

from ground import policy
from ground.errors import OutOfTurn
from ground.language import lazy
from ground.places import Place
from silver_steward.allotting import deciding_place
from silver_steward.models import STANDS_BEFORE, Nomination, Stage
from silver_steward.rules import Sitting
from silver_steward.ties import barred_from, confirmers_of, decided_below


async def sitting_of(nomination: Nomination) -> Sitting:
    """Return the stage that a nomination stands before; refuse with OutOfTurn (409) where it stands before none."""
    stage = next((stage for stage, state in STANDS_BEFORE.items() if state == nomination.state), None)
    if stage is None:
        raise OutOfTurn(lazy("Nobody has to decide on this now."))
    place = await deciding_place(await Place.get(id=nomination.place_id), stage)
    percent = await policy.value("steward.own_hours_percent", place=place)
    confirmers = await confirmers_of(nomination, percent) if stage != Stage.COMMUNITY else frozenset()
    return Sitting(stage, place, await barred_from(nomination), await decided_below(nomination, stage), confirmers)
