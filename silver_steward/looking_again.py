"""Looking again (复核): who was not passed on asks once, and the supervision that took no part answers with reasons."""

from collections.abc import Sequence

from ground import audit, clock, letters, mandates, policy, workdays
from ground.actors import Actor
from ground.database import IntegrityError, transaction
from ground.errors import MayNot, OutOfTurn
from ground.identity import Person
from ground.language import lazy
from ground.mandates.models import Scope
from ground.places import Place
from silver_steward import rules
from silver_steward.calling_up import REJECTED, UNTIL_NOTICE
from silver_steward.models import Nomination, Season, SecondLook, StageDecision
from silver_steward.ties import barred_from


def may_ask(nomination: Nomination, season: Season) -> bool:
    """Whether a second look can be asked for: handed in, not passed on, and the notice does not hang yet."""
    return nomination.state in REJECTED and nomination.submitted_at is not None and season.state in UNTIL_NOTICE


async def ask(nomination: Nomination, words: str, *, by: Actor) -> SecondLook:
    """Ask that someone else looks again. Once a round; the answer has its day by working days."""
    rules.may_answer.require(by, nomination)
    if by.for_whom is not None:
        await mandates.require(by.for_whom, Scope.CONSENT_PUBLICATION, by=by)
    season = await Season.get(id=nomination.season_id)
    if not may_ask(nomination, season):
        raise OutOfTurn(lazy("A second look can be asked for until the public notice hangs."))
    if not words.strip():
        raise OutOfTurn(lazy("Please write what we should look at again."))
    days = await policy.value("steward.second_look_workdays")
    try:
        async with transaction():
            made = await SecondLook.create(
                nomination=nomination, round=nomination.round, words=words.strip(), asked_by_id=by.person_id,
                mandate_id=by.mandate_id, asked_at=clock.now(),
                due_on=(await workdays.in_force()).after(clock.today(), days),
            )  # fmt: skip
            await audit.record("SecondLook.ask", made, by=by, nomination=nomination.id)
    except IntegrityError as twice:
        raise OutOfTurn(lazy("You have asked already. You will be answered.")) from twice
    return made


async def answer(look: SecondLook, reply: str, *, by: Actor) -> None:
    """Answer with reasons; whom it finds right is called up with two signatures, by that act.

    Refuses with MayNot (403) whoever decided on the nominee or is tied to them.
    """
    nomination = await Nomination.get(id=look.nomination_id).select_related("person")
    season = await Season.get(id=nomination.season_id)
    rules.may_run.require(by, await Place.get(id=season.territory_id))
    rules.is_free.require(by, await barred_from(nomination))
    if await StageDecision.exists(nomination_id=nomination.id, decided_by_id=by.person_id or 0):
        raise MayNot(lazy("You decided on this one. A second look is someone else's."))
    if not reply.strip():
        raise OutOfTurn(lazy("Please write why. The person reads it."))
    async with transaction():
        open_one = SecondLook.filter(id=look.id, answered_at=None)
        written = {"reply": reply.strip(), "answered_by_id": by.person_id, "answered_at": clock.now()}
        if not await open_one.update(**written):
            raise OutOfTurn(lazy("This has been settled already."))
        await audit.record("SecondLook.answer", look, by=by, nomination=nomination.id)
        person = await Person.get(id=nomination.person_id)
        await letters.write(person, "steward_looked_again", about=nomination, by=by)


async def asked(season: Season) -> Sequence[SecondLook]:
    """Return the second looks of a season that wait for their answer, the earliest due first."""
    found = SecondLook.filter(nomination__season_id=season.id, answered_at=None)
    return await found.order_by("due_on", "id").select_related("nomination__person")
