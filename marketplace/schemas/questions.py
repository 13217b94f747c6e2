"""What the addresses of the front door may ask after their question mark."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from ground.actors import Role
from ground.asked import BigNumber, Number, PageNumber, Question, cut_at
from ground.search_words import LONGEST_QUERY
from marketplace.models import CommitmentState, NeedCategory, NeedState, SignUpWay
from marketplace.policy_words import GROUPS
from marketplace.schemas.entering import local

Pid = Annotated[str, cut_at(12)]
"""The public id of a thing; one that is none finds nothing."""
PlaceCode = Annotated[str, cut_at(20)]


class ActivitiesQuestion(Question):
    """Which activities, in which order."""

    which: Literal["all", "week", "near", "seated"] = "all"
    order: Literal["suits", "time"] = "suits"
    at: PageNumber = 1


class ActivityQuestion(Question):
    """Which shift comes first."""

    shift: Pid = ""


class OpenNeedsQuestion(Question):
    """Needs of which kind."""

    category: NeedCategory | None = None
    at: PageNumber = 1


class SearchQuestion(Question):
    """What is looked for."""

    text: Annotated[str, cut_at(LONGEST_QUERY)] = ""


class HomeQuestion(Question):
    """The place whose parts are chosen from."""

    within: PlaceCode = Field("", alias="in")


class CheckQuestion(Question):
    """Who is signed up: one of the family, or the first of it."""

    person: Pid = ""
    whom: Literal["family"] | None = Field(None, alias="for")


class EntranceQuestion(Question):
    """Where to go on to: a path of our own, or the first page."""

    next: Annotated[str, AfterValidator(local)] = "/"


class GridsQuestion(Question):
    """Which community, by its code."""

    community: PlaceCode = ""


class HelpDoneQuestion(Question):
    """Whether it is shown as the paper to take home."""

    printed: Literal["1"] | None = Field(None, alias="print")


class NeedsQuestion(Question):
    """How a desk narrows its list of needs."""

    view: Literal["waiting", "serving", "late", "over", "all"] = "waiting"
    category: NeedCategory | None = None
    state: NeedState | None = None
    community: PlaceCode = ""
    money: Literal["yes"] | None = None
    words: Annotated[str, cut_at(40)] = ""
    at: PageNumber = 1


class NewNeedQuestion(Question):
    """Whose need it is."""

    person: Pid = Field("", alias="for")


OrgNeedsView = Literal["offered", "ours", "open", "over"]


class OrgNeedsQuestion(Question):
    """Which of an organisation's needs; not asked, the first of them that has any."""

    view: OrgNeedsView | None = None


class OwnActivitiesQuestion(Question):
    """Which of an organisation's activities."""

    which: Literal["coming", "drafts", "past"] = "coming"
    q: Annotated[str, cut_at(40)] = ""


class NewActivityQuestion(Question):
    """The need that the activity is for."""

    need: Pid = ""


class PartQuestion(Question):
    """Where one goes back to from a part of an activity."""

    back: Literal["check"] | None = None


class PosterQuestion(Question):
    """Whether the poster is the large one."""

    large: Literal["1"] | None = None


class PeopleQuestion(Question):
    """How the list of a shift's people is narrowed."""

    q: Annotated[str, cut_at(40)] = ""
    state: CommitmentState | None = None
    way: SignUpWay | None = None


class ChosenQuestion(Question):
    """Who was ticked in the list."""

    person: list[Pid] = Field(default_factory=list)


class SheetQuestion(Question):
    """The letters of a printed sheet."""

    code: Annotated[str, cut_at(20)] = ""


class AuditQuestion(Question):
    """What narrows the audit, and the line to begin below."""

    subject: Annotated[str, cut_at(80)] = ""
    kind: Annotated[str, cut_at(80)] = ""
    who: Number | None = None
    name: Annotated[str, cut_at(80)] = ""
    before: BigNumber | None = None


class RolesQuestion(Question):
    """Which roles, of whom."""

    q: Annotated[str, cut_at(80)] = ""
    role: Role | None = None
    page: PageNumber = 1


class TakenQuestion(Question):
    """Which page of the lists that left."""

    page: PageNumber = 1


class NoticesQuestion(Question):
    """Which page of what hangs."""

    at: PageNumber = 1


Group = StrEnum("Group", {each: each for each in GROUPS})  # type: ignore[misc] # one member a group of the table


class PoliciesQuestion(Question):
    """Values of which group."""

    group: Group = next(iter(Group))


class FiguresQuestion(Question):
    """The figures below which place, by its statistical code, and of which year; of none, one's own and this one."""

    place: Annotated[str, cut_at(12)] = ""
    year: Annotated[int | None, Field(ge=2000, le=2999)] = None
