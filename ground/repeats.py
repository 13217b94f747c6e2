"""Repeats: a form pressed twice, or sent again after a lost answer, is done once and answered alike (EDGE-2)."""

import asyncio
import datetime as dt
import hashlib
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from contextvars import ContextVar

from starlette.datastructures import UploadFile
from starlette.responses import Response
from tortoise import fields
from tortoise.exceptions import IntegrityError
from tortoise.models import Model

from ground import clock
from ground.database import opening_with, work
from ground.errors import OutOfTurn
from ground.language import lazy
from ground.privacy import seal, unseal

KEPT = dt.timedelta(hours=24)
KEPT_HEADERS = frozenset(
    {"location", "content-type", "content-disposition", "set-cookie", "vary", "retry-after", "clear-site-data"}
)
LONGEST_ANSWER = 512 * 1024

present_key: ContextVar[str | None] = ContextVar("present_key", default=None)
"""The hash of the key of the request that is being answered: by it a limit knows a second press of one button."""


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


class Once:
    """The key of one request: used by the first act it does. It stands or falls with that act's transaction."""

    def __init__(self, key: str, *, who: int | None, path: str, sent: Mapping[str, object]) -> None:
        """Bind the key to who sends it, where and what: to another it opens nothing, a changed form is another act."""
        facts = [who, path, key, {name: _plain(value) for name, value in sent.items()}]
        self.key_hash = hashlib.sha256(json.dumps(facts, sort_keys=True, default=str).encode()).hexdigest()
        self.stood = False

    @asynccontextmanager
    async def around(self) -> AsyncIterator[None]:
        """Let the acts of this block use the key."""
        token = present_key.set(self.key_hash)
        try:
            async with opening_with(self._use):
                yield
        finally:
            present_key.reset(token)

    async def _use(self) -> None:
        """Write the key as the first statement of an act; AlreadyDone where it stands. Of several the first has it."""
        if self.stood:
            return
        try:
            await Repeat.create(key_hash=self.key_hash, used_at=clock.now())
        except IntegrityError as error:
            raise AlreadyDone(self.key_hash) from error
        work().last("repeat", self._note_that_it_stands, None)

    async def _note_that_it_stands(self) -> None:
        """Known just before the commit: an act that was refused has given its key back by its rollback."""
        self.stood = True

    async def is_known(self) -> bool:
        """Whether this very request was done before."""
        return await Repeat.exists(key_hash=self.key_hash)

    async def keep(self, response: Response) -> None:
        """Keep the answer for whoever asks again; of a refusal too, if an act was done: a wrong code was counted."""
        body = getattr(response, "body", None)
        if not self.stood or not isinstance(body, bytes) or len(body) > LONGEST_ANSWER:
            return
        heads = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in response.raw_headers]
        answer = {
            "status": response.status_code,
            "headers": [(name, value) for name, value in heads if name in KEPT_HEADERS],
            "body": body.decode("latin-1"),
        }
        await Repeat.filter(key_hash=self.key_hash).update(answer_sealed=seal("repeat", json.dumps(answer)))

    async def answer_again(self, *, patience: float = 3.0) -> Response:
        """Return the answer that was given before, waiting a little for one that is being given now.

        Refuses with OutOfTurn where there is none to find: the first request died after its act.
        """
        for _ in range(int(patience * 20)):
            row = await Repeat.get_or_none(key_hash=self.key_hash)
            if row is not None and row.answer_sealed is not None:
                return _answer(json.loads(unseal("repeat", row.answer_sealed)))
            await asyncio.sleep(0.05)
        raise OutOfTurn(lazy("This was already done. Please look at your list."))


def _answer(kept: Mapping[str, object]) -> Response:
    response = Response(str(kept["body"]).encode("latin-1"), status_code=int(str(kept["status"])))
    length = (b"content-length", str(len(response.body)).encode())
    heads: Sequence[tuple[str, str]] = kept["headers"]  # type: ignore[assignment]
    response.raw_headers = [*((name.encode("latin-1"), value.encode("latin-1")) for name, value in heads), length]
    return response


def _plain(value: object) -> object:
    """Return what tells one value sent from another: of a file its name and size, of all else itself."""
    if isinstance(value, UploadFile):
        return [value.filename, value.size]
    return [_plain(each) for each in value] if isinstance(value, list) else value


async def overdue() -> Sequence[dt.datetime]:
    """Return the moment before which keys are of no more use, if there are such keys, for `forget`."""
    before = clock.now() - KEPT
    return [before] if await Repeat.filter(used_at__lt=before).exists() else []


async def forget(before: dt.datetime) -> None:
    """Drop the keys used before a moment: no one will send them again."""
    await Repeat.filter(used_at__lt=before).delete()
