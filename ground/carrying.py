"""Carrying over: what names a person in any table, when two records of one person become one, and back (EDGE-18)."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from tortoise.models import Model

from ground.database import ask, write_all
from ground.identity import Grant, Person, Session
from ground.language import lazy
from ground.letters.models import Letter
from ground.merging import HINDRANCES
from ground.privacy import Consent

Moved = Mapping[str, Sequence[int]]
"""For each `table.column`, the rows that went over."""


@dataclass(frozen=True)
class Carried:
    """A column that names a person and goes over to the record that is kept."""

    model: type[Model]
    column: str = "person_id"
    unless: tuple[str, ...] | None = None
    """Columns in which no two rows of one person may be alike: such a row stays where it is. `()` for one a person."""
    words: object = ""
    """What such rows are called side by side, a `lazy`; empty where they are not shown."""

    @property
    def name(self) -> str:
        """The column with its table, as what was moved remembers it."""
        return f"{self.model._meta.db_table}.{self.column}"  # noqa: SLF001 - Tortoise has no other door


Hindrance = Callable[[Person, Person], Awaitable[Sequence[str]]]
"""Asked with the record kept and the other: the sentences why the two cannot be put together now."""


@dataclass(frozen=True)
class Together:
    """What every floor of the house says about putting two records together; it has no default (as obligations)."""

    carried: Sequence[Carried]
    hindrances: Sequence[Hindrance]

    async def against(self, kept: Person, other: Person) -> list[str]:
        """Return all that stands against it now."""
        return [sentence for hindrance in self.hindrances for sentence in await hindrance(kept, other)]

    async def carry(self, other_id: int, kept_id: int) -> dict[str, list[int]]:
        """Let all rows of one record name the other, in the open act; return which went over."""
        moved = {each.name: await _carry(each, other_id, kept_id) for each in self.carried}
        return {name: ids for name, ids in moved.items() if ids}

    async def carry_back(self, moved: Moved, kept_id: int, other_id: int) -> None:
        """Let the rows that went over name their old record again, in the open act; later rows stay."""
        for each in self.carried:
            table, column = each.name.split(".")
            back = [(other_id, row_id, kept_id) for row_id in moved.get(each.name, ())]
            if back:
                await write_all(f"UPDATE {table} SET {column} = ? WHERE id = ? AND {column} = ?", back)  # noqa: S608


async def _carry(each: Carried, other_id: int, kept_id: int) -> list[int]:
    table, column = each.name.split(".")
    twin = "" if each.unless is None else _twin(table, column, each.unless)
    rows = await ask(
        f"UPDATE {table} SET {column} = ? WHERE {column} = ?{twin} RETURNING id",  # noqa: S608 - names of our models
        kept_id,
        other_id,
        *([kept_id] if twin else []),
    )
    return sorted(int(row["id"]) for row in rows)


def _twin(table: str, column: str, alike: tuple[str, ...]) -> str:
    same = "".join(f" AND twin.{each} = {table}.{each}" for each in alike)
    return f" AND NOT EXISTS (SELECT 1 FROM {table} twin WHERE twin.{column} = ?{same})"  # noqa: S608


CARRIED = (
    Carried(Person, "merged_into_id"),
    Carried(Session),
    Carried(Grant),
    Carried(Letter, words=lazy("Letters")),
    Carried(Consent, words=lazy("Consents")),
)
STAYS: Mapping[str, str] = {
    "ground_account.person_id": "only a record without an account is given up",
    "ground_program_key.person_id": "staff; only a record without an account is given up",
    "ground_look.person_id": "written once; read over all records of a person",
    "ground_look.looker_id": "written once",
    "ground_mandate.principal_id": "written once; given anew (EDGE-18)",
    "ground_mandate.agent_person_id": "written once; given anew (EDGE-18)",
    "ground_list_alarm.person_id": "staff; only a record without an account is given up",
    "ground_list_request.person_id": "staff; only a record without an account is given up",
    "ground_taken_list.person_id": "staff; only a record without an account is given up",
    "ground_unsent.person_id": "words of one session, kept for an hour and asked for anew",
    "ground_invitation.principal_id": "a number told to a relative opens nothing any more; made anew",
}
"""Columns that name a person and stay, each with its reason; hands (`…_by_id`) tell of their day and stay."""

__all__ = ["CARRIED", "HINDRANCES", "STAYS", "Carried", "Moved", "Together"]
