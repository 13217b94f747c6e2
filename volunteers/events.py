"""What volunteers announce to the floors above: ids, minutes and plain words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class VolunteerEnrolled:
    """Someone became a volunteer, or came back."""

    volunteer_id: int
    person_id: int


@dataclass(frozen=True)
class VolunteerStopped:
    """A volunteer withdrew, paused or was suspended: places ahead are to be asked about (EDGE-20: asked, not moved)."""

    volunteer_id: int
    person_id: int
    state: str


@dataclass(frozen=True)
class MergerSettled:
    """It is settled whether two records are of one person: what was frozen goes on (EDGE-19)."""

    merger_id: int
    people: list[int]


@dataclass(frozen=True)
class GuardianWithdrew:
    """A guardian took their word back: what the child promised as a minor is given up (EDGE-26)."""

    guardianship_id: int
    person_id: int


@dataclass(frozen=True)
class HoursAccepted:
    """A line entered the ledger."""

    entry_id: int
    person_id: int
    project_id: int
    minutes: int
    organisation_id: int
    category: str
    grade: str
    shift_ref: str
    service_on: str


@dataclass(frozen=True)
class HoursReversed:
    """A line was taken back by another: `minutes` are below zero."""

    entry_id: int
    reverses_id: int
    person_id: int
    project_id: int
    minutes: int
    organisation_id: int
    category: str
    grade: str
    shift_ref: str
    service_on: str


@dataclass(frozen=True)
class HoursRefused:
    """A claim was refused; the person reads why."""

    claim_id: int
    person_id: int
    organisation_id: int
    shift_ref: str


@dataclass(frozen=True)
class HoursDisputed:
    """A volunteer says that a line, or the lack of one, is not right."""

    dispute_id: int
    person_id: int
    place_id: int


@dataclass(frozen=True)
class CertificateIssued:
    """A certificate was issued."""

    certificate_id: int
    person_id: int
    organisation_id: int
    minutes: int
