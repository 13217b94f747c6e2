"""What comes in and goes out at the entrance."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from ground import phones
from ground.deferred import Deferred
from ground.forms import Shape
from ground.language import _
from ground.pages import Page

LOCAL = re.compile(r"/(?:[\w.-]+(?:/[\w.-]+)*/?)?(?:\?[\w.=&-]*)?", re.ASCII)


def local(path: str) -> str:
    """Return a path of our own, or the first page: nobody is led away from here (security 29)."""
    return path if LOCAL.fullmatch(path) else "/"


def six_digits(text: str) -> str:
    """Return six digits out of what was typed or pasted, spaces and all."""
    digits = "".join(str(int(each)) for each in text if each.isdecimal())
    if not digits:
        raise ValueError(_("Please write the 6 digits."))
    if len(digits) != 6:  # noqa: PLR2004 - six digits
        raise ValueError(_("The message holds 6 digits; you wrote %(count)s. Please look again.", count=len(digits)))
    return digits


Next = Annotated[str, AfterValidator(local)]
Phone = Annotated[str, Field(max_length=40, validate_default=True), AfterValidator(phones.mobile)]
Digits = Annotated[str, Field(max_length=40, validate_default=True), AfterValidator(six_digits)]
"""Both judge an empty field too, for they know better words for it."""


class PhoneDraft(Shape):
    """A telephone that asks for a code."""

    phone: Phone = ""
    next: Next = "/"


class CodeDraft(Shape):
    """The code read back."""

    code: Digits = ""
    next: Next = "/"


class AgainDraft(Shape):
    """The wish to get the same code once more, by message or by a call."""

    by_voice: bool = False
    next: Next = "/"


class WhoDraft(Shape):
    """Which of the people at this telephone one is; none of them: someone new."""

    person: Annotated[str, Field(max_length=12)] = ""
    next: Next = "/"


class StaffDraft(Shape):
    """A member of staff's three proofs."""

    username: Annotated[str, Field(min_length=1, max_length=40)]
    password: Annotated[str, Field(min_length=1, max_length=200, repr=False)]
    code: Digits = ""
    next: Next = "/"


class EntrancePage(Page):
    """The page that asks for a telephone; in the middle of a sign-up it is the first of three steps."""

    template = "marketplace/sign_in.html"
    next: str
    steps: bool
    back: str
    key: str
    """What a program sends back as its Idempotency-Key, when a person could have read the page."""


class CodePage(Page):
    """The page that asks for the six digits."""

    template = "marketplace/sign_in_code.html"
    next: str
    steps: bool
    masked_phone: str


class AtThisPhone(Deferred):
    """One of the people who share a telephone, shown to who has it in hand."""

    id: str
    name: str


class WhoPage(Page):
    """The page that asks who one is."""

    template = "marketplace/sign_in_who.html"
    next: str
    people: list[AtThisPhone]


class StaffPage(Page):
    """The staff's entrance."""

    template = "marketplace/staff_sign_in.html"
    next: str
