"""A place in a shift as a page: what it is, what comes next, and what its reader may do with it."""

from ground import clock, persons
from ground.actors import Actor
from ground.language import lazy
from ground.mandates import Scope
from marketplace import contesting, first_come
from marketplace.models import LIVE, Commitment, CommitmentState, Shift, ShiftState
from marketplace.queries.activities import near
from marketplace.queries.commitments import place_in_line
from marketplace.queries.contacts import opens_for
from marketplace.queries.family import may_for
from marketplace.rules.activities import may_end
from marketplace.schemas.signing_up import PlacePage

TITLES: dict[CommitmentState, object] = {
    CommitmentState.CONFIRMED: lazy("You are signed up"),
    CommitmentState.WAITING: lazy("You are in line"),
    CommitmentState.OFFERED: lazy("A place is free for you"),
    CommitmentState.LAPSED: lazy("The time to say yes is over"),
    CommitmentState.WITHDRAWN: lazy("You have given up your place"),
    CommitmentState.REMOVED: lazy("The organiser had to take you off the list"),
    CommitmentState.CANCELLED: lazy("This has been called off"),
    CommitmentState.ATTENDED: lazy("You were there. Thank you!"),
    CommitmentState.EXCUSED: lazy("You had told us that you could not come"),
    CommitmentState.ABSENT: lazy("The leader did not see you there"),
    CommitmentState.DISPUTED: lazy("You said that you were there"),
}
OTHERS = 3
"""So many others are offered to whoever's shift was called off."""
GONE = (CommitmentState.WITHDRAWN, CommitmentState.LAPSED)


async def place_page(actor: Actor, commitment: Commitment) -> PlacePage:
    """Return the page of a place; the commitment comes with its person, slot, shift and activity."""
    shift, activity = commitment.shift, commitment.shift.activity
    line, now = await place_in_line(commitment), clock.now()
    free = commitment.slot.taken < commitment.slot.capacity
    ahead, asked = shift.starts_at > now, await _is_asked(commitment, in_line=line is not None and free)
    signs_up = await may_for(actor, commitment.person_id, Scope.SIGN_UP)
    opens = await opens_for(commitment)
    ends = may_end.allows(actor, commitment) or await may_for(actor, commitment.person_id, Scope.CANCEL)
    called_off = commitment.state == CommitmentState.CANCELLED and commitment.person_id == actor.person_id
    return PlacePage(
        title=str(TITLES[commitment.state]),
        id=commitment.public_id,
        number=commitment.number,
        state=str(commitment.state),
        line=line,
        offer_ends_at=commitment.offer_ends_at,
        place_is_free=line is not None and asked,
        may_withdraw=commitment.state in LIVE and shift.ends_at > now and ends,
        may_say_yes=signs_up and ahead and asked,
        may_contest=commitment.person_id == actor.person_id and await contesting.can_be_said(commitment),
        may_come_back=signs_up and ahead and commitment.state in GONE and _takes_people(shift),
        shift_id=shift.public_id,
        activity_id=activity.public_id,
        activity=activity.title,
        on=clock.city_day(shift.starts_at),
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        spot=activity.spot,
        way_there=activity.way_there,
        bring=activity.bring,
        contact_name=activity.contact_name,
        contact_phone=activity.contact_phone,
        organisation=activity.organisation.name,
        person=persons.name_shown(commitment.person),
        reason=commitment.reason,
        contact_opens_at=opens[0] if opens else None,
        may_see_contact=opens is not None and opens[0] <= now <= opens[1] and commitment.person_id == actor.person_id,
        others=await near(actor, most=OTHERS) if called_off else [],
    )


async def _is_asked(commitment: Commitment, *, in_line: bool) -> bool:
    """Whether a yes is waited for: to an offer that stands, or to a free place, once it is their turn."""
    if not in_line:
        return commitment.state == CommitmentState.OFFERED and not commitment.is_overdue
    return commitment.told_free_at is not None or not await first_come.is_kept(commitment.slot, but=commitment)


def _takes_people(shift: Shift) -> bool:
    return shift.state == ShiftState.OPEN
