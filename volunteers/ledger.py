"""The ledger read: sums over minutes by person, project, organisation and month, and the lines behind them (INV-89)."""

import datetime as dt
from dataclasses import dataclass

from ground.database import ask, dialect
from ground.persons import records_of
from volunteers.chain import lines_on_chain, verify_chain
from volunteers.models import HourCategory, HourEntry

UNCOUNTED = ("D", "E")
"""Grades that stand in no honour: nobody outside saw it, or another system says so (7.8, M1)."""
MONTH = "substr(CAST(service_on AS VARCHAR(10)), 1, 7)"
OWN = "person_id IN (SELECT id FROM ground_person WHERE id = ? OR merged_into_id = ?)"
"""A person's lines: under their record, and where they were entered under one that was merged into it (EDGE-18)."""


async def minutes_of(
    person_id: int,
    *,
    category: HourCategory = HourCategory.SERVICE,
    counted: bool = False,
    from_on: dt.date | None = None,
    until_on: dt.date | None = None,
) -> int:
    """Return a person's minutes of one category; `counted` leaves out what counts toward no star or honour."""
    return await _sum(person_id=person_id, category=str(category), counted=counted, from_on=from_on, until_on=until_on)


async def minutes_of_project(
    project_id: int, *, from_on: dt.date | None = None, until_on: dt.date | None = None, counted: bool = False
) -> int:
    """Return the service minutes under a project: what a contract's milestone or a grant stands on."""
    return await _sum(
        project_id=project_id, category=str(HourCategory.SERVICE), counted=counted, from_on=from_on, until_on=until_on
    )


