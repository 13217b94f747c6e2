"""What a desk says first: what waits."""

import datetime as dt

from ground.deferred import Deferred
from ground.language import _, desk_day, desk_span, ngettext
from ground.pages import Page


class TaskShown(Deferred):
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
        """How much it is, where the tag tells how much is late and the sentence does not count."""
        partly = 0 < self.overdue < self.count and str(self.count) not in self.sentence
        return ngettext("%(count)d thing in all", "%(count)d things in all", self.count) if partly else None

    @property
    def state(self) -> str:
        """How much of it is late; where nothing is, how much it is."""
        if self.overdue:
            return ngettext("%(count)d late", "%(count)d late", self.overdue)
        return ngettext("%(count)d thing", "%(count)d things", self.count)

    @property
    def kind(self) -> str:
        """Late work is marked, in words and colour."""
        return "bad" if self.overdue else "plain"


class Shortcut(Deferred):
    """A way on from a desk."""

    label: str
    words: str
    href: str
    picture: str


class Shortcuts(Deferred):
    """Ways on that belong together: those of the desk, or those of one organisation."""

    title: str
    ways: list[Shortcut]


class NextShift(Deferred):
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
        return f"{desk_day(self.on)} {desk_span(self.starts_at, self.ends_at)} · {self.spot}"

    @property
    def state(self) -> str:
        """How full it is."""
        return _("%(taken)d of %(capacity)d", taken=self.taken, capacity=self.capacity)

    @property
    def kind(self) -> str:
        """Full is good."""
        return "good" if self.taken >= self.capacity else "plain"


class Figure(Deferred):
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
