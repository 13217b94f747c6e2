"""The kinds of tests that `./dev test` runs by themselves lie where it looks for them."""

import re
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

from tests.outside.running import ROOT

MARK = re.compile(r"pytest\.mark\.(browser|drill|journey)\b")
KINDS = {"browser": "browser", "journey": "browser", "drill": "drills"}


def test_a_test_with_a_browser_and_a_drill_lie_where_they_are_looked_for() -> None:
    loader = SourceFileLoader("dev", str(ROOT / "dev"))
    spec = spec_from_loader("dev", loader)
    assert spec is not None
    dev = module_from_spec(spec)
    loader.exec_module(dev)

    found = {(path.parent, KINDS[kind]) for path in _tests() for kind in MARK.findall(path.read_text(encoding="utf-8"))}

    assert {str(folder.relative_to(ROOT)) for folder, kind in found if kind == "browser"} == set(dev.PLACES["browser"])
    assert {str(folder.relative_to(ROOT)) for folder, kind in found if kind == "drills"} == set(dev.PLACES["drills"])


def _tests() -> list[Path]:
    return [path for path in (ROOT / "tests").rglob("test_*.py") if path != Path(__file__)]