async def minutes_in_month(
    month: dt.date,
    *,
    org_id: int | None = None,
    person_id: int | None = None,
    late: bool | None = None,
    leaving_out: int | None = None,
) -> int:
    """Return the minutes of all categories whose service day lies in a month, of an organisation or a person.

    `leaving_out` is the line that is to be replaced.
    """
    after = (month.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
    return await _sum(
        organisation_id=org_id,
        person_id=person_id,
        late=late,
        leaving_out=leaving_out,
        from_on=month.replace(day=1),
        until_on=after - dt.timedelta(days=1),
    )


async def _sum(
    *,
    person_id: int | None = None,
    counted: bool = False,
    from_on: dt.date | None = None,
    until_on: dt.date | None = None,
    leaving_out: int | None = None,
    **columns: object,
) -> int:
    asked = [(f"{name} = ?", value) for name, value in columns.items() if value is not None]
    asked += [(f"service_on {sign} ?", day_value(day)) for sign, day in ((">=", from_on), ("<=", until_on)) if day]
    asked += [("id <> ?", leaving_out)] if leaving_out is not None else []
    conditions = [condition for condition, _ in asked] + (["grade NOT IN ('D', 'E')"] if counted else [])
    conditions += [OWN] if person_id is not None else []
    rows = await ask(
        "SELECT COALESCE(SUM(minutes), 0) AS minutes FROM volunteers_hour_entry"  # noqa: S608
        f" WHERE {' AND '.join(conditions) or '1 = 1'}",
        *[value for _, value in asked],
        *([person_id] * 2 if person_id is not None else []),
    )
    return int(rows[0]["minutes"])


def day_value(day: dt.date) -> object:
    """Return a day as this database's driver takes it in raw SQL."""
    return day if dialect() == "postgres" else day.isoformat()


@dataclass(frozen=True)
class MonthSum:
    """The minutes of one month, `2026-11`."""

    month: str
    minutes: int


async def by_month(
    *, person_id: int | None = None, org_id: int | None = None, project_id: int | None = None
) -> list[MonthSum]:
    """Return the service minutes of each month that has lines, the newest first."""
    asked = {OWN: person_id, "organisation_id = ?": org_id, "project_id = ?": project_id}
    given = {condition: value for condition, value in asked.items() if value is not None}
    rows = await ask(
        f"SELECT {MONTH} AS month, SUM(minutes) AS minutes FROM volunteers_hour_entry"  # noqa: S608
        f" WHERE category = 'service' {''.join(f' AND {condition}' for condition in given)}"
        " GROUP BY 1 ORDER BY 1 DESC",
        *[value for condition, value in given.items() for _place in range(condition.count("?"))],
    )
    return [MonthSum(row["month"], int(row["minutes"])) for row in rows]


@dataclass(frozen=True)
class PersonSum:
    """One person's minutes under an organisation in a month, by category."""

    person_id: int
    name: str
    public_id: str
    times: int
    minutes: int
    other_minutes: int
    """Training, meetings and emergencies, which are no service hours (INV-88)."""


async def people_of_month(org_id: int, month: str) -> list[PersonSum]:
    """Return who served for an organisation in a month, the most first; reversals are in the sums."""
    rows = await ask(
        "SELECT p.id, p.name, p.public_id,"  # noqa: S608
        " COUNT(DISTINCT CASE WHEN e.reverses_id IS NULL THEN e.shift_ref END) AS times,"
        " SUM(CASE WHEN e.category = 'service' THEN e.minutes ELSE 0 END) AS minutes,"
        " SUM(CASE WHEN e.category <> 'service' THEN e.minutes ELSE 0 END) AS other"
        " FROM volunteers_hour_entry e JOIN ground_person own ON own.id = e.person_id"
        " JOIN ground_person p ON p.id = COALESCE(own.merged_into_id, own.id)"
        f" WHERE e.organisation_id = ? AND {MONTH.replace('service_on', 'e.service_on')} = ?"
        " GROUP BY p.id, p.name, p.public_id ORDER BY minutes DESC, p.id",
        org_id,
        month,
    )
    return [
        PersonSum(row["id"], row["name"], row["public_id"], row["times"], int(row["minutes"]), int(row["other"]))
        for row in rows
    ]


async def standing_lines(
    person_id: int, first: dt.date, last: dt.date, *, leaving_out: int | None = None
) -> list[HourEntry]:
    """Return a person's lines of some days that are neither reversals nor reversed, in the order they were entered."""
    lines = await HourEntry.filter(
        person_id__in=await records_of(person_id), service_on__gte=first, service_on__lte=last
    ).select_related("organisation").order_by("entered_at", "id")  # fmt: skip
    gone = {line.reverses_id for line in lines if line.reverses_id} | {leaving_out}
    return [line for line in lines if line.reverses_id is None and line.id not in gone]


async def lines_under(project_id: int, from_on: dt.date, until_on: dt.date) -> list[HourEntry]:
    """Return the lines of service under a project that count and stand, by day: what its payer may stand on."""
    lines = await HourEntry.filter(
        project_id=project_id, category=HourCategory.SERVICE, service_on__gte=from_on, service_on__lte=until_on
    ).exclude(grade__in=UNCOUNTED).select_related("person").order_by("service_on", "id")  # fmt: skip
    gone = {line.reverses_id for line in lines}
    return [line for line in lines if line.reverses_id is None and line.id not in gone]


async def lines_of_org(org_id: int, month: str) -> list[HourEntry]:
    """Return all lines of an organisation in a month, `2026-11`, reversals too, in the order of service."""
    first, last = _month(month)
    found = HourEntry.filter(organisation_id=org_id, service_on__gte=first, service_on__lte=last)
    return await found.select_related("person", "project").order_by("starts_at", "seq")


def _month(month: str) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a month, `2026-11`."""
    first = dt.date.fromisoformat(f"{month}-01")
    return first, (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)


async def lines_in_month(person_id: int, month: str) -> list[HourEntry]:
    """Return all of a person's lines of one month, `2026-11`, reversals too, the newest service first."""
    first, last = _month(month)
    return await lines_of(person_id, from_on=first, until_on=last)


async def lines_of(
    person_id: int, *, org_id: int | None = None, from_on: dt.date | None = None, until_on: dt.date | None = None
) -> list[HourEntry]:
    """Return all of a person's lines with their organisations, reversals too, the newest service first."""
    found = HourEntry.filter(person_id__in=await records_of(person_id))
    if org_id is not None:
        found = found.filter(organisation_id=org_id)
    if from_on is not None:
        found = found.filter(service_on__gte=from_on)
    if until_on is not None:
        found = found.filter(service_on__lte=until_on)
    return await found.select_related("organisation", "project").order_by("-starts_at", "-id")


__all__ = [
    "UNCOUNTED",
    "MonthSum",
    "PersonSum",
    "by_month",
    "day_value",
    "lines_in_month",
    "lines_of",
    "lines_of_org",
    "lines_on_chain",
    "lines_under",
    "minutes_in_month",
    "minutes_of",
    "minutes_of_project",
    "people_of_month",
    "standing_lines",
    "verify_chain",
]
