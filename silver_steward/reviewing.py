"""Reviewing: each stage decides on frozen evidence, and its place releases all its decisions together, by quota."""

from dataclasses import dataclass

from ground import audit, clock, letters
from ground.actors import Actor
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.identity import Person
from ground.language import lazy
from ground.places import Place
from silver_steward import rules
from silver_steward.allotting import seats_of
from silver_steward.evidence import latest
from silver_steward.facts import judged
from silver_steward.models import (
    PASSES,
    STANDS_BEFORE,
    Band,
    Nomination,
    NominationState,
    Occasion,
    Season,
    Stage,
    StageDecision,
    Verdict,
)
from silver_steward.rules import Sitting
from silver_steward.seasons import advance
from silver_steward.sitting import sitting_of
from silver_steward.submitting import take_snapshot
from silver_steward.words import STAGE_WORDS


@dataclass(frozen=True)
class Said:
    """What a stage says of one nomination."""

    verdict: Verdict
    band: Band = Band.GOOD
    note: str = ""


async def decide(nomination: Nomination, said: Said, *, by: Actor) -> StageDecision:
    """Decide on a nomination at the stage it stands before; until its place releases it, it may be decided anew.

    Refuses with MayNot (403) other offices, whoever is tied to the nominee, decided at another stage or confirmed the
    hours; with OutOfTurn (409) to pass on whom a condition rules out or is unknown of, and a no without its reason.
    """
    sitting = await sitting_of(nomination)
    rules.require_hand(by, sitting)
    if said.verdict != Verdict.PASS and not said.note.strip():
        raise OutOfTurn(lazy("Please write why. The person reads it."))
    if said.verdict == Verdict.PASS and not all(each.holds for each in await judged(nomination)):
        raise OutOfTurn(lazy("A condition is missing or unknown. Please look at the list first."))
    async with transaction():
        waits = Nomination.filter(id=nomination.id, state=nomination.state, round=nomination.round)
        if not await waits.update(ended_at=None):
            raise OutOfTurn(Nomination.OUT_OF_TURN)
        written = {
            "place_id": sitting.place.id, "snapshot": await latest(nomination), "verdict": said.verdict,
            "band": said.band, "note": said.note.strip(), "decided_by_id": by.person_id, "decided_at": clock.now(),
        }  # fmt: skip
        decision, _new = await StageDecision.update_or_create(
            written, nomination=nomination, stage=sitting.stage, round=nomination.round
        )
        await audit.record("StageDecision.write", decision, by=by, stage=str(sitting.stage), verdict=str(said.verdict))
    return decision


async def release(season: Season, stage: Stage, place: Place, *, by: Actor) -> int:
    """Release the decisions of a place at a stage, all together; return how many.

    Refuses with OutOfTurn (409) while one that stands before it is undecided, and more passes than its quota; fewer
    are well (宁缺毋滥).
    """
    rules.may_decide.require(by, Sitting(stage, place, frozenset()))
    open_ones = StageDecision.filter(
        nomination__season_id=season.id, stage=stage, place_id=place.id, released_at=None,
        nomination__state=STANDS_BEFORE[stage],
    )  # fmt: skip
    async with transaction():
        await Season.filter(id=season.id).update(ended_because=season.ended_because)
        ids = [each.id for each in await open_ones]
        now = clock.now()
        count = await StageDecision.filter(id__in=ids).update(released_at=now, released_by_id=by.person_id)
        if not count:
            raise OutOfTurn(lazy("There is nothing to release."))
        await _require_all_decided(season, stage, place)
        await _require_quota(season, stage, place)
        for decision in await StageDecision.filter(id__in=ids).order_by("id").select_related("nomination"):
            await _carry_out(decision, season, by=by)
        await audit.record("Season.release", season, by=by, stage=str(stage), place=place.id, decisions=count)
        await advance(season, by=by)
    return count


async def _require_all_decided(season: Season, stage: Stage, place: Place) -> None:
    waiting = await Nomination.filter(
        season_id=season.id, state=STANDS_BEFORE[stage], place__path__startswith=place.path
    )
    decided = await StageDecision.filter(
        nomination_id__in=[each.id for each in waiting], stage=stage, released_at__not_isnull=True
    ).select_related("nomination")
    fresh = {each.nomination_id for each in decided if each.round == each.nomination.round}
    if left := len(waiting) - len(fresh):
        raise OutOfTurn(lazy("%(count)s still wait for their decision. All are released together.", count=left))


async def _require_quota(season: Season, stage: Stage, place: Place) -> None:
    gone = (NominationState.WITHDRAWN, NominationState.DECLINED)
    passed = StageDecision.filter(
        nomination__season_id=season.id, stage=stage, place_id=place.id, verdict=Verdict.PASS,
        released_at__not_isnull=True,
    ).exclude(nomination__state__in=gone)  # fmt: skip
    seats = await seats_of(season.id, stage, place.id)
    if await passed.count() > seats:
        raise OutOfTurn(lazy("More are passed on than the %(seats)s seats of this place. Please choose.", seats=seats))


async def _carry_out(decision: StageDecision, season: Season, *, by: Actor) -> None:
    """Let a released decision come to hold, and tell the nominee."""
    nomination, stage = decision.nomination, Stage(decision.stage)
    person = await Person.get(id=nomination.person_id)
    if decision.verdict == Verdict.PASS:
        await nomination.move(PASSES[stage], by=by)
        if stage == Stage.COUNTY:
            await take_snapshot(nomination, season, Occasion.CITY_REVIEW)
        await letters.write(person, "steward_passed", about=nomination, by=by, stage=str(STAGE_WORDS[stage]))
        return
    if decision.verdict == Verdict.RETURN:
        await nomination.move("send_back", by=by, because=decision.note, why=decision.note)
        await letters.write(person, "steward_returned", about=nomination, by=by)
        return
    ruled_out = any(each.holds is False for each in await judged(nomination))
    await nomination.move(
        "find_ineligible" if ruled_out else "not_select",
        by=by,
        because=decision.note,
        why=decision.note,
        ended_at=clock.now(),
    )
    await letters.write(person, "steward_not_chosen", about=nomination, by=by)
