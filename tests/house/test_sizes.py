"""Files stay small, say in their first line what they are, and have names that mean something (laws 11 to 13)."""

import ast
from pathlib import Path
from statistics import median

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
FOLDERS = (
    "ground",
    "orgs",
    "volunteers",
    "procurement",
    "silver_steward",
    "governance",
    "marketplace",
    "tests",
    "bench",
)
LONGEST = 300
MEDIAN_BELOW = 100
DRAWERS = {"util", "helper", "common", "misc", "manager", "service", "handler", "base", "data", "info"}


def files() -> list[Path]:
    """Return the Python files written by people: migrations are written by Tortoise and only read by them."""
    found = (path for name in FOLDERS for path in (CHECKOUT / name).rglob("*.py"))
    return [*sorted(path for path in found if "migrations" not in path.parts), CHECKOUT / "dev"]


def lines(source: str) -> int:
    """Count the lines of a file."""
    return len(source.splitlines())


def opens_with_a_sentence(source: str) -> bool:
    """Whether the module's docstring begins with one line that ends as a sentence does."""
    first, *_ = (ast.get_docstring(ast.parse(source)) or "").splitlines() or [""]
    return first.endswith((".", "。", "?"))


def says_nothing(path: Path) -> bool:
    """Whether a file or folder is named for being a drawer and not for what is in it."""
    words = {part.removesuffix(".py").strip("_") for part in path.relative_to(CHECKOUT).parts}
    return not DRAWERS.isdisjoint(words | {word.removesuffix("s") for word in words})


def test_no_file_is_over_300_lines() -> None:
    long = {name(path): count for path in files() if (count := lines(path.read_text())) > LONGEST}

    assert long == {}


def test_the_median_file_is_under_100_lines() -> None:
    counts = {name(path): lines(path.read_text()) for path in files()}

    assert median(counts.values()) < MEDIAN_BELOW
    assert median(count for file, count in counts.items() if not file.startswith("tests/")) < MEDIAN_BELOW


def test_every_module_opens_with_a_sentence() -> None:
    assert [name(path) for path in files() if not opens_with_a_sentence(path.read_text())] == []


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert [name(path) for path in files() if says_nothing(path)] == []


def test_lines_end_as_on_unix_and_the_last_one_ends() -> None:
    def odd(content: bytes) -> bool:
        return b"\r" in content or (bool(content) and not content.endswith(b"\n"))

    assert [name(path) for path in files() if odd(path.read_bytes())] == []


@pytest.mark.parametrize(
    ("source", "fine"),
    [
        ('"""Money in whole fen."""\n', True),
        ('"""Moves: the table.\n\nMore of it.\n"""\n', True),
        ('"""Money"""\n', False),
        ("import asyncio\n", False),
        ("", False),
    ],
)
def test_the_reader_knows_a_sentence(source: str, fine: bool) -> None:
    assert opens_with_a_sentence(source) is fine


@pytest.mark.parametrize("path", ["orgs/utils.py", "orgs/_helpers.py", "ground/common/money.py", "orgs/services.py"])
def test_the_reader_knows_a_drawer(path: str) -> None:
    assert says_nothing(CHECKOUT / path)


@pytest.mark.parametrize("path", ["orgs/filing.py", "ground/database.py", "marketplace/serving.py"])
def test_the_reader_knows_a_name(path: str) -> None:
    assert not says_nothing(CHECKOUT / path)


def name(path: Path) -> str:
    """Return a path as from the top of the checkout."""
    return path.relative_to(CHECKOUT).as_posix()
