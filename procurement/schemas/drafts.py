"""What a buyer's people send: a budget line, an intention, a reason."""

import datetime as dt
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from ground.forms import Shape
from ground.language import _
from orgs.schemas.typed import PublicId, PublicLine, PublicText, Yuan


def _above_nothing(fen: int) -> int:
    if fen <= 0:
        raise ValueError(_("Please write an amount above zero."))
    return fen


Amount = Annotated[Yuan, AfterValidator(_above_nothing)]
Title = Annotated[PublicLine, StringConstraints(min_length=2, max_length=80)]
Text = Annotated[PublicText, Field(max_length=4000)]
Reason = Annotated[PublicText, StringConstraints(min_length=2, max_length=200)]
"""A reason that everyone may come to read."""


class BudgetDraft(Shape):
    """A line of the budget, as the finance department gave it."""

    buyer: PublicId
    year: Annotated[int, Field(ge=2020, le=2100)]
    code: Annotated[str, StringConstraints(min_length=1, max_length=20)]
    title: Title
    allocated: Amount
    basis: Annotated[PublicLine, StringConstraints(min_length=2, max_length=120)]


class IntentionDraft(Shape):
    """What is meant to be bought."""

    buyer: PublicId
    title: Title
    outline: Annotated[PublicText, StringConstraints(min_length=2, max_length=1000)]
    budget: Amount
    expected_on: dt.date


class ReasonDraft(Shape):
    """Why something ends or goes back."""

    words: Reason


class NoDraft(Shape):
    """Nothing but the press of a button."""
