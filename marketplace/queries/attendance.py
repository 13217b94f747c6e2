"""What whoever leads sees of the people of a shift."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tortoise.expressions import Q

from ground.actors import Actor, Role
from ground.errors import NotFound
from ground.identity import Person
from ground.places import Place
from marketplace.models import LIVE, TAKING, CheckPoint, Commitment, CommitmentState, InOrOut, RollSheet, Shift
from marketplace.queries.commitments import NO_SUCH_PLACE
from marketplace.rules.activities import RUNNERS, may_roll
from volunteers.models import ClaimState, HourClaim

ORDER = {state: number for number, state in enumerate(CommitmentState)}
FIRST = (
    CommitmentState.CONFIRMED,
    CommitmentState.OFFERED,
    CommitmentState.WAITING,
    CommitmentState.ATTENDED,
    CommitmentState.EXCUSED,
    CommitmentState.DISPUTED,
    CommitmentState.ABSENT,
)


@dataclass(frozen=True)
class Narrowed:
    """How a list of people is narrowed."""

    q: str = ""
    """A name, its first letters, or the last figures of a telephone."""
    state: str = ""
    way: str = ""


@dataclass(frozen=True)
class OfShift:
    """One person of a shift, with the minutes that were claimed and whether another's word is missing."""

    place: Commitment
    person: Person
    minutes: int
    line: int | None
    wants_a_word: bool


async def people_of(shift: Shift, narrowed: Narrowed | None = None) -> list[OfShift]:
    """Return who is or was in a shift, by state and then in the order of signing up."""
    narrowed = narrowed or Narrowed()
    found = Commitment.filter(shift_id=shift.id)
    if narrowed.state:
        found = found.filter(state=narrowed.state)
    if narrowed.way:
        found = found.filter(way=narrowed.way)
    if narrowed.q:
        found = found.filter(
            Q(person__name__icontains=narrowed.q)
            | Q(person__name_key__icontains=narrowed.q.lower())
            | Q(person__phone_tail=narrowed.q)
        )
    rows = await found.order_by("joined_at", "id").select_related("person")
    claims = {each.person_id: each for each in await _claims(shift)}
    own_hand = await _rolled_themselves(shift)
    line = await _line_of(shift)
    made = [
        OfShift(
            place=each,
            person=each.person,
            minutes=claims[each.person_id].minutes if each.person_id in claims else 0,
            line=line.get(each.id),
            wants_a_word=each.id in own_hand and each.person_id not in claims,
        )
        for each in rows
    ]
    return sorted(made, key=lambda each: FIRST.index(each.place.state) if each.place.state in FIRST else len(FIRST))


async def _line_of(shift: Shift) -> dict[int, int]:
    """Return the number in its slot's line of each who waits in it, whoever else is looked for (INV-60)."""
    waiting = Commitment.filter(shift_id=shift.id, state=CommitmentState.WAITING, walk_in=False)
    lines: dict[int, int] = defaultdict(int)
    numbers = {}
    for number, slot_id in await waiting.order_by("joined_at", "id").values_list("id", "slot_id"):
        lines[slot_id] += 1
        numbers[number] = lines[slot_id]
    return numbers


async def _claims(shift: Shift) -> Sequence[HourClaim]:
    return await HourClaim.filter(shift_ref=shift.public_id).exclude(
        state__in=(ClaimState.REFUSED, ClaimState.REVERSED)
    )  # fmt: skip


async def _rolled_themselves(shift: Shift) -> set[int]:
    seen = await CheckPoint.filter(commitment__shift_id=shift.id, kind=InOrOut.IN).select_related("commitment")
    return {each.commitment_id for each in seen if each.seen_by_id == each.commitment.person_id}


async def on_the_roll(shift: Shift) -> list[Commitment]:
    """Return who is to be called: who signed up first, then who was written in or waited in the line."""
    live = (
        await Commitment.filter(shift_id=shift.id, state__in=LIVE).order_by("joined_at", "id").select_related("person")
    )
    return sorted(live, key=lambda each: (each.state != CommitmentState.CONFIRMED, not each.walk_in))


async def place_in_shift(shift: Shift, public_id: str) -> Commitment:
    """Return a sign-up to this shift with its person; of another shift, NotFound (404)."""
    found = await Commitment.get_or_none(public_id=public_id, shift_id=shift.id).select_related("person")
    if found is None:
        raise NotFound(NO_SUCH_PLACE)
    found.shift = shift
    return found


async def chosen_in(shift: Shift, public_ids: Sequence[str]) -> list[Commitment]:
    """Return these sign-ups of a shift that are still live, in the order of signing up; others are left out."""
    found = await Commitment.filter(
        shift_id=shift.id, public_id__in=list(public_ids), state__in=LIVE
    ).order_by("joined_at", "id").select_related("person")  # fmt: skip
    for each in found:
        each.shift = shift
    return found


async def to_print(shift: Shift) -> list[Commitment]:
    """Return who stands on a sheet printed now: who has a place, in the order of signing up."""
    held = Commitment.filter(shift_id=shift.id, state__in=TAKING).order_by("joined_at", "id")
    return await held.select_related("person")


async def printed_on(sheet: RollSheet) -> list[Commitment]:
    """Return the rows of a sheet in their printed order, whatever became of them since."""
    found = await Commitment.filter(public_id__in=sheet.printed).select_related("person")
    rows = {each.public_id: each for each in found}
    return [rows[each] for each in sheet.printed]


async def sheets_out(shift: Shift) -> list[RollSheet]:
    """Return the printed sheets of a shift that have not come back, the newest first."""
    return await RollSheet.filter(shift_id=shift.id, used_at=None).order_by("-id")


async def sheet_files(actor: Actor, number: int) -> bool:
    """Whether an actor may see the picture of a sheet: whoever may roll, the organisation, the desk that confirms."""
    sheet = await RollSheet.get_or_none(id=number).select_related("shift__activity")
    if sheet is None:
        return False
    activity = sheet.shift.activity
    if may_roll.allows(actor, sheet.shift) or actor.holds_over_org(activity.organisation_id, *RUNNERS):
        return True
    place = await Place.get(id=activity.place_id)
    return actor.holds_over_place(place.path, Role.COMMUNITY_WORKER, Role.STREET_OFFICER, Role.COUNTY_OFFICER)
