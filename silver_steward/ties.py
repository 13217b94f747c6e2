"""Ties: who is kin or of one household with whom, as far as the records tell, and who must not decide."""

from tortoise.expressions import Q

from ground.identity import Person
from ground.mandates.models import AgentKind, Mandate
from silver_steward.models import Nomination, NominationWord, SupportLetter
from volunteers.models import Guardianship


async def kin_of(person_id: int) -> frozenset[int]:
    """Return those tied to a person: one telephone (a household), a relative's permission, a guardian's word."""
    person = await Person.get(id=person_id)
    found: set[int] = set()
    if person.phone_hash:
        found |= {each.id for each in await Person.filter(phone_hash=person.phone_hash)}
    family = Mandate.filter(Q(principal_id=person_id) | Q(agent_person_id=person_id), agent_kind=AgentKind.FAMILY)
    for each in await family:
        found |= {each.principal_id, each.agent_person_id or person_id}
    for word in await Guardianship.filter(Q(child_id=person_id) | Q(guardian_id=person_id)):
        found |= {word.child_id, word.guardian_id}
    return frozenset(found - {person_id})


async def barred_from(nomination: Nomination) -> frozenset[int]:
    """Return who decides nothing on a nomination: the nominee, their kin, and whoever named or supported them.

    A community's own word does not bar the colleague beside the one who wrote it.
    """
    named = await NominationWord.filter(nomination_id=nomination.id)
    letters = await SupportLetter.filter(nomination_id=nomination.id)
    hands = {each.author_id for each in named} | {each.written_by_id for each in named}
    hands |= {each.person_id for each in letters} | {each.written_by_id for each in letters}
    return frozenset({nomination.person_id} | await kin_of(nomination.person_id) | hands)
