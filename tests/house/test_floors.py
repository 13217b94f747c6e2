"""Imports go down, never up, never sideways; only marketplace/app.py opens the doors of a floor (house.md 1)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
FLOORS = {
    "ground": 1,
    "orgs": 2,
    "volunteers": 3,
    "procurement": 4,
    "silver_steward": 4,
    "governance": 4,
    "marketplace": 5,
}
DOORS = {"endpoints", "routes"}
PORTER = "marketplace/app.py"
NOT_THE_PRODUCT = {"tests", "bench"}


def wrongs(file: str, source: str) -> list[str]:
    """Say what is wrong with the imports of a file, given by its path from the top of the checkout."""
    own = Path(file).parts[0]
    found = []
    for line, name in imports(file, ast.parse(source)):
        top, *rest = name.split(".")
        if top in NOT_THE_PRODUCT:
            found.append(f"{file}:{line} {top} does not travel with the product")
        elif top not in FLOORS or top == own:
            continue
        elif FLOORS[top] > FLOORS[own]:
            found.append(f"{file}:{line} {own} looks up to {name}: announce a fact instead")
        elif FLOORS[top] == FLOORS[own]:
            found.append(f"{file}:{line} {own} looks sideways at {name}: what they share belongs below")
        elif rest and rest[0] in DOORS and file != PORTER:
            found.append(f"{file}:{line} {name} is a door: call the act or the query behind it")
    return found


def imports(file: str, tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Read every import, inside functions and under conditions too, as line and dotted name."""
    package = Path(file).parent.parts
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, each.name) for each in names)
            case ast.ImportFrom(module=module, names=names, level=level):
                start = ".".join(
                    (*(package[: len(package) - level + 1] if level else ()), *([module] if module else []))
                )
                yield from ((node.lineno, f"{start}.{each.name}") for each in names)
            case ast.Call(
                func=ast.Name(id=called) | ast.Attribute(attr=called), args=[ast.Constant(value=str(name)), *_]
            ):
                if called in {"import_module", "__import__"}:
                    yield node.lineno, name


def product_files() -> list[str]:
    """Return the Python files of the product, from the top of the checkout."""
    folders = (CHECKOUT / floor for floor in FLOORS)
    return sorted(path.relative_to(CHECKOUT).as_posix() for folder in folders for path in folder.rglob("*.py"))


def test_no_import_goes_up_or_sideways() -> None:
    files = product_files()

    assert files
    assert [wrong for file in files for wrong in wrongs(file, (CHECKOUT / file).read_text())] == []


def test_every_package_stands_on_a_floor() -> None:
    packages = {path.parent.name for path in CHECKOUT.glob("*/__init__.py")} - NOT_THE_PRODUCT

    assert packages <= set(FLOORS)


@pytest.mark.parametrize(
    ("file", "source", "said"),
    [
        ("ground/moves.py", "from orgs.models import Organisation", "looks up"),
        ("ground/moves.py", "import orgs", "looks up"),
        ("orgs/filing.py", "def late():\n    from volunteers import queries", "looks up"),
        ("orgs/filing.py", "if True:\n    import marketplace.posting as posting", "looks up"),
        ("orgs/filing.py", "import importlib\nimportlib.import_module('marketplace.app')", "looks up"),
        ("orgs/filing.py", "from importlib import import_module\nimport_module('governance')", "looks up"),
        ("procurement/awarding.py", "from governance.models import Topic", "looks sideways"),
        ("procurement/gateways/stripe.py", "from silver_steward import models", "looks sideways"),
        ("volunteers/queries.py", "from orgs.endpoints import show", "is a door"),
        ("volunteers/queries.py", "from orgs import routes", "is a door"),
        ("marketplace/desks.py", "import ground.routes", "is a door"),
        ("marketplace/matching/app.py", "from orgs.endpoints.projects import show", "is a door"),
        ("orgs/filing.py", "from tests.people import wang", "does not travel"),
        ("orgs/endpoints/projects.py", "from ...marketplace import posting", "looks up"),
    ],
)
def test_the_reader_sees_a_planted_wrong(file: str, source: str, said: str) -> None:
    (wrong,) = wrongs(file, source)

    assert said in wrong


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("orgs/filing.py", "import asyncio\nfrom ground.moves import Moving\nfrom orgs import rules"),
        ("orgs/routes.py", "from orgs.endpoints import show\nfrom orgs import endpoints"),
        ("orgs/endpoints/projects.py", "from ..models import Project\nfrom . import filings"),
        ("procurement/accepting.py", "from volunteers.queries import accepted_minutes"),
        ("marketplace/app.py", "from governance import routes\nimport orgs.endpoints"),
        ("ground/search.py", "from groundwork import routes\nname = 'marketplace.app'"),
    ],
)
def test_the_reader_lets_the_rest_be(file: str, source: str) -> None:
    assert wrongs(file, source) == []
