"""Tortoise reads the source of every model for comments that describe its columns (`#:`): this house writes none.

To look for them took a quarter of the start of a process. `ground/__init__.py` puts this in place before any model is
read; `tests/ground/test_quick_queries.py` asks the library itself whether there is still nothing to find.
"""

from tortoise import models
from tortoise.models import Model

thorough = models._get_comments  # noqa: SLF001
"""As Tortoise looks for them."""


def put_in_place() -> None:
    """Let no model be read for comments."""
    models._get_comments = _none  # noqa: SLF001


def _none(cls: type[Model]) -> dict[str, str]:  # noqa: ARG001 - Tortoise's signature
    return {}
