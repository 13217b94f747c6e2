"""What comes in: a form or JSON becomes one pydantic shape, and a form with mistakes is shown again as it was typed."""

import datetime as dt
import re
import types
import unicodedata
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin

from markupsafe import escape
from pydantic import BaseModel, ConfigDict, ValidationError, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError
from starlette.requests import Request
from starlette.responses import Response

from ground import bodies, clock
from ground.deferred import Deferred
from ground.errors import Mistake, Unreadable
from ground.language import _, lazy
from ground.mistakes import mistake_of
from ground.stamps import stamp

S = TypeVar("S", bound="Shape")
ShowAgain = Callable[[Request], Awaitable[Response]]

LONGEST_KEY = 200
DATE_PARTS = ("year", "month", "day")
LINE = re.compile("\ue000([0-9]{1,3})\ue001")
FIGURES = re.compile(r"[0-9][0-9Xx\s:./-]*")
"""A number, a day, a time, the tail of a telephone or an ID number."""


class WrittenOut(Deferred):
    """What has its days written out."""

    @field_validator("*", mode="before")
    @classmethod
    def days_are_written_out(cls, given: object, about: ValidationInfo) -> object:
        """Take no number for a day or a moment: pydantic would count it in seconds from 1970."""
        kinds = _kinds_of(cls.model_fields[about.field_name or ""].annotation)  # type: ignore[arg-type]
        counted = isinstance(given, int | float) or (isinstance(given, str) and is_number(given))
        if counted and kinds & {dt.date, dt.datetime}:
            kind = "date_parsing" if dt.date in kinds else "datetime_parsing"
            raise PydanticCustomError(kind, "a number is no day")
        return given


class Shape(WrittenOut):
    """The base of all that comes in: unknown fields are refused, text is stripped."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, frozen=True, arbitrary_types_allowed=True)


@dataclass
class Form:
    """A form as the reader sees it: what was typed, what to put right, and a key, used once, that tells its age."""

    typed: Mapping[str, str | list[str]] = field(default_factory=dict)
    errors: list[Mistake] = field(default_factory=list)
    problem: str | None = None
    kept_key: str = ""
    """The key of a form that is shown again as it was."""
    labels: dict[str, str] = field(default_factory=dict)
    """What fields are called on the page; they tell it as they are printed."""

    @property
    def key(self) -> str:
        """Return the key, made when the form is first shown."""
        self.kept_key = self.kept_key or stamp()
        return self.kept_key

    def value(self, name: str) -> str | list[str]:
        """Return what was typed into a field, "" where nothing was."""
        return self.typed.get(name, "")

    def error(self, name: str) -> str | None:
        """Return the sentence beside a field, if it has one."""
        return next((each.sentence for each in self.errors if each.field == name), None)

    def names(self, name: str, label: str) -> str:
        """Remember what a field is called, for the summary of mistakes, which stands before it."""
        self.labels[name] = str(label)
        return ""

    def line(self, mistake: Mistake) -> str:
        """Return the mark of a mistake's line in the summary; the line is known when all fields are printed."""
        return f"\ue000{self.errors.index(mistake)}\ue001"

    def summed_up(self, text: str) -> str:
        """Write the lines of the summary into a printed page."""
        return LINE.sub(self._line, text) if self.errors else text

    def _line(self, mark: re.Match[str]) -> str:
        at = int(mark[1])
        mistake = self.errors[at] if at < len(self.errors) else None
        return str(escape(self._told(mistake))) if mistake else ""

    def _told(self, mistake: Mistake) -> str:
        """Say a mistake from afar: what fits every field needs the name of its own, other sentences do not."""
        field, _dot, row = mistake.field.rpartition(".")
        if field and row.isdigit():
            return _("Row %(number)s: %(sentence)s", number=int(row) + 1, sentence=mistake.sentence)
        label = self.labels.get(mistake.field, "")
        if not label or mistake.against != "shape":
            return mistake.sentence
        if label.endswith("?"):
            return f"{label} {mistake.sentence}"
        if label.endswith("\uff1f"):
            return label + mistake.sentence
        return _("%(label)s: %(sentence)s", label=label, sentence=mistake.sentence)


def form_of(request: Request) -> Form:
    """Return the form of this request; a page may fill `typed` with what is already known."""
    if not hasattr(request.state, "form"):
        request.state.form = Form()
    form: Form = request.state.form
    return form


