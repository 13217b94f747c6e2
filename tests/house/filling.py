"""Filling a database with rows that hold: three in every table, made from what the database says of its columns."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from ground.database import ask, dialect

ROWS = (1, 2, 3)
NEWER = 4
Values = dict[str, object]

NOON = dt.datetime(2026, 1, 1, 4, tzinfo=dt.UTC)
HOLDING: dict[str, Values] = {
    "ground_mandate": {"agent_person_id": 1},
    "ground_grant": {"place_id": 1},
    "marketplace_need": {"state": "received", "wanted_until": NOON + dt.timedelta(days=30)},
    "marketplace_shift": {"ends_at": NOON + dt.timedelta(days=30)},
    "marketplace_slot": {"capacity": 9, "taken": 0, "waiting": 0},
    "procurement_budget_line": {"allocated_fen": 9, "committed_fen": 3, "spent_fen": 1},
    "orgs_project": {"ends_on": dt.date(2027, 1, 1)},
    "procurement_acceptance_signature": {"written_by_id": 1, "contract_signed_by_id": 2, "kind": "recipient"},
    "procurement_contract": {"ends_on": dt.date(2027, 1, 1)},
    "procurement_tender": {"written_by_id": 1},
    "volunteers_guardianship": {"child_id": 1, "guardian_id": 2, "ended_at": NOON},
    "volunteers_merger": {"kept_id": 1, "other_id": 2, "state": "dropped"},
    "volunteers_suspension": {"ended_at": NOON},
    "volunteers_hour_claim": {"ends_at": NOON + dt.timedelta(days=30), "minutes": 60, "person_id": 1, "recorder_id": 2},
    "silver_steward_call_up": {"second_by_id": 9},
    "silver_steward_season": {"seats": 1, "most_individuals": 5, "last_number": 0, "document_number": "1"},
    "volunteers_hour_entry": {
        "minutes": 60, "person_id": 1, "recorder_id": 2, "confirmer_id": 3, "entered_by_id": 2,
    },
}  # fmt: skip
"""What a row needs so that the checks of its table hold, where plain values do not do."""


@dataclass(frozen=True)
class Column:
    """One column, as the database tells of it."""

    name: str
    kind: str
    length: int
    required: bool
    points_to: str | None


async def tables() -> list[str]:
    """Return our tables, each after those it points to."""
    if dialect() == "postgres":
        rows = await ask("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'")
    else:
        rows = await ask(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
            " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_fts_%'"
        )
    names = {row["name"] for row in rows} - {"tortoise_migrations"}
    waiting = {name: {each.points_to for each in await columns(name)} - {None, name} for name in names}
    ordered: list[str] = []
    while waiting:
        free = sorted(name for name, others in waiting.items() if others <= set(ordered))
        ordered += free or [min(waiting)]
        waiting = {name: others for name, others in waiting.items() if name not in ordered}
    return ordered


async def columns(table: str) -> list[Column]:
    """Return the columns of a table that can be written."""
    if dialect() == "postgres":
        told = await ask(
            "SELECT c.column_name AS name, c.data_type AS kind, c.character_maximum_length AS length,"
            " c.is_nullable = 'NO' AS required, (SELECT f.relname FROM pg_constraint k"
            " JOIN pg_class t ON t.oid = k.conrelid JOIN pg_class f ON f.oid = k.confrelid"
            " JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.conkey[1]"
            " WHERE k.contype = 'f' AND t.relname = c.table_name AND a.attname = c.column_name LIMIT 1) AS points_to"
            " FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.table_name = ?"
            " AND c.is_generated = 'NEVER' ORDER BY c.ordinal_position",
            table,
        )
        return [
            Column(row["name"], row["kind"], row["length"] or 99, required=row["required"], points_to=row["points_to"])
            for row in told
        ]
    points_to = {row["from"]: row["table"] for row in await ask(f"PRAGMA foreign_key_list({table})")}
    return [
        Column(
            row["name"],
            row["type"].lower(),
            int((re.findall(r"\d+", row["type"]) or ["99"])[0]),
            required=bool(row["notnull"] or row["pk"]),
            points_to=points_to.get(row["name"]),
        )
        for row in await ask(f"PRAGMA table_info({table})")
    ]


async def fill() -> None:
    """Put three rows into every table that has none: the house begins with some, such as its policy values."""
    for table in await tables():
        if not await ask(f"SELECT 1 FROM {table} LIMIT 1"):  # noqa: S608
            for number in ROWS:
                await put(table, number)


async def put(table: str, number: int, **values: object) -> None:
    """Put one row into a table: plain values by its number, what its checks ask for, and these values over both."""
    given = HOLDING.get(table, {}) | values
    row = {
        each.name: given[each.name] if each.name in given else plain(each, number)
        for each in await columns(table)
        if each.required or each.name in given
    }
    slots = ", ".join("?" * len(row))
    await ask(
        f"INSERT INTO {table} ({', '.join(f'{chr(34)}{name}{chr(34)}' for name in row)}) VALUES ({slots})",  # noqa: S608
        *(as_kept(value) for value in row.values()),
    )


def plain(column: Column, number: int) -> object:
    """Return a value that no other row of the table has, if its kind allows."""
    if column.points_to is not None:
        return min(number, max(ROWS))
    samples: dict[str, object] = {
        "bool": False,
        "timestamp": NOON + dt.timedelta(hours=number),
        "date": dt.date(2026, 1, number),
        "time": dt.time(number),
        "int": number,
        "json": "{}",
    }
    text = f"{number}{column.name}"[: column.length]
    return next((sample for kind, sample in samples.items() if kind in column.kind), text)


def as_kept(value: Any) -> Any:  # noqa: ANN401 - whatever a column holds
    """Return a value as the database takes it: SQLite keeps days and moments as text."""
    if dialect() == "postgres" or not isinstance(value, dt.date | dt.time):
        return value
    return str(value) if isinstance(value, dt.datetime) else value.isoformat()


async def drawn() -> set[tuple[str, ...]]:
    """Return every index, check, foreign key and trigger that stands, as the database writes it."""
    if dialect() == "postgres":
        told = await ask(
            "SELECT tablename AS place, indexname AS name, indexdef AS drawn FROM pg_indexes"
            " WHERE schemaname = 'public' UNION ALL"
            " SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE connamespace = 'public'::regnamespace UNION ALL"
            " SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal"
        )
    else:
        told = await ask(
            "SELECT tbl_name AS place, name, coalesce(sql, '') AS drawn FROM sqlite_master"
            " WHERE type IN ('index', 'trigger') AND name NOT LIKE 'sqlite_autoindex%'"
        )
    return {(row["place"], row["name"], " ".join(row["drawn"].split())) for row in told}
