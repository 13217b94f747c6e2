"""The outbox: facts that a domain announces in the same transaction as the change, told upstairs by the relay."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import asdict
from dataclasses import fields as parts_of
from typing import Any, TypeVar

from tortoise import fields
from tortoise.models import Model

from ground import audit, clock
from ground.actors import SYSTEM, Actor, Role
from ground.database import transaction, work
from ground.errors import OutOfTurn
from ground.language import lazy
from ground.rules import rule

F = TypeVar("F")


class Announcement(Model):
    """A fact on its way: leased by a relay, told to each reaction at least once, dead after too many tries."""

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(80)
    facts = fields.TextField()
    announced_at: dt.datetime = fields.DatetimeField()
    run_at: dt.datetime = fields.DatetimeField()
    attempts = fields.IntField(default=0)
    told = fields.TextField(default="")
    """Names of the reactions that have run, each followed by a space."""
    done_at: dt.datetime | None = fields.DatetimeField(null=True)
    dead_at: dt.datetime | None = fields.DatetimeField(null=True)
    trouble = fields.TextField(default="")

    class Meta:
        """The table."""

        table = "ground_announcement"
        indexes = (("done_at", "run_at"),)


def name_of(kind: type) -> str:
    """Return the name a fact travels under: its domain and its class, `volunteers.HoursAccepted`."""
    return f"{kind.__module__.split('.', maxsplit=1)[0]}.{kind.__name__}"


async def announce(fact: object) -> None:
    """Put a fact (a frozen dataclass of ids and plain values) in the outbox of the open act."""
    work()
    now = clock.now()
    await Announcement.create(
        name=name_of(type(fact)),
        facts=json.dumps(asdict(fact), ensure_ascii=False),  # type: ignore[call-overload]
        announced_at=now,
        run_at=now,
    )


@rule(lazy("Only an administrator may try this again."))
def may_mend(by: Actor, _thing: Announcement) -> bool:
    """The house itself, or someone who looks after its machinery."""
    return by == SYSTEM or by.holds(Role.ADMINISTRATOR)


async def dead() -> Sequence[Announcement]:
    """Return the facts that a reaction could not take up in eight tries, the latest first."""
    return await Announcement.exclude(dead_at=None).order_by("-dead_at")


async def try_again(announcement: Announcement, *, by: Actor) -> None:
    """Let the relay tell a dead fact again to those who have not heard it, once what was wrong is mended."""
    may_mend.require(by, announcement)
    async with transaction():
        raised = await Announcement.filter(id=announcement.id).exclude(dead_at=None).update(
            dead_at=None, attempts=0, run_at=clock.now()
        )  # fmt: skip
        if not raised:
            raise OutOfTurn(lazy("This has changed in the meantime. Please look at it again."))
        await audit.record("Announcement.try_again", announcement, by=by)


async def drop(announcement: Announcement, because: str, *, by: Actor) -> None:
    """Let a dead fact rest, for a reason that the audit keeps: those who have not heard it never will."""
    may_mend.require(by, announcement)
    now = clock.now()
    async with transaction():
        if not await Announcement.filter(id=announcement.id).exclude(dead_at=None).update(dead_at=None, done_at=now):
            raise OutOfTurn(lazy("This has changed in the meantime. Please look at it again."))
        await audit.record("Announcement.drop", announcement, by=by, because=because)


def read(kind: type[F], text: str) -> F:
    """Return the fact as it was announced; parts that a newer version dropped are left out."""
    known = {part.name for part in parts_of(kind)}  # type: ignore[arg-type]
    told: dict[str, Any] = json.loads(text)
    return kind(**{name: value for name, value in told.items() if name in known})
