"""Known questions: of what was asked before in the same shape only the values are written anew, not the SQL.

Tortoise writes the SQL of every question from its parts, which takes longer than most answers. A shape is all of a
question but its values. It is trusted once it has foretold twice what Tortoise then wrote itself; a question of a shape
that is new, or with a part that `known_values` does not know, is written as ever.
"""
# ruff: noqa: SLF001 - there is no other way into Tortoise's questions

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from tortoise.queryset import CountQuery, ExistsQuery, QuerySet, UpdateQuery, ValuesListQuery, ValuesQuery

from ground.known_values import Encoder, Unknown, changed_by, encoders_of, encoders_of_change, said_by

Question = Any
"""One of Tortoise's kinds of questions; what is read of them is theirs alone, and not in their types."""
Shape = tuple[Any, ...]

TRIALS: Final = 2
"""How often a shape has to foretell what is written before it is trusted."""
MOST: Final = 4096
"""How many shapes are kept: the length of a list is part of a shape, and a city has lists of many lengths."""


class Said(NamedTuple):
    """A question as it is sent."""

    sql: str
    values: list[Any]

    def get_parameterized_sql(self) -> tuple[str, list[Any]]:
        """Return it as Tortoise asks its own for it."""
        return self.sql, self.values


@dataclass
class Known:
    """What is known of a shape."""

    sql: str
    encoders: list[Encoder]
    rest: list[Any]
    """Values that are always the same, behind the others."""
    related: list[Any] | None
    """Which columns belong to which of the rows that are brought along."""
    foretold: int = 0

    def says(self, values: list[Any]) -> Said:
        """Say what is sent with these values."""
        encoded = [each for encode, value in zip(self.encoders, values, strict=True) for each in encode(value)]
        return Said(self.sql, encoded + self.rest)


_known: dict[Shape, Known | None] = {}
"""What is known of each shape; of one that once foretold wrongly, nothing ever."""


def write(question: Question) -> None:
    """Write a question: its SQL from memory, where its shape is known and trusted."""
    try:
        shape, values = shape_of(question)
    except Unknown:
        question._make_query()
        return
    known = _known.get(shape)
    if known is not None and known.foretold >= TRIALS:
        question.query = known.says(values)
        if known.related is not None:
            question._select_related_idx = known.related
        return
    question._make_query()
    if known is not None or (shape not in _known and len(_known) < MOST):
        question.query = written = Said(*question.query.get_parameterized_sql())
        _known[shape] = learned(question, written, values, known)


def shape_of(question: Question) -> tuple[Shape, list[Any]]:
    """Return the shape of a question and its values, in the order of its SQL."""
    kind = type(question)
    parts = PARTS.get(kind)
    if parts is None or question._annotations or question._custom_filters or _names_indexes(question):
        raise Unknown
    shape: list[Any] = [kind, question.model, question._db.capabilities.dialect]
    values: list[Any] = []
    if kind is UpdateQuery:
        changed_by(question.update_kwargs, shape, values)
    for node in question._q_objects:
        said_by(node, shape, values)
    parts(question, shape, values)
    return tuple(shape), values


def _names_indexes(question: Question) -> bool:
    return bool(getattr(question, "_use_indexes", None) or getattr(question, "_force_indexes", None))


def _of_rows(question: Question, shape: list[Any], values: list[Any]) -> None:
    if question._having or question._group_bys:
        raise Unknown
    lock = (question._select_for_update, question._select_for_update_nowait, question._select_for_update_skip_locked)
    shape += [lock, question._select_for_update_no_key, tuple(question._select_for_update_of)]
    shape += [question._fields_for_select, tuple(question._select_related)]
    _of_list(question, shape, values)


def _of_columns(question: Question, shape: list[Any], values: list[Any]) -> None:
    wanted = question.fields if type(question) is ValuesListQuery else question._fields_for_select
    shape += [tuple(wanted.items()), tuple(question._group_bys)]
    _of_list(question, shape, values)


def _of_list(question: Question, shape: list[Any], values: list[Any]) -> None:
    shape += [tuple(question._orderings), question._distinct]
    for bound in (question._limit, question._offset):
        shape.append(bound and True)  # nought is none in some kinds of questions, and in others not
        values += [bound] if bound else []


def _of_count(question: Question, shape: list[Any], _values: list[Any]) -> None:
    shape.append(question._distinct)


def _of_existence(_question: Question, _shape: list[Any], _values: list[Any]) -> None:
    pass


def _of_change(question: Question, _shape: list[Any], _values: list[Any]) -> None:
    if question._limit or question._orderings:
        raise Unknown


PARTS: Final[dict[type, Callable[[Question, list[Any], list[Any]], None]]] = {
    QuerySet: _of_rows,
    ValuesQuery: _of_columns,
    ValuesListQuery: _of_columns,
    CountQuery: _of_count,
    ExistsQuery: _of_existence,
    UpdateQuery: _of_change,
}
"""What each kind of question has in its shape besides its filters."""


def learned(question: Question, written: Said, values: list[Any], known: Known | None) -> Known | None:
    """Return what is known of a shape once Tortoise has written a question: nothing where it was foretold wrongly."""
    related = getattr(question, "_select_related_idx", None)
    if known is None:
        try:
            known = Known(written.sql, _encoders(question, values), [], related)
        except Unknown:
            return None
        if type(question) is ExistsQuery:
            known.rest = written.values[-1:]  # one row is enough
    foretold = known.says(values)
    if foretold != written or _kinds(foretold) != _kinds(written) or known.related != related:
        return None
    known.foretold += 1
    return known


def _kinds(said: Said) -> list[type]:
    """Return the kinds of values: one that equals another need not be kept alike."""
    return [type(value) for value in said.values]


def _encoders(question: Question, values: list[Any]) -> list[Encoder]:
    left = list(values)
    found: list[Encoder] = []
    if type(question) is UpdateQuery:
        found += encoders_of_change(question.update_kwargs, question.model)
        del left[: len(found)]
    for node in question._q_objects:
        found += encoders_of(node, question.model, left)
    return found + [_as_it_is] * len(left)


def _as_it_is(value: object) -> list[Any]:
    return [value]


def ask(self: Question) -> Generator[Any, None, Any]:
    """Ask a question: what `await` does with it."""
    if self._db is None:
        self._db = self._choose_db(for_write=type(self) is UpdateQuery or getattr(self, "_select_for_update", False))
    write(self)
    return self._execute().__await__()  # type: ignore[no-any-return]
