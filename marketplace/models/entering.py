"""The six digits by which a telephone is shown to be in someone's hand."""

import datetime as dt

from tortoise import fields
from tortoise.models import Model


class SignInCode(Model):
    """One code for one telephone and one browser: ten minutes, one use, five tries; a resend sends the same one."""

    id = fields.IntField(primary_key=True)
    phone_hash = fields.CharField(64, db_index=True)
    phone_sealed = fields.TextField()
    request_hash = fields.CharField(64, unique=True)
    """Hash of the secret in the asking browser's cookie: the code opens nothing elsewhere (security 13)."""
    code_hash = fields.CharField(64)
    code_sealed = fields.TextField()
    made_at: dt.datetime = fields.DatetimeField()
    ends_at: dt.datetime = fields.DatetimeField()
    tries = fields.IntField(default=0)
    used_at: dt.datetime | None = fields.DatetimeField(null=True)

    class Meta:
        """The table."""

        table = "marketplace_sign_in_code"
