"""Policy: dated values of the place's rules, each with its citation; a decision keeps the value it used (law 9)."""

import datetime as dt
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from tortoise import fields
from tortoise.models import Model

from ground import audit, clock, database
from ground.actors import Actor, Channel
from ground.database import ask, marks, stamp, transaction
from ground.language import lazy
from ground.places import Place
from ground.rules import rule


class PolicyValue(Model):
    """One value from a day on, for a place and all below it; never edited, a new row takes over."""

    id = fields.IntField(primary_key=True)
    key = fields.CharField(80)
    place: fields.ForeignKeyNullableRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="policies", null=True, on_delete=fields.RESTRICT
    )
    place_id: int | None
    valid_from: dt.date = fields.DateField()
    value = fields.TextField()
    """JSON."""
    citation = fields.CharField(300)
    checked = fields.BooleanField(default=False)
    """Whether a person has read the cited text; until then the pages say so."""
    set_by_id: int | None = fields.IntField(null=True)
    set_at: dt.datetime = fields.DatetimeField()

    class Meta:
        """The table."""

        table = "ground_policy_value"
        indexes = (("key", "valid_from"),)


@dataclass(frozen=True)
class Default:
    """A value that a domain begins with, until an authority sets its own."""

    key: str
    value: Any
    citation: str
    checked: bool = False


BEGINNING = dt.date(2000, 1, 1)


async def lay(defaults: Iterable[Default]) -> None:
    """Lay the rows of a domain's defaults that are not there yet; what an authority set stays."""
    defaults = list(defaults)
    laid = await PolicyValue.filter(key__in=[each.key for each in defaults], set_by_id=None)
    there = {each.key for each in laid}
    now = clock.now()
    await PolicyValue.bulk_create(
        PolicyValue(
            key=each.key,
            valid_from=BEGINNING,
            value=json.dumps(each.value),
            citation=each.citation,
            checked=each.checked,
            set_at=now,
        )
        for each in defaults
        if each.key not in there
    )


@dataclass(frozen=True)
class Row:
    """A row as it is read to find what is in force."""

    key: str
    place_id: int | None
    valid_from: dt.date
    id: int
    value: str
    citation: str
    checked: bool

    def age(self) -> tuple[dt.date, int]:
        """Return what orders the rows of a place: the later takes over."""
        return self.valid_from, self.id


@dataclass(frozen=True)
class InForce:
    """A value with the text it rests on, as a decision keeps both (law 9)."""

    key: str
    value: Any
    citation: str
    checked: bool
    """Whether a person has read the cited text."""


async def in_force(key: str, *, place: Place | None = None, day: dt.date | None = None) -> InForce:
    """Return what is in force on a day (today) at a place: of the nearest place above that has a value, the latest."""
    return (await all_in_force([key], place=place, day=day))[key]


async def all_in_force(
    keys: Collection[str], *, place: Place | None = None, day: dt.date | None = None
) -> dict[str, InForce]:
    """Return what is in force of several keys, read in one look."""
    ids = place.line_ids if place else []
    near: dict[int | None, int] = {place_id: depth for depth, place_id in enumerate(ids)}
    best: dict[str, Row] = {}
    rows = await _rows(keys, ids, day or clock.today())
    for row in sorted(rows, key=lambda row: (near.get(row.place_id, -1), row.age())):
        best[row.key] = row
    if missing := set(keys) - set(best):
        message = f"no policy value is laid for {', '.join(sorted(missing))}"
        raise LookupError(message)
    return {key: InForce(key, json.loads(row.value), row.citation, row.checked) for key, row in best.items()}


async def family(beginning: str) -> dict[str, InForce]:
    """Return what is in force today, everywhere, under each key that begins so."""
    known = _remembered.get()
    rows = known.get(beginning) if known is not None else None
    if rows is None:
        rows = sorted(await _read("substr(key, 1, ?) = ? AND place_id IS NULL", len(beginning), beginning), key=Row.age)
        if known is not None:
            known[beginning] = rows
    today = clock.today()
    return {
        row.key: InForce(row.key, json.loads(row.value), row.citation, row.checked)
        for row in rows
        if row.valid_from <= today
    }


_remembered: ContextVar[dict[str, Sequence[Row]] | None] = ContextVar("remembered", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Read the rows of each key once in this block: long work that nobody else's change of policy should cut in two."""
    token = _remembered.set({})
    try:
        yield
    finally:
        _remembered.reset(token)


async def _rows(keys: Collection[str], place_ids: Collection[int], day: dt.date) -> Sequence[Row]:
    """Return the rows of these keys that are in force on a day in one of these places or everywhere."""
    known = _remembered.get()
    if known is None:
        here = f"(place_id IS NULL OR place_id IN ({marks(place_ids)}))" if place_ids else "place_id IS NULL"
        there = f"key IN ({marks(keys)}) AND valid_from <= ? AND {here}"
        return await _read(there, *keys, stamp(day), *place_ids)
    for key in set(keys) - set(known):
        known[key] = await _read("key = ?", key)
    places = {None, *place_ids}
    return [row for key in keys for row in known[key] if row.place_id in places and row.valid_from <= day]


async def _read(where: str, *values: object) -> list[Row]:
    """Read rows as they are: half of what an act asks is what is in force."""
    sql = f"SELECT key, place_id, valid_from, id, value, citation, checked FROM ground_policy_value WHERE {where}"  # noqa: S608 - our own words; what people typed comes as values
    rows = await ask(sql, *values)
    return [
        Row(**row | {"valid_from": database.day(row["valid_from"]), "checked": bool(row["checked"])}) for row in rows
    ]


async def rows_of(prefix: str = "") -> Sequence[PolicyValue]:
    """Return every row of the values whose key begins so, those to come too; the latest of a key first."""
    found = PolicyValue.filter(key__startswith=prefix).order_by("key", "-valid_from", "-id")
    return await found.select_related("place")


async def value(key: str, *, place: Place | None = None, day: dt.date | None = None) -> Any:  # noqa: ANN401
    """Return the value alone of what is in force."""
    return (await in_force(key, place=place, day=day)).value


async def values(*keys: str, place: Place | None = None, day: dt.date | None = None) -> list[Any]:
    """Return the values alone of several keys, in their order, read in one look."""
    found = await all_in_force(keys, place=place, day=day)
    return [found[key].value for key in keys]


@rule(lazy("A value is set by two people. Please propose it."))
def may_put(by: Actor, _key: str) -> bool:
    """The house itself; a person proposes a value, and a second puts it in force (`ground.proposing`)."""
    return by.channel is Channel.SYSTEM


async def put(key: str, new: Any, *, valid_from: dt.date, citation: str, by: Actor, place: Place | None = None) -> None:  # noqa: ANN401
    """Set a value from a day on, with the text it rests on, as the house; refuses a person with MayNot (403)."""
    may_put.require(by, key)
    await write(key, new, valid_from=valid_from, citation=citation, checked=True, by=by, place=place)


async def write(
    key: str,
    new: Any,  # noqa: ANN401
    *,
    valid_from: dt.date,
    citation: str,
    checked: bool,
    by: Actor,
    place: Place | None = None,
) -> None:
    """Write down a value that has been decided on, in the open act or as one."""
    async with transaction():
        row = await PolicyValue.create(
            key=key,
            place=place,
            valid_from=valid_from,
            value=json.dumps(new),
            citation=citation,
            checked=checked,
            set_by_id=by.person_id,
            set_at=clock.now(),
        )
        if (known := _remembered.get()) is not None:
            known.clear()
        await audit.record("PolicyValue.put", row, by=by, key=key, value=new, citation=citation)
