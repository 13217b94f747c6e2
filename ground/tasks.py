"""Tasks: what waits for someone at a desk, as every domain tells it in the same few words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Task:
    """One kind of work that waits: a sentence, how much of it, where to do it, how much of it is late."""

    sentence: str
    count: int
    href: str
    """A path in the reader's language, made by the `url_for` given to the query."""
    overdue: int = 0
