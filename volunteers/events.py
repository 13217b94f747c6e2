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
