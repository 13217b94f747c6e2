"""Recusing: an officer steps aside from one nominee and says why; from then on they decide nothing on them."""

from ground import audit, clock
from ground.actors import Actor
from ground.database import IntegrityError, transaction
from ground.errors import OutOfTurn
from ground.language import lazy
from silver_steward import rules
from silver_steward.models import Nomination, Recusal, StageDecision
from silver_steward.sitting import sitting_of


async def step_aside(nomination: Nomination, because: str, *, by: Actor) -> Recusal:
    """Step aside from a nominee; a decision of one's own that is not released yet falls with it.

    Refuses with MayNot (403) other offices, with OutOfTurn (409) a second time, and a step without its reason.
    """
    sitting = await sitting_of(nomination)
    rules.may_decide.require(by, sitting)
    if not because.strip():
        raise OutOfTurn(lazy("Please write why, in a few words."))
    try:
        async with transaction():
            made = await Recusal.create(
                nomination=nomination, because=because.strip(), declared_by_id=by.person_id, declared_at=clock.now()
            )
            own = StageDecision.filter(
                nomination_id=nomination.id, stage=sitting.stage, round=nomination.round, released_at=None,
                decided_by_id=by.person_id or 0,
            )  # fmt: skip
            fallen = await own.delete()
            await audit.record("Recusal.declare", made, by=by, nomination=nomination.id, fallen=fallen)
    except IntegrityError as twice:
        raise OutOfTurn(lazy("You have stepped aside already.")) from twice
    return made
