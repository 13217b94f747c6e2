"""Claiming: an attendance becomes two points in time and a claim of hours, of a grade that its evidence can have."""

from tortoise.expressions import F

from ground import audit, clock
from ground.actors import Actor
from ground.database import transaction
from ground.errors import MayNot, OutOfTurn
from ground.language import lazy
from marketplace.models import CheckPoint, Commitment, CommitmentState, InOrOut, Shift
from marketplace.rules.activities import may_vouch_for
from orgs.models import Organisation, Project
from volunteers import recording
from volunteers.measuring import Served, Span
from volunteers.models import Grade, HourClaim, Source


async def points(place: Commitment, found: Served, *, method: Source, by: Actor) -> None:
    """Note when someone came and left, as whoever held the roll saw it, in the open act."""
    now = clock.now()
    await CheckPoint.bulk_create(
        CheckPoint(commitment=place, kind=kind, at=at, method=str(method), seen_by_id=by.person_id, noted_at=now)
        for kind, at in ((InOrOut.IN, found.span.starts_at), (InOrOut.OUT, found.span.ends_at))
    )


async def claim_for(place: Commitment, shift: Shift, found: Served, *, source: Source, by: Actor) -> HourClaim:
    """Claim the hours of an attendance in the open act; the shift comes with its activity."""
    activity = shift.activity
    return await recording.claim(
        person_id=place.person_id,
        project=await Project.get(id=activity.project_id),
        organisation=await Organisation.get(id=activity.organisation_id),
        about=activity.title,
        shift_ref=shift.public_id,
        place_id=activity.place_id,
        starts_at=found.span.starts_at,
        ends_at=found.span.ends_at,
        minutes=found.minutes,
        source=source,
        grade=grade_of(place, found, source=source, by=by),
        category=activity.category,
        planned=(shift.starts_at, shift.ends_at),
        led_by=activity.leader_id,
        flags=found.flags,
        by=by,
    )


def grade_of(place: Commitment, found: Served, *, source: Source, by: Actor) -> Grade:
    """Return the best grade: C for paper, for an open end, and where one hand alone stands for it all.

    One hand: whoever holds the roll also signed the person up (EDGE-15), or wrote them down on the spot.
    """
    one_hand = place.walk_in or (place.signed_by_id == by.person_id and place.person_id != by.person_id)
    if source == Source.PAPER or one_hand:
        return Grade.C
    return found.best


async def vouch_for(place: Commitment, *, by: Actor) -> HourClaim:
    """Claim the hours of whoever handed the roll in, as another of the organisation saw them (EDGE-14).

    The commitment comes with its shift and activity. Refuses whoever it is about, and a second time.
    """
    may_vouch_for.require(by, place)
    seen = {each.kind: each for each in await CheckPoint.filter(commitment_id=place.id)}
    if place.state != CommitmentState.ATTENDED or len(seen) != len(InOrOut):
        raise OutOfTurn(lazy("The roll does not say that this person came."))
    if seen[InOrOut.IN].seen_by_id != place.person_id:
        raise MayNot(lazy("The roll has recorded these hours already."))
    span = Span(seen[InOrOut.IN].at, seen[InOrOut.OUT].at)
    async with transaction():
        made = await claim_for(
            place, place.shift, Served(span, span.minutes, Grade.B), source=Source.DESK_ROLL, by=by
        )  # fmt: skip
        await audit.record("Commitment.vouch_for", place, by=by)
    return made


async def waiting_for_a_word(org_ids: list[int]) -> list[Commitment]:
    """Return the attendances of those who handed the roll in themselves, whose hours nobody else has claimed yet."""
    attended = Commitment.filter(
        state=CommitmentState.ATTENDED, shift__activity__organisation_id__in=org_ids, points__kind=InOrOut.IN,
        points__seen_by_id=F("person_id"),
    )  # fmt: skip
    alone = await attended.select_related("shift__activity", "person").order_by("id")
    claimed = set(
        await HourClaim.filter(shift_ref__in=[each.shift.public_id for each in alone]).values_list(
            "person_id", "shift_ref"
        )
    )
    return [each for each in alone if (each.person_id, each.shift.public_id) not in claimed]
