"""What officers send about files, organisations, changes and renewals."""

import datetime as dt
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from ground.forms import Shape
from ground.language import _
from orgs.models import Advice, Verification
from orgs.schemas.typed import PublicId, PublicLine, Sent, Words


class AskDraft(Shape):
    """What the applicant is asked for, in the words they will read."""

    words: Words


class ReviewDraft(Shape):
    """The first officer's look: what was seen, which register was asked, and the advice to the second."""

    seen: bool = False
    register_name: Annotated[PublicLine, Field(max_length=120)] = ""
    register_on: Annotated[dt.date | None, Field(validate_default=True)] = None
    advice: Advice
    opinion: Words

    @field_validator("register_on")
    @classmethod
    def is_of_a_register(cls, day: dt.date | None, info: ValidationInfo) -> dt.date | None:
        """Refuse a register without its day, and a day without its register."""
        name = info.data.get("register_name")
        if name and day is None:
            raise ValueError(_("Write on which day you asked the register."))
        if name == "" and day is not None:
            raise ValueError(_("Write which register you asked, or leave the day empty."))
        return day


class DecisionDraft(Shape):
    """The second officer's word: yes, no, or back to the first."""

    answer: Advice
    words: Annotated[str, Field(max_length=300)] = ""


class BackDraft(Shape):
    """What the first officer should look at again; another name than the decision's words, on the same page."""

    look: Words


class CheckDraft(Shape):
    """A look at a paper or a register."""

    level: Verification
    source: Annotated[PublicLine, Field(min_length=2, max_length=120)]
    day: dt.date
    file: Sent | None = None

    @field_validator("level")
    @classmethod
    def is_a_look(cls, level: Verification) -> Verification:
        """Refuse the levels that nobody has to look for."""
        if level not in (Verification.DOCUMENT_SEEN, Verification.REGISTRY_CHECKED):
            raise ValueError(_("Please choose one from the list."))
        return level


class HostDraft(Shape):
    """Who answers for a group from now on."""

    host: PublicId


class SuccessorDraft(Shape):
    """Who took over a body that closes, and on what that rests."""

    successor: PublicId
    basis: Annotated[Words, Field(max_length=200)]


class SuspendDraft(Shape):
    """Why an organisation is stopped, and when that is looked at again."""

    words: Words
    until: dt.date


class WordsDraft(Shape):
    """A reason."""

    words: Words


class AnswerDraft(Shape):
    """Yes or no to a change or a renewal; a no has its reason."""

    answer: Advice
    words: Annotated[str, Field(max_length=300, validate_default=True)] = ""

    @field_validator("words")
    @classmethod
    def says_why(cls, words: str, info: ValidationInfo) -> str:
        """Refuse a no without a reason."""
        if info.data.get("answer") == Advice.REJECT and not words:
            raise ValueError(_("Please write the reason: the organisation reads it."))
        return words
