"""What a desk says first: what waits."""

import datetime as dt

from pydantic import BaseModel

from ground.language import _, ngettext, spoken_day, spoken_span
from ground.pages import Page


class TaskShown(BaseModel):
    """One kind of work that waits."""

    sentence: str
    count: int
    overdue: int
    href: str

    @property
    def title(self) -> str:
        """What the line says, as every list of tasks calls it."""
        return self.sentence

    @property
    def words(self) -> str | None:
        """How much of it is late, where that is not all."""
        return self._late() if 0 < self.overdue < self.count else None

    @property
    def state(self) -> str:
        """How much it is."""
        return self._late() if self.overdue >= self.count else str(self.count)

    @property
    def kind(self) -> str:
        """Late work is marked, in words and colour."""
        return "bad" if self.overdue else "news"

    def _late(self) -> str:
        return ngettext("%(count)d late", "%(count)d late", self.overdue)


class Shortcut(BaseModel):
    """A way on from a desk."""

    label: str
    words: str
    href: str
    picture: str


class Shortcuts(BaseModel):
    """Ways on that belong together: those of the desk, or those of one organisation."""

    title: str
    ways: list[Shortcut]


class NextShift(BaseModel):
    """One of the shifts that come next for someone who runs them."""

    title: str
    on: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime
    spot: str
    taken: int
    capacity: int
    href: str

    @property
    def words(self) -> str:
        """When and where."""
        return f"{spoken_day(self.on)} {spoken_span(self.starts_at, self.ends_at)} · {self.spot}"

    @property
    def state(self) -> str:
        """How full it is."""
        return _("%(taken)d of %(capacity)d", taken=self.taken, capacity=self.capacity)

    @property
    def kind(self) -> str:
        """Full is good."""
        return "good" if self.taken >= self.capacity else "plain"


class Figure(BaseModel):
    """One number of the desk's area."""

    label: str
    words: str


class DeskPage(Page):
    """A desk: what waits for me, what comes next, the ways on, and the numbers of my area."""

    template = "marketplace/desk.html"
    area: str
    tasks: list[TaskShown]
    shifts: list[NextShift]
    shortcuts: list[Shortcuts]
    figures: list[Figure]
