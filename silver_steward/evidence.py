"""Evidence: the counted hours of a window, and the snapshot that reviewers see (EV1-EV3)."""

import datetime as dt
import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ground import clock
from ground.chains import canonical
from silver_steward.models import EvidenceSnapshot, Nomination, Occasion
from volunteers.ledger import UNCOUNTED, standing_lines
from volunteers.measuring import Span
from volunteers.models import DisputeState, HourCategory, HourDispute, HourEntry

K = TypeVar("K")


@dataclass(frozen=True)
class Counted:
    """What counts of a window's service for the honour."""

    minutes: int
    excess: int
    """Over the day's cap or at the same time as other service: visible, not counted."""
    disputed: int
    """Of lines whose rightness is open."""
    by_month: dict[str, int]
    by_verifier: dict[int, int]
    by_org: dict[str, int]
    activities: int
    training: int
    marks: dict[str, int]
    """How far each organisation's chain was read: its last line's number."""


async def counted(person_id: int, first: dt.date, last: dt.date, most_a_day: int) -> Counted:
    """Count a person's service of some days: confirmed, not taken back, not disputed, capped by the day."""
    lines = await standing_lines(person_id, first, last)
    disputes = HourDispute.filter(person_id=person_id, state=DisputeState.OPEN)
    open_claims = {each.claim_id for each in await disputes}
    service = [each for each in lines if each.category == HourCategory.SERVICE and each.grade not in UNCOUNTED]
    clean = [each for each in service if each.claim_id not in open_claims]
    days = {day: _of_day(of_day, most_a_day) for day, of_day in _by_day(clean).items()}
    by_month: Counter[str] = Counter()
    for day, minutes in days.items():
        by_month[f"{day:%Y-%m}"] += minutes
    total = sum(days.values())
    return Counted(
        minutes=total,
        excess=sum(each.minutes for each in clean) - total,
        disputed=sum(each.minutes for each in service) - sum(each.minutes for each in clean),
        by_month=dict(sorted(by_month.items())),
        by_verifier=_summed(clean, lambda each: each.confirmer_id),
        by_org=_summed(clean, lambda each: each.organisation.name),
        activities=len({each.shift_ref for each in clean}),
        training=sum(each.minutes for each in lines if each.category == HourCategory.TRAINING),
        marks={
            str(org): max(each.seq for each in lines if each.organisation_id == org)
            for org in sorted({each.organisation_id for each in lines})
        },
    )


def _by_day(lines: Sequence[HourEntry]) -> dict[dt.date, list[HourEntry]]:
    found: dict[dt.date, list[HourEntry]] = defaultdict(list)
    for each in lines:
        found[each.service_on].append(each)
    return found


def _of_day(lines: Sequence[HourEntry], most: int) -> int:
    """Return what counts of one day: overlapping times once, and never more than the cap."""
    merged: list[Span] = []
    for span in sorted(Span(each.starts_at, each.ends_at) for each in lines):
        if merged and span.starts_at <= merged[-1].ends_at:
            merged[-1] = Span(merged[-1].starts_at, max(merged[-1].ends_at, span.ends_at))
        else:
            merged.append(span)
    return min(most, sum(each.minutes for each in lines), sum(each.minutes for each in merged))


def _summed(lines: Sequence[HourEntry], key: Callable[[HourEntry], K]) -> dict[K, int]:
    """Return the minutes by this key, the most first."""
    found: Counter[K] = Counter()
    for each in lines:
        found[key(each)] += each.minutes
    return dict(found.most_common())


async def freeze_evidence(
    nomination: Nomination, occasion: Occasion, told: Counted, beside: Mapping[str, object]
) -> EvidenceSnapshot:
    """Write a snapshot in the open act, with the hash of its body; `beside` has what stands beside the hours."""
    body = canonical({
        "minutes": told.minutes, "excess": told.excess, "disputed": told.disputed, "by_month": told.by_month,
        "by_verifier": {str(key): minutes for key, minutes in told.by_verifier.items()}, "by_org": told.by_org,
        "activities": told.activities, "training": told.training, "marks": told.marks,
        **beside,
    })  # fmt: skip
    return await EvidenceSnapshot.create(
        nomination=nomination,
        occasion=occasion,
        minutes=told.minutes,
        body=body,
        sha256=hashlib.sha256(body.encode()).hexdigest(),
        taken_at=clock.now(),
    )


async def latest(nomination: Nomination) -> EvidenceSnapshot:
    """Return the snapshot on which the nomination stands now."""
    found = await EvidenceSnapshot.filter(nomination_id=nomination.id).order_by("-id").first()
    if found is None:
        message = "a nomination that was handed in has its evidence"
        raise LookupError(message)
    return found
