"""What comes in and goes out when a community worker does it for someone."""

import datetime as dt
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from ground import clock, phones
from ground.deferred import Deferred
from ground.forms import Shape
from ground.language import _
from ground.mandates import BY_HAND, Method
from ground.pages import Page
from ground.tags import Tag

Option = tuple[str, str]
OLDEST_YEAR = 1900


class SeekDraft(Shape):
    """Whom it is for: the name or its first letters, and the telephone's last four figures where there is one."""

    name: Annotated[str, Field(min_length=1, max_length=20)]
    tail: Annotated[str, Field(pattern=r"^([0-9]{4})?$")] = ""


class ElderDraft(Shape):
    """Somebody who is not here yet: a name is enough."""

    full_name: Annotated[str, Field(min_length=1, max_length=20)]
    born: int | None = None
    """The year."""
    phone: Annotated[str, Field(max_length=20)] = ""
    community: Annotated[str, Field(max_length=20)] = ""

    @field_validator("born")
    @classmethod
    def _a_year(cls, year: int | None) -> int | None:
        if year is not None and not OLDEST_YEAR <= year <= clock.today().year:
            raise ValueError(_("Please write the year with 4 figures, such as 1948, or leave it empty."))
        return year

    @field_validator("phone")
    @classmethod
    def _a_mobile(cls, phone: str) -> str:
        return phones.mobile(phone) if phone else ""


class WordDraft(Shape):
    """How the word was taken, where it is taken now."""

    method: Method | None = None
    proof: Annotated[str, Field(max_length=60, validate_default=True)] = ""
    """The number of the paper, or who witnessed."""

    @field_validator("method")
    @classmethod
    def _at_a_desk(cls, method: Method | None) -> Method | None:
        if method is not None and method not in BY_HAND:
            raise ValueError(_("Please choose one from the list."))
        return method

    @field_validator("proof")
    @classmethod
    def _proved(cls, proof: str, info: ValidationInfo) -> str:
        if info.data.get("method") == Method.PAPER and not proof:
            raise ValueError(_("Please write the number of the paper."))
        if info.data.get("method") == Method.WITNESSED and not proof:
            raise ValueError(_("Please write who was the witness."))
        return proof


class GiveUpDraft(WordDraft):
    """Giving a place up for someone; a reason may be told."""

    reason: Annotated[str, Field(max_length=100)] = ""


class HelpThereDraft(WordDraft):
    """Saying for someone that they were there, and who saw them."""

    words: Annotated[str, Field(min_length=2, max_length=200)]


class ElderFound(Deferred):
    """Somebody who may be meant."""

    id: str
    name: str
    words: str


class HelpDeskPage(Page):
    """Asks whom it is for."""

    template = "marketplace/help_desk.html"
    searched: bool
    people: list[ElderFound]
    communities: list[Option]


class PromiseRow(Deferred):
    """What someone has promised, or waits for."""

    id: str
    title: str
    when: str
    state: str
    kind: Tag


class OfferCard(Deferred):
    """A shift to come, as a card."""

    shift_id: str
    title: str
    on: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime
    spot: str
    near: str | None
    left: int
    waiting: int
    reason: str | None


class HelpPersonPage(Page):
    """Someone at the desk: what they let the desk do, what they promised, what comes next."""

    template = "marketplace/help_person.html"
    person_id: str
    name: str
    words: str
    word: str
    """The word that is in force; empty where none is."""
    promises: list[PromiseRow]
    missed: list[PromiseRow]
    """Where the roll did not see them, as long as they can say that they were there."""
    cards: list[OfferCard]


class HelpCheckPage(Page):
    """Everything once more, with how the word was taken."""

    template = "marketplace/help_check.html"
    person_id: str
    name: str
    words: str
    what: str
    """sign_up or cancel."""
    action: str
    activity: str
    on: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime
    spot: str
    organisation: str
    left: int
    waiting: int
    in_line: bool
    word: str
    methods: list[Option]
    hindrances: list[str]


class HelpDonePage(Page):
    """What was done for someone, to be printed and given to them."""

    template = "marketplace/help_done.html"
    commitment_id: str
    person_id: str
    name: str
    number: str
    state: str
    live: bool
    line: int | None
    activity: str
    on: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime
    spot: str
    way_there: str
    bring: str
    contact_name: str
    contact_phone: str
    word: str
    by: str
    told: str
    """How else the person is told."""
    may_cancel: bool
    may_say_there: bool
    reason: str
    """What was said last of a place that the roll missed: why not, or who saw them."""
    printed: bool


class HelpTherePage(Page):
    """Where the roll did not see someone, and on whose word the desk says that they were there."""

    template = "marketplace/help_there.html"
    commitment_id: str
    person_id: str
    name: str
    words: str
    activity: str
    on: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime
    organisation: str
    word: str
    methods: list[Option]
