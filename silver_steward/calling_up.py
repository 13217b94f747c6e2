"""Calling up (破格): the city takes one up who was rejected below, with a reason and two signatures."""

from ground import audit, clock, letters
from ground.actors import Actor
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.identity import Person
from ground.language import lazy
from ground.places import Place
from silver_steward import rules
from silver_steward.models import CallUp, Nomination, NominationState, Occasion, Season, SeasonState
from silver_steward.seasons import advance
from silver_steward.submitting import take_snapshot
from silver_steward.ties import barred_from

REJECTED = (NominationState.NOT_SELECTED, NominationState.INELIGIBLE)
UNTIL_NOTICE = (SeasonState.STREET_REVIEW, SeasonState.COUNTY_REVIEW, SeasonState.CITY_REVIEW)


async def call_up(nomination: Nomination, because: str, *, by: Actor) -> CallUp:
    """Sign first that a rejected nominee is to be called up, with the reason; a second signature lets it hold."""
    season = await _require_open(nomination, by=by)
    if not because.strip():
        raise OutOfTurn(lazy("Please write why this one is called up out of order."))
    async with transaction():
        open_one = Nomination.filter(id=nomination.id, state__in=list(REJECTED), submitted_at__not_isnull=True)
        if not await open_one.update(ended_at=nomination.ended_at):
            raise OutOfTurn(Nomination.OUT_OF_TURN)
        if await CallUp.exists(nomination_id=nomination.id):
            raise OutOfTurn(lazy("This one has been called up already."))
        made = await CallUp.create(
            nomination=nomination, because=because.strip(), first_by_id=by.person_id, first_at=clock.now()
        )
        await audit.record("CallUp.sign", made, by=by, season=season.id, because=because.strip())
    return made


async def sign_second(made: CallUp, *, by: Actor) -> None:
    """Sign second: from here on the nominee stands before the city, which still decides within its seats."""
    nomination = await Nomination.get(id=made.nomination_id)
    season = await _require_open(nomination, by=by)
    if by.person_id == made.first_by_id:
        raise OutOfTurn(lazy("The second signature is someone else's."))
    async with transaction():
        signed = CallUp.filter(id=made.id, second_by_id=None)
        if not await signed.update(second_by_id=by.person_id, second_at=clock.now()):
            raise OutOfTurn(lazy("This one has been called up already."))
        await nomination.move("call_up", by=by, because=made.because, why="", ended_at=None)
        person = await Person.get(id=nomination.person_id)
        await letters.write(person, "steward_called_up", about=nomination, by=by)
        await take_snapshot(nomination, season, Occasion.CITY_REVIEW)
        await advance(season, by=by)


async def _require_open(nomination: Nomination, *, by: Actor) -> Season:
    season = await Season.get(id=nomination.season_id)
    rules.may_run.require(by, await Place.get(id=season.territory_id))
    rules.is_free.require(by, await barred_from(nomination))
    if season.state not in UNTIL_NOTICE:
        raise OutOfTurn(lazy("Someone can be called up while the stages look, until the notice hangs."))
    return season
