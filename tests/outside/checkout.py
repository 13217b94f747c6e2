"""The checkout's own script `./dev`, as a module: it has no suffix, so it is not imported like another."""

import importlib.util
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

CHECKOUT = Path(__file__).resolve().parents[2]


def script() -> ModuleType:
    """Load `./dev`."""
    loader = SourceFileLoader("dev", str(CHECKOUT / "dev"))
    spec = importlib.util.spec_from_loader("dev", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module
