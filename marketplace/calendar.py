"""Calendar files: a shift as a telephone's calendar takes it (RFC 5545; orgs-and-volunteers 7.14)."""

import datetime as dt

from ground import clock, settings
from marketplace.models import LIVE, Commitment, CommitmentState

STAMP = "%Y%m%dT%H%M%SZ"


def invitation(commitment: Commitment) -> str:
    """Return one event: the same UID each time, CANCELLED once the place is given up, no name but the contact's.

    SEQUENCE rises with every move of the shift, and once more at the end, so that a calendar takes the newer for true.
    The commitment comes with its shift and activity.
    """
    shift, activity = commitment.shift, commitment.shift.activity
    host = settings.current().public_url.split("://")[-1].split("/")[0]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Sanshe//Sanshe//ZH",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{commitment.public_id}@{host}",
        f"SEQUENCE:{shift.revision + (_status(commitment.state) == 'CANCELLED')}",
        f"DTSTAMP:{_utc(clock.now())}",
        f"DTSTART:{_utc(shift.starts_at)}",
        f"DTEND:{_utc(shift.ends_at)}",
        f"SUMMARY:{_text(activity.title)}",
        f"LOCATION:{_text(activity.spot)}",
        f"DESCRIPTION:{_text(f'{activity.contact_name} {activity.contact_phone}')}",
        f"STATUS:{_status(commitment.state)}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _status(state: CommitmentState) -> str:
    """Return CONFIRMED for a promise, TENTATIVE for a place in line or an offer, CANCELLED for what is no more."""
    if state in (CommitmentState.CONFIRMED, CommitmentState.ATTENDED):
        return "CONFIRMED"
    return "TENTATIVE" if state in LIVE else "CANCELLED"


def _utc(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime(STAMP)


def _text(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> list[str]:
    """Return a line in parts of at most 75 octets, none of which cuts a character (RFC 5545 3.1)."""
    parts, part = [], ""
    for letter in line:
        if len((part + letter).encode()) > 74:  # noqa: PLR2004 - 75 octets with the space that folds
            parts.append(part)
            part = " "
        part += letter
    return [*parts, part]
