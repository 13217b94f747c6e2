"""Quick queries: what Tortoise's query builder does most, done without waste; a third of an act's time went there.

Each function says the same as the one it stands for. `tests/ground/test_quick_queries.py` holds both side by side.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from pypika_tortoise import queries, terms
from pypika_tortoise.context import SqlContext
from pypika_tortoise.queries import QueryBuilder, Selectable, Table
from pypika_tortoise.terms import Field, Node
from pypika_tortoise.utils import format_alias_sql

T = TypeVar("T")


def with_changes(self: SqlContext, **changed: Any) -> SqlContext:  # noqa: ANN401 - as its own
    """Return the context with other values, without asking for each one that stays."""
    made = object.__new__(SqlContext)
    made.__dict__.update(self.__dict__, **changed)
    return made


def copied(self: T) -> T:
    """Return a shallow copy, without the detour by which everything can be pickled."""
    made = object.__new__(type(self))
    made.__dict__.update(self.__dict__)
    return made


LISTS = (
    *("_from", "_with", "_selects", "_columns", "_values", "_groupbys", "_orderbys", "_joins", "_unions", "_updates"),
    *("_select_star_tables", "_on_conflict_fields", "_on_conflict_do_updates"),
)
"""What a query does not share with its copy."""


def copied_query(self: QueryBuilder) -> QueryBuilder:
    """Return a copy of a query that can be built on."""
    made = copied(self)
    own = made.__dict__
    for name in LISTS:
        own[name] = own[name].copy()
    return made


def hash_of(self: Table) -> int:
    """Return the hash of a table by its names; those with equal names are compared."""
    return hash((self._table_name, self.alias))


def column_of(self: Selectable, name: str) -> Field:
    """Return a column of a table."""
    return Field(name, table=self)


def field_sql(self: Field, ctx: SqlContext) -> str:
    """Return a column as SQL: quoted, with its table where there are several, with its alias where it is selected."""
    quote, table = ctx.quote_char or "", self.table
    sql = f"{quote}{self.name}{quote}"
    if table and (ctx.with_namespace or table.alias):
        sql = f"{quote}{table.get_table_name()}{quote}.{sql}"
    return format_alias_sql(sql, self.alias, ctx) if ctx.with_alias and self.alias is not None else sql


def quoted(value: object, quote_char: str | None) -> str:
    """Return a name in quotes."""
    quote = quote_char or ""
    return f"{quote}{value}{quote}"


QUICK: tuple[tuple[Any, str, Callable[..., Any]], ...] = (
    (SqlContext, "copy", with_changes),
    (Node, "__copy__", copied),
    (QueryBuilder, "__copy__", copied_query),
    (Table, "__hash__", hash_of),
    (Selectable, "__getitem__", column_of),
    (Field, "get_sql", field_sql),
    (queries, "format_quotes", quoted),
    (terms, "format_quotes", quoted),
)
"""Where each stands: whose it is, its name there, ours."""
STOCK = {(owner, name): getattr(owner, name, None) for owner, name, _ in QUICK}
"""What stood there before."""


def quicken() -> None:
    """Put them in place of what they stand for."""
    for owner, name, ours in QUICK:
        setattr(owner, name, ours)
