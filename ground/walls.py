"""Walls: what the ORM cannot say and the database must hold, raised again after each migration on both databases."""

from dataclasses import dataclass
from typing import Protocol


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

    def postgres(self) -> list[str]:
        """Return the index, laid anew where another one stands under its name: its comment tells which it is."""
        drawn = f"{self.table} ({self.columns}) WHERE {self.where}".replace("'", "''")
        return [
            (
                f"DO $$ BEGIN IF obj_description(to_regclass('{self.name}')) IS DISTINCT FROM '{drawn}'"
                f" THEN DROP INDEX IF EXISTS {self.name}; END IF; END $$"
            ),
            *self.sqlite(),
            f"COMMENT ON INDEX {self.name} IS '{drawn}'",
        ]


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
    """Rows that are written once: no UPDATE, no DELETE, no REPLACE, no TRUNCATE, by whatever program (law 8)."""

    table: str
    passes_repeats: bool = False
    """Whether a row whose key is there is passed over, as `ON CONFLICT DO NOTHING` means it, and not refused."""

    def sqlite(self) -> list[str]:
        """Return a trigger for each of the two; against REPLACE, `raising_walls` adds one that knows the keys."""
        return [
            f"CREATE TRIGGER IF NOT EXISTS {self.table}_no_{verb.lower()} BEFORE {verb} ON {self.table}"
            f" BEGIN SELECT RAISE(ABORT, '{self.table} is append-only'); END"
            for verb in ("UPDATE", "DELETE")
        ]

    def postgres(self) -> list[str]:
        """Return the function all such tables share, and this table's triggers."""
        return [
            (
                "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS"
                " $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME"
                " USING ERRCODE = 'integrity_constraint_violation'; END $$"
            ),
            (
                f"CREATE OR REPLACE TRIGGER {self.table}_append_only BEFORE UPDATE OR DELETE ON {self.table}"
                " FOR EACH ROW EXECUTE FUNCTION refuse_change()"
            ),
            (
                f"CREATE OR REPLACE TRIGGER {self.table}_not_emptied BEFORE TRUNCATE ON {self.table}"
                " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
            ),
        ]


@dataclass(frozen=True)
class WrittenOnce:
    """Columns that keep what was first written in them; the rest of the row may move on (N2: a body never changes).

    Columns that are `filled_once` begin empty; a row that `stays` is not taken away either.
    """

    table: str
    columns: tuple[str, ...]
    filled_once: tuple[str, ...] = ()
    stays: bool = False

    def sqlite(self) -> list[str]:
        """Return one trigger for all the columns; against REPLACE, `raising_walls` adds one that knows the keys."""
        changed = self._changed("IS NOT")
        taken = f"CREATE TRIGGER IF NOT EXISTS {self.table}_stays BEFORE DELETE ON {self.table}"
        return [
            *([f"{taken} BEGIN SELECT RAISE(ABORT, '{self.table} is written once'); END"] if self.stays else []),
            (
                f"CREATE TRIGGER IF NOT EXISTS {self.table}_written_once BEFORE UPDATE ON {self.table} WHEN {changed}"
                f" BEGIN SELECT RAISE(ABORT, '{self.table} is written once'); END"
            ),
        ]

    def postgres(self) -> list[str]:
        """Return the function all such tables share, and this table's triggers."""
        changed = self._changed("IS DISTINCT FROM")
        taken = f"CREATE OR REPLACE TRIGGER {self.table}_stays BEFORE DELETE ON {self.table}"
        return [
            (
                "CREATE OR REPLACE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS"
                " $$ BEGIN RAISE EXCEPTION '% is written once', TG_TABLE_NAME"
                " USING ERRCODE = 'integrity_constraint_violation'; END $$"
            ),
            (
                f"CREATE OR REPLACE TRIGGER {self.table}_written_once BEFORE UPDATE ON {self.table}"
                f" FOR EACH ROW WHEN ({changed}) EXECUTE FUNCTION refuse_rewriting()"
            ),
            *([f"{taken} FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()"] if self.stays else []),
        ]

    def _changed(self, differs: str) -> str:
        kept = [f"NEW.{column} {differs} OLD.{column}" for column in self.columns]
        filled = [f"(OLD.{name} IS NOT NULL AND NEW.{name} {differs} OLD.{name})" for name in self.filled_once]
        return " OR ".join([*kept, *filled])


