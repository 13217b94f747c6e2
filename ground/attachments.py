"""Attachments: files that people send, checked and cleaned first, kept under random names outside the web's reach."""

import asyncio
import datetime as dt
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial

from starlette.datastructures import UploadFile
from tortoise import fields
from tortoise.models import Model

from ground import audit, clock, limits, policy, privacy
from ground.actors import Actor
from ground.codes import public_id
from ground.database import transaction
from ground.errors import Mistake, NotFound, OutOfTurn, TooLarge, Unavailable, Unreadable
from ground.language import _, lazy
from ground.limits import Limit
from ground.storing import Damaged, pick_up, put_down, throw_away
from ground.uploads import MOST_BYTES, Upload, UploadRefused, UploadTooLarge, accepted

log = logging.getLogger("marketplace.attachments")

Visible = Callable[[Actor, int], Awaitable[bool]]
"""(actor, number of the thing) -> whether they may see it, and with it its files."""

KILOBYTE = 1024
QUOTA = lazy("You have sent enough files for one day. Please wait %(wait)s, or bring the papers to the desk.")


class Attachment(Model):
    """A stored file: its row says what it is and what it belongs to, the disk holds its bytes."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    about = fields.CharField(80, db_index=True)
    """The audit name of the thing it belongs to, `Filing:7`; whoever may see that may see this."""
    file_name = fields.CharField(120)
    """As the sender named it, cleaned; shown, never used as a path."""
    stored_as = fields.CharField(64, unique=True)
    kind = fields.CharField(8)
    """pdf, jpg, png, docx, xlsx."""
    size_bytes = fields.IntField()
    sha256 = fields.CharField(64)
    sent_by_id: int | None = fields.IntField(null=True)
    made_at: dt.datetime = fields.DatetimeField()
    removed_at: dt.datetime | None = fields.DatetimeField(null=True, db_index=True)

    class Meta:
        """The table."""

        table = "ground_attachment"


async def read(upload: UploadFile, *, field: str = "file") -> Upload:
    """Read, check and clean what was sent, before an act: a large picture takes a second, which no act should hold.

    Refuses with TooLarge (413) over 10 MB, with Unreadable (422) beside `field` what is not one of the five kinds.
    """
    content = await upload.read(MOST_BYTES + 1)
    try:
        return await asyncio.to_thread(accepted, upload.filename or "", content)
    except UploadTooLarge as refused:
        raise TooLarge(str(refused)) from refused
    except UploadRefused as refused:
        raise Unreadable(str(refused), [Mistake(field, str(refused))]) from refused


async def keep(upload: UploadFile | Upload, *, about: Model | str, by: Actor, field: str = "file") -> Attachment:
    """Keep a file as part of a thing, in the open act or as one. It is on the disk before its row is written.

    Refuses as `read` does, and with TooMany over the sender's quota of a day. A refused act uses up no quota and leaves
    no bytes behind.
    """
    clean = upload if isinstance(upload, Upload) else await read(upload, field=field)
    async with transaction() as work:
        await _use_quota(by, len(clean.content))
        stored_as = await put_down(clean.content)
        work.undoing.append(partial(throw_away, stored_as))
        kept = await Attachment.create(
            about=audit.name_of(about),
            file_name=clean.name,
            stored_as=stored_as,
            kind=str(clean.kind),
            size_bytes=len(clean.content),
            sha256=clean.sha256,
            sent_by_id=by.person_id,
            made_at=clock.now(),
        )
        await audit.record("Attachment.keep", kept, by=by, about=kept.about, sha256=kept.sha256)
    return kept


async def remove(attachment: Attachment, *, by: Actor, because: str | None = None) -> None:
    """Take a file off, in the open act or as one: nobody sees it from now on; its bytes go 30 days later."""
    async with transaction():
        removed = await Attachment.filter(id=attachment.id, removed_at=None).update(removed_at=clock.now())
        if not removed:
            raise OutOfTurn(lazy("This paper is not here any more."))
        await audit.record("Attachment.remove", attachment, by=by, about=attachment.about, because=because)


async def files_of(thing: Model | str) -> Sequence[Attachment]:
    """Return the files of a thing, the first sent first; who may see the thing may see them."""
    return await Attachment.filter(about=audit.name_of(thing), removed_at=None).order_by("id")


async def seen_by(actor: Actor, public_id: str, visible: Mapping[str, Visible]) -> Attachment:
    """Return a file of a thing that the actor may see; NotFound else, so that no one learns that there is one.

    `visible` has for each kind of thing (`Filing`) the question whether an actor may see the one with a number.
    """
    attachment = await Attachment.get_or_none(public_id=public_id, removed_at=None)
    kind, _, number = attachment.about.partition(":") if attachment else ("", "", "")
    may_see = visible.get(kind)
    if attachment is None or may_see is None or not number.isdecimal() or not await may_see(actor, int(number)):
        raise NotFound(lazy("We could not find this page."))
    return attachment


async def content_of(attachment: Attachment, *, by: Actor) -> bytes:
    """Return the bytes; a look by staff at what another sent is written down, for the sender to read.

    Refuses with Unavailable (503) where the disk no longer holds what was kept.
    """
    try:
        content = await pick_up(attachment.stored_as, attachment.sha256)
    except Damaged as error:
        log.exception("%s is damaged or lost", audit.name_of(attachment))
        raise Unavailable(lazy("We cannot open this file just now. Please call 12345.")) from error
    if by.grants and by.person_id != attachment.sent_by_id:
        if attachment.sent_by_id is not None:
            said = _("Opened a file that you sent: %(name)s", name=attachment.file_name[-60:])
            await privacy.log_look(attachment.sent_by_id, "file", said, by=by)
        else:  # an import: there is no one whose page would show the look
            async with transaction():
                await audit.record("Attachment.look", attachment, by=by, about=attachment.about)
    return content


async def _use_quota(by: Actor, size_bytes: int) -> None:
    if by.person_id is None:
        return
    files: int = await policy.value("attachments.most_files_a_day")
    megabytes: int = await policy.value("attachments.most_megabytes_a_day")
    await limits.take(Limit("files", f"{files}/day", QUOTA), str(by.person_id))
    await limits.take(
        Limit("kilobytes", f"{megabytes * KILOBYTE}/day", QUOTA), str(by.person_id), cost=-(size_bytes // -KILOBYTE)
    )
