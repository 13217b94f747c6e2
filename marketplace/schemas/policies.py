"""Policy values as supervisors read them, and what comes in when one is proposed."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from ground.deferred import Deferred
from ground.forms import Shape
from ground.pages import Page
from marketplace.policy_texts import ValueField

Option = tuple[str, str]


class PolicyLine(Deferred):
    """One value in force, everywhere or at a place."""

    key: str
    name: str
    place: str
    value: str
    since: dt.date | None
    """None: since the beginning."""
    before: str
    """What it was before; empty where it never was anything else."""
    to_come: str
    """What it will be, and from when; empty where nothing is decided."""
    citation: str
    checked: bool
    waits: bool
    """Whether a proposal waits for a second person."""


class ProposalLine(Deferred):
    """A value that somebody proposed, and who may decide on it."""

    id: str
    key: str
    name: str
    place: str
    value: str
    valid_from: dt.date
    citation: str
    checked: bool
    by: str
    at: dt.datetime
    may_adopt: bool
    may_drop: bool


class PoliciesPage(Page):
    """The values in force of one group, and every proposal that waits."""

    template = "marketplace/policies.html"
    group: str
    groups: list[Option]
    lines: list[PolicyLine]
    proposals: list[ProposalLine]


class PastValue(Deferred):
    """One row of a value's history."""

    value: str
    place: str
    valid_from: dt.date | None
    citation: str
    checked: bool
    by: str
    at: dt.datetime


class PolicyPage(Page):
    """One value: what is in force where, what was and will be, and what is proposed."""

    template = "marketplace/policy.html"
    key: str
    group: str
    group_words: str
    lines: list[PolicyLine]
    history: list[PastValue]
    proposals: list[ProposalLine]
    may_propose: bool


class PolicyFormPage(Page):
    """The form that proposes a new value."""

    template = "marketplace/policy_form.html"
    key: str
    name: str
    now: str
    citation: str
    fields: list[ValueField]
    choices: list[Option]
    chosen: list[str]
    may_be_empty: bool
    places: list[Option]
    first_day: dt.date


class ProposalDraft(Shape):
    """A new value, part by part, from when and where it holds, and the text it rests on."""

    values: Annotated[tuple[Annotated[str, Field(max_length=20)], ...], Field(max_length=20)] = ()
    place: Annotated[str, Field(max_length=20)] = ""
    """The place's code; none for the whole city."""
    valid_from: dt.date
    citation: Annotated[str, Field(min_length=4, max_length=300)]
    checked: Literal["yes"] | None = None
    """Whether who proposes it has read the text."""
