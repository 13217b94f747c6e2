"""Numbering: tenders of a year are numbered one after the other, none left out."""

from tortoise.expressions import F

from ground import clock
from ground.database import work
from procurement.models import TenderSeries


async def next_number() -> str:
    """Return the next number in the open act: PJ-2026-000012. The row is raised before it is read: no two are alike."""
    work()
    year = clock.today().year
    await TenderSeries.bulk_create([TenderSeries(year=year)], ignore_conflicts=True)
    await TenderSeries.filter(year=year).update(reached=F("reached") + 1)
    series = await TenderSeries.get(year=year)
    return f"PJ-{year}-{series.reached:06d}"
