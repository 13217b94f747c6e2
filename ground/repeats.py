"""Repeats: a form pressed twice, or a request sent again after a lost answer, is done once and answered alike (EDGE-2)."""

import asyncio
import datetime as dt
import hashlib
import json
from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from tortoise import fields
from tortoise.exceptions import IntegrityError
from tortoise.models import Model

from ground import clock
from ground.errors import OutOfTurn
from ground.language import lazy
from ground.privacy import seal, unseal

KEPT = dt.timedelta(hours=24)
KEPT_HEADERS = ("location", "content-type", "set-cookie")


class Repeat(Model):
    """An idempotency key that was used: written first in the act's transaction, its answer added after."""

    id = fields.BigIntField(primary_key=True)
    key_hash = fields.CharField(64, unique=True)
    used_at: dt.datetime = fields.DatetimeField(db_index=True)
    answer_sealed: str | None = fields.TextField(null=True)
    """Sealed, for it may carry the cookie of a session."""

    class Meta:
        """The table."""

        table = "ground_repeat"


class AlreadyDone(Exception):  # noqa: N818 - an answer is waiting, nothing went wrong
    """The key was used before."""

    def __init__(self, key_hash: str) -> None:
        """Keep the hash by which the answer is found."""
        super().__init__(key_hash)
        self.key_hash = key_hash


class Once:
    """The key of one request: used by the first act it does."""

    def __init__(self, key: str, *, who: int | None, path: str) -> None:
        """Bind the key to who sends it and where, so that a key seen by another opens nothing."""
        self.key_hash = hashlib.sha256(f"{who}:{path}:{key}".encode()).hexdigest()
        self.used = False

    async def use(self) -> None:
        """Write the key as the first statement of the act; refuse with AlreadyDone where it stands."""
        if self.used:
            return
        try:
            await Repeat.create(key_hash=self.key_hash, used_at=clock.now())
        except IntegrityError as error:
            raise AlreadyDone(self.key_hash) from error
        self.used = True

    async def give_back(self) -> None:
        """Forget the key of an act that was refused, so that the same form may be sent again."""
        if self.used:
            await Repeat.filter(key_hash=self.key_hash).delete()
            self.used = False

    async def keep(self, response: Response) -> None:
        """Keep the answer for whoever asks again; a refused act gives its key back."""
        if not self.used:
            return
        if response.status_code >= 400:  # noqa: PLR2004 - the statuses of refusal
            await self.give_back()
            return
        kept: Sequence[tuple[str, str]] = [
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, value in response.raw_headers
            if name.decode("latin-1") in KEPT_HEADERS
        ]
        answer = {"status": response.status_code, "headers": kept, "body": bytes(response.body).decode()}
        await Repeat.filter(key_hash=self.key_hash).update(answer_sealed=seal("repeat", json.dumps(answer)))


async def answer_again(key_hash: str, *, patience: float = 3.0) -> Response:
    """Return the answer that was given before, waiting a little for one that is being given now."""
    for _ in range(int(patience * 20)):
        row = await Repeat.get_or_none(key_hash=key_hash)
        if row is not None and row.answer_sealed is not None:
            answer = json.loads(unseal("repeat", row.answer_sealed))
            response = Response(answer["body"], status_code=answer["status"])
            headers = MutableHeaders(raw=[])
            for name, value in answer["headers"]:
                headers.append(name, value)
            response.raw_headers = [*headers.raw, (b"content-length", str(len(response.body)).encode())]
            return response
        await asyncio.sleep(0.05)
    raise OutOfTurn(lazy("This was already done. Please look at your list."))


async def forget_old() -> None:
    """Drop keys that no one will send again."""
    await Repeat.filter(used_at__lt=clock.now() - KEPT).delete()
