"""What everyone may know of the audit: how far it reached each day, and how to check it."""

import datetime as dt

from ground.deferred import Deferred
from ground.pages import Page


class HeadShown(Deferred):
    """The head of one day; `line` is day, number of lines, last hash and signature in one, to be kept elsewhere."""

    day: dt.date
    seq: int
    hash: str
    signature: str
    line: str


class AuditHeadsPage(Page):
    """The published heads, the latest first, and the key they are signed with."""

    template = "marketplace/audit_heads.html"
    heads: list[HeadShown]
    public_key: str
    public_key_pem: str
