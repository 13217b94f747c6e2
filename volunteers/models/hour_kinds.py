"""The words of the ledger of hours: kinds of time, grades of evidence, ways of recording, states of a claim."""

from enum import StrEnum


class HourCategory(StrEnum):
    """What kind of time; only service counts as service (INV-88)."""

    SERVICE = "service"
    TRAINING = "training"
    MEETING = "meeting"
    EMERGENCY = "emergency"


class Grade(StrEnum):
    """How good the evidence is, by independent parties (orgs-and-volunteers 7.8); D never counts to stars."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"


class Source(StrEnum):
    """How it was recorded."""

    DESK_ROLL = "desk_roll"
    CARD = "card"
    PAPER = "paper"
    LATE = "late"
    ADMIN = "admin"
    IMPORT = "import"
    REVERSAL = "reversal"


class Side(StrEnum):
    """Whose hand recorded a claim: a desk does not confirm what a desk recorded (security.md row 1)."""

    ORGANISATION = "organisation"
    DESK = "desk"


class ClaimState(StrEnum):
    """A claim's way into the ledger."""

    PROPOSED = "proposed"
    HELD = "held"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    REVERSED = "reversed"


class Flag(StrEnum):
    """What an officer should look at in a claim: never a punishment by itself (7.8, anomalies)."""

    LATE = "late"
    AT_NIGHT = "at_night"
    IN_BULK = "in_bulk"
    NO_EVIDENCE = "no_evidence"
    OPEN_END = "open_end"
    ORG_CLOSED = "org_closed"
    LONG = "long"
