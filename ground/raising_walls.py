"""Raising the walls: each as it is drawn now, after every migration; what is drawn no more is taken down."""

import re
from collections.abc import Iterable

from ground.database import ask, connection, dialect
from ground.walls import AppendOnly, Holds, OneWhere, Searchable, Wall, WrittenOnce


async def raise_walls(walls: Iterable[Wall]) -> None:
    """Raise every wall; run after each migration, since a rebuilt table has lost its own."""
    walls = list(walls)
    if dialect() == "postgres":
        for statement in [each for wall in walls for each in wall.postgres()]:
            await connection().execute_script(statement)
        await _take_down_on_postgres(walls)
        return
    drawn = [each for wall in walls for each in wall.sqlite()]
    await _take_down_on_sqlite(drawn, walls)
    for statement in drawn:
        await _raise_on_sqlite(statement)
    for wall in walls:
        if isinstance(wall, (AppendOnly, WrittenOnce)):
            await _raise_on_sqlite(await _against_replacing(wall))


CREATES = re.compile(r"CREATE (?P<kind>UNIQUE INDEX|TRIGGER|VIRTUAL TABLE) IF NOT EXISTS (?P<name>\w+)")


async def _raise_on_sqlite(statement: str) -> None:
    """Run a statement, after taking away what an earlier version raised under its name, where that was another."""
    if match := CREATES.match(statement):
        stands = await ask("SELECT sql FROM sqlite_master WHERE name = ?", match["name"])
        if stands and stands[0]["sql"] != statement.replace(" IF NOT EXISTS", "", 1):
            await connection().execute_script(f"DROP {match['kind'].split()[-1]} {match['name']}")
    await connection().execute_script(statement)


async def _against_replacing(wall: AppendOnly | WrittenOnce) -> str:
    """Draw the trigger against a row that would take another's place.

    REPLACE takes away whatever has one of the new row's keys and fires no trigger of DELETE. So the keys are compared
    before it can: the primary one and each unique index, a partial one where the new row is under its condition.
    """
    named = [row["name"] for row in await ask("SELECT name FROM pragma_table_info(?)", wall.table)]
    new = ", ".join(f'NEW."{name}" AS "{name}"' for name in named)
    taken = []
    for columns, where in await _keys(wall.table):
        alike = " AND ".join(f'"{column}" = NEW."{column}"' for column in columns)
        if where:
            alike += f" AND ({where}) AND EXISTS (SELECT 1 FROM (SELECT {new}) WHERE {where})"  # noqa: S608 - our names
        taken.append(f"EXISTS (SELECT 1 FROM {wall.table} WHERE {alike})")  # noqa: S608 - the same
    passes = isinstance(wall, AppendOnly) and wall.passes_repeats
    words = "append-only" if isinstance(wall, AppendOnly) else "written once"
    refusal = f"ABORT, '{wall.table} is {words}'"
    return (
        f"CREATE TRIGGER IF NOT EXISTS {wall.table}_no_replace BEFORE INSERT ON {wall.table} WHEN {' OR '.join(taken)}"
        f" BEGIN SELECT RAISE({'IGNORE' if passes else refusal}); END"
    )


async def _keys(table: str) -> list[tuple[tuple[str, ...], str]]:
    """Return the columns of each key of a table and, for a partial one, its condition."""
    primary = tuple(row["name"] for row in await ask("SELECT name FROM pragma_table_info(?) WHERE pk > 0", table))
    keys = {(primary, "")}
    for index in await ask(
        "SELECT list.name, master.sql FROM pragma_index_list(?) list JOIN sqlite_master master USING (name)"
        ' WHERE list."unique"',
        table,
    ):
        columns = tuple(row["name"] for row in await ask("SELECT name FROM pragma_index_info(?)", index["name"]))
        keys.add((columns, (index["sql"] or "").partition(" WHERE ")[2]))
    return sorted(keys)


async def _take_down_on_sqlite(drawn: list[str], walls: list[Wall]) -> None:
    """Take down what no wall draws: Tortoise makes no trigger, no partial index and no virtual table of its own."""
    names = {match["name"] for statement in drawn if (match := CREATES.match(statement))}
    names |= {f"{wall.table}_no_replace" for wall in walls if isinstance(wall, (AppendOnly, WrittenOnce))}
    for row in await ask(
        "SELECT name, type FROM sqlite_master WHERE type = 'trigger' OR (type = 'index' AND sql LIKE '% WHERE %')"
        " OR (type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%')"
    ):
        if row["name"] not in names:
            await connection().execute_script(f"DROP {row['type']} {row['name']}")


async def _take_down_on_postgres(walls: list[Wall]) -> None:
    """Take down what no wall draws and we alone raise: an operator's own triggers and indexes stay."""
    triggers = {
        name
        for wall in walls
        for name in (
            (f"{wall.table}_append_only", f"{wall.table}_not_emptied") if isinstance(wall, AppendOnly)
            else (f"{wall.table}_written_once", *([f"{wall.table}_stays"] if wall.stays else ()))
            if isinstance(wall, WrittenOnce) else ()
        )
    }  # fmt: skip
    named = {wall.name for wall in walls if isinstance(wall, (Holds, OneWhere))}
    known = {
        "TRIGGER {name} ON {place}": triggers,
        "INDEX {name}": named,
        "CONSTRAINT {name}": named,
        "COLUMN {name}": {f"{wall.table}.found_by" for wall in walls if isinstance(wall, Searchable)},
    }
    for row in await ask(STANDS):
        if row["known_as"] not in known[row["what"]]:
            table = "ALTER TABLE {place} " if row["what"].startswith("CO") else ""
            await connection().execute_script(f"{table}DROP {row['what']}".format(**row))


STANDS = """
    SELECT 'TRIGGER {name} ON {place}' AS what, tgname AS name, relname AS place, tgname AS known_as
    FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid
    WHERE relnamespace = current_schema()::regnamespace AND proname IN ('refuse_change', 'refuse_rewriting')
    UNION ALL SELECT 'INDEX {name}', relname, indrelid::regclass::text, relname
    FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
    WHERE relnamespace = current_schema()::regnamespace AND indpred IS NOT NULL
        AND obj_description(indexrelid, 'pg_class') LIKE '% WHERE %'
    UNION ALL SELECT 'CONSTRAINT {name}', conname, relname, conname
    FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
    WHERE relnamespace = current_schema()::regnamespace AND contype = 'c'
    UNION ALL SELECT 'COLUMN {name}', attname, relname, relname || '.' || attname
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND attname = 'found_by'
        AND attgenerated = 's' AND NOT attisdropped
"""
"""The walls that stand on PostgreSQL, each with the words that take it down and the name by which its wall is known."""
