"""What each actor may see of places in shifts."""

from tortoise.expressions import Q

from ground import clock
from ground.actors import Actor
from ground.errors import NotFound
from ground.language import lazy
from ground.mandates import live_for
from marketplace.models import LIVE, Commitment, CommitmentState, Shift
from marketplace.rules.activities import RUNNERS

NO_SUCH_PLACE = lazy("We could not find this sign-up.")


async def commitment_seen_by(actor: Actor, public_id: str) -> Commitment:
    """Return a commitment of one's own, of whoever lets one act for them, or of one's organisation."""
    found = await whole(public_id)
    own = actor.person_id == found.person_id or bool(await live_for(actor, found.person_id))
    if not own and not actor.holds_over_org(found.shift.activity.organisation_id, *RUNNERS):
        raise NotFound(NO_SUCH_PLACE)
    return found


async def whole(public_id: str) -> Commitment:
    """Return a commitment with its person, slot, shift, activity and organisation; who may see it is asked next.

    In two questions: joined in one, names of columns grow longer than the 63 letters that PostgreSQL keeps.
    """
    found = await Commitment.get_or_none(public_id=public_id).select_related("person", "slot")
    if found is None:
        raise NotFound(NO_SUCH_PLACE)
    found.shift = await Shift.get(id=found.shift_id).select_related("activity__organisation", "activity__place")
    return found


async def place_in_line(commitment: Commitment) -> int | None:
    """Return the place in line of someone who waits, from 1; None for whoever does not."""
    if commitment.state != CommitmentState.WAITING:
        return None
    before = Q(joined_at__lt=commitment.joined_at) | Q(joined_at=commitment.joined_at, id__lte=commitment.id)
    return await Commitment.filter(before, slot_id=commitment.slot_id, state=CommitmentState.WAITING).count()


async def ahead_of(person_id: int) -> list[Commitment]:
    """Return what a person has promised or waits for, the next first."""
    return await Commitment.filter(
        person_id=person_id, state__in=LIVE, shift__ends_at__gt=clock.now()
    ).select_related("shift__activity").order_by("shift__starts_at")  # fmt: skip


async def behind_of(person_id: int, most: int = 20) -> list[Commitment]:
    """Return what is past of a person's sign-ups, the latest first."""
    return await Commitment.filter(
        Q(shift__ends_at__lte=clock.now()) | ~Q(state__in=LIVE), person_id=person_id
    ).select_related("shift__activity").order_by("-shift__starts_at").limit(most)  # fmt: skip
