"""What stands beside the hours: opinions of those served, pictures, and what one wrote oneself."""

from pydantic import Field
from starlette.datastructures import UploadFile

from ground.deferred import Deferred
from ground.forms import Shape
from ground.pages import Page
from silver_steward.mending import Written
from silver_steward.models import Mark


class OpinionDraft(Shape):
    """How I was served."""

    mark: Mark
    words: str = Field(default="", max_length=300)


class StewardOpinionPage(Page):
    """The question how one was served by a nominee."""

    template = "silver_steward/opinion.html"
    key: str
    name: str
    community: str
    marks: list[tuple[Mark, str]]
    may_write: bool


class MineShown(Deferred):
    """One thing that I wrote for a nominee."""

    what: Written
    title: str
    words: str


class MinePage(Page):
    """What I wrote for a nominee: put it right, or take it back."""

    template = "silver_steward/mine.html"
    key: str
    name: str
    season_title: str
    rows: list[MineShown]
    may_mend: bool


class MendDraft(Shape):
    """Other words in the place of mine; none take them back."""

    what: Written
    words: str = Field(default="", max_length=1000)
    take_back: str | None = None


class PictureShown(Deferred):
    """A picture of the service."""

    number: int
    file: str
    words: str


class PicturesPage(Page):
    """The pictures beside a nominee's hours."""

    template = "silver_steward/pictures.html"
    nominee: str
    name: str
    by_hand: bool
    """Whether a desk lends its hand: then this is the resident's page."""
    pictures: list[PictureShown]
    may_add: bool
    wording: str


class PictureDraft(Shape):
    """A picture, and what is to be seen on it."""

    picture: UploadFile
    words: str = Field(min_length=2, max_length=100)
    agreed: str | None = None


class TakeOutDraft(Shape):
    """Which picture is taken out."""

    number: int
