"""Ties: who is kin or of one household with whom, as far as the records tell, and who must not decide."""

from tortoise.expressions import Q

from ground import clock
from ground.identity import Grant, Person
from ground.mandates.models import AgentKind, Mandate
from ground.sessions import in_force_on
from silver_steward.models import (
    EvidenceSnapshot,
    Nomination,
    NominationWord,
    Opinion,
    Recusal,
    Stage,
    StageDecision,
    SupportLetter,
)
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


async def colleagues_of(person_id: int) -> frozenset[int]:
    """Return those who work for an organisation for which a person works too."""
    today = clock.today()
    mine = Grant.filter(in_force_on(today), person_id=person_id, org_id__not_isnull=True)
    orgs = {each.org_id for each in await mine}
    there = await Grant.filter(in_force_on(today), org_id__in=sorted(each for each in orgs if each)) if orgs else []
    return frozenset({each.person_id for each in there} - {person_id})


async def barred_from(nomination: Nomination) -> frozenset[int]:
    """Return who decides nothing on a nomination: the nominee, kin and colleagues, whoever spoke or stepped aside.

    A community's own word does not bar the colleague beside the one who wrote it.
    """
    named = await NominationWord.filter(nomination_id=nomination.id)
    letters = await SupportLetter.filter(nomination_id=nomination.id)
    opinions = await Opinion.filter(nomination_id=nomination.id)
    hands = {each.author_id for each in named} | {each.written_by_id for each in named}
    hands |= {each.person_id for each in letters} | {each.written_by_id for each in letters}
    hands |= {each.person_id for each in opinions} | {each.written_by_id for each in opinions}
    hands |= {each.declared_by_id for each in await Recusal.filter(nomination_id=nomination.id)}
    tied = await kin_of(nomination.person_id) | await colleagues_of(nomination.person_id)
    return frozenset({nomination.person_id} | tied | hands)


async def confirmers_of(nomination: Nomination, percent: int) -> frozenset[int]:
    """Return who confirmed more than this share of the frozen hours."""
    snapshot = await EvidenceSnapshot.filter(nomination_id=nomination.id).order_by("-id").first()
    by_verifier: dict[str, int] = snapshot.told["by_verifier"] if snapshot else {}
    whole = sum(by_verifier.values())
    return frozenset(int(each) for each, minutes in by_verifier.items() if minutes * 100 > whole * percent)


async def decided_below(nomination: Nomination, stage: Stage) -> frozenset[int]:
    """Return who decided on a nomination at another stage of this round: no stage is decided by the same person."""
    others = StageDecision.filter(nomination_id=nomination.id, round=nomination.round).exclude(stage=stage)
    return frozenset({each.decided_by_id for each in await others})
