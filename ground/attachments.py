"""Attachments: files that people send, checked and cleaned first, kept under random names outside the web's reach."""

import datetime as dt

from tortoise import fields
from tortoise.models import Model

from ground.codes import public_id


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
    removed_at: dt.datetime | None = fields.DatetimeField(null=True)

    class Meta:
        """The table."""

        table = "ground_attachment"
