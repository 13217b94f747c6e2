"""Quick queries: what Tortoise's query builder does most, done without waste; a third of an act's time went there.

Each function says the same as the one it stands for. `tests/ground/test_quick_queries.py` holds both side by side.
What reads rows and what remembers questions is put in its place from here too.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, cast

from pypika_tortoise import queries, terms
from pypika_tortoise.context import SqlContext
from pypika_tortoise.queries import QueryBuilder, Selectable, Table
from pypika_tortoise.terms import Field, Node
from pypika_tortoise.utils import format_alias_sql
from tortoise import models
from tortoise.apps import Apps
from tortoise.backends.base.executor import BaseExecutor
from tortoise.fields.relational import RelationalField
from tortoise.models import Model
from tortoise.query_utils import expand_lookup_expression
from tortoise.queryset import QuerySet

from ground import known_questions, quick_rows

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
    """Return a copy of a query that can be built on; one of a model's own has one owner, whose steps change it."""
    made = copied(self)
    own = made.__dict__
    for name in LISTS:
        own[name] = own[name].copy()
    if own.pop("of_a_model", False):
        own["immutable"] = False
    return made


SHARED = (
    *("fields", "model", "query", "_capabilities", "_single", "_raise_does_not_exist", "_db", "_limit", "_offset"),
    *("_fields_for_select", "_distinct", "_group_bys", "_select_for_update", "_select_for_update_nowait"),
    *("_select_for_update_skip_locked", "_select_for_update_of", "_select_for_update_no_key", "_select_related"),
    *("_select_related_idx", "_force_indexes", "_use_indexes"),
)
OWN = (
    *("_prefetch_map", "_prefetch_queries", "_filter_kwargs", "_orderings", "_joined_tables", "_q_objects"),
    *("_annotations", "_having", "_custom_filters"),
)
"""What a step of a question shares with the one before it, and what it has for itself."""


def cloned(self: QuerySet[Any]) -> QuerySet[Any]:
    """Return the next step of a question."""
    made = object.__new__(type(self))
    for name in SHARED:
        setattr(made, name, getattr(self, name))
    for name in OWN:
        setattr(made, name, getattr(self, name).copy())
    return made


def build_initial_querysets(self: Apps) -> None:
    """Make the queries with which every question to a model begins, and mark them."""
    STOCK[Apps, "_build_initial_querysets"](self)
    for app in self.apps.values():
        for model in app.values():
            for query in (model._meta.basequery, model._meta.basequery_all_fields):  # noqa: SLF001
                query.__dict__["of_a_model"] = True


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


def join_select_related(self: QuerySet[Any], lookup: str) -> tuple[type[Model], Table]:
    """Join what a question brings along, and select its columns."""
    model, table = self.model, self.model._meta.basetable  # noqa: SLF001
    path: tuple[str | None, ...] = (None,)
    for each in expand_lookup_expression(self.model, lookup):
        field = cast("RelationalField[Any]", each)
        path = (*path, field.model_field_name)
        table = self._join_table_by_field(table, field.model_field_name, field)
        if self._fields_for_select:
            continue
        columns = _columns(field.related_model, table.get_table_name())  # type: ignore[arg-type] # a class is hashable
        item = (field.related_model, len(columns), field.model_field_name, model, path)
        model = field.related_model
        if item not in self._select_related_idx:
            self._select_related_idx.append(item)
        self.query = self.query.select(*columns)
    return model, table


@cache
def _columns(model: type[Model], alias: str) -> list[Field]:
    table = Table(model._meta.db_table, alias=alias)  # noqa: SLF001
    return [Field(name, alias=f"{alias}.{name}", table=table) for name in model._meta.db_fields]  # noqa: SLF001


def quoted(value: object, quote_char: str | None) -> str:
    """Return a name in quotes."""
    quote = quote_char or ""
    return f"{quote}{value}{quote}"


def comments(model: type[Model]) -> dict[str, str]:  # noqa: ARG001 - Tortoise's signature
    """Return what a model's source says of its columns (`#:`): this house writes none there.

    To read the source of every model took a quarter of the start of a process.
    """
    return {}


QUICK: tuple[tuple[Any, str, Callable[..., Any]], ...] = (
    (SqlContext, "copy", with_changes),
    (Node, "__copy__", copied),
    (QueryBuilder, "__copy__", copied_query),
    (Table, "__hash__", hash_of),
    (Selectable, "__getitem__", column_of),
    (Field, "get_sql", field_sql),
    (Apps, "_build_initial_querysets", build_initial_querysets),
    (QuerySet, "_clone", cloned),
    (QuerySet, "_join_select_related", join_select_related),
    (queries, "format_quotes", quoted),
    (terms, "format_quotes", quoted),
    (models, "_get_comments", comments),
    (BaseExecutor, "execute_select", quick_rows.execute_select),
    *((kind, "__await__", known_questions.ask) for kind in known_questions.PARTS),
)
"""Where each stands: whose it is, its name there, ours."""
STOCK: dict[tuple[Any, str], Any] = {(owner, name): getattr(owner, name, None) for owner, name, _ in QUICK}
"""What stood there before."""


def quicken() -> None:
    """Put them in place of what they stand for."""
    for owner, name, ours in QUICK:
        setattr(owner, name, ours)
