"""What comes in about needs."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from ground import clock, patterns, phones
from ground.clock_times import ClockTime
from ground.forms import Shape
from ground.language import _
from ground.mandates import Method
from marketplace.models import Mark, NeedCategory, RiskLevel, TroubleKind, Urgency, Word
from volunteers.models import DayPart


def _without_numbers(text: str) -> str:
    """Refuse a telephone, ID or house number: reasons stand in the timeline and in letters."""
    for found in patterns.found(text):
        raise ValueError(patterns.explained(found))
    return text


def _plain_number(text: str) -> str:
    return phones.mobile(text) if text else text


Reason = Annotated[str, Field(min_length=2, max_length=200), AfterValidator(_without_numbers)]
Mobile = Annotated[str, Field(max_length=20), AfterValidator(_plain_number)]
Weekday = Annotated[int, Field(ge=0, le=6)]


class Wish(Shape):
    """What is wanted, and when."""

    category: NeedCategory
    words: Annotated[str, Field(min_length=2, max_length=500)]
    """What was said; only the desk and whoever serves read it."""
    where: Annotated[str, Field(min_length=2, max_length=120)]
    """The exact address."""
    wanted_from: dt.date
    wanted_until: dt.date
    weekdays: list[Weekday] = Field(default_factory=list)
    dayparts: list[DayPart] = Field(default_factory=list)
    wanted_times: Annotated[str, Field(max_length=60)] = ""
    urgency: Urgency = Urgency.WEEK

    @field_validator("wanted_until")
    @classmethod
    def _in_order(cls, until: dt.date, info: ValidationInfo) -> dt.date:
        begins = info.data.get("wanted_from")
        if until < clock.today():
            raise ValueError(_("This day is over. Please choose a day from today on."))
        if begins is not None and until < begins:
            raise ValueError(_("The last day cannot be before the first day."))
        return until


class WordDraft(Shape):
    """How somebody's word was taken, where it was taken now."""

    method: Method | None = None
    proof: Annotated[str, Field(max_length=60, validate_default=True)] = ""
    """The number of the paper, or who witnessed."""

    @field_validator("proof")
    @classmethod
    def _proved(cls, proof: str, info: ValidationInfo) -> str:
        if info.data.get("method") == Method.PAPER and not proof:
            raise ValueError(_("Please write the number of the paper."))
        if info.data.get("method") == Method.WITNESSED and not proof:
            raise ValueError(_("Please write who was the witness."))
        return proof


class NeedDraft(Wish, WordDraft):
    """A need as a desk or a social worker writes it down."""

    title: Annotated[str, Field(min_length=2, max_length=30)]
    public_text: Annotated[str, Field(max_length=300)] = ""
    people_wanted: Annotated[int, Field(ge=1, le=50)] = 1
    risk_level: RiskLevel = RiskLevel.NONE
    risk_text: Annotated[str, Field(max_length=200)] = ""

    @field_validator("risk_level", mode="before")
    @classmethod
    def _level(cls, value: object) -> object:
        return int(value) if isinstance(value, str) and value.isdecimal() else value


class VerifyDraft(Shape):
    """What anyone may read of a need, as the one who verifies leaves it."""

    title: Annotated[str, Field(min_length=2, max_length=30)]
    public_text: Annotated[str, Field(min_length=10, max_length=300)]
    risk_level: RiskLevel
    risk_text: Annotated[str, Field(min_length=2, max_length=200)]

    @field_validator("risk_level", mode="before")
    @classmethod
    def _level(cls, value: object) -> object:
        return int(value) if isinstance(value, str) and value.isdecimal() else value


class ReasonDraft(Shape):
    """Why something is done."""

    because: Reason


class DeclineDraft(ReasonDraft):
    """Why it is not taken on, and whom to turn to."""

    referral: Annotated[str, Field(max_length=80)] = ""


class AnswerDraft(Shape):
    """The facts that were asked for."""

    words: Annotated[str, Field(min_length=2, max_length=500)]


class DispatchDraft(Shape):
    """To which organisation."""

    org: Annotated[str, Field(max_length=12)]


class AcceptDraft(Shape):
    """Under which of its projects; where a published need is taken, for which organisation."""

    project: Annotated[str, Field(max_length=12)]


class VisitDraft(Shape):
    """When somebody of the organisation comes."""

    on: dt.date
    starts: ClockTime
    ends: ClockTime

    @field_validator("ends")
    @classmethod
    def _after(cls, ends: dt.time, info: ValidationInfo) -> dt.time:
        starts = info.data.get("starts")
        if starts is not None and ends <= starts:
            raise ValueError(_("The end must be later than the beginning."))
        return ends


class ConfirmDraft(Shape):
    """How the desk knows that it was done."""

    how: Word

    @field_validator("how")
    @classmethod
    def _by_the_desk(cls, how: Word) -> Word:
        if how in (Word.SELF, Word.LINK):
            raise ValueError(_("Please choose one from the list."))
        return how


class ReopenDraft(ReasonDraft):
    """Why it is not well yet, and until when help is wanted."""

    wanted_until: dt.date | None = None


class WithdrawalToldDraft(Shape):
    """Whether a helper was already on the way."""

    on_the_way: Literal["yes", "no"]


class MarkDraft(Shape):
    """How it went."""

    mark: Mark

    @field_validator("mark", mode="before")
    @classmethod
    def _mark(cls, value: object) -> object:
        return int(value) if isinstance(value, str) and value.isdecimal() else value


class TroubleDraft(Shape):
    """What went wrong; only the authority reads it."""

    kind: TroubleKind
    words: Annotated[str, Field(min_length=2, max_length=500)]


class WordsDraft(Shape):
    """What was said, or what came of it."""

    words: Annotated[str, Field(min_length=2, max_length=500)]


class LookDraft(Shape):
    """What for somebody looks at a telephone and an address."""

    purpose: Literal["call", "visit", "check"]


class FindDraft(Shape):
    """A name, and the last figures of the telephone where there is one."""

    name: Annotated[str, Field(min_length=1, max_length=40)]
    tail: Annotated[str, Field(pattern=r"^[0-9]{4}$")] | None = None


class NewcomerDraft(Shape):
    """Somebody who is not known here yet."""

    full_name: Annotated[str, Field(min_length=2, max_length=40)]
    phone: Mobile = ""
    born_on: dt.date | None = None
    community: Annotated[str, Field(max_length=12)] = ""
