"""Heads: once a day the end of the audit chain is signed and published, so that no one can cut the past off unseen."""

import base64
import datetime as dt
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from tortoise import fields
from tortoise.models import Model

from ground import clock, keys
from ground.audit import CHAIN, line_at
from ground.chains import START, ChainHead
from ground.codes import ALPHABET
from ground.database import transaction


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


@dataclass(frozen=True)
class Head:
    """A head as it was published, on our page or in a copy that someone else keeps: an anchor."""

    day: str
    seq: int
    hash: str
    signature: str
    of: str = ""
    """Whose chain it is, by public id: an organisation's hours. The audit's own has none."""

    @property
    def signed(self) -> str:
        """The text that is signed: day, whose, number of lines, last hash, one space between, and no end of line."""
        return text_of(self.day, self.seq, self.hash, of=self.of)

    @property
    def line(self) -> str:
        """The head in one line, as the page prints it and an anchor keeps it."""
        return f"{self.signed} {self.signature}"


async def days_without_head() -> Sequence[dt.date]:
    """Return today where it has no head yet: due work asks this each round."""
    day = clock.today()
    return [] if await AuditHead.exists(day=day) else [day]


async def publish(day: dt.date) -> None:
    """Sign how far the audit reaches now, as the head of this day; a second one of the same day is not made."""
    async with transaction():
        end = await ChainHead.get_or_none(name=CHAIN)
        seq, last = (end.seq, end.hash) if end else (0, START)
        signature = sign(text_of(day.isoformat(), seq, last))
        await AuditHead.bulk_create(
            [AuditHead(day=day, seq=seq, hash=last, signature=signature, made_at=clock.now())], ignore_conflicts=True
        )


async def published(most: int | None = 400) -> list[Head]:
    """Return the heads that were published, the latest first, or all of them (None)."""
    rows = AuditHead.all().order_by("-day")
    rows = rows if most is None else rows.limit(most)
    return [Head(each.day.isoformat(), each.seq, each.hash, each.signature) for each in await rows]


async def does_not_fit(head: Head) -> bool:
    """Whether the audit, as it is now, is not the one that this head was made of: cut off, or written anew."""
    if head.seq == 0:
        return head.hash != START
    line = await line_at(head.seq)
    return line is None or line.hash != head.hash


def text_of(day: str, seq: int, last: str, *, of: str = "") -> str:
    """Return the text of a head that is signed."""
    return " ".join([day, *([of] if of else []), str(seq), last])


def sign(text: str) -> str:
    """Return the signature of a text by this installation, in base64."""
    return base64.b64encode(_private().sign(text.encode())).decode()


def is_signed(head: Head, public_key: str | None = None) -> bool:
    """Whether a head bears the signature of this installation, or of the key given in base64."""
    try:
        raw = base64.b64decode(public_key or public_key_text(), validate=True)
        Ed25519PublicKey.from_public_bytes(raw).verify(
            base64.b64decode(head.signature, validate=True), head.signed.encode()
        )
    except (InvalidSignature, ValueError):
        return False
    return True


def public_key_text() -> str:
    """Return the key by which anyone checks a signature: 32 bytes in base64."""
    return base64.b64encode(_private().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()


def public_key_pem() -> str:
    """Return the same key as openssl reads it."""
    return _private().public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


ANCHOR_LINE = re.compile(
    rf"(\d{{4}}-\d\d-\d\d)\s+((?:(?:[{ALPHABET}]\s*){{12}})?)(\d{{1,18}})\s+"
    r"((?:[0-9a-f]\s*){64})((?:[A-Za-z0-9+/]\s*){86}=\s*=)"
)
"""A printed line may be broken anywhere."""


def read_anchor(text: str) -> list[Head]:
    """Read the heads in a copy of the page that someone keeps elsewhere: its JSON, or any text with its lines in it."""
    try:
        told = json.loads(text)["heads"]
        return [
            Head(str(each["day"]), int(each["seq"]), str(each["hash"]), str(each["signature"]), str(each.get("of", "")))
            for each in told
        ]
    except (ValueError, KeyError, TypeError, AttributeError):
        return [
            Head(day, int(seq), "".join(last.split()), "".join(signature.split()), "".join(of.split()))
            for day, of, seq, last, signature in ANCHOR_LINE.findall(text)
        ]


def _private() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(keys.key("sign"))
