"""What the addresses of organisations may ask after their question mark."""

from typing import Annotated, Literal

from ground.asked import PageNumber, Question, cut_at
from orgs.models import Category, OrgKind, OrgState
from orgs.queries.filings import Pile


class NeededQuestion(Question):
    """For which kind of body one reads what a file needs: one of those that are applied for."""

    kind: Literal[
        OrgKind.FILED_GROUP, OrgKind.AGREED_TEAM, OrgKind.SHETUAN, OrgKind.MINFEI, OrgKind.FOUNDATION, OrgKind.COMPANY
    ] = OrgKind.FILED_GROUP


class OrgsQuestion(Question):
    """Which organisations: by name, kind of work, kind of body, and the place they work in."""

    q: Annotated[str, cut_at(60)] = ""
    category: Category | None = None
    kind: OrgKind | None = None
    place: Annotated[str, cut_at(20)] = ""
    page: PageNumber = 1


class FilingsQuestion(Question):
    """Which pile of the desk."""

    pile: Pile = Pile.WAITING
    page: PageNumber = 1


class OrgsDeskQuestion(Question):
    """Which organisations of the desk's places."""

    q: Annotated[str, cut_at(60)] = ""
    state: OrgState | None = None
    page: PageNumber = 1
