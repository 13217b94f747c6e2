"""Papers as each may see them: the person their own, an officer those of the area."""

from ground import attachments, clock
from ground.actors import Actor
from ground.errors import NotFound
from ground.language import lazy
from ground.persons import name_shown
from volunteers import vouching
from volunteers.models import PaperStanding, Qualification, QualificationState, SocialWorker
from volunteers.queries import at_home
from volunteers.rules import papers as rules
from volunteers.schemas.papers import PaperAtDesk, PaperShown, WorkerAtDesk
from volunteers.seen import STREET, places_under
from volunteers.words import LEVELS, SKILLS

STATES = {
    QualificationState.CLAIMED: lazy("waits for the street"),
    QualificationState.VERIFIED: lazy("seen by the street"),
    QualificationState.REVOKED: lazy("not accepted"),
    QualificationState.WITHDRAWN: lazy("taken back"),
}
STANDINGS = {
    PaperStanding.VALID: lazy("valid"),
    PaperStanding.EXPIRING: lazy("ends soon"),
    PaperStanding.OVER: lazy("over"),
}
NOT_HERE = lazy("We could not find this paper.")


async def own_papers(person_id: int) -> list[PaperShown]:
    """Return the actor's own papers as they read them."""
    return [
        PaperShown(
            id=each.public_id,
            skill=str(SKILLS[each.skill]),
            paper=each.paper,
            valid_until=each.valid_until,
            state=str(each.state),
            state_words=str(STATES[each.state]),
            standing=str(await vouching.standing_of(each.valid_until)),
            reason=each.revoked_because,
            may_withdraw=each.state == QualificationState.CLAIMED,
            files=[file.public_id for file in await attachments.files_of(each)],
        )
        for each in await vouching.papers_of(person_id)
    ]


async def own_paper(actor: Actor, public_id: str) -> Qualification:
    """Return a paper of the actor's own, or NotFound (404)."""
    found = await Qualification.get_or_none(public_id=public_id, person_id=actor.person_id)
    if found is None:
        raise NotFound(NOT_HERE)
    return found


async def paper_at_desk(actor: Actor, public_id: str) -> Qualification:
    """Return a paper of someone of the officer's area, or NotFound (404)."""
    found = await Qualification.get_or_none(public_id=public_id).select_related("person")
    if found is None or not rules.may_verify.allows(actor, await at_home(found.person_id)):
        raise NotFound(NOT_HERE)
    return found


async def waiting_papers(actor: Actor) -> list[PaperAtDesk]:
    """Return the papers that wait for the officer's eye, the oldest first."""
    found = Qualification.filter(
        state=QualificationState.CLAIMED, person__home_id__in=await places_under(actor.paths(*STREET))
    ).exclude(person_id=actor.person_id)
    return [
        PaperAtDesk(
            id=each.public_id,
            person=name_shown(each.person),
            person_id=each.person.public_id,
            skill=str(SKILLS[each.skill]),
            paper=each.paper,
            valid_until=each.valid_until,
            claimed_on=clock.city_day(each.claimed_at),
            files=[file.public_id for file in await attachments.files_of(each)],
        )
        for each in await found.select_related("person").order_by("id")
    ]


async def workers_of_area(actor: Actor) -> list[WorkerAtDesk]:
    """Return the social workers who live in the officer's area, those whose registration ends first."""
    found = SocialWorker.filter(person__home_id__in=await places_under(actor.paths(*STREET)))
    shown = []
    for each in await found.select_related("person").order_by("registered_until", "id"):
        standing = await vouching.standing_of(each.registered_until)
        shown.append(
            WorkerAtDesk(
                id=each.person.public_id,
                person=name_shown(each.person),
                level=str(LEVELS[each.level]),
                certificate_no=each.certificate_no,
                until=each.registered_until,
                standing=str(standing),
                standing_words=str(STANDINGS[standing]),
                may_renew=standing != PaperStanding.VALID and each.person_id != actor.person_id,
            )
        )
    return shown


async def worker_at_desk(actor: Actor, person_public_id: str) -> SocialWorker:
    """Return a social worker of the officer's area, or NotFound (404)."""
    found = await SocialWorker.get_or_none(person__public_id=person_public_id)
    if found is None or not rules.may_verify.allows(actor, await at_home(found.person_id)):
        raise NotFound(NOT_HERE)
    return found
