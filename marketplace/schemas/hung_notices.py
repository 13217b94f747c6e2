"""A notice at the desk of who hung it: its paper on the board, taking it down, and times when nobody could read it."""

import datetime as dt

from pydantic import ValidationInfo, field_validator
from starlette.datastructures import UploadFile

from ground import clock
from ground.clock_times import ClockTime
from ground.forms import Shape
from ground.language import _
from ground.pages import Page
from ground.tags import Tag


class HungNoticePage(Page):
    """One notice of the desk's places."""

    template = "marketplace/notice_desk.html"
    id: str
    place: str
    state: str
    tag: Tag
    hung_on: dt.date
    last_day: dt.date
    objections: int
    """How many wait for their answer."""
    paper_on: dt.date | None
    hangs: bool
    may_settle: bool


class TakingDownPage(Page):
    """What happens when a notice is taken down, and why it is."""

    template = "marketplace/notice_taking_down.html"
    id: str
    notice: str


class BoardDraft(Shape):
    """A photo of the paper on the board."""

    picture: UploadFile


class OutagePage(Page):
    """The form that notes when nobody could read the notices."""

    template = "marketplace/outage.html"
    today: dt.date


class OutageDraft(Shape):
    """From when to when the site was down, on one day or over several."""

    began_on: dt.date
    began_at: ClockTime
    ended_on: dt.date
    ended_at: ClockTime

    @property
    def began(self) -> dt.datetime:
        """When it began."""
        return clock.city_moment(self.began_on, self.began_at)

    @property
    def ended(self) -> dt.datetime:
        """When it was over."""
        return clock.city_moment(self.ended_on, self.ended_at)

    @field_validator("ended_at")
    @classmethod
    def _in_order(cls, at: dt.time, so_far: ValidationInfo) -> dt.time:
        given = so_far.data
        if {"began_on", "began_at", "ended_on"} <= given.keys():
            began = clock.city_moment(given["began_on"], given["began_at"])
            if not began < clock.city_moment(given["ended_on"], at) <= clock.now():
                raise ValueError(_("The end comes after the beginning, and not later than now."))
        return at
