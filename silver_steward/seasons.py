"""Seasons: drafted by one, announced by another with the rules frozen, opened, closed, ended (four eyes; B1-B5)."""

import datetime as dt
from dataclasses import dataclass

from ground import audit, clock, letters, policy
from ground.actors import Actor
from ground.database import IntegrityError, transaction
from ground.errors import MayNot, OutOfTurn, Taken
from ground.language import lazy
from ground.places import Place, PlaceKind
from silver_steward import allotting, rules
from silver_steward.freezing import freeze
from silver_steward.models import (
    BEFORE_AWARD,
    BEFORE_REVIEW,
    IN_REVIEW,
    STAGES,
    STANDS_BEFORE,
    Basis,
    Nomination,
    NominationState,
    Season,
    SeasonState,
    StewardConsent,
)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a season is to be."""

    year: int
    title: str
    basis: Basis
    document_number: str
    issuer: str
    seats: int
    most_individuals: int
    cutoff_on: dt.date
    window_from: dt.date
    window_until: dt.date
    nominate_from: dt.date
    nominate_until: dt.date


async def draft(plan: Plan, territory: Place, *, by: Actor) -> Season:
    """Write a season down. Refuses what its basis does not carry (B1, B4, B5) and days out of order (409)."""
    rules.may_run.require(by, territory)
    await _require_basis(plan, territory)
    if not (plan.window_from < plan.window_until and plan.nominate_from <= plan.nominate_until):
        raise OutOfTurn(lazy("A time ends after it begins. Please look at the days again."))
    try:
        async with transaction():
            season = await Season.create(
                **vars(plan), territory=territory, drafted_by_id=by.person_id, made_at=clock.now()
            )
            await audit.record("Season.draft", season, by=by, basis=str(plan.basis), seats=plan.seats)
    except IntegrityError as twice:
        raise Taken(lazy("There is a season of this year already.")) from twice
    return season


async def _require_basis(plan: Plan, territory: Place) -> None:
    if territory.kind != PlaceKind.CITY:
        raise MayNot(lazy("Only the city may open a season. Counties and streets take part in its stages."))
    if plan.seats > plan.most_individuals or plan.seats < 1:
        raise OutOfTurn(lazy("More seats than the basis allows."))
    if plan.basis != Basis.APPROVED_COMMENDATION:
        return
    if not plan.document_number.strip():
        raise OutOfTurn(lazy("A commendation needs the number of the paper that approved it."))
    most = await policy.value("steward.commendation_most", place=territory)
    if plan.most_individuals > most:
        raise OutOfTurn(lazy("A commendation honours %(most)s people at most.", most=most))


async def announce(season: Season, *, by: Actor) -> None:
    """Announce a season: its rules are frozen from here on. A second person's act (MayNot, 403)."""
    territory = await Place.get(id=season.territory_id)
    rules.may_run.require(by, territory)
    rules.may_announce.require(by, season)
    async with transaction():
        await season.move("announce", by=by, announced_by_id=by.person_id, announced_at=clock.now())
        frozen = await freeze(season, territory)
        await audit.record("Season.freeze", season, by=by, sha256=frozen.sha256, version=frozen.version)


async def open_nominations(season: Season, *, by: Actor) -> None:
    """Let nominations come in; from the first day of their time on."""
    rules.may_run.require(by, await Place.get(id=season.territory_id))
    if clock.today() < season.nominate_from:
        raise OutOfTurn(lazy("The first day for nominations has not come yet."))
    async with transaction():
        await season.move("open_nominations", by=by)


async def close_nominations(season: Season, *, by: Actor) -> None:
    """End the time for nominations after its last day, and reckon every place's quota once."""
    rules.may_run.require(by, await Place.get(id=season.territory_id))
    if clock.today() <= season.nominate_until:
        raise OutOfTurn(lazy("The last day for nominations is not over."))
    async with transaction():
        await season.move("close_nominations", by=by)
        late = Nomination.filter(season_id=season.id, state=NominationState.AWAITING_CONSENT).select_related("person")
        for each in await late:
            await each.move("not_select", by=by, why=str(lazy("Not everything was there by the last day.")))
            await letters.write(each.person, "steward_not_chosen", about=each, by=by)
        await allotting.allot(season)
        await advance(season, by=by)


async def cancel(season: Season, *, by: Actor, because: str) -> None:
    """End a season before anyone is honoured, with a reason; hours stay, consents end with it."""
    rules.may_run.require(by, await Place.get(id=season.territory_id))
    if not because.strip():
        raise OutOfTurn(lazy("Please write why. Everyone who takes part reads it."))
    async with transaction():
        going_on = await Nomination.filter(season_id=season.id, state__in=list(BEFORE_AWARD)).select_related("person")
        await season.move("cancel", by=by, because=because, ended_because=because.strip())
        for each in going_on:
            await letters.write(each.person, "steward_called_off", about=each, by=by)
        live = StewardConsent.filter(nomination__season_id=season.id, withdrawn_at=None)
        ids = [each.id for each in await live]
        await StewardConsent.filter(id__in=ids).update(withdrawn_at=clock.now())


async def close(season: Season, *, by: Actor) -> None:
    """Lay a season to rest after its honours were given."""
    rules.may_run.require(by, await Place.get(id=season.territory_id))
    async with transaction():
        await season.move("close", by=by)


async def advance(season: Season, *, by: Actor) -> None:
    """Let a season in review bear the name of the lowest stage that still has something to decide, in the open act."""
    await season.refresh_from_db()
    if season.state not in IN_REVIEW:
        return
    found = await Nomination.filter(season_id=season.id, state__in=list(STANDS_BEFORE.values()))
    waiting = {each.state for each in found}
    at = next((number for number, stage in enumerate(STAGES) if STANDS_BEFORE[stage] in waiting), len(STAGES) - 1)
    if IN_REVIEW.index(season.state) > at:
        await season.move("back_to_community", by=by)
    for stage in STAGES[IN_REVIEW.index(season.state) + 1 : at + 1]:
        await season.move(f"to_{stage}", by=by)


def takes_nominations(season: Season) -> bool:
    """Whether today is a day on which someone can be named."""
    return season.state == SeasonState.NOMINATING and season.nominate_from <= clock.today() <= season.nominate_until


def takes_returned(season: Season, nomination: Nomination) -> bool:
    """Whether a nomination may be handed in now: in the time for it, or after it was sent back."""
    if nomination.state not in BEFORE_REVIEW:
        return False
    sent_back = nomination.state == NominationState.RETURNED
    return takes_nominations(season) or (sent_back and season.state in IN_REVIEW)
