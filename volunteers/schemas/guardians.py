"""A minor's guardians: what the desk takes down, and what child and guardian read of it."""

import datetime as dt
from typing import Annotated

from pydantic import Field, field_validator

from ground import phones
from ground.deferred import Deferred
from ground.forms import Shape
from ground.language import _
from ground.mandates import Method
from ground.pages import Page
from volunteers.schemas.own_profile import Option

AT_A_DESK = (Method.PRESENT, Method.PAPER, Method.WITNESSED, Method.PHONE)


class GuardianDraft(Shape):
    """A guardian's word, as told at the desk; a telephone where there is one."""

    name: Annotated[str, Field(min_length=2, max_length=40)]
    phone: Annotated[str, Field(max_length=20)] = ""
    method: Method
    proof: Annotated[str, Field(max_length=120)] = ""

    @field_validator("phone")
    @classmethod
    def _a_mobile(cls, phone: str) -> str:
        return phones.mobile(phone) if phone else ""

    @field_validator("method")
    @classmethod
    def _at_a_desk(cls, method: Method) -> Method:
        if method not in AT_A_DESK:
            raise ValueError(_("Please choose one from the list."))
        return method


class WordShown(Deferred):
    """One guardian's word."""

    id: str
    guardian: str
    phone: str
    """Masked; empty on the pages of child and guardian."""
    how: str
    given_at: dt.datetime
    ended_at: dt.datetime | None


class GuardiansPage(Page):
    """The guardians of a minor, at the desk of their home."""

    template = "volunteers/guardians.html"
    id: str
    words: list[WordShown]
    why_not: str
    """Why no guardian is asked for this person; empty where one is."""
    wording: str
    methods: list[Option]
    may_take_down: bool


class ChildShown(Deferred):
    """A child for whom I gave my word."""

    id: str
    name: str
    given_at: dt.datetime


class OwnGuardianPage(Page):
    """Whose word stands for me, and for whom mine does."""

    template = "volunteers/own_guardian.html"
    minor: bool
    words: list[WordShown]
    children: list[ChildShown]


class TakeBackPage(Page):
    """The question before a guardian's word is taken back."""

    template = "volunteers/guardian_end.html"
    id: str
    child: str
