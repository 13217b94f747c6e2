"""The words of the demonstration year, as communities write them: files of texts, read into what the acts take."""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, Literal, TypedDict

from pydantic import ConfigDict, Field

from ground.deferred import Deferred
from marketplace.models import NeedCategory, RiskLevel, Urgency
from orgs.models import Category, OrgKind
from volunteers.models import DayPart, HourCategory, Limit, Skill


class Text(Deferred):
    """One entry of a file; a word that no one reads is a mistake of the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(TypedDict):
    """The words of a call as they read in one community."""

    title: str
    what: str
    spot: str
    way_there: str
    bring: str
    risk_text: str


class CallText(Text):
    """A call for helpers; `{place}` stands for the community's name."""

    theme: str
    title: str
    what: str
    spot: str
    way_there: str = ""
    bring: str = ""
    seated: bool = False
    demands: tuple[Limit, ...] = ()
    risk: Annotated[int, Field(ge=0, le=3)]
    risk_text: str
    category: HourCategory = HourCategory.SERVICE
    skills: tuple[Skill, ...]
    starts: tuple[str, ...]
    """Times of day at which a shift may begin."""
    minutes: int
    places: tuple[int, int]
    """The fewest and the most helpers that a shift asks for."""
    months: frozenset[int] = frozenset()
    """Only in these; empty: all the year."""

    @property
    def risk_level(self) -> RiskLevel:
        """How much could happen."""
        return RiskLevel(self.risk)

    def at(self, place: str) -> Words:
        """Return the words as they read in a community."""
        return Words(
            title=self.title,
            what=self.what.replace("{place}", place),
            spot=self.spot.replace("{place}", place),
            way_there=self.way_there.replace("{place}", place),
            bring=self.bring,
            risk_text=self.risk_text,
        )


class NeedText(Text):
    """What a resident asks for: `words` as said, `text` as all may read it."""

    category: NeedCategory
    title: str
    words: str
    text: str
    risk: Annotated[int, Field(ge=0, le=3)]
    risk_text: str
    days: tuple[int, ...] = ()
    times: tuple[DayPart, ...] = ()
    people: int = 1
    urgency: Urgency = Urgency.WEEK


class BodyText(Text):
    """A body that serves, or that asks to; `home` is a number among the played communities of its street."""

    name: str
    short: str = ""
    kind: OrgKind
    street: str
    home: int
    area: Literal["community", "street", "county"] = "community"
    category: Category
    themes: tuple[str, ...] = ()
    summary: str
    members: int
    units: int | None = None
    staff: int | None = None
    funds: str | None = None
    """In yuan, as typed."""
    workers: int = 0
    """How many social workers it takes on."""
    days: int
    """How long ago its file was begun."""
    checked: bool = False
    """Whether an officer also asked the register."""
    then: Literal["", "suspended", "papers", "due"] = ""
    """What has become of it by today."""
    ends: Literal["accepted", "draft", "submitted", "needs_work", "reviewed", "rejected", "withdrawn"] = "accepted"
    words: str = ""
    """What the street asked for, or why it did not accept."""
    assisted: bool = False
    """Whether the community's desk writes the file."""


class ProjectText(Text):
    """What a project of a theme is called and says."""

    title: str
    category: Category
    summary: str


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / name).read_text("utf-8"))


@cache
def calls() -> Sequence[CallText]:
    """Return the calls for helpers."""
    return [CallText.model_validate(each) for each in _read("activities.toml")["activity"]]


@cache
def needs() -> Sequence[NeedText]:
    """Return what residents ask for."""
    return [NeedText.model_validate(each) for each in _read("needs.toml")["need"]]


@cache
def bodies() -> Sequence[BodyText]:
    """Return the bodies at work, then the files on their way."""
    found = _read("organisations.toml")
    return [BodyText.model_validate(each) for each in (*found["org"], *found["filing"])]


@cache
def projects() -> dict[str, ProjectText]:
    """Return the projects by theme."""
    return {theme: ProjectText.model_validate(each) for theme, each in _read("projects.toml").items()}
