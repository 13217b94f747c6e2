"""What a desk sees of residents, and what it may write down."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from ground.deferred import Deferred
from ground.forms import Shape
from ground.mandates import Method
from ground.pages import Page
from volunteers.models import Limit
from volunteers.schemas.own_certificates import CertificateShown, IssuerShown, RefusedShown
from volunteers.schemas.own_profile import Option, SuspensionShown

Tail = Annotated[str, Field(pattern=r"^[0-9]{3}[0-9Xx]$")]


class FindDraft(Shape):
    """Whom I look for: the name, and the last four figures of telephone or ID number of who has one."""

    name: str = Field(min_length=2, max_length=40)
    tail: Tail | Literal[""] = ""


class FoundPerson(Deferred):
    """Someone who was found."""

    id: str
    name: str
    age: str
    home: str
    phone: str


class EldersPage(Page):
    """The question whom one looks for, and who was found."""

    template = "volunteers/elders.html"
    asked: bool
    found: list[FoundPerson]
    area: str
    may_enter: bool


class NewElderDraft(Shape):
    """An elder who has no telephone, as they told the desk."""

    name: str = Field(min_length=2, max_length=40)
    born_on: dt.date | None = None
    id_number: str = Field(default="", max_length=30)
    home: str = Field(min_length=4, max_length=20)
    limits: list[Limit] = Field(default_factory=list, max_length=len(Limit))
    method: Method
    proof: str = Field(default="", max_length=120)
    another: str | None = None


class NewElderPage(Page):
    """The form for an elder who has no telephone."""

    template = "volunteers/elder_new.html"
    homes: list[Option]
    limits: list[Option]
    methods: list[Option]
    wording: str
    doubles: list[FoundPerson]


class LookShown(Deferred):
    """One look at this record."""

    at: dt.datetime
    who: str
    what: str
    purpose: str


class FullShown(Deferred):
    """What is private, opened for a purpose."""

    phone: str
    id_number: str
    born_on: dt.date | None
    purpose: str


class ElderPage(Page):
    """A resident at a desk: masked, until the full record is opened for a purpose."""

    template = "volunteers/elder.html"
    id: str
    age: str
    home: str
    phone: str
    id_masked: str
    way: str
    number: str
    state: str
    state_words: str
    hours: str
    limits: list[str]
    full: FullShown | None
    minor: bool
    guardians: list[str]
    """Whose word stands for a minor."""
    may_vouch: bool
    permission_until: dt.datetime | None
    """Until when the actor's desk may act for them; None: it may not."""
    may_record_permission: bool
    methods: list[Option]
    wording: str
    issuers: list[IssuerShown]
    refused: list[RefusedShown]
    certificates: list[CertificateShown]
    suspension: SuspensionShown | None
    suspension_id: str
    may_suspend: bool
    may_answer_appeal: bool
    may_register: bool
    levels: list[Option]
    looks: list[LookShown]


class RevealDraft(Shape):
    """What the full record is opened for."""

    purpose: str = Field(min_length=4, max_length=120)


class PermissionDraft(Shape):
    """How the elder's word was taken."""

    method: Method
    proof: str = Field(default="", max_length=120)


class SuspendDraft(Shape):
    """Why and until when someone's sign-ups are stopped."""

    because: str = Field(min_length=4, max_length=200)
    until_on: dt.date


class AppealAnswerDraft(Shape):
    """The answer to an appeal."""

    words: str = Field(min_length=4, max_length=400)
    lift: str | None = None


class ElderLimitsDraft(Shape):
    """What the elder says they cannot do; a desk adds, only the person takes back."""

    limits: list[Limit] = Field(default_factory=list, max_length=len(Limit))


class ElderLimitsPage(Page):
    """The question what nobody should ask of this person."""

    template = "volunteers/elder_limits.html"
    id: str
    limits: list[Option]
    chosen: list[str]
