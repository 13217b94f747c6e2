"""Moves: the table of a thing's states, and the one way to change state, a guarded compare-and-set (law 2)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Self

from tortoise.models import Model

from ground import audit
from ground.actors import Actor
from ground.errors import OutOfTurn
from ground.language import lazy


@dataclass(frozen=True)
class Move:
    """One way from some states to one."""

    name: str
    sources: frozenset[str]
    target: str


def moves(**table: tuple[str | Iterable[str], str]) -> Mapping[str, Move]:
    """Build a state table: `publish=(APPROVED, PUBLISHED)`, `cancel=([DRAFT, PUBLISHED], CANCELLED)`."""
    return {
        name: Move(name, frozenset([sources] if isinstance(sources, str) else sources), target)
        for name, (sources, target) in table.items()
    }


class Moving(Model):
    """A thing with a `state` column and a table of MOVES; nothing else may assign its state."""

    MOVES: ClassVar[Mapping[str, Move]] = {}
    OUT_OF_TURN: ClassVar[object] = lazy("This has changed in the meantime. Please look at it again.")
    state: StrEnum

    class Meta:
        """No table of its own."""

        abstract = True

    def may_move(self, name: str) -> bool:
        """Whether the state as read allows this move; the move itself asks the database again."""
        return self.state in self.MOVES[name].sources

    async def move(self, name: str, *, by: Actor, because: str | None = None, **columns: Any) -> Self:  # noqa: ANN401
        """Change state and these columns, if the row is still as it was read; refuse with OutOfTurn (409) if not.

        To be the first write of a transaction. The audit gets verb, states, actor and the reason given.
        """
        step = self.MOVES[name]
        was = self.state
        if was not in step.sources:
            raise OutOfTurn(self.OUT_OF_TURN, state=str(was))
        target = type(was)(step.target)
        changed = await type(self).filter(pk=self.pk, state=was).update(state=target, **columns)
        if not changed:
            raise OutOfTurn(self.OUT_OF_TURN)
        self.state = target
        for column, value in columns.items():
            setattr(self, column, value)
        await audit.record(f"{type(self).__name__}.{name}", self, by=by, was=str(was), to=str(target), because=because)
        return self
