"""What the committee and the supplier send about an unusually low price."""

from typing import Annotated, Literal

from pydantic import Field

from ground.forms import Shape


class AskPriceDraft(Shape):
    """What the committee wants explained, and within how many hours."""

    words: Annotated[str, Field(min_length=10, max_length=500)]
    hours: Annotated[int, Field(ge=1, le=72)]


class ExplainPriceDraft(Shape):
    """How a supplier explains its price."""

    words: Annotated[str, Field(min_length=10, max_length=3000)]


class VotePriceDraft(Shape):
    """Whether the answer bears the price, and why."""

    answer: Literal["stands", "refused"]
    words: Annotated[str, Field(min_length=4, max_length=500)]
