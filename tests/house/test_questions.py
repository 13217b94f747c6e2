"""Questions: what stands after the mark of an address is read through its table, and nothing in the table is idle."""

import ast
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from ground.asked import Question
from ground.database import FLOORS
from marketplace import house
from orgs.policies import APPLIED_FOR
from orgs.schemas.questions import NeededQuestion

CHECKOUT = Path(__file__).resolve().parents[2]
READER = CHECKOUT / "ground/asked.py"


@dataclass
class Found:
    """What the product's code reads of an address: the files that look behind its mark, the shapes they are given."""

    readers: set[Path] = field(default_factory=set)
    shapes: set[str] = field(default_factory=set)


@pytest.fixture(scope="module")
def found() -> Found:
    """Read every module of the product once."""
    seen = Found()
    for floor in FLOORS:
        for file in (CHECKOUT / floor).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text())):
                match node:
                    case ast.Attribute(attr="query_params" | "query_string") | ast.Name(id="QueryParams"):
                        seen.readers.add(file)
                    case ast.Call(func=ast.Name(id="asked"), args=[_, ast.Name(id=shape), *_]):
                        seen.shapes.add(shape)
    return seen


def test_one_module_alone_reads_what_stands_after_the_mark(found: Found) -> None:
    assert found.readers == {READER}


def test_every_question_that_is_read_stands_in_the_table_and_every_one_there_is_read(found: Found) -> None:
    named = {address.asks.__name__ for address in house.addresses() if address.asks is not None}

    assert found.shapes - {"shape"} == named


@pytest.mark.parametrize("shape", Question.__subclasses__(), ids=lambda shape: str(shape.__name__))
def test_every_part_of_a_question_may_be_left_out(shape: type[Question]) -> None:
    assert shape.model_validate({}) == shape()


def test_a_file_is_asked_for_every_kind_that_is_applied_for() -> None:
    assert [NeededQuestion.model_validate({"kind": each}).kind for each in APPLIED_FOR] == list(APPLIED_FOR)
