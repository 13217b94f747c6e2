"""Disputing: a volunteer says that time is not right; the desk answers, then the street, then the county (7.8)."""

import datetime as dt

from ground import audit, clock, letters, policy, workdays
from ground.actors import Actor
from ground.database import transaction
from ground.errors import Mistake, OutOfTurn, Unreadable
from ground.identity import Person
from ground.language import _, lazy
from ground.outbox import announce
from ground.places import Place
from volunteers.events import HoursDisputed
from volunteers.models import DisputeLevel, HourClaim, HourDispute, HourDisputeWord
from volunteers.rules import disputes as rules

ABOVE = {DisputeLevel.COMMUNITY: DisputeLevel.STREET, DisputeLevel.STREET: DisputeLevel.COUNTY}
SHORTEST = 4


async def dispute(claim: HourClaim, *, words: str, by: Actor) -> HourDispute:
    """Contest a time that was recorded, confirmed or refused, within the policy's days; the community answers."""
    rules.may_dispute.require(by, claim.person_id)
    days: int = await policy.value("hours.dispute_days")
    if (clock.today() - clock.city_day(claim.decided_at or claim.made_at)).days > days:
        raise OutOfTurn(_("This can be contested for %(count)d days. Please call 12345.", count=days))
    return await _open(claim.person_id, claim.place_id, claim.about, words, claim_id=claim.id, by=by)


async def report_missing(person: Person, *, place: Place, about: str, words: str, by: Actor) -> HourDispute:
    """Say that time was served which nobody recorded; the desk of the community where it was answers."""
    rules.may_dispute.require(by, person.id)
    return await _open(person.id, place.id, about, words, claim_id=None, by=by)


async def _open(
    person_id: int, place_id: int, about: str, words: str, *, claim_id: int | None, by: Actor
) -> HourDispute:
    _says_something(words)
    now = clock.now()
    async with transaction():
        opened = await HourDispute.create(
            person_id=person_id,
            claim_id=claim_id,
            about=about[:80],
            place_id=place_id,
            opened_at=now,
            due_at=await _due(now),
            due_from=now,
        )
        await HourDisputeWord.create(dispute=opened, words=words[:400], by_id=by.person_id, at=now)
        await audit.record("HourDispute.open", opened, by=by, person=person_id)
        await announce(HoursDisputed(opened.id, person_id, place_id))
    return opened


async def answer(dispute: HourDispute, *, words: str, by: Actor) -> HourDispute:
    """Answer as the level at which the dispute lies; hours are put right by a correction beside it, not by words."""
    place = await Place.get(id=dispute.place_id)
    rules.may_answer.require(by, rules.Answering(dispute, place.path))
    _says_something(words)
    async with transaction():
        await dispute.move("answer", by=by)
        await HourDisputeWord.create(
            dispute=dispute, level=dispute.level, words=words[:400], by_id=by.person_id, at=clock.now()
        )
        person = await Person.get(id=dispute.person_id)
        await letters.write(person, "hours_answered", about=dispute, by=by, title=dispute.about)
    return dispute


async def go_up(dispute: HourDispute, *, words: str, by: Actor) -> HourDispute:
    """Ask the level above, where the answer did not help."""
    rules.may_dispute.require(by, dispute.person_id)
    above = ABOVE.get(dispute.level)
    if above is None:
        raise OutOfTurn(lazy("The county has answered already. Please call 12345."))
    _says_something(words)
    now = clock.now()
    async with transaction():
        await dispute.move("go_up", by=by, level=above, due_at=await _due(now), due_from=now)
        await HourDisputeWord.create(dispute=dispute, words=words[:400], by_id=by.person_id, at=now)
    return dispute


async def settle(dispute: HourDispute, *, by: Actor) -> HourDispute:
    """Close a dispute: the person is content, or takes it back."""
    rules.may_dispute.require(by, dispute.person_id)
    async with transaction():
        await dispute.move("close", by=by, closed_at=clock.now())
    return dispute


async def _due(now: dt.datetime) -> dt.datetime:
    return await workdays.due_at(now, await policy.value("hours.dispute_answer_workdays"))


def _says_something(words: str) -> None:
    if len(words.strip()) < SHORTEST:
        sentence = _("Please write what is not right, in your own words.")
        raise Unreadable(sentence, [Mistake("words", sentence)])
