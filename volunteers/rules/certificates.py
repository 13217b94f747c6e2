"""Who may ask for a certificate, and who may take one back."""

from dataclasses import dataclass

from ground.actors import Actor, Channel, Role
from ground.language import lazy
from ground.rules import rule
from volunteers.models import Certificate

ANSWERERS = (Role.STREET_OFFICER, Role.COUNTY_OFFICER)
"""Who answers in the place of a dissolved body that nobody took over."""
OFFICERS = (Role.STREET_OFFICER, Role.COUNTY_OFFICER, Role.SUPERVISOR)


@dataclass(frozen=True)
class Issued:
    """A certificate and the path of the place that answers for its issuer."""

    certificate: Certificate
    place_path: str
    keeper_id: int | None = None
    """The body that answers for the issuer's records: itself, its successor or its host."""


@dataclass(frozen=True)
class Asked:
    """A request, the body that answers for whom it was asked of, and the place of the latter (INV-90)."""

    keeper_id: int | None
    """None where no body does any more: then the officers of the place answer."""
    place_path: str


@rule(lazy("Only the person, or someone helping them, may ask for a certificate."))
def may_ask(actor: Actor, person_id: int) -> bool:
    return actor.channel == Channel.SYSTEM or actor.principal_id == person_id


@rule(lazy("Only the organisation that issued it, or its street, may take a certificate back."))
def may_revoke(actor: Actor, issued: Issued) -> bool:
    if actor.person_id in (None, issued.certificate.person_id):
        return False
    keepers = {issued.certificate.issuer_id, issued.keeper_id} - {None}
    return any(actor.holds_over_org(each, Role.ORG_MANAGER) for each in keepers if each) or actor.holds_over_place(
        issued.place_path, *OFFICERS
    )


@rule(lazy("Only the organisation that is asked may answer this, or whoever lawfully answers for its records."))
def may_answer(actor: Actor, asked: Asked) -> bool:
    """INV-90: the body itself; dissolved, its successor or host; where there is none, its street or county."""
    if actor.channel == Channel.SYSTEM:
        return True
    if asked.keeper_id is not None:
        return actor.holds_over_org(asked.keeper_id, Role.ORG_MANAGER)
    return actor.holds_over_place(asked.place_path, *ANSWERERS)
