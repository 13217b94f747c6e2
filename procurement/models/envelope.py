"""The sealed bid: what its keyholders alone can open together, and what was in it once they have (procurement 6.4)."""

import datetime as dt
from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from ground.codes import public_id
from ground.moves import Moving, moves
from orgs.models import Organisation
from procurement.models.tender import Tender


class KeyHolder(Model):
    """One of the people who hold a key of a tender's envelopes; what the key was made from is with them alone."""

    id = fields.IntField(primary_key=True)
    tender: fields.ForeignKeyRelation[Tender] = fields.ForeignKeyField(
        "procurement.Tender", related_name="key_holders", on_delete=fields.CASCADE
    )
    tender_id: int
    seq = fields.IntField()
    person_id = fields.IntField()
    body = fields.CharField(80)
    """For whom they hold it: buyer, finance, supervision, notary; no body holds enough keys to open."""
    public_key = fields.CharField(64, default="")
    """X25519, hex; empty until the holder has made it."""
    made_at: dt.datetime | None = fields.DatetimeField(null=True)
    released_at: dt.datetime | None = fields.DatetimeField(null=True)

    class Meta:
        """The table."""

        table = "procurement_key_holder"
        unique_together = (("tender", "seq"), ("tender", "person_id"))


class Share(Model):
    """A holder's part of one envelope's key, given up at the opening: written once, of no use below the threshold."""

    id = fields.IntField(primary_key=True)
    envelope: fields.ForeignKeyRelation["Envelope"] = fields.ForeignKeyField(
        "procurement.Envelope", related_name="shares", on_delete=fields.RESTRICT
    )
    envelope_id: int
    holder: fields.ForeignKeyRelation[KeyHolder] = fields.ForeignKeyField(
        "procurement.KeyHolder", related_name="shares", on_delete=fields.RESTRICT
    )
    holder_id: int
    share = fields.CharField(80)
    """Hex."""

    class Meta:
        """The table."""

        table = "procurement_share"
        unique_together = (("envelope", "holder"),)


class EnvelopeState(StrEnum):
    """An envelope's life (procurement 6.4)."""

    SEALED = "sealed"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    OPENED = "opened"
    UNREADABLE = "unreadable"
    VALID = "valid"
    DISQUALIFIED = "disqualified"


GONE = (EnvelopeState.SUPERSEDED, EnvelopeState.WITHDRAWN)
"""No bid any more, by its supplier's own will."""
UNOPENED = (EnvelopeState.SEALED, *GONE)
"""What no opening has told of."""


class Envelope(Moving):
    """A supplier's bid as it was sent: ciphertext, the key's shares each sealed to one holder, and a receipt."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    tender: fields.ForeignKeyRelation[Tender] = fields.ForeignKeyField(
        "procurement.Tender", related_name="envelopes", on_delete=fields.RESTRICT
    )
    tender_id: int
    supplier: fields.ForeignKeyRelation[Organisation] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="envelopes", on_delete=fields.RESTRICT
    )
    supplier_id: int
    stored_as = fields.CharField(64)
    """The file that holds the ciphertext."""
    sha256 = fields.CharField(64)
    header = fields.TextField()
    """Canonical JSON: suite, manifest, sealed shares, commitments. It tells nothing of the bid."""
    sent_by_id = fields.IntField()
    received_at: dt.datetime = fields.DatetimeField()
    """When its last byte was here."""
    receipt = fields.TextField()
    """What the supplier was given, signed."""
    given_key = fields.CharField(64, default="")
    """Hex: the key that its supplier gave at an opening to which too few holders came (5.2)."""
    disqualified_because = fields.TextField(default="")
    bid: "Bid"
    """What was in it, joined; None before it was opened."""
    state = fields.CharEnumField(EnvelopeState, default=EnvelopeState.SEALED, max_length=12, description="")

    MOVES = moves(
        supersede=(EnvelopeState.SEALED, EnvelopeState.SUPERSEDED),
        withdraw=(EnvelopeState.SEALED, EnvelopeState.WITHDRAWN),
        open=(EnvelopeState.SEALED, EnvelopeState.OPENED),
        give_up=(EnvelopeState.SEALED, EnvelopeState.UNREADABLE),
        qualify=(EnvelopeState.OPENED, EnvelopeState.VALID),
        disqualify=([EnvelopeState.OPENED, EnvelopeState.VALID], EnvelopeState.DISQUALIFIED),
    )

    class Meta:
        """The table."""

        table = "procurement_envelope"


class Bid(Model):
    """What an envelope held: written once, when it was opened."""

    id = fields.IntField(primary_key=True)
    envelope: fields.OneToOneRelation[Envelope] = fields.OneToOneField(
        "procurement.Envelope", related_name="bid", on_delete=fields.RESTRICT
    )
    envelope_id: int
    price_fen = fields.BigIntField()
    plan = fields.TextField()
    small_enterprise = fields.BooleanField(default=False)
    """Whether it declares itself a small or micro enterprise."""
    declared = fields.CharField(200, default="")
    """The keys of what the supplier declared, joined by commas."""
    form_key = fields.CharField(64)
    """Hex: what opens the price form alone, told with the minutes, so that anyone can repeat the opening."""
    opened_at: dt.datetime = fields.DatetimeField()

    class Meta:
        """The table."""

        table = "procurement_bid"
