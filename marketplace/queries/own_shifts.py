"""What an organisation's lists of activities stand on, counted by the database: no page reads a year of shifts."""
# ruff: noqa: S608 - every word of these questions stands here; what people typed comes as values

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from ground import clock
from ground.database import ask, stamp
from marketplace.models import ActivityState, ShiftState

Row = Mapping[str, Any]

OPEN = f"s.state = '{ShiftState.OPEN}'"
COMING = f"a.state = '{ActivityState.PUBLISHED}' AND COUNT(CASE WHEN {OPEN} THEN 1 END) > 0"
"""Something is still to come of it, or its roll is missing."""
VIEWS: Mapping[str, tuple[str, str, str]] = {
    "coming": (f"a.state = '{ActivityState.PUBLISHED}'", COMING, "rolls DESC, next_at NULLS LAST, a.id"),
    "drafts": (f"a.state = '{ActivityState.DRAFT}'", "1 = 1", "a.id DESC"),
    "past": (f"a.state <> '{ActivityState.DRAFT}'", f"NOT ({COMING})", "a.id DESC"),
}
"""By view: which activities, with which shifts, in which order."""


async def chosen(org_id: int, view: str, words: str, *, most: int) -> Sequence[Row]:
    """Return id, number of shifts, missing rolls and the next and the last start of the first activities of a view."""
    where, having, order = VIEWS[view]
    now = stamp(clock.now())
    pattern = "%" + words.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    return await ask(
        f"SELECT a.id, COUNT(s.id) AS shifts, COUNT(CASE WHEN {OPEN} AND s.ends_at <= ? THEN 1 END) AS rolls,"
        f" MIN(CASE WHEN {OPEN} AND s.ends_at > ? THEN s.starts_at END) AS next_at, MAX(s.starts_at) AS last_at"
        " FROM marketplace_activity a LEFT JOIN marketplace_shift s ON s.activity_id = a.id"
        f" WHERE a.organisation_id = ? AND {where} AND LOWER(a.title) LIKE ? ESCAPE '\\'"
        f" GROUP BY a.id, a.state HAVING {having} ORDER BY {order} LIMIT {most}",
        now,
        now,
        org_id,
        pattern,
    )


async def counted(org_id: int) -> dict[str, int]:
    """Return how many activities are coming and how many are drafts."""
    row = await ask(
        "SELECT COUNT(DISTINCT CASE WHEN s.id IS NOT NULL THEN a.id END) AS coming,"
        f" COUNT(DISTINCT CASE WHEN a.state = '{ActivityState.DRAFT}' THEN a.id END) AS drafts"
        f" FROM marketplace_activity a LEFT JOIN marketplace_shift s ON s.activity_id = a.id AND {OPEN}"
        f" AND a.state = '{ActivityState.PUBLISHED}' WHERE a.organisation_id = ?",
        org_id,
    )
    return {name: int(row[0][name]) for name in ("coming", "drafts")}


async def in_numbers(org_id: int, days: int) -> Row:
    """Return the shifts of the next days, their places, and the rolls that are missing."""
    now = clock.now()
    rows = await ask(
        "SELECT COUNT(DISTINCT CASE WHEN s.ends_at > ? THEN s.id END) AS shifts,"
        " COUNT(DISTINCT CASE WHEN s.ends_at <= ? THEN s.id END) AS rolls,"
        " COALESCE(SUM(CASE WHEN s.ends_at > ? THEN t.taken END), 0) AS taken,"
        " COALESCE(SUM(CASE WHEN s.ends_at > ? THEN t.capacity END), 0) AS capacity,"
        " COALESCE(SUM(CASE WHEN s.ends_at > ? THEN t.waiting END), 0) AS waiting"
        " FROM marketplace_activity a JOIN marketplace_shift s ON s.activity_id = a.id"
        " LEFT JOIN marketplace_slot t ON t.shift_id = s.id"
        f" WHERE a.organisation_id = ? AND a.state = '{ActivityState.PUBLISHED}' AND {OPEN} AND s.starts_at < ?",
        *[stamp(now)] * 5,
        org_id,
        stamp(now + dt.timedelta(days=days)),
    )
    return rows[0]
