"""Telling people what was done about them: an elder of each permission in their name, an objector of the answer."""

from ground import clock, letters, persons
from ground.actors import SYSTEM
from ground.database import transaction
from ground.events import MandateGiven, MandateRevoked, ObjectionAnswered
from ground.identity import Person
from ground.letters import Letter
from ground.mandates import Mandate, Method
from ground.notices import to_be_told
from ground.places import Place


async def tell_of_mandate(fact: MandateGiven) -> None:
    """Write to the elder that someone may act for them, by which they find out what they never said.

    Who has no telephone is told on paper, but not by the very desk to which they spoke face to face.
    """
    mandate = await Mandate.get(id=fact.mandate_id).select_related("principal")
    was_there = mandate.agent_person_id is None and mandate.method != Method.PHONE
    if was_there and persons.phone_of(mandate.principal) is None:
        return
    if await _was_told("mandate_given", mandate):
        return
    async with transaction():
        await letters.write(
            mandate.principal,
            "mandate_given",
            about=mandate,
            by=SYSTEM,
            agent=await _agent(mandate),
            day=clock.city_day(mandate.ends_at),
        )


async def tell_of_end(fact: MandateRevoked) -> None:
    """Write to the elder that a permission ended, where someone else ended it."""
    mandate = await Mandate.get(id=fact.mandate_id).select_related("principal")
    if mandate.revoked_by_id == mandate.principal_id or await _was_told("mandate_ended", mandate):
        return
    async with transaction():
        await letters.write(mandate.principal, "mandate_ended", about=mandate, by=SYSTEM, agent=await _agent(mandate))


async def tell_of_answer(fact: ObjectionAnswered) -> None:
    """Write to the telephone of who objected; the row of the letter names no person, so it tells nobody who it was."""
    about = f"Objection:{fact.objection_id}"
    objector = await to_be_told(fact.objection_id)
    phone = persons.phone_of(objector) if objector else None
    if phone is None or await Letter.exists(about=about, purpose="objection_answered"):
        return
    async with transaction():
        await letters.write_to(phone, "objection_answered", about=about)


async def _was_told(purpose: str, mandate: Mandate) -> bool:
    return await Letter.exists(about=f"Mandate:{mandate.id}", purpose=purpose)


async def _agent(mandate: Mandate) -> str:
    if mandate.agent_person_id is not None:
        return persons.name_shown(await Person.get(id=mandate.agent_person_id))
    return (await Place.get(id=mandate.agent_place_id)).name
