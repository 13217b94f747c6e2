"""Who may contest hours, and who answers."""

from dataclasses import dataclass

from ground.actors import Actor, Role
from ground.language import lazy
from ground.rules import rule
from volunteers.models import DisputeLevel, HourDispute

ANSWERERS = {
    DisputeLevel.COMMUNITY: Role.COMMUNITY_WORKER,
    DisputeLevel.STREET: Role.STREET_OFFICER,
    DisputeLevel.COUNTY: Role.COUNTY_OFFICER,
}


@dataclass(frozen=True)
class Answering:
    """A dispute and the path of the place whose desks answer."""

    dispute: HourDispute
    place_path: str


@rule(lazy("Only the person, or someone helping them, may contest their hours."))
def may_dispute(actor: Actor, person_id: int) -> bool:
    return actor.principal_id == person_id


@rule(lazy("This waits for another desk's answer."))
def may_answer(actor: Actor, answering: Answering) -> bool:
    return actor.person_id != answering.dispute.person_id and actor.holds_over_place(
        answering.place_path, ANSWERERS[answering.dispute.level]
    )
