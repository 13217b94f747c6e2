"""What the addresses of tenders may ask after their question mark."""

from ground.asked import PageNumber, Question
from procurement.queries.tenders import Pile, Show


class TendersQuestion(Question):
    """Which tenders everyone looks at."""

    show: Show = Show.OPEN
    page: PageNumber = 1


class TendersDeskQuestion(Question):
    """Which tenders of the desk's buyers."""

    pile: Pile = Pile.WRITING
    page: PageNumber = 1


class ReleasesQuestion(Question):
    """Which package of releases."""

    at: PageNumber = 1
