"""What the addresses of hours may ask after their question mark."""

import datetime as dt
from typing import Annotated, Literal

from ground.asked import PageNumber, Question, cut_at

Month = Annotated[str, cut_at(7)]
"""As 2026-11; of one without hours, the latest is shown."""


class OwnHoursQuestion(Question):
    """Which month of one's own hours."""

    month: Month = ""


class OrgHoursQuestion(Question):
    """Which month of an organisation, by person or line by line."""

    view: Literal["people", "lines"] = "people"
    month: Month = ""


class ConfirmQuestion(Question):
    """Which page of the shifts that wait."""

    at: PageNumber = 1


class LateQuestion(Question):
    """The public id of what was said before and is said anew."""

    claim: Annotated[str, cut_at(12)] = ""


class CertificateQuestion(Question):
    """What stands on the paper."""

    number: Annotated[str, cut_at(40)] = ""
    code: Annotated[str, cut_at(40)] = ""


class CertificatesQuestion(Question):
    """The certificate of which number."""

    number: Annotated[str, cut_at(40)] = ""


class HourHeadsQuestion(Question):
    """The heads of which day, and which page of them; of none, the latest."""

    day: dt.date | None = None
    at: PageNumber = 1
