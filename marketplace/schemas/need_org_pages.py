"""What an organisation reads of needs."""

import datetime as dt

from ground.deferred import Deferred
from ground.pages import Page
from ground.tags import Tag
from marketplace.schemas.need_pages import Option, Tab, TurnShown


class OfferedRow(Deferred):
    """One need that is offered to an organisation, that it has, or that it may take; nothing private."""

    id: str
    title: str
    category: str
    community: str
    when: str
    comes: str
    state: str
    kind: Tag
    due_at: dt.datetime | None
    late: bool


class OrgNeedsPage(Page):
    """The needs of an organisation: offered, taken on, open where it works, over."""

    template = "marketplace/need_org_list.html"
    org_id: str
    org: str
    tabs: list[Tab]
    view: str
    rows: list[OfferedRow]
    marks: str
    """What those who were helped said, in words; "" where too few did to tell (INV-44)."""


class OrgNeedPage(Page):
    """One need as an organisation sees it; who it is about only through the contact (INV-46)."""

    template = "marketplace/need_org.html"
    id: str
    number: str
    org_id: str
    org: str
    state: str
    kind: Tag
    category: str
    community: str
    when: str
    people_wanted: int
    public_text: str
    risk: str
    risk_text: str
    risky: bool
    """Whether it needs an activity with insurance (INV-43)."""
    project: str
    comes: str
    due_at: dt.datetime | None
    late: bool
    reason: str
    projects: list[Option]
    """Under which projects it can be taken on: value and title, for each organisation of the reader that may."""
    projects_href: str
    activity_href: str
    mark: str
    """What the one who was helped said, once it may be read."""
    turns: list[TurnShown]
    may: list[str]


class VisitPage(Page):
    """When somebody of the organisation comes."""

    template = "marketplace/need_visit.html"
    id: str
    when: str
    on: dt.date
