"""What a desk reads of needs."""

import datetime as dt

from pydantic import Field

from ground.deferred import Deferred
from ground.pages import Page
from ground.tags import Tag

Option = tuple[str, str]
"""A value of a form, and its words."""


class NeedRow(Deferred):
    """One need in a list of work."""

    id: str
    number: str
    title: str
    category: str
    community: str
    person: str
    """Masked: lists do not tell who it is."""
    state: str
    kind: Tag
    picture: str | None
    urgency: str
    wanted_until: dt.date
    due_at: dt.datetime | None
    late: bool
    late_words: str
    """For how long it is late; empty where it is not."""
    org: str
    money: bool


class StreetCount(Deferred):
    """How a street stands; a county sees no more."""

    street: str
    open: int
    late: int


class Tab(Deferred):
    """One view of a list."""

    label: str
    href: str
    current: bool
    count: int | None = None


class NeedsDeskPage(Page):
    """The list of a desk's needs, as it was asked for in the address; also its print."""

    template = "marketplace/needs_desk.html"
    tabs: list[Tab]
    rows: list[NeedRow]
    streets: list[StreetCount]
    caption: str
    query: str
    """The filters as an address has them, for the table and the print of what is shown."""
    view: str
    category: str
    state: str
    community: str
    money: bool
    words: str
    categories: list[Option]
    states: list[Option]
    communities: list[Option]
    total: int
    at: int
    of: int
    may_record: bool
    rows_shown: bool


class NeedsPrintPage(NeedsDeskPage):
    """The same on paper."""

    template = "marketplace/needs_print.html"
    taken: str = ""
    """Who took it and when: a list on paper grows old."""
    left_out: int = 0
    """How many more there are than leave on paper."""


class FoundPerson(Deferred):
    """Somebody the finder found."""

    id: str
    name: str
    born: str
    phone: str
    community: str


class FindPage(Page):
    """Whom is it about: found by name and last four figures, or entered anew."""

    template = "marketplace/need_find.html"
    searched: bool
    people: list[FoundPerson]
    communities: list[Option]


class NeedFormPage(Page):
    """What a desk or a social worker writes down."""

    template = "marketplace/need_form.html"
    person_id: str
    name: str
    phone: str
    community: str
    word: str | None
    """The word in force, in words; None where it is asked for now."""
    asks_word: bool
    """Whether the form asks how the word was taken; a social worker's form does not."""
    categories: list[Option]
    urgencies: list[Option]
    weekdays: list[Option]
    dayparts: list[Option]
    risks: list[Option]
    methods: list[Option]
    wanted_from: dt.date
    wanted_until: dt.date
    where: str


class TextPart(Deferred):
    """A piece of the public text, marked where it tells too much."""

    words: str
    found: bool


class VerifyPage(Page):
    """The second look: what was said beside what all may read."""

    template = "marketplace/need_verify.html"
    id: str
    number: str
    words: str
    person: str
    category: str
    when: str
    draft_title: str
    public_text: str
    risk_level: str
    risk_text: str
    parts: list[TextPart]
    risks: list[Option]
    amounts: list[str]
    again: bool
    """Whether it was verified already, and only its text is mended."""


class ReasonPage(Page):
    """One question before an act that has to say why; says first what happens."""

    template = "marketplace/need_reason.html"
    desk: bool
    back: str
    action: str
    what_happens: list[str]
    field: str
    label: str
    hint: str
    button: str
    danger: bool
    referral: bool = False
    until: dt.date | None = None
    methods: list[Option] = Field(default_factory=list)
    """How a word was taken, where the act keeps one."""


class ChoiceShown(Deferred):
    """One organisation to choose, with the facts for and against it."""

    id: str
    name: str
    facts: list[str]
    warning: str | None


class DispatchPage(Page):
    """To whom to send it, and why."""

    template = "marketplace/need_dispatch.html"
    id: str
    choices: list[ChoiceShown]
    answer_by: dt.datetime


class ConfirmPage(Page):
    """How the desk knows."""

    template = "marketplace/need_confirm.html"
    id: str
    org: str
    ways: list[Option]


class ContactPage(Page):
    """What for, and then name, telephone and address."""

    template = "marketplace/need_contact.html"
    back: str
    action: str
    purposes: list[Option]
    name: str | None
    phone: str
    where: str
    words: str


class TurnShown(Deferred):
    """One turn of a need."""

    title: str
    words: str
    state: str


class SendingShown(Deferred):
    """One sending to an organisation."""

    org: str
    sent_at: dt.datetime
    due_at: dt.datetime
    state: str
    kind: Tag
    reason: str


class DeskNeedPage(Page):
    """One need on its desk."""

    template = "marketplace/need_desk.html"
    id: str
    number: str
    state: str
    kind: Tag
    person: str
    phone: str
    community: str
    category: str
    urgency: str
    when: str
    people_wanted: int
    words: str
    public_parts: list[TextPart]
    risk: str
    risk_text: str
    recorded: str
    word: str
    due_at: dt.datetime | None
    late: bool
    now: str
    """What is to be done now, and by whom."""
    asked: str
    reason: str
    referral: str
    org: str
    project: str
    comes: str
    confirmed: str
    mark: str
    amounts: list[str]
    turns: list[TurnShown]
    sendings: list[SendingShown]
    troubles: list[Tab]
    may: list[str]
    """Names of the acts open to this reader now."""
