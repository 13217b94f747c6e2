"""The fact of a drill, and what hears of it; a module of its own, for facts travel under their module's name."""

from dataclasses import dataclass

from ground import audit, database
from ground.actors import SYSTEM


@dataclass(frozen=True)
class BowlServed:
    """A bowl of soup was served."""

    bowl: int


async def note(fact: BowlServed) -> None:
    """Write down that the bowl was heard of: the effect by which a telling is counted."""
    async with database.transaction():
        await audit.record("Bowl.note", f"Bowl:{fact.bowl}", by=SYSTEM)
