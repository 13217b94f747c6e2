"""Papers: what a person claims to have, and what an officer has seen."""

import datetime as dt
from typing import Literal

from pydantic import Field
from starlette.datastructures import UploadFile

from ground.deferred import Deferred
from ground.forms import Shape
from ground.pages import Page
from volunteers.models import Skill, WorkerLevel


class PaperDraft(Shape):
    """A paper of mine."""

    skill: Skill
    paper: str = Field(min_length=2, max_length=60)
    valid_until: dt.date | None = None
    picture: UploadFile | None = None


class PaperShown(Deferred):
    """One of my papers."""

    id: str
    skill: str
    paper: str
    valid_until: dt.date | None
    state: str
    state_words: str
    standing: str
    reason: str
    may_withdraw: bool
    files: list[str]
    """Public ids of its pictures."""


class OwnPapersPage(Page):
    """My papers, and the question for another."""

    template = "volunteers/own_papers.html"
    papers: list[PaperShown]
    worker: str
    """What kind of social worker I am registered as; empty for others."""
    worker_until: dt.date | None
    skills: list[tuple[str, str]]


class PaperAtDesk(Deferred):
    """A paper before an officer."""

    id: str
    person: str
    person_id: str
    skill: str
    paper: str
    valid_until: dt.date | None
    claimed_on: dt.date
    files: list[str]


class WorkerAtDesk(Deferred):
    """A registered social worker of the area."""

    id: str
    """The person's."""
    person: str
    level: str
    certificate_no: str
    until: dt.date | None
    standing: str
    standing_words: str
    may_renew: bool


class PapersDeskPage(Page):
    """What waits for an officer's eye, and the social workers of the area by the end of their registration."""

    template = "volunteers/papers_desk.html"
    papers: list[PaperAtDesk]
    workers: list[WorkerAtDesk]


class PaperVerdict(Shape):
    """The officer's word on a paper."""

    verdict: Literal["seen", "refused"]
    because: str = Field(default="", max_length=200)


class WorkerDraft(Shape):
    """A social worker whose papers an officer has in hand."""

    level: WorkerLevel
    certificate_no: str = Field(min_length=4, max_length=40)
    registered_on: dt.date
