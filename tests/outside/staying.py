"""One process, one database, nobody else: a statement that could wait for another has nobody to wait for."""

from collections.abc import Iterator
from contextlib import contextmanager

from ground.immediate_sqlite import HereAndThere

_waits = HereAndThere._waits  # noqa: SLF001


@contextmanager
def staying_here() -> Iterator[None]:
    """Run every statement of SQLite where it is asked: to its thread and back is a quarter of a test's time."""
    HereAndThere._waits = lambda *_asked: False  # type: ignore[method-assign]  # noqa: SLF001
    try:
        yield
    finally:
        HereAndThere._waits = _waits  # type: ignore[method-assign]  # noqa: SLF001
