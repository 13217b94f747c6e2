"""What volunteers do when time comes or a fact is told: certificates that wait, what is over, samples and checks."""

from ground import clock
from ground.actors import SYSTEM
from volunteers import certifying, chain_checks, enrolling, hour_heads, looking_after, suspending
from volunteers.events import HoursAccepted, HoursRefused, MergerSettled
from volunteers.models import CertificateRequest, RequestState, Volunteer, VolunteerState


async def issue_what_waited(fact: HoursAccepted | HoursRefused) -> None:
    """Issue the certificate that a person asked this organisation for, if this was the last time that waited."""
    waiting = CertificateRequest.filter(
        person_id=fact.person_id, issuer_id=fact.organisation_id, state=RequestState.WAITING
    )
    for request in await waiting:
        await certifying.issue_if_ready(request)


async def issue_what_was_frozen(fact: MergerSettled) -> None:
    """Issue the certificates that waited until it was settled whose record is whose (EDGE-19)."""
    for request in await CertificateRequest.filter(person_id__in=fact.people, state=RequestState.WAITING):
        await certifying.issue_if_ready(request)


async def breaks_over() -> list[Volunteer]:
    """Return the volunteers whose break ends by today."""
    return await Volunteer.filter(state=VolunteerState.PAUSED, paused_until__lte=clock.today())


async def end_break(volunteer: Volunteer) -> None:
    """End a break on its day."""
    await enrolling.resume(volunteer, by=SYSTEM)


async def draw_sample(month: str) -> None:
    """Draw the sample of a month."""
    await looking_after.draw(month, by=SYSTEM)


reactions = [
    (HoursAccepted, issue_what_waited),
    (HoursRefused, issue_what_waited),
    (MergerSettled, issue_what_was_frozen),
]
due = [
    (breaks_over, end_break),
    (suspending.over, suspending.run_out),
    (looking_after.months_to_draw, draw_sample),
    (hour_heads.days_without_heads, hour_heads.publish),
    (chain_checks.to_check, chain_checks.check),
]
