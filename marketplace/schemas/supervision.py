"""What supervision reads: the audit, the roles, what did not go out."""

import datetime as dt
from urllib.parse import urlencode

from ground.deferred import Deferred
from ground.pages import Page


class AuditLine(Deferred):
    """One line of the audit, in words."""

    seq: int
    at: dt.datetime
    who: str
    who_id: int | None
    for_whom: str
    verb: str
    did: str
    """The verb, in words."""
    subject: str
    thing: str
    """The subject, in words."""
    change: str
    because: str


class AuditPage(Page):
    """The audit, the latest first; `subject`, `kind`, `who` or `name` narrows it."""

    template = "marketplace/audit.html"
    lines: list[AuditLine]
    subject: str
    thing: str
    kind: str
    kinds: list[tuple[str, str]]
    who: str
    who_name: str
    name: str
    older: int | None
    """The number before which the next page begins."""
    newest: bool
    """Whether the page begins at the latest line."""

    @property
    def narrowed(self) -> bool:
        """Whether some lines are left out."""
        return bool(self.subject or self.kind or self.who or self.name)

    @property
    def query(self) -> str:
        """What was asked, for an address."""
        return urlencode({"subject": self.subject, "kind": self.kind, "who": self.who, "name": self.name})


class RoleLine(Deferred):
    """One role in force."""

    id: str
    person: str
    role: str
    over: str
    since: dt.date
    until: dt.date | None
    given_by: str
    basis: str


class RolesPage(Page):
    """Who may do what, on one page."""

    template = "marketplace/roles.html"
    lines: list[RoleLine]
    words: str
    role: str
    roles: list[tuple[str, str]]
    at: int
    of: int
    total: int

    @property
    def query(self) -> str:
        """What was asked, for an address."""
        return urlencode({"q": self.words, "role": self.role})


class StuckFact(Deferred):
    """A fact that was told too often without being taken up."""

    id: int
    name: str
    tells: str
    """What had happened, in words."""
    announced_at: dt.datetime
    attempts: int
    trouble: str
    """As the machinery noted it, for whoever mends it."""


class StuckLetter(Deferred):
    """A letter that reached nobody, without its words; the telephone is masked."""

    id: str
    purpose: str
    tells: str
    """What it is, in words of its kind."""
    person: str
    phone: str
    made_at: dt.datetime
    attempts: int
    trouble: str
    """What went wrong, in words."""
    to_do: str
    may_print: bool
    """Whether a community knows the person and could bring it."""


class UndeliveredPage(Page):
    """What did not go out, with a way to try again."""

    template = "marketplace/undelivered.html"
    facts: list[StuckFact]
    letters: list[StuckLetter]
    may_try: bool
