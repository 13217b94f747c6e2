"""Questions: what stands after the mark of an address is read through its table, and nothing in the table is idle."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from ground.asked import Question
from marketplace import house
from orgs.policies import APPLIED_FOR
from orgs.schemas.questions import NeededQuestion

CHECKOUT = Path(__file__).resolve().parents[2]
FLOORS = ("ground", "orgs", "volunteers", "procurement", "silver_steward", "marketplace")
READER = CHECKOUT / "ground/asked.py"


def trees() -> Iterator[tuple[Path, ast.Module]]:
    """Read every module of the product."""
    for floor in FLOORS:
        for file in sorted((CHECKOUT / floor).rglob("*.py")):
            yield file, ast.parse(file.read_text())


def test_one_module_alone_reads_what_stands_after_the_mark() -> None:
    readers = {
        file
        for file, tree in trees()
        for node in ast.walk(tree)
        if (isinstance(node, ast.Attribute) and node.attr in ("query_params", "query_string"))
        or (isinstance(node, ast.Name) and node.id == "QueryParams")
    }

    assert readers == {READER}


def test_every_question_that_is_read_stands_in_the_table_and_every_one_there_is_read() -> None:
    read = {
        node.args[1].id
        for _file, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "asked"
        and isinstance(node.args[1], ast.Name)
    } - {"shape"}
    named = {address.asks.__name__ for address in house.addresses() if address.asks is not None}

    assert read == named


@pytest.mark.parametrize("shape", Question.__subclasses__(), ids=lambda shape: str(shape.__name__))
def test_every_part_of_a_question_may_be_left_out(shape: type[Question]) -> None:
    assert shape.model_validate({}) == shape()


def test_a_file_is_asked_for_every_kind_that_is_applied_for() -> None:
    assert [NeededQuestion.model_validate({"kind": each}).kind for each in APPLIED_FOR] == list(APPLIED_FOR)
