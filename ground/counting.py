"""Counting several kinds of one thing in one question: a desk asks a dozen."""

from collections.abc import Mapping
from typing import Any

from tortoise.expressions import Q
from tortoise.functions import Count
from tortoise.queryset import QuerySet


async def counted(found: QuerySet[Any], which: Mapping[str, Q], *, per: str) -> Mapping[str, int]:
    """Return by name how many rows of `found` are of each kind; `per`: a column that has few values among them.

    A kind may look at another table only where `found` does too: Tortoise makes no join for a condition of a count,
    and without a column to group by it counts each row by itself.
    """
    counts = {name: Count("id", _filter=kind) for name, kind in which.items()}
    rows = await found.annotate(**counts).group_by(per).values(*which)
    return {name: sum(row[name] for row in rows) for name in which}
