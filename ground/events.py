"""The facts that the ground announces."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MandateGiven:
    """Someone may act for an elder from now on; the elder is told."""

    mandate_id: int


@dataclass(frozen=True)
class MandateRevoked:
    """Someone may no longer act for an elder, or only in part."""

    mandate_id: int


@dataclass(frozen=True)
class ObjectionAnswered:
    """An objection was judged; who objected is told, on a way that does not name them in any table."""

    objection_id: int


@dataclass(frozen=True)
class PlaceEnded:
    """A place was renamed, moved, merged, split or given up; what lives on belongs to its heirs."""

    place_id: int
    heirs: list[int]
