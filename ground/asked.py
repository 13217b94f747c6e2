"""What is asked after the question mark of an address: one shape an address, named in its table (decision 0014)."""

import re
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, ConfigDict, Field, ValidationError
from starlette.requests import Request

from ground.answers import wants_json
from ground.errors import Unreadable
from ground.forms import WrittenOut, is_list
from ground.language import _, lazy
from ground.mistakes import mistake_of

Q = TypeVar("Q", bound="Question")


class Question(WrittenOut):
    """The base of all that an address may ask: every part has a default, what is unknown or empty is passed over."""

    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True, frozen=True, populate_by_name=False)


def asked(request: Request, shape: type[Q]) -> Q:
    """Return what the address asks, as its table says it may.

    A program that asks wrongly is told so by field (Unreadable, 422). A person's link that lost its end still opens:
    what is wrong in it, or empty as in a form that was not filled in, is left out. An act whose table says nothing is
    asked nothing: it shows the page as it is without a question.
    """
    if request.state.asks is not shape:
        if request.method not in ("GET", "HEAD"):
            return shape()
        message = f"{shape.__name__} is read at {request.url.path}, whose table does not say so"
        raise RuntimeError(message)
    strictly = wants_json(request)
    given = _given(request, shape, strictly=strictly)
    try:
        return shape.model_validate(given)
    except ValidationError as error:
        found = error.errors()
        if strictly:
            mistakes = [mistake_of(each) for each in found]
            raise Unreadable(lazy("Please look at these again."), mistakes) from error
        wrong = {str(each["loc"][0]) for each in found}
        return shape.model_validate({name: value for name, value in given.items() if name not in wrong})


def _given(request: Request, shape: type[Question], *, strictly: bool) -> dict[str, Any]:
    """Return what was asked by name; a part that may come more than once is a list."""
    query = request.query_params
    parts = {about.alias or name: is_list(about.annotation) for name, about in shape.model_fields.items()}
    return {
        name: query.getlist(name) if many else query[name]
        for name, many in parts.items()
        if name in query and (strictly or query[name])
    }


def _digits(given: object) -> object:
    """Let whole numbers be digits alone: the many spellings that a number may have are nobody's here."""
    if isinstance(given, str) and not re.fullmatch("[1-9][0-9]{0,14}", given):
        raise ValueError(_("Please write a whole number, such as 12."))
    return given


Number = Annotated[int, Field(ge=1, le=999_999_999), BeforeValidator(_digits)]
"""Of a row."""
BigNumber = Annotated[int, Field(ge=1, le=10**15 - 1), BeforeValidator(_digits)]
PageNumber = Annotated[int, Field(ge=1, le=10_000), BeforeValidator(_digits)]
"""Of a list, counted from 1."""


def cut_at(most: int) -> BeforeValidator:
    """Return what makes a text words to look for: space around them goes, and what is longer than `most` is cut."""
    return BeforeValidator(lambda given: given.strip()[:most] if isinstance(given, str) else given)