@dataclass(frozen=True)
class Searchable:
    """An index over columns of words (0013): FTS5 beside the table on SQLite, a column and its GIN on PostgreSQL.

    What stands in the first column counts most. The database keeps the index, so no row is forgotten or left over.
    """

    table: str
    columns: tuple[str, ...]

    def sqlite(self) -> list[str]:
        """Return the virtual table, the triggers that keep it, and its filling anew (a rebuilt table lost them)."""
        table, index, columns = self.table, f"{self.table}_fts", ", ".join(self.columns)
        old, new = (", ".join(f"{row}.{column}" for column in ("id", *self.columns)) for row in ("OLD", "NEW"))
        taken = f"INSERT INTO {index} ({index}, rowid, {columns}) VALUES ('delete', {old});"  # noqa: S608 - names from a table of ours
        added = f"INSERT INTO {index} (rowid, {columns}) VALUES ({new});"  # noqa: S608
        kept = {"insert": added, "delete": taken, "update": f"{taken} {added}"}
        return [
            (
                f"CREATE VIRTUAL TABLE IF NOT EXISTS {index} USING fts5"
                f"({columns}, content='{table}', content_rowid='id', tokenize='unicode61 remove_diacritics 0')"
            ),
            *(
                f"CREATE TRIGGER IF NOT EXISTS {index}_{when} AFTER {when.upper()} ON {table} BEGIN {then} END"
                for when, then in kept.items()
            ),
            f"INSERT INTO {index} ({index}) VALUES ('rebuild')",  # noqa: S608
        ]

    def postgres(self) -> list[str]:
        """Return the generated column and its index."""
        words = " || ".join(
            f"setweight(to_tsvector('simple', {column}), '{weight}')"
            for column, weight in zip(self.columns, "ABCD", strict=False)
        )
        return [
            f"ALTER TABLE {self.table} ADD COLUMN IF NOT EXISTS found_by tsvector GENERATED ALWAYS AS ({words}) STORED",
            f"CREATE INDEX IF NOT EXISTS {self.table}_found_by ON {self.table} USING gin (found_by)",
        ]


GROUND_WALLS: tuple[Wall, ...] = (
    AppendOnly("ground_audit_entry"),
    AppendOnly("ground_audit_head", passes_repeats=True),
    AppendOnly("ground_look"),
    AppendOnly("ground_policy_value"),
    AppendOnly("ground_notice_name"),
    AppendOnly("ground_notice_outage", passes_repeats=True),
    WrittenOnce(
        "ground_policy_proposal",
        ("key", "place_id", "valid_from", "value", "citation", "checked", "proposed_by_id", "proposed_at"),
    ),
    WrittenOnce("ground_notice", ("kind", "subject", "place_id", "title", "body", "deciders", "opened_at")),
    WrittenOnce(
        "ground_mandate",
        ("principal_id", "agent_person_id", "agent_place_id", "scopes", "method", "proof", "wording", "ends_at"),
    ),
    WrittenOnce("ground_objection", ("notice_id", "ref", "ground", "words_sealed", "objector_sealed", "received_at")),
    AppendOnly("ground_taken_list"),
    WrittenOnce("ground_list_request", ("person_id", "at", "title", "purpose", "most_rows", "place_id", "asked_at")),
    Searchable("ground_search_entry", ("title_words", "words")),
    OneWhere("one_person_an_id_number", "ground_person", "id_number_hash",
             "id_number_hash IS NOT NULL AND state <> 'merged'"),
    OneWhere("one_city", "ground_place", "kind", "kind = 'city' AND valid_to IS NULL"),
    OneWhere("one_live_place_a_code", "ground_place", "code", "valid_to IS NULL"),
    OneWhere("one_open_notice_a_subject", "ground_notice", "subject", "state = 'open'"),
    OneWhere("one_open_objection_a_person_and_name", "ground_objection", "notice_id, ref, objector_hash",
             "objector_hash <> '' AND state IN ('received', 'judging')"),
    OneWhere("one_open_request_a_list", "ground_list_request", "person_id, at", "state = 'asked'"),
    Holds("four_eyes_on_a_list", "ground_list_request",
          "{new}decided_by_id IS NULL OR {new}decided_by_id <> {new}person_id"),
    OneWhere("one_open_proposal_a_value_and_place", "ground_policy_proposal", "key, place_id", "state = 'proposed'"),
    OneWhere("one_open_proposal_a_value_everywhere", "ground_policy_proposal", "key",
             "state = 'proposed' AND place_id IS NULL"),
    Holds("a_second_person_adopts_a_value", "ground_policy_proposal",
          "{new}state <> 'adopted' OR ({new}decided_by_id IS NOT NULL"
          " AND {new}decided_by_id <> {new}proposed_by_id)"),
    Holds("a_place_is_not_its_own_parent", "ground_place", "{new}parent_id IS NULL OR {new}parent_id <> {new}id"),
    Holds("a_place_ends_after_it_begins", "ground_place", "{new}valid_to IS NULL OR {new}valid_to >= {new}valid_from"),
    Holds("a_mandate_has_one_agent", "ground_mandate",
          "({new}agent_person_id IS NULL) <> ({new}agent_place_id IS NULL)"),
    Holds("a_grant_is_over_a_place_or_an_organisation", "ground_grant",
          "({new}place_id IS NULL) <> ({new}org_id IS NULL)"
          " OR ({new}place_id IS NULL AND {new}role = 'administrator')"),
    Holds("a_grant_ends_after_it_begins", "ground_grant", "{new}until_on IS NULL OR {new}until_on > {new}from_on"),
)  # fmt: skip
