"""Calendar files: a shift as a telephone's calendar takes it (RFC 5545; orgs-and-volunteers 7.14)."""

import datetime as dt
from collections.abc import Iterable

from ground import clock, settings
from ground.language import _
from marketplace.models import Commitment, CommitmentState, Shift, ShiftState

ZONE = (
    "BEGIN:VTIMEZONE",
    f"TZID:{clock.CITY_ZONE.key}",
    "BEGIN:STANDARD",
    "DTSTART:19910915T000000",
    "TZOFFSETFROM:+0900",
    "TZOFFSETTO:+0800",
    "TZNAME:CST",
    "END:STANDARD",
    "END:VTIMEZONE",
)
"""The city's clocks since the last summer time ended."""
STATUS = {
    CommitmentState.CONFIRMED: "CONFIRMED",
    CommitmentState.ATTENDED: "CONFIRMED",
    CommitmentState.EXCUSED: "CONFIRMED",
    CommitmentState.ABSENT: "CONFIRMED",
    CommitmentState.DISPUTED: "CONFIRMED",
    CommitmentState.OFFERED: "TENTATIVE",
    CommitmentState.WAITING: "TENTATIVE",
}
LONGEST_LINE = 75
"""Octets, without the line's end (RFC 5545 3.1)."""


def invitation(commitment: Commitment) -> str:
    """Return one event that reminds the day before: the same UID each time, a higher SEQUENCE after each change.

    CANCELLED once the place is given up. It names the activity and whom to call, nobody else.
    """
    status = STATUS.get(commitment.state, "CANCELLED")
    title = commitment.shift.activity.title
    alarm = ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_text(title)}", "TRIGGER:-P1D", "END:VALARM")
    return _calendar(
        _event(commitment.public_id, commitment.shift, words=_words(commitment), status=status, more=alarm)
    )


def programme(title: str, shifts: Iterable[Shift]) -> str:
    """Return what a community has on, as a calendar that anyone subscribes to: each shift by its own UID.

    `title` is what the calendar is called. It names the activity and its organisation, no person.
    """
    events = [
        _event(
            each.public_id,
            each,
            words=each.activity.organisation.name,
            status="CANCELLED" if each.state is ShiftState.CANCELLED else "CONFIRMED",
        )
        for each in shifts
    ]
    return _calendar([line for event in events for line in event], f"X-WR-CALNAME:{_text(title)}")


def _calendar(events: Iterable[str], *name: str) -> str:
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Sanshe//Sanshe//ZH")
    whole = [*head, *name, *ZONE, *events, "END:VCALENDAR"]
    return "".join(f"{part}\r\n" for line in whole for part in _folded(line))


def _event(uid: str, shift: Shift, *, words: str, status: str, more: Iterable[str] = ()) -> list[str]:
    host = settings.current().public_url.split("://")[-1].split("/")[0]
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}@{host}",
        f"SEQUENCE:{shift.revision + (status == 'CANCELLED')}",
        f"DTSTAMP:{clock.now():%Y%m%dT%H%M%SZ}",
        f"DTSTART;TZID={clock.CITY_ZONE.key}:{_local(shift.starts_at)}",
        f"DTEND;TZID={clock.CITY_ZONE.key}:{_local(shift.ends_at)}",
        f"SUMMARY:{_text(shift.activity.title)}",
        f"LOCATION:{_text(shift.activity.spot)}",
        f"DESCRIPTION:{_text(words)}",
        f"STATUS:{status}",
        *more,
        "END:VEVENT",
    ]


def _words(commitment: Commitment) -> str:
    activity = commitment.shift.activity
    call = _("Call %(name)s: %(phone)s", name=activity.contact_name, phone=activity.contact_phone)
    number = _("Your number: %(number)s", number=commitment.number)
    return "\n".join(each for each in (activity.way_there, activity.bring, call, number) if each)


def _local(moment: dt.datetime) -> str:
    return f"{moment.astimezone(clock.CITY_ZONE):%Y%m%dT%H%M%S}"


def _text(words: str) -> str:
    plain = "".join(each for each in words if each.isprintable() or each == "\n")
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> list[str]:
    """Return a line in parts of at most 75 octets, none of which cuts a character; the next ones begin with a space."""
    parts, part = [], ""
    for letter in line:
        if len((part + letter).encode()) > LONGEST_LINE:
            parts.append(part)
            part = " "
        part += letter
    return [*parts, part]
