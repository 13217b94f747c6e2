"""An index for every foreign key: what belongs to a thing is found by it, and no question grows with the whole table.

Tortoise lays none where a key is not unique. They are laid by what the database tells of itself, so none is forgotten.
"""

from ground.database import ask, connection, dialect

SQLITE = """
    SELECT tables.name AS place, keys."from" AS name
    FROM sqlite_master tables, pragma_foreign_key_list(tables.name) keys
    WHERE tables.type = 'table' AND NOT EXISTS (
        SELECT 1 FROM pragma_index_list(tables.name) list, pragma_index_info(list.name) part
        WHERE part.seqno = 0 AND part.name = keys."from" AND list.partial = 0)"""
POSTGRES = """
    SELECT conrelid::regclass::text AS place, attname AS name
    FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
    WHERE contype = 'f' AND connamespace = current_schema()::regnamespace AND NOT EXISTS (
        SELECT 1 FROM pg_index WHERE indrelid = conrelid AND indkey[0] = conkey[1] AND indpred IS NULL)"""


async def index_foreign_keys() -> None:
    """Lay an index on each foreign key that begins none; run after each migration."""
    for bare in await unindexed():
        table, column = bare
        await connection().execute_script(f"CREATE INDEX IF NOT EXISTS {table}_by_{column} ON {table} ({column})")


async def unindexed() -> list[tuple[str, str]]:
    """Return table and column of each foreign key by which nothing can be found but by reading the whole table."""
    found = await ask(POSTGRES if dialect() == "postgres" else SQLITE)
    return sorted({(str(row["place"]), str(row["name"])) for row in found})
