"""Heads: once a day the end of the audit chain is signed and published, so that no one can cut the past off unseen."""

import datetime as dt

from tortoise import fields
from tortoise.models import Model


class AuditHead(Model):
    """How far the audit reached on one day, and its last hash, signed with the installation's own key."""

    id = fields.IntField(primary_key=True)
    day: dt.date = fields.DateField(unique=True)
    seq = fields.BigIntField()
    hash = fields.CharField(64)
    signature = fields.CharField(88)
    """Ed25519 over `text_of`, in base64."""
    made_at: dt.datetime = fields.DatetimeField()

    class Meta:
        """The table."""

        table = "ground_audit_head"
