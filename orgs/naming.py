"""Naming: an organisation's name is written together with the key by which lists stand in order."""

from typing import Any

from ground.names import in_order

BY_NAME = ("name_key", "name", "id")
"""How lists of organisations are ordered: as their names are spoken."""


def name_columns(name: str) -> dict[str, Any]:
    """Return the columns of a name."""
    return {"name": name, "name_key": in_order(name)}
