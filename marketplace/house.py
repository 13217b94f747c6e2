"""The house put together: every domain's addresses, reactions, due work, walls and policies, in floor order."""

from collections import ChainMap
from collections.abc import Awaitable, Callable, Mapping
from enum import Enum
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from ground.actors import Actor
from ground.attachments import Visible
from ground.audit_words import TABLES, AuditWords
from ground.carrying import Together
from ground.database import FLOORS
from ground.doors import Address
from ground.open_sets import OpenSet
from ground.policy import Default
from ground.policy_shapes import Shape
from ground.relay import Due, Reaction, Sender
from ground.running import Running
from ground.tasks import Task
from ground.walls import GROUND_WALLS, Wall
from orgs.obligations import Source

TasksOf = Callable[[Actor, Callable[..., str]], Awaitable[list[Task]]]


def _tables(module: str, name: str) -> list[Any]:
    """Return the table of this name from every domain that has it, lower floors first."""
    found: list[Any] = []
    for domain in FLOORS:
        if find_spec(domain) and find_spec(f"{domain}.{module}"):
            found.extend(getattr(import_module(f"{domain}.{module}"), name, ()))
    return found


def addresses() -> list[Address]:
    """Return every address of the house; the order within a domain is its table's."""
    return _tables("routes", "routes")


def walls() -> list[Wall]:
    """Return every wall of the database."""
    return [*GROUND_WALLS, *_tables("walls", "WALLS")]


def policies() -> list[Default]:
    """Return every policy value that the house begins with."""
    return _tables("policies", "POLICIES")


def reactions() -> list[Reaction]:
    """Return every reaction to a fact."""
    return _tables("reactions", "reactions")


def due() -> list[Due]:
    """Return all work that comes due with time."""
    return _tables("reactions", "due")


def senders() -> list[Sender]:
    """Return what leaves the house in batches: letters, and on higher floors payments and hooks."""
    return _tables("reactions", "senders")


def tasks() -> list[TasksOf]:
    """Return the questions by which each domain tells what waits for someone."""
    return _tables("tasks", "TASKS")


def obligations() -> list[Source]:
    """Return the questions by which each domain tells what an organisation still owes (EDGE-20)."""
    return _tables("obligations", "OBLIGATIONS")


def terms() -> list[Running]:
    """Return every term in working days that runs and whose end is kept (K1)."""
    return _tables("terms", "TERMS")


def together() -> Together:
    """Return what every floor says about putting two records of one person together (EDGE-18)."""
    return Together(_tables("carrying", "CARRIED"), _tables("carrying", "HINDRANCES"))


def open_sets() -> dict[str, OpenSet]:
    """Return what each domain gives to everyone, by its name in the address: `OPEN_SETS`."""
    return {each.name: each for each in _tables("open_sets", "OPEN_SETS")}


def files() -> dict[str, Visible]:
    """Return, for each kind of thing that has files, who may see one: `FILES` in its domain's queries."""
    return _merged("queries", "FILES")


def _merged(module: str, name: str) -> dict[str, Any]:
    """Return the mappings of this name from every domain that has one, as one."""
    found: dict[str, Any] = {}
    for domain in FLOORS:
        if find_spec(domain) and find_spec(f"{domain}.{module}"):
            found.update(getattr(import_module(f"{domain}.{module}"), name, {}))
    return found


@cache
def open_words() -> dict[type[Enum], tuple[object, Mapping[Any, object]]]:
    """Return what every enumeration and its members are called in the open: `OPEN_WORDS` of each floor."""
    found: dict[Any, Any] = _merged("open_words", "OPEN_WORDS")
    return found


@cache
def policy_words() -> dict[str, object]:
    """Return what every policy value is called: `POLICY_WORDS` of each floor, as one table."""
    return _merged("policy_words", "POLICY_WORDS")


@cache
def policy_shapes() -> dict[str, Shape]:
    """Return what policy values may be, where the present one does not tell: `POLICY_SHAPES` of each floor."""
    return _merged("policy_words", "POLICY_SHAPES")


@cache
def audit_words() -> AuditWords:
    """Return how the floors call what they record: `AUDIT_WORDS` of each, as one table."""
    floors = [
        import_module(f"{domain}.audit_words").AUDIT_WORDS
        for domain in FLOORS
        if find_spec(domain) and find_spec(f"{domain}.audit_words")
    ]
    return AuditWords(
        **{table: dict(ChainMap(*(getattr(each, table) for each in reversed(floors)))) for table in TABLES}
    )
