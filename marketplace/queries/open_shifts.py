"""Shifts that are open, read in two questions of fixed length: a list of thousands costs what a list of fifty does."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from ground import clock
from ground.database import ask, marks, moment, stamp
from ground.several import parts
from marketplace.matching.picturing import with_evenings
from marketplace.matching.snapshots import Offer
from marketplace.models import ActivityState, ShiftState
from orgs.queries import RECRUITING
from volunteers.models import Limit, Skill

Which = Literal["all", "week", "near", "seated"]
Row = Mapping[str, Any]

OPEN = f"""
  s.state = '{ShiftState.OPEN}' AND a.state = '{ActivityState.PUBLISHED}'
  AND o.state IN ({", ".join(f"'{state}'" for state in RECRUITING)}) AND s.starts_at > ?"""
"""What anyone may sign up for; its value is this moment."""
FROM = """
  FROM marketplace_shift s JOIN marketplace_activity a ON a.id = s.activity_id
  JOIN orgs_organisation o ON o.id = a.organisation_id JOIN ground_place p ON p.id = a.place_id"""
COLUMNS = """
  s.id AS shift, s.public_id AS shift_id, s.starts_at, s.ends_at, a.id AS activity, a.public_id AS id, a.title, a.spot,
  a.organisation_id, a.demands, a.seated, a.risk_level, p.path,
  t.id AS slot, t.capacity, t.taken, t.waiting, t.youngest"""


async def slots_of_shifts(
    *, which: Which = "all", within: str = "", activity_id: int | None = None, skip: int = 0, most: int
) -> Sequence[Row]:
    """Return the slots of so many open shifts, the next first, after the first `skip`; `within`: a path, for `near`."""
    where, values = [OPEN], [stamp(clock.now())]
    if activity_id is not None:
        where, values = [*where, "a.id = ?"], [*values, activity_id]
    if which == "week":
        where, values = [*where, "s.starts_at < ?"], [*values, stamp(_in_a_week())]
    if which == "near" and within:
        where, values = [*where, "p.path LIKE ?"], [*values, f"{within}%"]
    if which == "seated":
        where = [*where, "a.seated"]
    chosen = f"SELECT s.id {FROM} WHERE {' AND '.join(where)} ORDER BY s.starts_at, s.id LIMIT {most} OFFSET {skip}"
    return await ask(
        f"SELECT {COLUMNS} {FROM} JOIN marketplace_slot t ON t.shift_id = s.id"
        f" WHERE s.id IN ({chosen}) ORDER BY s.starts_at, s.id, t.id",
        *values,
    )


async def offers_of(rows: Sequence[Row]) -> list[Offer]:
    """Return these slots as matching sees them, in their order."""
    wanted, papers = await _skills_of([row["slot"] for row in rows])
    return [
        with_evenings(
            Offer(
                shift_id=row["shift"],
                activity_id=row["activity"],
                org_id=row["organisation_id"],
                place_path=row["path"],
                spot=row["spot"],
                starts_at=moment(row["starts_at"]),
                ends_at=moment(row["ends_at"]),
                demands=frozenset(Limit(each) for each in parts(row["demands"])),
                wanted=frozenset(wanted[row["slot"]]),
                papers=frozenset(papers[row["slot"]]),
                seated=bool(row["seated"]),
                youngest=row["youngest"],
                risk=row["risk_level"],
            )
        )
        for row in rows
    ]


async def _skills_of(slots: Sequence[int]) -> tuple[Mapping[int, list[Skill]], Mapping[int, list[Skill]]]:
    """Return, by slot, the skills that help and those that need a paper."""
    wanted: defaultdict[int, list[Skill]] = defaultdict(list)
    papers: defaultdict[int, list[Skill]] = defaultdict(list)
    sql = "SELECT slot_id, skill, paper FROM marketplace_slot_skill WHERE slot_id IN ({})"
    for row in await ask(sql.format(marks(slots)), *slots):
        wanted[row["slot_id"]].append(Skill(row["skill"]))
        if row["paper"]:
            papers[row["slot_id"]].append(Skill(row["skill"]))
    return wanted, papers


def _in_a_week() -> dt.datetime:
    return clock.city_moment(clock.today() + dt.timedelta(days=7))