async def sent(request: Request) -> dict[str, Any]:
    """Return what was sent, read once: values by field, lists where a field came more than once."""
    if not hasattr(request.state, "sent"):
        request.state.sent = await bodies.read(request)
        request.state.received_at = clock.instant()
    values: dict[str, Any] = request.state.sent
    return values


async def received_at(request: Request) -> dt.datetime:
    """Return when the last byte of what was sent was here."""
    await sent(request)
    moment: dt.datetime = request.state.received_at
    return moment


async def key_of(request: Request) -> str | None:
    """Return the idempotency key that came with this request, from the header or the form's hidden field."""
    header = request.headers.get("idempotency-key", "")
    if len(header) > LONGEST_KEY:
        wrong = _("Please write at most %(count)s characters.", count=LONGEST_KEY)
        raise Unreadable(lazy("Please look at these again."), [Mistake("Idempotency-Key", wrong, "shape")])
    given = header or (await sent(request)).get("key")
    return given[:LONGEST_KEY] if isinstance(given, str) and given else None


async def submitted(request: Request, shape: type[S], *, form: ShowAgain | None = None) -> S:
    """Return what was sent as a shape; after a mistake (422) or a refusal of the act, `form` is shown again with it."""
    values = dict(await sent(request))
    is_json = request.headers.get("content-type", "").lower().startswith("application/json")
    if not is_json:
        values.pop("key", None)
        request.state.form = Form(typed={name: _typed(value) for name, value in values.items()})
        values = _tidy(values, shape)
    request.state.form_again = form
    try:
        return shape.model_validate(values)
    except ValidationError as error:
        mistakes = [mistake_of(each) for each in error.errors()]
        raise Unreadable(lazy("Please look at these again."), mistakes) from error


def _typed(value: object) -> str | list[str]:
    if isinstance(value, list):
        return [str(each) for each in value if isinstance(each, str)]
    return value if isinstance(value, str) else ""


def _tidy(values: dict[str, Any], shape: type[BaseModel]) -> dict[str, Any]:
    """Make form fields what a shape means: empty is absent, a date's three parts are one, one of many is a list.

    Figures are figures at any width: a Chinese keyboard writes ６６２１ as soon as 6621. A secret, a field that its
    shape never shows (`repr=False`), is taken as it was typed.
    """
    hidden = {name for name, about in shape.model_fields.items() if not about.repr}
    values = {name: value if name in hidden else _half_width(value) for name, value in values.items()}
    tidy: dict[str, Any] = {}
    for name, value in values.items():
        stem, _dash, part = name.rpartition("_")
        if stem in shape.model_fields and part in DATE_PARTS:
            tidy.setdefault(stem, _joined_date(values, stem))
        elif value not in ("", [""]):
            tidy[name] = value
    for name, about in shape.model_fields.items():
        if name in tidy and is_list(about.annotation) and not isinstance(tidy[name], list):
            tidy[name] = [tidy[name]]
    return {name: value for name, value in tidy.items() if value is not None}


def _half_width(value: object) -> object:
    """Return figures and what stands between them at half width, and everything else as it was written."""
    if isinstance(value, list):
        return [_half_width(each) for each in value]
    plain = unicodedata.normalize("NFKC", value) if isinstance(value, str) else ""
    return plain if FIGURES.fullmatch(plain) else value


def _joined_date(values: dict[str, Any], stem: str) -> str | None:
    parts = [str(values.get(f"{stem}_{part}", "")).strip() for part in DATE_PARTS]
    if not any(parts):
        return None
    year, month, day = parts
    return f"{year}-{month.zfill(2)}-{day.zfill(2)}"


def is_number(text: str) -> bool:
    """Whether a text is a plain number, 12 or -1.5."""
    return bool(re.fullmatch(r"\s*[+-]?[0-9]*\.?[0-9]+\s*", text))


@cache
def _kinds_of(annotation: object) -> frozenset[object]:
    return frozenset({annotation}).union(*map(_kinds_of, get_args(annotation)))


def is_list(annotation: object) -> bool:
    """Whether a field may hold several."""
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        return any(is_list(each) for each in get_args(annotation))
    return origin in (list, tuple, set, frozenset)
