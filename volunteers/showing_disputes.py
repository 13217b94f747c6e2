"""Showing disputes: what was said, by whom, and who answers next."""

from collections.abc import Mapping

from ground.actors import Actor
from ground.language import _, lazy
from ground.persons import name_shown
from ground.places import Place, PlaceKind, line_of
from volunteers.disputing import ABOVE
from volunteers.models import DisputeLevel, DisputeState, HourDispute, HourDisputeWord
from volunteers.rules import disputes as rules
from volunteers.schemas.own_hours import DisputePage, WordShown

STATES: Mapping[DisputeState, object] = {
    DisputeState.OPEN: lazy("waits for an answer"),
    DisputeState.ANSWERED: lazy("answered"),
    DisputeState.CLOSED: lazy("settled"),
}
KINDS = {
    DisputeLevel.COMMUNITY: PlaceKind.COMMUNITY,
    DisputeLevel.STREET: PlaceKind.STREET,
    DisputeLevel.COUNTY: PlaceKind.COUNTY,
}


async def dispute_page(dispute: HourDispute, *, seen_by: Actor, on_desk: bool = False) -> DisputePage:
    """Return a dispute as the person, or a desk, reads it; on a desk it comes with its person."""
    place = await Place.get(id=dispute.place_id)
    names = {level: await _name_at(place, level) for level in DisputeLevel}
    steps = await HourDisputeWord.filter(dispute_id=dispute.id).order_by("at", "id")
    return DisputePage(
        title=dispute.about,
        id=dispute.public_id,
        about=dispute.about,
        state=str(dispute.state),
        due_at=dispute.due_at,
        answered_by=names[dispute.level],
        steps=[
            WordShown(
                who=names[step.level] if step.level else (name_shown(dispute.person) if on_desk else _("You")),
                words=step.words,
                at=step.at,
                mine=step.level is None,
            )
            for step in steps
        ],
        may_go_up=not on_desk and dispute.state == DisputeState.ANSWERED and dispute.level in ABOVE,
        may_settle=not on_desk and dispute.state != DisputeState.CLOSED,
        may_answer=on_desk
        and dispute.state == DisputeState.OPEN
        and rules.may_answer.allows(seen_by, rules.Answering(dispute, place.path)),
        person=name_shown(dispute.person) if on_desk else "",
        helper=dispute.person.public_id if on_desk else "",
        on_desk=on_desk,
    )


async def _name_at(place: Place, level: DisputeLevel) -> str:
    """Return the name of the place above that answers at a level."""
    return next((each.name for each in await line_of(place) if each.kind == KINDS[level]), place.name)
