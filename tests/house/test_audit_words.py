"""Whoever reads what is recorded reads words: every act, kind, state, letter, fact has its own (experience.md 9)."""

import ast
import re
from collections.abc import Iterator
from dataclasses import is_dataclass
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import cast

import pytest

from ground.letters.wording import purposes
from ground.moves import Moving
from marketplace import house

CHECKOUT = Path(__file__).resolve().parents[2]
VERB = re.compile(r"[A-Z][A-Za-z]+\.[a-z_]+")


def constants() -> Iterator[str]:
    """Read every text in the product's code."""
    for folder in ("ground", "orgs", "volunteers", "marketplace"):
        for file in (CHECKOUT / folder).rglob("*.py"):
            if file.name != "audit_words.py":
                yield from (
                    node.value
                    for node in ast.walk(ast.parse(file.read_text()))
                    if isinstance(node, ast.Constant) and isinstance(node.value, str)
                )


def movings(above: type[Moving] = Moving) -> Iterator[type[Moving]]:
    """Return everything that has states."""
    for each in above.__subclasses__():
        yield each
        yield from movings(each)


def states_of(thing: type[Moving]) -> type[StrEnum]:
    """Return the states of a kind of thing."""
    first = next(iter(thing.MOVES.values()))
    return cast("type[StrEnum]", type(next(iter(first.sources))))


@pytest.fixture(scope="module", autouse=True)
def _every_model() -> None:
    house.addresses()


def test_every_act_that_is_recorded_has_its_words() -> None:
    written = {text for text in constants() if VERB.fullmatch(text)}
    moved = {f"{thing.__name__}.{name}" for thing in movings() for name in thing.MOVES}

    assert {"Session.begin", "Person.enter_by_phone", "Commitment.offer"} <= written | moved
    assert sorted((written | moved) - set(house.audit_words().acts)) == []


def test_every_kind_of_thing_has_its_words() -> None:
    of_acts = {act.partition(".")[0] for act in house.audit_words().acts}
    moving = {thing.__name__ for thing in movings()}

    assert "Import" in house.audit_words().kinds
    assert sorted((of_acts | moving) - set(house.audit_words().kinds)) == []


def test_every_letter_and_every_fact_has_its_words() -> None:
    facts = {
        f"{floor}.{name}"
        for floor in ("ground", "orgs", "volunteers", "procurement", "marketplace")
        for name, each in vars(import_module(f"{floor}.events")).items()
        if is_dataclass(each) and each.__module__ == f"{floor}.events"
    }

    assert "marketplace.SignedUp" in facts
    assert sorted(facts ^ set(house.audit_words().facts)) == []
    assert sorted(set(purposes()) ^ set(house.audit_words().letters)) == []


def test_every_state_has_its_words() -> None:
    states = {(thing.__name__, state.value) for thing in movings() for state in states_of(thing)}
    said = {(kind, str(state)) for kind, words in house.audit_words().states.items() for state in words}

    assert ("Commitment", "waiting") in states
    assert sorted(states - said) == []
