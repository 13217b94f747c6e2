"""The roll and its paper, made from rows; what was typed stays as it was typed."""

import datetime as dt
from collections.abc import Sequence

from starlette.requests import Request

from ground import clock, settings
from ground.forms import Form, form_of
from ground.language import _, hours_text, spoken_day, spoken_span
from ground.persons import name_shown
from marketplace import eligibility
from marketplace.attending import Presence, too_late_days
from marketplace.codes_on_paper import data_address, grouped
from marketplace.models import LIVE, Commitment, CommitmentState, RollSheet, Shift, ShiftState
from marketplace.queries import attendance
from marketplace.rules.activities import may_manage
from marketplace.schemas.activity_words import PLACE_STATES
from marketplace.schemas.attending import SPARE_ROWS, Line
from marketplace.schemas.attending_pages import (
    ChosenPerson,
    ExtraRow,
    PaperPage,
    PaperRow,
    ReceiptPage,
    RollPage,
    RollRow,
    SheetPage,
    SheetRow,
)

EARLY = dt.timedelta(hours=6)
"""A time so long before the start is meant on the morning after."""


def presences(
    shift: Shift, lines: Sequence[Line], places: Sequence[Commitment], *, on_paper: bool = False
) -> list[Presence]:
    """Return a roll's lines as the act takes them; a line about nobody of this shift is left out.

    An empty time of leaving means that nobody saw it; on paper, that it was as planned.
    """
    known = {each.public_id: each.id for each in places}
    return [
        Presence(
            known[line.person],
            came=line.came,
            excused=line.excused,
            came_at=moment(shift, line.came_at),
            left_at=moment(shift, line.left_at),
            left_unseen=line.came and line.left_at is None and not on_paper,
        )
        for line in lines
        if line.person in known
    ]


def moment(shift: Shift, at: dt.time | None) -> dt.datetime | None:
    """Return a time of the day as a moment of the shift: of its first day, or of the morning after."""
    if at is None:
        return None
    found = clock.city_moment(clock.city_day(shift.starts_at), at)
    return found + dt.timedelta(days=1) if found < shift.starts_at - EARLY else found


def planned(shift: Shift) -> tuple[str, str]:
    """Return the times that stand in a roll at first: those of the plan, or now while it is still under way."""
    last = min(shift.ends_at, clock.now())
    return _hm(shift.starts_at), _hm(last)


def _hm(at: dt.datetime) -> str:
    return f"{at.astimezone(clock.CITY_ZONE):%H:%M}"


def _typed(form: Form, name: str) -> list[str]:
    value = form.value(name)
    return list(value) if isinstance(value, list) else [value] if value else []


def _error(form: Form, at: int) -> str:
    return next((each.sentence for each in form.errors if each.field.startswith(f"lines.{at}.")), "")


async def roll_page(shift: Shift, request: Request) -> RollPage:
    """Return the roll: everyone who signed up is ticked with the planned times, or as it was typed."""
    form = form_of(request)
    places = await attendance.on_the_roll(shift)
    order = [each for each in str(form.value("people")).split(",") if each]
    came, excused = _typed(form, "came"), _typed(form, "excused")
    times = {name: _typed(form, name) for name in ("came_at", "left_at")}
    start, end = planned(shift)
    rows = []
    for place in places:
        at = order.index(place.public_id) if place.public_id in order else None
        first = place.state == CommitmentState.CONFIRMED or place.walk_in
        rows.append(
            RollRow(
                id=place.public_id,
                name=name_shown(place.person),
                note=_note(place),
                came=first if at is None else place.public_id in came,
                excused=at is not None and place.public_id in excused,
                came_at=start if at is None or at >= len(times["came_at"]) else times["came_at"][at],
                left_at=end if at is None or at >= len(times["left_at"]) else times["left_at"][at],
                error=_error(form, at) if at is not None else "",
                walk_in=place.walk_in,
            )
        )
    return RollPage(
        title=_("Roll: %(title)s", title=shift.activity.title),
        shift_id=shift.public_id,
        activity=shift.activity.title,
        on=clock.city_day(shift.starts_at),
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        rows=rows,
        people=",".join(each.id for each in rows),
        begun=shift.starts_at <= clock.now(),
        over=shift.ends_at <= clock.now(),
        uncovered=not eligibility.covered(shift.activity, shift),
        sheets=[grouped(each.code) for each in await attendance.sheets_out(shift)],
        too_late_days=await too_late_days(shift),
    )


