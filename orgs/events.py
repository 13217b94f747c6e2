"""Facts that organisations announce: ids and plain values."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OrgAccepted:
    """A filing was accepted, and this organisation stands since."""

    org_id: int
    filing_id: int


@dataclass(frozen=True)
class OrgLapsed:
    """An organisation missed a due past its grace, or lost its host: no new recruitment (INV-6)."""

    org_id: int


@dataclass(frozen=True)
class OrgSuspended:
    """The authority stopped an organisation; what runs goes on until it decides (EDGE-21)."""

    org_id: int


@dataclass(frozen=True)
class OrgRestored:
    """An organisation may call for people again: renewed, restored, or hosted anew."""

    org_id: int


@dataclass(frozen=True)
class OrgWindingDown:
    """An organisation closes its affairs; nothing new begins (INV-7)."""

    org_id: int


@dataclass(frozen=True)
class OrgDissolved:
    """An organisation is no more, and owed nothing when it went (EDGE-20)."""

    org_id: int


@dataclass(frozen=True)
class OrgChanged:
    """Verified facts of an organisation changed after the street had looked."""

    org_id: int
    facts: str
    """Names of the facts, joined by commas."""


@dataclass(frozen=True)
class ProjectBegun:
    """A project runs: activities may be opened under it."""

    project_id: int
    org_id: int


@dataclass(frozen=True)
class ProjectClosed:
    """A project ended: hours already served can be recorded under it, nothing new begins."""

    project_id: int
    org_id: int


@dataclass(frozen=True)
class EvidenceLost:
    """A record that a payer stands on was taken back by those who keep it; `kept`: after its part was accepted."""

    use_id: int
    kind: str
    payer_kind: str
    payer_reference: int
    part_reference: int
    kept: bool
