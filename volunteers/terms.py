"""The terms in working days that run with hours (K1): a certificate that was asked for, a question about hours."""

from tortoise.expressions import Q

from ground.language import lazy
from ground.running import Running, person_in
from volunteers.models import CertificateRequest, DisputeState, HourDispute, RequestState

TERMS = (
    Running(
        model=CertificateRequest, since="asked_at", ends="due_at", runs=Q(state=RequestState.WAITING),
        words=lazy("your certificate"), told=person_in("person_id"),
    ),
    Running(
        model=HourDispute, since="due_from", ends="due_at", runs=Q(state=DisputeState.OPEN),
        words=lazy("the answer about hours"), told=person_in("person_id"),
    ),
)  # fmt: skip
