"""What suppliers, key holders, buyers and experts send about bids."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, field_validator
from starlette.datastructures import UploadFile

from ground import attachments
from ground.forms import Shape
from ground.language import _
from orgs.schemas.typed import PublicText, Words, Yuan
from procurement.sealing import Contents
from procurement.words import DECLARATIONS

POINTS = re.compile(r"(\d{1,3})(?:\.(\d{1,2}))?")
NOTHING = ""


YesNo = Literal["yes", "no"]
Declared = Literal["law", "record", "alone"]


class OfferDraft(Shape):
    """A bid as it is typed, before a file is added and it is sealed."""

    price: Annotated[Yuan, Field(gt=0)]
    plan: Annotated[str, Field(min_length=10, max_length=5000)]
    small: YesNo
    """Whether the supplier declares itself a small or micro enterprise."""
    declared: Annotated[tuple[Declared, ...], Field(max_length=3)] = Field(default=(), validate_default=True)

    @field_validator("declared")
    @classmethod
    def declares_all(cls, declared: tuple[str, ...]) -> tuple[str, ...]:
        """Refuse a bid that lacks one of the declarations of the law."""
        if set(declared) != set(DECLARATIONS):
            raise ValueError(_("Each of these is needed. Please tick them all, or call the buyer."))
        return declared


class BidDraft(OfferDraft):
    """A bid to be sealed, and the one that it replaces."""

    replaces: Annotated[str, Field(pattern=r"^[0-9a-z]{12}$")] | Literal[""] = ""
    file: UploadFile | None = None

    async def contents(self) -> Contents:
        """Return what is sealed; refuses a file as attachments do."""
        file = await attachments.read(self.file) if self.file else None
        return Contents(
            self.price,
            self.small == "yes",
            self.plan,
            self.declared,
            file.name if file else "",
            str(file.kind) if file else "",
            file.content if file else b"",
        )


class CodeDraft(Shape):
    """The code of a key, as it was written down."""

    code: Annotated[str, Field(min_length=20, max_length=40, repr=False)]


class OwnKeyDraft(Shape):
    """The key of one's own bid, as it was printed."""

    code: Annotated[str, Field(min_length=64, max_length=99, repr=False)]

    @property
    def key(self) -> str:
        """Return its figures and letters alone."""
        return "".join(letter for letter in self.code if letter.isalnum())


class RefusalDraft(Shape):
    """Why a bid is refused; everybody reads it."""

    words: Annotated[PublicText, Field(min_length=4, max_length=300)]


class WhyDraft(Shape):
    """Why a member is taken off a committee."""

    words: Words


class InterestDraft(Shape):
    """Whether a member has an interest, and which."""

    answer: Literal["none", "some"]
    words: Annotated[str, Field(max_length=200)] = ""

    @field_validator("words")
    @classmethod
    def is_plain(cls, words: str) -> str:
        """Leave out space around it."""
        return words.strip()

    @property
    def interest(self) -> str:
        """Return the interest in words, empty where there is none."""
        return "" if self.answer == "none" else self.words or _("has an interest, not told which")


def _points(typed: str) -> str:
    if typed and not POINTS.fullmatch(typed):
        raise ValueError(_("Please write points as figures, such as 12 or 12.5."))
    return typed


class SheetDraft(Shape):
    """A score sheet: for each place, which bid and factor (`at`), the points as typed; kept, or signed."""

    at: Annotated[tuple[Annotated[str, Field(pattern=r"^[0-9a-z]{12}\.\d{1,2}$")], ...], Field(max_length=400)]
    points: Annotated[tuple[Annotated[str, AfterValidator(_points)], ...], Field(max_length=400)]
    then: Literal["keep", "sign"] = "keep"

    @property
    def given(self) -> dict[tuple[str, int], int]:
        """Return the points that were typed, in hundredths, by bid and factor."""
        found: dict[tuple[str, int], int] = {}
        for place, typed in zip(self.at, self.points, strict=False):
            bid, _dot, factor = place.partition(".")
            if read := POINTS.fullmatch(typed):
                found[bid, int(factor)] = int(read[1]) * 100 + int((read[2] or "0").ljust(2, "0"))
        return found


class ReportDraft(Shape):
    """A member's word under the report."""

    answer: Literal["agree", "dissent"]
    words: Annotated[str, Field(max_length=500)] = Field(default="", validate_default=True)

    @field_validator("words")
    @classmethod
    def says_why_not(cls, words: str, info: object) -> str:
        """Refuse a dissent without its reason (条例 41)."""
        answer = getattr(info, "data", {}).get("answer")
        if answer == "dissent" and not words:
            raise ValueError(_("Please write why you do not agree."))
        return words if answer == "dissent" else ""
