"""Known values: what of a question's filters and changes is its shape, and how its values go to the database.

Only what names a column and compares it plainly is known here; of anything else the question is written by Tortoise.
"""

import datetime as dt
import operator
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Final, cast
from uuid import UUID

from pypika_tortoise.terms import Term
from tortoise.expressions import CombinedExpression, Expression, F, Q, Value
from tortoise.fields.relational import RelationalField
from tortoise.filters import is_in, is_null, not_equal, not_in, not_null
from tortoise.models import Model

Encoder = Callable[[Any], list[Any]]
"""Makes of a value what goes to the database: nothing, where the SQL says it all; one, or one for each of a list."""

PLAIN: Final = (int, str, bytes, float, Decimal, dt.date, dt.time, dt.timedelta, UUID, Enum, Model)
LISTS: Final = (list, tuple, set, frozenset)
ONE: Final = (operator.eq, operator.lt, operator.le, operator.gt, operator.ge, not_equal)
MANY: Final = (is_in, not_in)
NONE: Final = (is_null, not_null)


class Unknown(Exception):  # noqa: N818 - no error: a question that is not known
    """A question has a part that is not known here."""


def said_by(node: Q, shape: list[Any], values: list[Any]) -> None:
    """Add to a shape how filters stand together, and to values what each of them is asked with, in one order."""
    shape.append((node.join_type, node._is_negated, len(node.children)))  # noqa: SLF001 - there is no other way in
    if node.filters:  # Tortoise looks at its children only where there are none
        for key, value in node.filters.items():
            shape.append((key, *_looks(value)))
            values.append(value)
        return
    for child in node.children:
        said_by(child, shape, values)


def _looks(value: object) -> tuple[Any, ...]:
    """Return what of a value can change the SQL: none, yes or no; its kind; the length of a list; a column's name."""
    if value is None or value is True or value is False:
        return (value,)
    kind: Any = type(value)
    if _is_plain(kind):
        return (kind,)
    if kind in LISTS:
        return kind, len(cast("list[object]", value))
    if kind is F:
        return kind, cast("F", value).name
    raise Unknown


@cache
def _is_plain(kind: type) -> bool:
    return issubclass(kind, PLAIN) and not issubclass(kind, Term | Expression)


def encoders_of(node: Q, model: type[Model], values: list[Any]) -> list[Encoder]:
    """Return how the value of each filter goes to the database, in the order of `said_by`."""
    if node.filters:
        return [_encoder(model, key, values.pop(0)) for key in node.filters]
    return [each for child in node.children for each in encoders_of(child, model, values)]


def _encoder(model: type[Model], key: str, value: object) -> Encoder:
    meta = model._meta  # noqa: SLF001 - as above
    to = None
    if key in meta.fk_fields or key in meta.o2o_fields:
        relation = cast("RelationalField[Any]", meta.fields_map[key])
        to = relation.to_field_instance.model_field_name if isinstance(value, relation.related_model) else None
        key = cast("str", relation.source_field)
    if key not in meta.filters:
        name, _, rest = key.partition("__")
        if name not in meta.fetch_fields or not rest:
            raise Unknown
        return _encoder(cast("RelationalField[Any]", meta.fields_map[name]).related_model, rest, value)
    return _plain(model, key, value, to)


def _plain(model: type[Model], key: str, value: object, to: str | None) -> Encoder:
    info = model._meta.get_filter(key)  # noqa: SLF001
    compares = info["operator"]
    if value is None or type(value) is F or compares in NONE:
        return lambda _value: []
    if "table" in info or (compares in MANY) != (type(value) in LISTS) or compares not in (*ONE, *MANY):
        raise Unknown
    encode = model._meta.fields_map[info["field"]].to_db_value  # noqa: SLF001
    if compares in MANY:
        return lambda value: [encode(each, model) for each in value]
    if to is not None:
        return lambda value: [encode(getattr(value, to), model)]
    return lambda value: [encode(value, model)]


def changed_by(change: dict[str, Any], shape: list[Any], values: list[Any]) -> None:
    """Add to a shape which columns are changed, and to values what to or by how much, in one order."""
    for key, value in change.items():
        if type(value) is CombinedExpression:
            shape.append((key, *_by_how_much(value)))
            values.append(cast("Value", value.right).value)
        elif isinstance(value, Expression | Term):
            raise Unknown
        else:
            shape.append((key, None if value is None else type(value)))
            values.append(value)


def _by_how_much(change: CombinedExpression) -> tuple[Any, ...]:
    """Return the shape of a column more or less something; nothing else that is worked out is known."""
    if type(change.left) is not F or type(change.right) is not Value:
        raise Unknown
    return change.left.name, change.connector, type(change.right.value)


def encoders_of_change(change: dict[str, Any], model: type[Model]) -> list[Encoder]:
    """Return how each new value goes to the database, in the order of `changed_by`."""
    return [_new(model, key, value) for key, value in change.items()]


def _new(model: type[Model], key: str, value: object) -> Encoder:
    meta = model._meta  # noqa: SLF001
    if key not in meta.fields_db_projection:
        raise Unknown
    if value is None:
        return lambda _value: []
    if type(value) is CombinedExpression:
        return lambda value: [value]
    encode = cast("Callable[[Any, None], Any]", meta.fields_map[key].to_db_value)
    return lambda value: [encode(value, None)]
