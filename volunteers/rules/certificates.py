"""Who may ask for a certificate, and who may take one back."""

from dataclasses import dataclass

from ground.actors import Actor, Channel, Role
from ground.language import lazy
from ground.rules import rule
from volunteers.models import Certificate

OFFICERS = (Role.STREET_OFFICER, Role.COUNTY_OFFICER, Role.SUPERVISOR)


@dataclass(frozen=True)
class Issued:
    """A certificate and the path of the place that answers for its issuer."""

    certificate: Certificate
    place_path: str


@rule(lazy("Only the person, or someone helping them, may ask for a certificate."))
def may_ask(actor: Actor, person_id: int) -> bool:
    return actor.channel == Channel.SYSTEM or actor.principal_id == person_id


@rule(lazy("Only the organisation that issued it, or its street, may take a certificate back."))
def may_revoke(actor: Actor, issued: Issued) -> bool:
    if actor.person_id in (None, issued.certificate.person_id):
        return False
    return actor.holds_over_org(issued.certificate.issuer_id, Role.ORG_MANAGER) or actor.holds_over_place(
        issued.place_path, *OFFICERS
    )


@rule(lazy("Only the organisation that is asked may answer this."))
def may_answer(actor: Actor, issuer_id: int) -> bool:
    return actor.channel == Channel.SYSTEM or actor.holds_over_org(issuer_id, Role.ORG_MANAGER)
