"""Dating: the earliest days that the law leaves a tender, reckoned from a moment (procurement 1.2)."""

import calendar
import datetime as dt
from dataclasses import dataclass

from ground import clock, policy, workdays
from procurement.models import Intention, Tender


@dataclass(frozen=True)
class Earliest:
    """From when bids may end, were the tender published at a moment, and by which rules."""

    bids_due_at: dt.datetime
    days: int
    documents_workdays: int
    documents_until: dt.datetime


async def earliest(tender: Tender, *, at: dt.datetime | None = None) -> Earliest:
    """Return the earliest last moment for bids: the method's days, and no less than the documents are on offer."""
    at = at or clock.now()
    days, offered = await policy.values(f"tenders.days.{tender.method}", "tenders.documents_workdays")
    until = (await workdays.in_force()).reckon(at, offered).due_at
    return Earliest(max(at + dt.timedelta(days=days), until), days, offered, until)


async def ripe_at(intention: Intention) -> dt.datetime | None:
    """Return from when on the tender of an intention may be published; None while it is not announced."""
    if intention.published_at is None:
        return None
    return intention.published_at + dt.timedelta(days=await policy.value("tenders.intention_days"))


async def after_amendment(tender: Tender, *, at: dt.datetime | None = None) -> dt.datetime:
    """Return the earliest last moment for bids after an amendment that may affect them (条例 31)."""
    days = await policy.value(f"tenders.amendment_days.{tender.method}")
    return (at or clock.now()) + dt.timedelta(days=days)


def months_on(day: dt.date, months: int) -> dt.date:
    """Return the last day of a term of so many months that begins on a day: 2026-01-01 and 12 end 2026-12-31."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    same = min(day.day, calendar.monthrange(year, month + 1)[1])
    return dt.date(year, month + 1, same) - dt.timedelta(days=day.day == same)
