"""What a desk says first: what waits."""

from pydantic import BaseModel

from ground.pages import Page


class TaskShown(BaseModel):
    """One kind of work that waits, with how much of it, or how much is late, as a mark."""

    title: str
    words: str | None
    state: str
    kind: str
    href: str
    count: int
    overdue: int


class Shortcut(BaseModel):
    """A way on from a desk."""

    label: str
    words: str
    href: str
    picture: str


class Figure(BaseModel):
    """One number of the desk's area."""

    label: str
    words: str


class DeskPage(Page):
    """A desk: what waits for me, then the ways on, then the numbers of my area."""

    template = "marketplace/desk.html"
    area: str
    tasks: list[TaskShown]
    shortcuts: list[Shortcut]
    figures: list[Figure]


class AuditLine(BaseModel):
    """One line of the audit, in words."""

    seq: int
    at: str
    who: str
    for_whom: str
    verb: str
    subject: str
    change: str
    because: str


class AuditPage(Page):
    """The audit, the latest first; `subject` or `who` narrows it."""

    template = "marketplace/audit.html"
    lines: list[AuditLine]
    subject: str
    who: str
    older: int | None
    """The number before which the next page begins."""


class RoleLine(BaseModel):
    """One role in force."""

    id: str
    person: str
    role: str
    over: str
    since: str
    until: str | None
    given_by: str
    basis: str


class RolesPage(Page):
    """Who may do what, on one page."""

    template = "marketplace/roles.html"
    lines: list[RoleLine]


class StuckLine(BaseModel):
    """Something that did not go out."""

    id: str
    kind: str
    words: str
    attempts: int
    trouble: str


class UndeliveredPage(Page):
    """What did not go out, with a way to try again."""

    template = "marketplace/undelivered.html"
    lines: list[StuckLine]
