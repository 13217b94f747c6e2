"""What is sent about contracts, their milestones, their acceptance and their payment."""

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from ground.forms import Shape
from ground.language import _
from orgs.schemas.typed import PublicId, PublicText, Words
from procurement.models import Asked, Opinion

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Number = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z-]{4,40}$")]
"""A number on a paper: an invoice, a payment instruction, a voucher."""
MOST_PARTS = 12
COLUMNS = ("titles", "shares", "days")
"""Of the form's rows, one a part."""


def _with_dashes(value: object) -> object:
    """Read 2026 11 25, 2026.11.25 and 2026年11月25日 as 2026-11-25: a row has one box for a day."""
    found = re.fullmatch(r"\s*(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*", value, re.ASCII) if isinstance(value, str) else None
    return f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}" if found else value


class NoDraft(Shape):
    """Nothing but the wish."""


class WordsDraft(Shape):
    """A reason that others read."""

    words: Words


class ContractDraft(Shape):
    """The days of a contract and its parts; price and standards are the tender's."""

    starts_on: dt.date
    ends_on: dt.date
    pay_days: Annotated[int, Field(ge=1, le=365)]
    titles: Annotated[
        tuple[Annotated[PublicText, Field(min_length=2, max_length=60)], ...], Field(max_length=MOST_PARTS)
    ]
    shares: Annotated[tuple[Annotated[int, Field(ge=1, le=100)], ...], Field(max_length=MOST_PARTS)]
    """In hundredths of the price."""
    days: Annotated[tuple[Annotated[dt.date, BeforeValidator(_with_dashes)], ...], Field(max_length=MOST_PARTS)]
    """The last day of each part."""

    @model_validator(mode="before")
    @classmethod
    def _without_empty_rows(cls, values: Any) -> Any:  # noqa: ANN401 - whatever was sent
        """Leave out a row of the form in which nothing is written: a contract may have fewer parts than the form."""
        if not isinstance(values, dict) or not all(isinstance(values.get(name), list) for name in COLUMNS):
            return values
        columns = [values[name] for name in COLUMNS]
        if len({len(column) for column in columns}) > 1:
            return values
        rows = [row for row in zip(*columns, strict=True) if any(str(cell).strip() for cell in row)]
        return {**values, **{name: [row[at] for row in rows] for at, name in enumerate(COLUMNS)}}

    @model_validator(mode="after")
    def has_whole_parts(self) -> "ContractDraft":
        """Refuse parts of which something is missing, and a contract without any."""
        if not len(self.titles) == len(self.shares) == len(self.days) or not self.titles:
            raise ValueError(_("Each part needs a name, a share and a last day."))
        if self.ends_on < self.starts_on:
            raise ValueError(_("The last day is before the first. Please look again."))
        return self


class AgreeDraft(Shape):
    """The supplier's word: the text it read, the project, and where the money goes."""

    sha256: Sha256
    project: PublicId
    payee_bank: Annotated[str, Field(min_length=4, max_length=60)]
    payee_account: Annotated[str, StringConstraints(pattern=r"^[0-9]{8,32}$")]


class SignDraft(Shape):
    """The buyer's word: the text that was read."""

    sha256: Sha256


class DeliveryDraft(Shape):
    """What a milestone stands on, and how much of each standard was delivered, in the contract's order."""

    words: Annotated[PublicText, Field(min_length=2, max_length=1000)]
    delivered: Annotated[tuple[Annotated[int, Field(ge=0, le=10**9)], ...], Field(max_length=100)]
    hours: Annotated[tuple[PublicId, ...], Field(max_length=2000)] = ()
    needs: Annotated[
        tuple[Annotated[str, StringConstraints(pattern=r"^[0-9]{8,12}$")], ...], Field(max_length=2000)
    ] = ()


class OpinionDraft(Shape):
    """What someone served says."""

    opinion: Opinion
    asked_how: Asked
    words: Annotated[PublicText, Field(max_length=200)] = ""


class SignatureDraft(Shape):
    """A representative of the people served who signed on paper; empty: the officer's own signature."""

    recipient: Annotated[str, Field(min_length=2, max_length=40)] | None = None


class AcceptDraft(Shape):
    """How much of each standard is accepted, in the contract's order, with a word on each."""

    accepted: Annotated[tuple[Annotated[int, Field(ge=0, le=10**9)], ...], Field(min_length=1, max_length=100)]
    line_words: Annotated[
        tuple[Annotated[PublicText, Field(min_length=1, max_length=200)], ...], Field(min_length=1, max_length=100)
    ]
    words: Annotated[PublicText, Field(max_length=500)] = ""


class RejectDraft(Shape):
    """Why a delivery is not accepted, and by when it is mended."""

    words: Words
    mend_by_on: dt.date


class ClaimDraft(Shape):
    """The number of the invoice."""

    invoice_no: Number


class InstructDraft(Shape):
    """The number of the payment instruction."""

    treasury_ref: Number


class SettleDraft(Shape):
    """The treasury's voucher."""

    voucher_no: Number
    settled_on: dt.date
