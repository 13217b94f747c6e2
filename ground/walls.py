"""Walls: what the ORM cannot say and the database must hold, raised again after each migration on both databases."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from ground.database import connection, dialect


class Wall(Protocol):
    """Something that prints the statements that raise it."""

    def sqlite(self) -> list[str]:
        """Return statements for SQLite, each harmless when run again."""

    def postgres(self) -> list[str]:
        """Return statements for PostgreSQL, each harmless when run again."""


@dataclass(frozen=True)
class OneWhere:
    """At most one row with these columns among the rows where a condition holds: a partial unique index."""

    name: str
    table: str
    columns: str
    where: str

    def sqlite(self) -> list[str]:
        """Return the index."""
        return [f"CREATE UNIQUE INDEX IF NOT EXISTS {self.name} ON {self.table} ({self.columns}) WHERE {self.where}"]

    postgres = sqlite


@dataclass(frozen=True)
class Holds:
    """A condition every row must meet: a CHECK, which Tortoise forgets on a new table (stack.md 2).

    `columns` names the columns of the condition, each of which stands in it as `{new}column`.
    """

    name: str
    table: str
    condition: str

    def sqlite(self) -> list[str]:
        """Return two triggers: SQLite cannot add a CHECK to a table that is there."""
        broken = self.condition.replace("{new}", "NEW.")
        return [
            f"CREATE TRIGGER IF NOT EXISTS {self.name}_{when.lower()} BEFORE {when} ON {self.table}"
            f" WHEN NOT ({broken}) BEGIN SELECT RAISE(ABORT, 'CHECK constraint failed: {self.name}'); END"
            for when in ("INSERT", "UPDATE")
        ]

    def postgres(self) -> list[str]:
        """Return the constraint, dropped first where it stands."""
        return [
            f"ALTER TABLE {self.table} DROP CONSTRAINT IF EXISTS {self.name}",
            f"ALTER TABLE {self.table} ADD CONSTRAINT {self.name} CHECK ({self.condition.replace('{new}', '')})",
        ]


@dataclass(frozen=True)
class AppendOnly:
    """Rows that are written once: no UPDATE, no DELETE, by whatever program (law 8)."""

    table: str

    def sqlite(self) -> list[str]:
        """Return a trigger for each of the two."""
        return [
            f"CREATE TRIGGER IF NOT EXISTS {self.table}_no_{verb.lower()} BEFORE {verb} ON {self.table}"
            f" BEGIN SELECT RAISE(ABORT, '{self.table} is append-only'); END"
            for verb in ("UPDATE", "DELETE")
        ]

    def postgres(self) -> list[str]:
        """Return the function all such tables share, and this table's trigger."""
        return [
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$",
            f"CREATE OR REPLACE TRIGGER {self.table}_append_only BEFORE UPDATE OR DELETE ON {self.table}"
            " FOR EACH ROW EXECUTE FUNCTION refuse_change()",
        ]


GROUND_WALLS: tuple[Wall, ...] = (
    AppendOnly("ground_audit_entry"),
    AppendOnly("ground_look"),
    OneWhere("one_person_an_id_number", "ground_person", "id_number_hash",
             "id_number_hash IS NOT NULL AND state <> 'merged'"),
    Holds("a_place_is_not_its_own_parent", "ground_place", "{new}parent_id IS NULL OR {new}parent_id <> {new}id"),
)  # fmt: skip


async def raise_walls(walls: Iterable[Wall]) -> None:
    """Raise every wall; run after each migration, since a rebuilt table has lost its own."""
    on_postgres = dialect() == "postgres"
    for wall in walls:
        for statement in wall.postgres() if on_postgres else wall.sqlite():
            await connection().execute_script(statement)
