"""The organisation: what it is, where it works, and how far its facts were checked."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from ground.codes import public_id
from ground.identity import Person
from ground.moves import Moving, moves
from ground.places import Place


class OrgKind(StrEnum):
    """The kinds of body (orgs-and-volunteers 7.1). Filed and agreed groups are no legal persons."""

    SHETUAN = "registered_shetuan"
    MINFEI = "registered_mfq"
    FOUNDATION = "foundation"
    FILED_GROUP = "filed_group"
    AGREED_TEAM = "agreed_team"
    ORGAN = "state_organ"
    GRASSROOTS = "grassroots_body"
    PUBLIC_BODY = "public_body"
    COMPANY = "company"


LEGAL_PERSONS = frozenset(OrgKind) - {OrgKind.FILED_GROUP, OrgKind.AGREED_TEAM}
HOSTED = frozenset({OrgKind.FILED_GROUP, OrgKind.AGREED_TEAM})
SUPPLIERS = frozenset({OrgKind.SHETUAN, OrgKind.MINFEI, OrgKind.FOUNDATION, OrgKind.COMPANY})
"""Who may be paid public money (INV-3)."""
BUYERS = frozenset({OrgKind.ORGAN})
"""Who may buy services with public money (102号令 5)."""


CODE_BEGINS: Mapping[OrgKind, str] = {
    OrgKind.SHETUAN: "51",
    OrgKind.MINFEI: "52",
    OrgKind.FOUNDATION: "53",
    OrgKind.COMPANY: "91",
}
"""With what the code of each kind begins (GB 32100-2015)."""
CODED = frozenset(CODE_BEGINS)
"""Who has a unified social credit code of its own and must tell it (INV-1)."""
REGISTERED = (OrgKind.SHETUAN, OrgKind.MINFEI)
"""What a group may be registered as, and go on as (EDGE-22)."""


class Category(StrEnum):
    """What community organisations do (民发〔2017〕191号)."""

    SERVICE = "service"
    CHARITY = "charity"
    NEIGHBOURS = "neighbours"
    CULTURE = "culture"
    FARMING = "farming"


class OrgState(StrEnum):
    """An organisation's life after it was accepted; before that it is a Filing."""

    ACTIVE = "active"
    RENEWAL_DUE = "renewal_due"
    LAPSED = "lapsed"
    SUSPENDED = "suspended"
    WINDING_DOWN = "winding_down"
    DISSOLVED = "dissolved"


RECRUITING = (OrgState.ACTIVE, OrgState.RENEWAL_DUE)
"""States in which an organisation may call for people (INV-6)."""


class Verification(StrEnum):
    """How far the facts were checked; the level and its day are shown to buyers and volunteers."""

    DECLARED = "declared"
    FORMAT_OK = "format_ok"
    DOCUMENT_SEEN = "document_seen"
    REGISTRY_CHECKED = "registry_checked"


class Organisation(Moving):
    """A body that serves: registered, filed with a street, or a grassroots body such as a residents' committee."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    name = fields.CharField(80)
    name_key = fields.CharField(160, default="", db_index=True)
    """The name as it is spoken: by it lists stand in order."""
    short_name = fields.CharField(30, default="")
    kind = fields.CharEnumField(OrgKind, max_length=20, description="")
    category = fields.CharEnumField(Category, max_length=12, description="")
    uscc = fields.CharField(18, null=True)
    """Unified social credit code; unique among the living, checked, and never a filed group's (INV-1)."""
    filing_no = fields.CharField(30, null=True)
    registrar = fields.CharField(60, default="")
    place: fields.ForeignKeyRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="organisations", on_delete=fields.RESTRICT
    )
    place_id: int
    """The street or county that answers for it."""
    host: fields.ForeignKeyNullableRelation["Organisation"] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="hosted", null=True, on_delete=fields.RESTRICT
    )
    host_id: int | None
    """Whoever answers for a group that is no legal person (INV-2)."""
    successor: fields.ForeignKeyNullableRelation["Organisation"] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="succeeded", null=True, on_delete=fields.RESTRICT
    )
    successor_id: int | None
    """Whoever lawfully took it over, and answers for its records once it is dissolved (INV-90)."""
    successor_basis = fields.CharField(200, default="")
    leader: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="led_organisations", null=True, on_delete=fields.RESTRICT
    )
    leader_id: int | None
    leader_name = fields.CharField(40)
    contact_phone = fields.CharField(20, default="")
    """A telephone the organisation makes public."""
    address = fields.CharField(120, default="")
    summary = fields.TextField(default="")
    verification = fields.CharEnumField(Verification, default=Verification.DECLARED, max_length=20, description="")
    verified_on: dt.date | None = fields.DateField(null=True)
    verified_from = fields.CharField(120, default="")
    """What was looked at: which register, which paper."""
    valid_until: dt.date | None = fields.DateField(null=True)
    founded_on: dt.date | None = fields.DateField(null=True)
    made_at: dt.datetime = fields.DatetimeField()
    suspended_because = fields.CharField(200, default="")
    """The county's reason; shown to the organisation and to officers, not to everybody."""
    suspended_until: dt.date | None = fields.DateField(null=True)
    """The day on which the suspension is looked at again."""
    wound_down_at: dt.datetime | None = fields.DatetimeField(null=True)
    dissolved_at: dt.datetime | None = fields.DatetimeField(null=True)
    state = fields.CharEnumField(OrgState, default=OrgState.ACTIVE, max_length=16, description="")

    MOVES = moves(
        become_due=(OrgState.ACTIVE, OrgState.RENEWAL_DUE),
        renew=([OrgState.RENEWAL_DUE, OrgState.LAPSED], OrgState.ACTIVE),
        lapse=([OrgState.ACTIVE, OrgState.RENEWAL_DUE], OrgState.LAPSED),
        suspend=([OrgState.ACTIVE, OrgState.RENEWAL_DUE, OrgState.LAPSED], OrgState.SUSPENDED),
        restore=(OrgState.SUSPENDED, OrgState.ACTIVE),
        wind_down=(
            [OrgState.ACTIVE, OrgState.RENEWAL_DUE, OrgState.LAPSED, OrgState.SUSPENDED],
            OrgState.WINDING_DOWN,
        ),
        dissolve=(OrgState.WINDING_DOWN, OrgState.DISSOLVED),
    )

    class Meta:
        """The table."""

        table = "orgs_organisation"

    @property
    def may_recruit(self) -> bool:
        """Whether it may call for people now (INV-6)."""
        return self.state in RECRUITING


class ActivityArea(Model):
    """A place in which an organisation works."""

    id = fields.IntField(primary_key=True)
    organisation: fields.ForeignKeyRelation[Organisation] = fields.ForeignKeyField(
        "orgs.Organisation", related_name="areas", on_delete=fields.CASCADE
    )
    organisation_id: int
    place: fields.ForeignKeyRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="areas", on_delete=fields.RESTRICT
    )
    place_id: int

    class Meta:
        """The table."""

        table = "orgs_activity_area"
        unique_together = (("organisation", "place"),)
