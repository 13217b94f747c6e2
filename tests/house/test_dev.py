"""A checkout starts itself: what it installs is pinned by hash, and what it counts is what pytest counted."""

import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from tests.outside.checkout import CHECKOUT, script

LOCKS = ["requirements.lock", "requirements-test.lock", "requirements-uv.lock"]


@pytest.fixture(scope="module")
def dev() -> ModuleType:
    """The script, as a module."""
    return script()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address_so_that_a_mirror_serves_it(lock: str) -> None:
    assert "://" not in (CHECKOUT / lock).read_text()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_of_a_lock_has_a_hash(lock: str) -> None:
    packages = re.split(r"\n(?=\S)", (CHECKOUT / lock).read_text().strip())

    assert packages
    assert [package for package in packages if "--hash=sha256:" not in package] == []


def test_the_tests_run_what_the_product_runs() -> None:
    assert pins("requirements.lock") <= pins("requirements-test.lock")


def test_the_locks_know_everything_that_is_asked_for() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())

    assert names(project["project"]["dependencies"]) <= names(pins("requirements.lock"))
    assert names(project["dependency-groups"]["test"]) <= names(pins("requirements-test.lock"))


def test_every_command_is_told_of(dev: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main([]) == 0

    told = capsys.readouterr().out
    assert [command for command in dev.COMMANDS if f"./dev {command} " not in told] == []


@pytest.mark.parametrize(
    ("suite", "code", "counts"),
    [
        ('tests="9" failures="0" errors="0" skipped="2"', 0, (7, 0, 2)),
        ('tests="9" failures="1" errors="2" skipped="0"', 1, (6, 3, 0)),
        ('tests="0" failures="0" errors="0" skipped="0"', 5, (0, 0, 0)),
        ('tests="4" failures="0" errors="0" skipped="0"', 3, (4, 1, 0)),  # pytest itself broke
        (None, 2, (0, 1, 0)),  # and left no report
        (None, -9, (0, 1, 0)),  # or was killed
    ],
)
def test_the_sum_hides_nothing(
    dev: ModuleType, tmp_path: Path, suite: str | None, code: int, counts: tuple[int, int, int]
) -> None:
    report = tmp_path / "report.xml"
    if suite:
        report.write_text(f"<testsuites><testsuite {suite} /></testsuites>")

    assert dev.counted(report, code) == counts


def pins(lock: str) -> set[str]:
    """Return the packages of a lock with their versions."""
    return set(re.findall(r"^[a-z0-9-]+==[^\s;]+", (CHECKOUT / lock).read_text(), re.MULTILINE))


def names(requirements: set[str] | list[str]) -> set[str]:
    """Return the names in a list of requirements."""
    return {re.split(r"[\[<>=!~;\s]", each)[0] for each in requirements}
