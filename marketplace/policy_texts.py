"""Policy values in words: with their units, their parts, and the fields by which a form changes them."""

import re
from typing import Any

from ground.deferred import Deferred
from ground.language import _
from ground.money import Fen, yuan
from ground.policy_shapes import PLAIN, Path, Shape, leaves
from marketplace import house
from marketplace.policy_words import GROUPS, PARTS, UNITS
from orgs.models import DueKind
from orgs.words import DUES

PARTING = re.compile(r"[._]")


class ValueField(Deferred):
    """One part of a value in a form: a number, a time, or a yes."""

    label: str
    text: str
    yes_or_no: bool


def shape_of(key: str) -> Shape:
    """Return what a value may be, where its present one does not tell."""
    return house.policy_shapes().get(key, PLAIN)


def group_of(key: str) -> str:
    """Return the words of a value's group."""
    return str(GROUPS[key.partition(".")[0]])


def unit_of(key: str) -> str:
    """Return the unit of a value in words, or "" for what is counted or has none."""
    parts = PARTING.split(key.partition(".")[2])
    return next((str(words) for part, words in UNITS.items() if part in parts), "")


def said(key: str, value: Any) -> str:  # noqa: ANN401 - whatever JSON the value is
    """Return a value as people say it: with its unit, and its parts by their names."""
    if isinstance(value, dict) and "unit" in value:
        return f"{value['count']} {PARTS[value['unit']]}"
    if isinstance(value, dict):
        return _("; ").join(f"{PARTS[name]} {said(key, each)}" for name, each in value.items())
    if isinstance(value, list):
        names = [_due(each) if isinstance(each, dict) else str(shape_of(key).choices[each]) for each in value]
        return _("; ").join(names) or _("nothing")
    return _leaf_said(key, value)


def _leaf_said(key: str, leaf: object) -> str:
    match leaf:
        case None:
            return _("nothing is asked")
        case bool():
            return _("yes") if leaf else _("no")
        case int() if "fen" in PARTING.split(key):
            return f"{yuan(Fen(leaf))} {_('yuan')}"
        case int():
            return f"{leaf} {unit_of(key)}".strip()
    return str(leaf)


def _due(rule: dict[str, Any]) -> str:
    name = str(DUES[DueKind(rule["kind"])])
    if "months" in rule:
        return _("%(what)s, every %(months)s months", what=name, months=rule["months"])
    return _("%(what)s, by %(month)s-%(day)s each year", what=name, month=rule["month"], day=rule["day"])


def fields_of(key: str, value: Any) -> list[ValueField]:  # noqa: ANN401
    """Return the fields of a form that changes a value part by part; a list of names has choices instead."""
    shape = shape_of(key)
    if shape.choices:
        return []
    return [
        ValueField(
            label=_label(key, path, value), text=_text(leaf), yes_or_no=isinstance(leaf, bool) or shape.yes_or_no
        )
        for path, leaf in leaves(value)
    ]


def choices_of(key: str) -> list[tuple[str, str]]:
    """Return what a list of names may hold, in words."""
    return [(str(each), str(words)) for each, words in shape_of(key).choices.items()]


def _label(key: str, path: Path, value: Any) -> str:  # noqa: ANN401
    if not path:
        unit = unit_of(key)
        return _("New value, in %(unit)s", unit=unit) if unit else _("New value")
    if isinstance(value, list) and isinstance(path[0], int):
        return _("%(what)s, %(kind)s", what=DUES[DueKind(value[path[0]]["kind"])], kind=PARTS[str(path[-1])])
    return str(PARTS[value["unit"]] if "unit" in value else PARTS[str(path[-1])])


def _text(leaf: object) -> str:
    if isinstance(leaf, bool):
        return "yes" if leaf else "no"
    return "" if leaf is None else str(leaf)
