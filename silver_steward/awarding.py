"""Awarding: after the notice the clean are honoured in one transaction, with numbers that leave no gap (A1, A2)."""

from collections.abc import Sequence

from ground import audit, clock, letters, notices, workdays
from ground.actors import SYSTEM, Actor
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.identity import Person
from ground.language import lazy
from ground.notices import PublicNotice, Standing
from ground.places import Place
from silver_steward import rules
from silver_steward.eligibility import assess
from silver_steward.freezing import rules_of
from silver_steward.models import (
    STAGES,
    CallUp,
    Honour,
    Nomination,
    NominationState,
    Season,
    SeasonState,
    StageDecision,
    Verdict,
)
from silver_steward.noticing import shortlisted

OPEN = (NominationState.IN_NOTICE, NominationState.SUSPENDED)


async def award(season: Season, *, by: Actor) -> list[Honour]:
    """Honour all whom nothing stops, in the order they came in; those with an open objection wait (N4).

    Asked again it honours those whose objections were answered meanwhile. Refuses with OutOfTurn (409) while the
    notice hangs. Whoever a condition has left since is not dropped: they wait, and the supervisor reads why (EV2).
    """
    rules.may_run.require(by, await Place.get(id=season.territory_id))
    notice = await PublicNotice.get_or_none(public_id=season.notice_ref)
    if notice is None:
        raise OutOfTurn(lazy("No notice has hung yet."))
    if clock.now() <= notice.closes_at:
        raise OutOfTurn(lazy("The notice still hangs. Its last day is not over."))
    async with transaction():
        await season.move("award_some", by=by, awarded_at=clock.now())
        await season.refresh_from_db()
        how = await notices.standing(notice)
        made = [
            given for each in await shortlisted(season.id, *OPEN) if (given := await _settle(each, season, how, by))
        ]
        await _finish(season, by=by)
    return made


async def end_without(season: Season, *, by: Actor) -> None:
    """End a season in which nobody is on the list (宁缺毋滥)."""
    rules.may_run.require(by, await Place.get(id=season.territory_id))
    alive = await Nomination.exists(
        season_id=season.id, state__in=["submitted", "community_recommended", "street_passed", "county_passed",
                                        "shortlisted"]
    )  # fmt: skip
    if season.state != SeasonState.CITY_REVIEW or alive:
        raise OutOfTurn(lazy("A stage still has to decide on someone."))
    async with transaction():
        await season.move("award", by=by)


async def set_aside(nomination: Nomination, because: str, *, by: Actor) -> None:
    """Give up on one who waits, with a reason: they are not chosen in this season."""
    season = await Season.get(id=nomination.season_id)
    if by is not SYSTEM:
        rules.may_run.require(by, await Place.get(id=season.territory_id))
    if not because.strip():
        raise OutOfTurn(lazy("Please write why. The person reads it."))
    async with transaction():
        await nomination.move("not_select", by=by, because=because, why=because.strip(), ended_at=clock.now())
        await letters.write(await Person.get(id=nomination.person_id), "steward_not_chosen", about=nomination, by=by)
        await season.refresh_from_db()
        await _finish(season, by=by)


async def _settle(nomination: Nomination, season: Season, how: dict[str, Standing], by: Actor) -> Honour | None:
    """Let one name come to what the notice and its objections made of it."""
    stands = how.get(f"Nomination:{nomination.id}", Standing.VOID)
    if stands == Standing.UPHELD:
        told = str(lazy("An objection was found right."))
        await nomination.move("disqualify", by=by, why=told, ended_at=clock.now())
        await letters.write(nomination.person, "steward_off_the_list", about=nomination, by=by)
        return None
    missing = "" if stands == Standing.CLEAR else str(lazy("An objection waits for its answer."))
    missing = missing or await _missing(nomination, season)
    if missing:
        if nomination.state == NominationState.IN_NOTICE:
            await nomination.move("suspend", by=by, why=missing)
            await letters.write(nomination.person, "steward_waits", about=nomination, by=by)
        return None
    return await _give(nomination, season, by=by)


async def _missing(nomination: Nomination, season: Season) -> str:
    """Return what stands against an honour though no objection does (A1); empty for nothing."""
    now = await assess(nomination, season)
    if not now.eligible:
        return str(lazy("A condition is missing since the hours were looked at again."))
    called = await CallUp.exists(nomination_id=nomination.id, second_by_id__not_isnull=True)
    passed = await StageDecision.filter(nomination_id=nomination.id, verdict=Verdict.PASS, released_at__not_isnull=True)
    if not called and {each.stage for each in passed} != set(STAGES):
        return str(lazy("A stage has not passed this one on."))
    return ""


async def _give(nomination: Nomination, season: Season, *, by: Actor) -> Honour:
    now = await assess(nomination, season)
    season.last_number += 1
    await Season.filter(id=season.id).update(last_number=season.last_number)
    await nomination.move("award", by=by, why="", ended_at=clock.now())
    given = await Honour.create(
        season=season,
        nomination=nomination,
        person_id=nomination.person_id,
        number=f"PJ-{season.year}-{season.last_number:05d}",
        seq=season.last_number,
        name=nomination.person.name,
        community=nomination.place.name,
        basis=season.basis,
        minutes=now.hours.minutes,
        called_up=await CallUp.exists(nomination_id=nomination.id, second_by_id__not_isnull=True),
        awarded_by_id=by.person_id,
        awarded_at=clock.now(),
    )
    await audit.record("Honour.give", given, by=by, number=given.number)
    await letters.write(nomination.person, "steward_awarded", about=given, by=by)
    return given


async def _finish(season: Season, *, by: Actor) -> None:
    """Note that all honours are given once nobody waits any more, in the open act."""
    if season.state == SeasonState.DECIDING and not await Nomination.exists(season_id=season.id, state__in=list(OPEN)):
        await season.move("award", by=by)


async def waited_too_long() -> Sequence[Nomination]:
    """Return who has waited for an answer longer than the season's rules let them (60 working days)."""
    found: list[Nomination] = []
    table = await workdays.in_force()
    for season in await Season.filter(state=SeasonState.DECIDING):
        notice = await PublicNotice.get(public_id=season.notice_ref)
        days = int((await rules_of(season.id))["suspended_workdays"])
        if table.reckon(notice.closes_at, days).due_at < clock.now():
            found += await Nomination.filter(season_id=season.id, state=NominationState.SUSPENDED)
    return found


async def let_go(nomination: Nomination) -> None:
    """Let one who waited too long go, as the house."""
    await set_aside(nomination, str(lazy("It was not settled in time.")), by=SYSTEM)
