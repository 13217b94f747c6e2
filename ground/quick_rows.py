"""Quick rows: what was read becomes objects without a dictionary for each of them, and a call for each value.

`tests/ground/test_quick_rows.py` holds what is made beside what Tortoise makes.
"""
# ruff: noqa: SLF001 - there is no other way into Tortoise's rows

import asyncio
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Final, cast

from tortoise.backends.base.executor import CHUNK_SIZE, BaseExecutor
from tortoise.models import Model

Row = Sequence[Any]
"""A row as the driver gives it: read by position."""
Reader = Callable[[Row], Any]
"""Makes an object of a row; of what is brought along and not there, none."""
Brought = tuple[type[Model], int, tuple[str | None, ...]]
"""What is brought along: its model, how many columns it has, and by which relations one comes to it."""

STOCK: Final = BaseExecutor.execute_select


async def execute_select(
    self: BaseExecutor, sql: str, values: list[Any] | None = None, custom_fields: list[str] | None = None
) -> list[Model]:
    """Ask for rows and return them as objects, with others in their relations where they were brought along."""
    if custom_fields:
        return cast("list[Model]", await STOCK(self, sql, values, custom_fields))
    _, found = await self.db.execute_query(sql, values)
    rows = cast("Sequence[Any]", found)
    made: list[Model] = []
    if rows:
        brought = tuple((each[0], each[1], tuple(each[-1])) for each in self.select_related_idx or ())
        read = _reader_of(self.model, tuple(rows[0].keys()), brought, self.db.capabilities.dialect)
        for number, row in enumerate(rows):
            if number and number % CHUNK_SIZE == 0:
                await asyncio.sleep(0)  # others wait meanwhile
            made.append(read(row))
    await self._execute_prefetch_queries(made)
    return made


@cache
def _reader_of(model: type[Model], columns: tuple[str, ...], brought: tuple[Brought, ...], _dialect: str) -> Reader:
    """Return what reads rows of these columns; which values it has to change differs from one database to the other."""
    once = tuple(dict.fromkeys(columns))
    read = _with_others(model, once, brought) if brought else _reader(model, once, 0)
    if once == columns:
        return read
    places = [columns.index(column) for column in once]  # what two relations ask for is there twice
    return lambda row: read([row[place] for place in places])


def _with_others(model: type[Model], columns: tuple[str, ...], brought: tuple[Brought, ...]) -> Reader:
    begin = brought[0][1]
    first = _reader(model, columns[:begin], 0)
    others: list[tuple[tuple[str | None, ...], str, Reader]] = []
    for other, count, path in brought[1:]:
        names = tuple(column.split(".", 1)[1] for column in columns[begin : begin + count])
        read = _reader(other, names, begin)
        others.append((path[:-1], str(path[-1]), _if_any(read, begin, begin + count) if count else read))
        begin += count

    def read_all(row: Row) -> Model:
        made = first(row)
        at: dict[tuple[str | None, ...], Any] = {(None,): made}
        for path, name, read in others:
            other = read(row)
            if (target := at.get(path)) is not None:
                target.__dict__[f"_{name}"] = other
            if other is not None:
                at[(*path, name)] = other
        return cast("Model", made)

    return read_all


def _if_any(read: Reader, begin: int, end: int) -> Reader:
    """Return a reader of rows that may not be there: then all their columns are empty."""
    return lambda row: read(row) if any(row[begin:end]) else None


def _reader(model: type[Model], columns: tuple[str, ...], begin: int) -> Reader:
    """Return what makes an object of a part of a row."""
    meta, end = model._meta, begin + len(columns)
    if set(columns) != meta.db_fields:
        return lambda row: model._init_from_db(**dict(zip(columns, row[begin:end], strict=True)))
    names = [meta.fields_db_projection_reverse[column] for column in columns]
    changed = [(name, _or_none(field.field_type)) for _, name, field in meta.db_default_fields]
    changed += [(name, field.to_python_value) for _, name, field in meta.db_complex_fields]
    always = {
        "_partial": False,
        "_saved_in_db": True,
        "_custom_generated_pk": meta.db_pk_column not in meta.generated_db_fields,
    }

    def read(row: Row) -> Model:
        made = object.__new__(model)
        own = made.__dict__
        own.update(always)
        own["_await_when_save"] = {}
        own.update(zip(names, row[begin:end], strict=True))
        for name, change in changed:
            own[name] = change(own[name])
        return made

    return read


def _or_none(kind: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else kind(value)