def _note(place: Commitment) -> str:
    if place.walk_in:
        return _("just came")
    return "" if place.state == CommitmentState.CONFIRMED else str(PLACE_STATES[place.state][0])


async def receipt_page(shift: Shift, request: Request) -> ReceiptPage:
    """Return what a roll that was handed in says, and what comes next."""
    people = await attendance.people_of(shift)
    states = [each.place.state for each in people]
    alone = [each for each in people if each.wants_a_word]
    return ReceiptPage(
        title=_("The roll is handed in"),
        shift_id=shift.public_id,
        activity_id=shift.activity.public_id,
        activity=shift.activity.title,
        on=clock.city_day(shift.starts_at),
        community=shift.activity.place.name,
        came=states.count(CommitmentState.ATTENDED),
        excused=states.count(CommitmentState.EXCUSED),
        absent=states.count(CommitmentState.ABSENT),
        hours=hours_text(sum(each.minutes for each in people)),
        handed_in_at=shift.rolled_at or clock.now(),
        wants_a_word=[ChosenPerson(id=each.place.public_id, name=name_shown(each.person)) for each in alone],
        may_vouch=may_manage.allows(request.user, shift.activity)
        and all(each.person.id != request.user.person_id for each in alone),
    )


async def sheet_page(shift: Shift, sheet: RollSheet | None, people: list[Commitment], link: str) -> SheetPage:
    """Return the sheet that people sign, with its number where it was given one."""
    activity = shift.activity
    when = f"{spoken_day(clock.city_day(shift.starts_at))} {spoken_span(shift.starts_at, shift.ends_at)}"
    contact = " ".join(filter(None, (activity.contact_name, activity.contact_phone)))
    return SheetPage(
        title=_("Sign-in sheet"),
        activity=activity.title,
        lines=[
            f"{when} · {activity.spot}",
            _("Organiser: %(org)s · Contact: %(contact)s", org=activity.organisation.name, contact=contact),
        ],
        rows=[SheetRow(name=name_shown(each.person), phone_tail=each.person.phone_tail) for each in people],
        spare=SPARE_ROWS,
        code=grouped(sheet.code) if sheet else "",
        qr=data_address(f"{settings.current().public_url}{link}?code={sheet.code}") if sheet else "",
    )


async def paper_page(shift: Shift, sheet: RollSheet | None, request: Request) -> PaperPage:
    """Return the screen on which a sheet is entered in its printed order; without a sheet, it asks for its letters."""
    form = form_of(request)
    places = await attendance.printed_on(sheet) if sheet else []
    printed = len(places)
    places += [each for each in await attendance.on_the_roll(shift) if sheet and each.public_id not in sheet.printed]
    typed = bool(form.value("people"))
    came, times = _typed(form, "came"), {name: _typed(form, name) for name in ("came_at", "left_at")}
    rows = []
    for at, place in enumerate(places):
        public_id, live = place.public_id, place.state in LIVE
        rows.append(
            PaperRow(
                id=public_id,
                name=name_shown(place.person),
                number=at + 1 if at < printed else None,
                came=public_id in came if typed else live and at < printed,
                came_at=times["came_at"][at] if at < len(times["came_at"]) else "",
                left_at=times["left_at"][at] if at < len(times["left_at"]) else "",
                gone="" if live else str(PLACE_STATES[place.state][0]),
                error=_error(form, at),
            )
        )
    return PaperPage(
        title=_("Enter the sheet"),
        shift_id=shift.public_id,
        activity=shift.activity.title,
        on=clock.city_day(shift.starts_at),
        code=sheet.code if sheet else "",
        rows=rows,
        people=",".join(each.id for each in rows),
        extras=_extras(form, printed),
        asks_code=sheet is None,
    )


def _extras(form: Form, printed: int) -> list[ExtraRow]:
    columns = {name: _typed(form, f"extra_{name}") for name in ("name", "phone", "came_at", "left_at")}
    written = [each for each in columns["name"] if each.strip()]
    rows = []
    for at in range(SPARE_ROWS):
        cells = {name: column[at] if at < len(column) else "" for name, column in columns.items()}
        position = written.index(cells["name"]) if cells["name"].strip() in written else -1
        error = next((each.sentence for each in form.errors if each.field.startswith(f"extras.{position}.")), "")
        rows.append(ExtraRow(number=printed + at + 1, error=error, **cells))
    return rows


def is_settled(shift: Shift) -> bool:
    """Whether the roll of a shift was handed in."""
    return shift.state == ShiftState.SETTLED
