"""Privacy: sealed columns and keyed hashes, consents, and the log of who looked at a person's record."""

import base64
import datetime as dt
import secrets
from enum import StrEnum

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from tortoise import fields
from tortoise.models import Model

from ground import audit, clock, keys
from ground.actors import Actor
from ground.identity import Person


class ConsentKind(StrEnum):
    """What a person agreed to; each is given and withdrawn for itself (PIPL 14, 15, 23, 25, 29)."""

    ENROL = "enrol"
    CONTACT_SHARED = "contact_shared"
    INITIALS_PUBLISHED = "initials_published"
    LIMITS_KEPT = "limits_kept"
    CHILD_DATA = "child_data"
    """Given by the guardian, of a child whose data are sensitive by its age (PIPL 28, 31)."""


class Consent(Model):
    """A consent as it was given: how, on which text, by whom recorded; withdrawn, it stays readable."""

    id = fields.IntField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="consents", on_delete=fields.RESTRICT
    )
    person_id: int
    kind = fields.CharEnumField(ConsentKind, max_length=24, description="")
    method = fields.CharField(24)
    """web, sms_code, spoken, paper, fingerprint_witnessed."""
    wording = fields.TextField()
    given_at: dt.datetime = fields.DatetimeField()
    recorded_by_id: int | None = fields.IntField(null=True)
    withdrawn_at: dt.datetime | None = fields.DatetimeField(null=True)

    class Meta:
        """The table."""

        table = "ground_consent"


class Look(Model):
    """One look by staff at what is private of a person; the person can read who looked, and why."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="looks", on_delete=fields.RESTRICT
    )
    person_id: int
    looker_id = fields.IntField()
    what = fields.CharField(40)
    purpose = fields.CharField(120)
    looked_at: dt.datetime = fields.DatetimeField()

    class Meta:
        """The table."""

        table = "ground_look"


def seal(purpose: str, text: str) -> str:
    """Return the text encrypted and bound to its purpose (a column's name): in another column it does not open."""
    nonce = secrets.token_bytes(12)
    return base64.b64encode(nonce + AESGCM(keys.key("seal")).encrypt(nonce, text.encode(), purpose.encode())).decode()


def unseal(purpose: str, sealed: str) -> str:
    """Return the text under a seal. What shows it to staff logs the look first."""
    raw = base64.b64decode(sealed)
    return AESGCM(keys.key("seal")).decrypt(raw[:12], raw[12:], purpose.encode()).decode()


async def log_look(person_id: int, what: str, purpose: str, *, by: Actor) -> None:
    """Note that the actor looked at something private of another person; one's own record is one's own."""
    if by.person_id is not None and by.person_id != person_id:
        await Look.create(
            person_id=person_id, looker_id=by.person_id, what=what, purpose=purpose[:120], looked_at=clock.now()
        )


async def consent(person_id: int, kind: ConsentKind, *, method: str, wording: str, by: Actor) -> Consent:
    """Record a consent in the open act."""
    given = await Consent.create(
        person_id=person_id,
        kind=kind,
        method=method,
        wording=wording,
        given_at=clock.now(),
        recorded_by_id=by.person_id,
    )
    await audit.record("Consent.give", given, by=by, kind=str(kind), person=person_id)
    return given


async def withdraw(person_id: int, kind: ConsentKind, *, by: Actor) -> None:
    """Withdraw a consent in the open act; what was done under it stays done (PIPL 15)."""
    await Consent.filter(person_id=person_id, kind=kind, withdrawn_at=None).update(withdrawn_at=clock.now())
    await audit.record("Consent.withdraw", f"Person:{person_id}", by=by, kind=str(kind))


async def has_consented(person_id: int, kind: ConsentKind) -> bool:
    """Whether a consent of this kind is in force."""
    return await Consent.exists(person_id=person_id, kind=kind, withdrawn_at=None)
