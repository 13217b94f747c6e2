"""Facts that the front door announces."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SignedUp:
    """A person has a place in a shift."""

    commitment_id: int
    person_id: int
    shift_id: int


@dataclass(frozen=True)
class PlaceFreed:
    """A place in a slot became free, by whatever way."""

    slot_id: int


@dataclass(frozen=True)
class ShiftSettled:
    """A shift's roll was handed in and its claims made."""

    shift_id: int


@dataclass(frozen=True)
class NeedReceived:
    """Somebody's need was written down."""

    need_id: int
    place_id: int
    category: str


@dataclass(frozen=True)
class NeedVerified:
    """A second person found that it is so, and that its text may be read by all."""

    need_id: int


@dataclass(frozen=True)
class NeedDispatched:
    """A desk sent a need to an organisation."""

    need_id: int
    organisation_id: int


@dataclass(frozen=True)
class NeedAccepted:
    """An organisation took a need on, under one of its projects."""

    need_id: int
    organisation_id: int
    project_id: int


@dataclass(frozen=True)
class NeedReturned:
    """A need went back to its desk: sent back, not answered in time, or recalled."""

    need_id: int
    organisation_id: int
    how: str


@dataclass(frozen=True)
class NeedConfirmed:
    """The beneficiary's word, or the desk's, that a need was met under a project: evidence for whoever pays for it."""

    need_id: int
    organisation_id: int
    project_id: int
    place_id: int
    category: str


@dataclass(frozen=True)
class NeedReopened:
    """What was closed is not well yet."""

    need_id: int


@dataclass(frozen=True)
class NeedWithdrawn:
    """Whoever asked does not ask any more; `organisation_id` is who had it, `was` the state it was in."""

    need_id: int
    organisation_id: int | None
    was: str


@dataclass(frozen=True)
class TripNoted:
    """A helper was on the way when a need was withdrawn: thanked, and no minutes of service (EDGE-28)."""

    need_id: int
    organisation_id: int


@dataclass(frozen=True)
class TroubleReported:
    """Somebody says that they were charged, hurt or treated badly; the authority looks into it (EDGE-29)."""

    trouble_id: int
    need_id: int
    kind: str
