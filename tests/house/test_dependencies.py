"""What the product imports is declared, so that no other package's change of mind takes it away."""

import ast
import re
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions

from tests.house.test_floors import CHECKOUT, FLOORS, NOT_THE_PRODUCT, imports, product_files

OURS = {*FLOORS, *NOT_THE_PRODUCT}
WORDLESS = {"tzdata", "uvloop", "httptools"}
"""The first is read by Python itself, the others by uvicorn: imported by nobody here."""


def declared() -> set[str]:
    """Return the packages that pyproject.toml names, by their names as they are compared."""
    asked = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    return {_alike(re.split(r"[^\w.-]", each, maxsplit=1)[0]) for each in asked}


@cache
def imported() -> dict[str, set[str]]:
    """Return every module of other people's that the product imports, with the packages that have it."""
    homes = packages_distributions()
    modules = {
        name.partition(".")[0]
        for file in product_files()
        for _line, name in imports(file, ast.parse((CHECKOUT / file).read_text("utf-8")))
    }
    return {each: {_alike(home) for home in homes.get(each, ())} for each in modules - sys.stdlib_module_names - OURS}


def _alike(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_module_that_the_product_imports_is_of_a_declared_package() -> None:
    assert sorted(module for module, homes in imported().items() if not homes & declared()) == []


def test_every_declared_package_is_used() -> None:
    assert declared() - WORDLESS - set().union(*imported().values()) == set()


def test_a_machine_without_time_zones_of_its_own_is_brought_them() -> None:
    assert "tzdata" in declared()
    assert "\ntzdata==" in (CHECKOUT / "requirements.lock").read_text("utf-8")
