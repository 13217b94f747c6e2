"""The terms in working days that run with hours (K1): a certificate that was asked for, a question about hours."""

from collections.abc import Sequence

from tortoise.expressions import Q

from ground.identity import Person
from ground.language import lazy
from ground.running import Running
from volunteers.models import CertificateRequest, DisputeState, HourDispute, RequestState


async def _person(asked: CertificateRequest | HourDispute) -> Sequence[Person]:
    return await Person.filter(id=asked.person_id)


TERMS = (
    Running(
        model=CertificateRequest, since="asked_at", ends="due_at", runs=Q(state=RequestState.WAITING),
        words=lazy("your certificate"), told=_person,
    ),
    Running(
        model=HourDispute, since="due_from", ends="due_at", runs=Q(state=DisputeState.OPEN),
        words=lazy("the answer about hours"), told=_person,
    ),
)  # fmt: skip
