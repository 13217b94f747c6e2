"""What volunteers carry over when two records become one, and what stands against it (EDGE-18)."""

from tortoise.expressions import Q

from ground.carrying import Carried
from ground.identity import Person
from ground.language import _, lazy
from volunteers.models import (
    Certificate,
    CertificateRequest,
    ClaimState,
    DisputeState,
    Guardianship,
    HourClaim,
    HourDispute,
    HourEntry,
    Merger,
    MergerState,
    Qualification,
    SocialWorker,
    Volunteer,
)

CARRIED = (
    Carried(Volunteer, unless=()),
    Carried(SocialWorker, unless=(), words=lazy("Social worker")),
    Carried(Qualification, words=lazy("Papers")),
    Carried(HourClaim, words=lazy("Recorded times")),
    Carried(HourClaim, "recorder_id"),
    Carried(HourClaim, "led_by_id"),
    Carried(HourClaim, "confirmer_id"),
    Carried(HourDispute, words=lazy("Questions about hours")),
    Carried(Certificate, words=lazy("Certificates")),
    Carried(CertificateRequest),
    Carried(Guardianship, "child_id", unless=("guardian_id",)),
    Carried(Guardianship, "guardian_id", unless=("child_id",)),
)
STAYS = {
    "volunteers_hour_entry.person_id": "written once; read over all records of a person",
    "volunteers_hour_entry.recorder_id": "written once",
    "volunteers_hour_entry.confirmer_id": "written once",
    "volunteers_hour_entry.second_id": "written once",
    "volunteers_hour_claim.second_id": "a hand of its day: who gives a second word has a role, and is not given up",
    "volunteers_merger.kept_id": "tells what was put together",
    "volunteers_merger.other_id": "tells what was put together",
}
OVER = (ClaimState.REFUSED, ClaimState.REVERSED)


async def same_shift(kept: Person, other: Person) -> list[str]:
    """Tell of a shift for which both records have time that stands."""
    standing = HourClaim.filter(corrects_id=None).exclude(state__in=OVER)
    mine = await standing.filter(person_id=kept.id).values_list("shift_ref", flat=True)
    both = await standing.filter(person_id=other.id, shift_ref__in=list(mine)).first()
    if both is None:
        return []
    return [_("Both have time of the same shift: %(about)s. Please take one back first.", about=both.about)]


async def own_hand(kept: Person, other: Person) -> list[str]:
    """Tell that one of the two recorded or confirmed the other's time: then nobody else's word stands behind it."""
    for one, two in ((kept.id, other.id), (other.id, kept.id)):
        entered = Q(recorder_id=two) | Q(confirmer_id=two) | Q(second_id=two)
        claimed = entered | Q(led_by_id=two)
        if (
            await HourClaim.filter(claimed, person_id=one).exclude(state__in=OVER).exists()
            or await HourEntry.filter(entered, person_id=one, reverses_id=None, reversed_by__id__isnull=True).exists()
        ):
            return [_("One of the two recorded or confirmed the other's time. Please have that put right first.")]
    return []


async def open_questions(kept: Person, other: Person) -> list[str]:
    """Tell of a question about hours, or about an earlier merger, that is not answered."""
    both = (kept.id, other.id)
    if await HourDispute.exists(person_id__in=both, state=DisputeState.OPEN):
        return [_("A question about their hours is open. Please answer it first.")]
    contested = Q(kept_id__in=both) | Q(other_id__in=both)
    if await Merger.filter(contested, state=MergerState.CONTESTED).exists():
        return [_("Someone says that an earlier merger was wrong. Please settle that first.")]
    return []


async def family(kept: Person, other: Person) -> list[str]:
    """Tell that one is the guardian of the other."""
    between = Q(child_id=kept.id, guardian_id=other.id) | Q(child_id=other.id, guardian_id=kept.id)
    if await Guardianship.filter(between).exists():
        return [_("One of the two is the other's guardian: these are two people.")]
    return []


HINDRANCES = (same_shift, own_hand, open_questions, family)
