"""Numbering: the filing numbers that a county gives out, one after the other within a year."""

from tortoise.expressions import F

from ground import clock
from ground.database import work
from ground.places import Place, PlaceKind
from orgs import areas
from orgs.models import FilingSeries


async def next_number(home: Place) -> str:
    """Return the next number of the home's county in the open act: 兴隆台备〔2026〕0017号.

    The row is raised before it is read, so that two officers at once get two numbers.
    """
    work()
    county = await areas.above(home, PlaceKind.COUNTY)
    year = clock.today().year
    await FilingSeries.bulk_create([FilingSeries(county_id=county.id, year=year)], ignore_conflicts=True)
    await FilingSeries.filter(county_id=county.id, year=year).update(reached=F("reached") + 1)
    series = await FilingSeries.get(county_id=county.id, year=year)
    name = county.name.removesuffix("区").removesuffix("县")
    return f"{name}备〔{year}〕{series.reached:04d}号"
