"""What is asked after the question mark of an address: one shape an address, named in its table (decision 0014)."""

from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from starlette.requests import Request

from ground.answers import wants_json
from ground.errors import Mistake, Unreadable
from ground.forms import is_list
from ground.language import _, lazy
from ground.mistakes import sentence_of

Q = TypeVar("Q", bound="Question")

LAST_PAGE = 10_000


class Question(BaseModel):
    """The base of all that an address may ask: every part has a default, what is unknown or empty is passed over."""

    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True, frozen=True, populate_by_name=False)


def asked(request: Request, shape: type[Q]) -> Q:
    """Return what the address asks, as its table says it may.

    A program that asks wrongly is told so by field (Unreadable, 422). A person's link that lost its end still opens:
    what is wrong in it is left out. A form that is shown again by its act reads what its page was asked.
    """
    if request.method in ("GET", "HEAD") and getattr(request.state, "asks", None) is not shape:
        message = f"{shape.__name__} is read at {request.url.path}, whose table does not say so"
        raise RuntimeError(message)
    given = _given(request, shape)
    try:
        return shape.model_validate(given)
    except ValidationError as error:
        found = error.errors()
        if wants_json(request):
            mistakes = [Mistake(str(each["loc"][0]), sentence_of(each)) for each in found]
            raise Unreadable(lazy("Please look at these again."), mistakes) from error
        wrong = {str(each["loc"][0]) for each in found}
        return shape.model_validate({name: value for name, value in given.items() if name not in wrong})


def _given(request: Request, shape: type[Question]) -> dict[str, Any]:
    """Return what was asked by name; a part that may come more than once is a list."""
    query = request.query_params
    names = {about.alias or name: is_list(about.annotation) for name, about in shape.model_fields.items()}
    return {name: query.getlist(name) if many else query[name] for name, many in names.items() if query.get(name)}


def _digits(text: object) -> object:
    """Let whole numbers be digits alone: the many spellings that a number may have are nobody's here."""
    if isinstance(text, str) and not (text.isascii() and text.isdecimal() and len(text) <= len(str(2**63))):
        raise ValueError(_("Please write a whole number, such as 12."))
    return text


Number = Annotated[int, BeforeValidator(_digits), Field(ge=1, le=999_999_999)]
PageNumber = Annotated[int, BeforeValidator(_digits), Field(ge=1, le=LAST_PAGE)]
"""Of a list, counted from 1; past its end the last page is shown."""


def words(most: int) -> Any:  # noqa: ANN401 - a type, made
    """Return the type of words to look for: what is longer than `most` is cut."""
    return Annotated[str, BeforeValidator(lambda text: text.strip()[:most] if isinstance(text, str) else text)]
