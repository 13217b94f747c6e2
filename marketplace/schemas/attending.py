"""What comes in about who signed up and who came."""

from typing import Annotated, Any, Literal

from pydantic import Field, ValidationInfo, field_validator, model_validator
from starlette.datastructures import UploadFile

from ground.clock_times import ClockTime
from ground.forms import Shape
from ground.language import _
from marketplace.codes_on_paper import tidied

Pid = Annotated[str, Field(min_length=1, max_length=12)]
PURPOSES = ("change", "where", "after", "other")
SPARE_ROWS = 4
"""Empty rows of a printed sheet, for those who just come."""
MOST_ON_A_ROLL = 1000
"""All places that a shift can have, and as many in line."""


class Line(Shape):
    """One line of a roll; no time of leaving means that nobody saw it."""

    person: Pid
    """The public id of the sign-up."""
    came: bool = False
    excused: bool = False
    came_at: ClockTime | None = None
    left_at: ClockTime | None = None


class Newcomer(Shape):
    """Someone who came without having signed up: a name, and the telephone or its last four figures, where told."""

    newcomer: Annotated[str, Field(max_length=20)] = ""
    newcomer_phone: Annotated[str, Field(max_length=20)] = ""


class RollDraft(Newcomer):
    """A roll: a line for each who signed up. A form sends its columns, a program the lines."""

    lines: Annotated[list[Line], Field(max_length=MOST_ON_A_ROLL)]
    without_hours: Annotated[str, Field(max_length=200)] = ""
    """Why it is settled without hours, once the days to record them are over."""

    @model_validator(mode="before")
    @classmethod
    def _columns(cls, values: Any) -> Any:  # noqa: ANN401 - whatever was sent
        if not isinstance(values, dict) or "lines" in values:
            return values
        columns = {name: values.pop(name, "") for name in ("people", "came", "excused", "came_at", "left_at")}
        return {**values, "lines": lines_of(columns)}


def lines_of(columns: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the lines of a form's columns: `people` names the rows in their order, the times stand in that order."""
    people = [each for each in str(columns.get("people", "")).split(",") if each]
    came, excused = _listed(columns.get("came")), _listed(columns.get("excused"))
    times = {name: _listed(columns.get(name)) for name in ("came_at", "left_at")}
    return [
        {
            "person": person,
            "came": person in came,
            "excused": person in excused,
            **{name: (column[at] if at < len(column) else "") or None for name, column in times.items()},
        }
        for at, person in enumerate(people)
    ]


def _listed(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else [str(value)] if value else []


class Extra(Shape):
    """A name written by hand into an empty row of a sheet."""

    name: Annotated[str, Field(max_length=20)]
    phone: Annotated[str, Field(max_length=20)] = ""
    came_at: ClockTime | None = None
    left_at: ClockTime | None = None


class PaperDraft(Shape):
    """A sheet that came back: its printed rows in their order, the rows written by hand, and its picture."""

    code: Annotated[str, Field(min_length=6, max_length=12)]
    lines: Annotated[list[Line], Field(max_length=MOST_ON_A_ROLL)]
    extras: Annotated[list[Extra], Field(max_length=SPARE_ROWS)] = Field(default_factory=list)
    picture: UploadFile

    @model_validator(mode="before")
    @classmethod
    def _columns(cls, values: Any) -> Any:  # noqa: ANN401 - whatever was sent
        if not isinstance(values, dict) or "lines" in values:
            return values
        columns = {name: values.pop(name, "") for name in ("people", "came", "excused", "came_at", "left_at")}
        written = {name: _listed(values.pop(f"extra_{name}", "")) for name in ("name", "phone", "came_at", "left_at")}
        extras = [
            {name: (column[at] if at < len(column) else "") or None for name, column in written.items()}
            for at, each in enumerate(written["name"])
            if each.strip()
        ]
        tidy = [{name: value for name, value in each.items() if value is not None} for each in extras]
        return {**values, "lines": lines_of(columns), "extras": tidy}

    @field_validator("code")
    @classmethod
    def _tidy(cls, code: str) -> str:
        return tidied(code)


class ChosenDraft(Shape):
    """People chosen from the list."""

    person: list[Pid] = Field(default_factory=list)


class PhonesDraft(ChosenDraft):
    """For what the telephones are needed; each of them can read it."""

    purpose: Literal["change", "where", "after", "other"]
    why: Annotated[str, Field(max_length=60, validate_default=True)] = ""

    @field_validator("why")
    @classmethod
    def _said(cls, why: str, info: ValidationInfo) -> str:
        if info.data.get("purpose") == "other" and len(why) < 2:  # noqa: PLR2004
            raise ValueError(_("Please say for what."))
        return why


class RemovalDraft(ChosenDraft):
    """Why someone is taken off; they read it."""

    because: Annotated[str, Field(min_length=2, max_length=100)]


class AddDraft(Shape):
    """Someone to sign up on their word: the name, and the telephone's last four figures."""

    name: Annotated[str, Field(min_length=1, max_length=20)]
    tail: Annotated[str, Field(pattern=r"^[0-9]{4}$")]


class RightDraft(Shape):
    """That someone came after all: how one knows, and when."""

    because: Annotated[str, Field(min_length=2, max_length=100)]
    came_at: ClockTime | None = None
    left_at: ClockTime | None = None


class MarkDraft(Shape):
    """That someone was not there, though they say so: how one knows."""

    why_not: Annotated[str, Field(min_length=4, max_length=200)]
