"""What whoever leads sees of the people of a shift."""

import datetime as dt
from urllib.parse import urlencode

from ground.deferred import Deferred
from ground.pages import Page
from ground.tags import Tag

Option = tuple[str, str]


class PersonRow(Deferred):
    """One person of a shift, as a list shows them: the telephone masked."""

    id: str
    """Of the sign-up."""
    name: str
    age: str
    phone: str
    way: str
    state: str
    kind: Tag
    line: int | None
    hours: str
    late: bool
    walk_in: bool
    may_end: bool
    may_be_put_right: bool
    wants_a_word: bool
    """They handed the roll in themselves: another has to say that they were there (EDGE-14)."""


class PeoplePage(Page):
    """The people of a shift."""

    template = "marketplace/people.html"
    shift_id: str
    activity_id: str
    activity: str
    on: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime
    state: str
    kind: Tag
    reason: str
    stats: list[Option]
    q: str
    chosen_state: str
    way: str
    states: list[Option]
    ways: list[Option]
    rows: list[PersonRow]
    manages: bool
    """Whether the reader is of the organisation, or only leads this."""
    may_change: bool
    may_add: bool
    may_roll: bool
    may_end_early: bool
    sheets: list[str]
    """Codes of printed sheets that have not come back."""

    @property
    def query(self) -> str:
        """What was asked, for an address."""
        return urlencode({"q": self.q, "state": self.chosen_state, "way": self.way})


class ChosenPerson(Deferred):
    """Someone chosen from the list; the telephone only after the purpose was told."""

    id: str
    name: str
    phone: str = ""
    call: str = ""


class PhonesPage(Page):
    """Telephones, for a purpose."""

    template = "marketplace/people_phones.html"
    shift_id: str
    activity: str
    people: list[ChosenPerson]
    purposes: list[Option]
    revealed: bool


class RemovalPage(Page):
    """Taking people off, with a reason."""

    template = "marketplace/people_removal.html"
    shift_id: str
    activity: str
    people: list[ChosenPerson]


class AddPage(Page):
    """Signing someone up on their word."""

    template = "marketplace/people_add.html"
    shift_id: str
    activity: str
    left: int


class RightPage(Page):
    """Someone came after all."""

    template = "marketplace/people_right.html"
    shift_id: str
    commitment_id: str
    activity: str
    name: str
    said: str
    """How they say that they were there, in their words; empty where they said nothing."""
    came_at: str
    left_at: str


class RollRow(Deferred):
    """A line of the roll as it stands in the form."""

    id: str
    name: str
    note: str
    came: bool
    excused: bool
    came_at: str
    left_at: str
    error: str
    walk_in: bool


class RollPage(Page):
    """The roll: everyone is ticked, one changes what differs."""

    template = "marketplace/roll.html"
    shift_id: str
    activity: str
    on: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime
    rows: list[RollRow]
    people: str
    """The ids of the rows in their order, joined by commas."""
    begun: bool
    over: bool
    uncovered: bool
    sheets: list[str]
    too_late_days: int | None
    """The days after which no hours are recorded, once they are over: it is settled without, for a reason."""


class ReceiptPage(Page):
    """The roll was handed in: what it says, and what comes next."""

    template = "marketplace/roll_receipt.html"
    shift_id: str
    activity_id: str
    activity: str
    on: dt.date
    community: str
    came: int
    excused: int
    absent: int
    hours: str
    handed_in_at: dt.datetime
    wants_a_word: list[ChosenPerson]
    may_vouch: bool


class SheetRow(Deferred):
    """A printed row."""

    name: str
    phone_tail: str


class SheetPage(Page):
    """The sheet that people sign."""

    template = "marketplace/sheet.html"
    activity: str
    lines: list[str]
    rows: list[SheetRow]
    spare: int
    code: str
    """Grouped; empty for a sheet that was not given a number."""
    qr: str


class PaperRow(Deferred):
    """A printed row on the screen on which it is entered."""

    id: str
    name: str
    number: int | None
    """None for who signed up after it was printed."""
    came: bool
    came_at: str
    left_at: str
    gone: str
    """Why the row counts no more: they cannot come, they were taken off."""
    error: str


class ExtraRow(Deferred):
    """An empty row of the sheet, into which a name was written by hand."""

    number: int
    name: str
    phone: str
    came_at: str
    left_at: str
    error: str


class PaperPage(Page):
    """A sheet that came back, in its printed order."""

    template = "marketplace/paper.html"
    shift_id: str
    activity: str
    on: dt.date
    code: str
    rows: list[PaperRow]
    people: str
    extras: list[ExtraRow]
    asks_code: bool
