"""The list of the people of a shift, made from rows."""

from starlette.requests import Request

from ground import clock, persons
from ground.asked import asked
from ground.idnumbers import age_on
from ground.language import _, age_band, hours_figure, hours_text
from marketplace.codes_on_paper import grouped
from marketplace.endpoints.activity_pages import shift_row
from marketplace.models import LIVE, MARKED_MISSING, Commitment, CommitmentState, Shift, ShiftState
from marketplace.queries import attendance
from marketplace.queries.attendance import Narrowed, OfShift
from marketplace.rules.activities import may_manage, may_roll, may_vouch_for
from marketplace.schemas.activity_words import PLACE_STATES, WAYS
from marketplace.schemas.attending_pages import ChosenPerson, PeoplePage, PersonRow
from marketplace.schemas.questions import PeopleQuestion

CAME = (CommitmentState.ATTENDED,)


def narrowed_by(request: Request) -> Narrowed:
    """Return how the address narrows the list."""
    wanted = asked(request, PeopleQuestion)
    return Narrowed(q=wanted.q, state=str(wanted.state or ""), way=str(wanted.way or ""))


async def people_page(shift: Shift, request: Request) -> PeoplePage:
    """Return the people of a shift as the address narrows them."""
    actor = request.user
    narrowed = narrowed_by(request)
    await shift.fetch_related("slots")
    row, everyone = shift_row(shift), await attendance.people_of(shift)
    shown = await attendance.people_of(shift, narrowed) if narrowed != Narrowed() else everyone
    manages, ahead = may_manage.allows(actor, shift.activity), shift.starts_at > clock.now()
    is_open = shift.state == ShiftState.OPEN
    return PeoplePage(
        title=_("%(title)s: who signed up", title=shift.activity.title),
        shift_id=shift.public_id,
        activity_id=shift.activity.public_id,
        activity=shift.activity.title,
        on=row.on,
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        state=row.state,
        kind=row.kind,
        reason=shift.reason,
        stats=_stats(shift, row.capacity, everyone),
        q=narrowed.q,
        chosen_state=narrowed.state,
        way=narrowed.way,
        states=_options(PLACE_STATES, {str(each.place.state) for each in everyone}),
        ways=[(str(each), str(words)) for each, words in WAYS.items()],
        rows=[person_row(each, shift, request) for each in shown],
        manages=manages,
        may_change=manages and is_open and ahead,
        may_add=manages and is_open and ahead,
        may_roll=may_roll.allows(actor, shift) and is_open and not ahead,
        may_end_early=manages and is_open and not ahead and shift.ends_at > clock.now(),
        sheets=[grouped(each.code) for each in await attendance.sheets_out(shift)],
    )


def _options(words: object, there: set[str]) -> list[tuple[str, str]]:
    assert isinstance(words, dict)  # noqa: S101 - the table of states
    return [(str(each), str(label)) for each, (label, _kind) in words.items() if str(each) in there]


def _stats(shift: Shift, capacity: int, people: list[OfShift]) -> list[tuple[str, str]]:
    states = [each.place.state for each in people]
    if shift.state == ShiftState.SETTLED:
        minutes = sum(each.minutes for each in people)
        return [
            (_("Places"), str(capacity)),
            (_("Was there"), str(states.count(CommitmentState.ATTENDED))),
            (_("Had told us"), str(states.count(CommitmentState.EXCUSED))),
            (_("Did not come"), str(states.count(CommitmentState.ABSENT))),
            (_("Hours recorded"), hours_text(minutes)),
        ]
    signed = states.count(CommitmentState.CONFIRMED)
    length = int((shift.ends_at - shift.starts_at).total_seconds()) // 60
    return [
        (_("Places"), str(capacity)),
        (_("Signed up"), str(signed)),
        (_("Asked, no answer yet"), str(states.count(CommitmentState.OFFERED))),
        (_("In line"), str(states.count(CommitmentState.WAITING))),
        (_("Hours expected"), hours_text(signed * length)),
    ]


def person_row(each: OfShift, shift: Shift, request: Request) -> PersonRow:
    """Return one person as the list shows them."""
    place, person = each.place, each.person
    state, kind = PLACE_STATES[place.state]
    place.shift = shift
    born = person.born_on
    return PersonRow(
        id=place.public_id,
        name=persons.name_shown(person),
        age=age_band(age_on(born, clock.today())) if born else "-",
        phone=persons.phone_shown(person) or _("no phone"),
        way=_("Just came") if place.walk_in else str(WAYS[place.way]),
        state=str(state),
        kind=kind,
        line=each.line,
        hours=hours_figure(each.minutes) if each.minutes else "-",
        late=place.late,
        walk_in=place.walk_in,
        may_end=place.state in LIVE and may_manage.allows(request.user, shift.activity),
        may_be_put_right=place.state in MARKED_MISSING and may_roll.allows(request.user, shift),
        wants_a_word=each.wants_a_word and may_vouch_for.allows(request.user, place),
    )


def chosen_people(places: list[Commitment], *, reveal: bool = False) -> list[ChosenPerson]:
    """Return people chosen from the list; with their telephones where the purpose was told."""
    return [
        ChosenPerson(
            id=each.public_id,
            name=persons.name_shown(each.person),
            phone=(persons.phone_of(each.person) or _("no phone")) if reveal else persons.phone_shown(each.person),
            call=(persons.phone_of(each.person) or "") if reveal else "",
        )
        for each in places
    ]
