"""What each actor may see of filings, organisations and their projects; every read of another's row is here."""

from orgs.models import RECRUITING
from orgs.queries.files import FILES
from orgs.queries.names import names_of
from orgs.queries.organisations import (
    may_be_paid,
    org_in_good_standing,
    org_seen_by,
    orgs_working_in,
    own_org,
    running_projects,
)
from orgs.queries.waiting import tasks_for
from orgs.rules import TEAM

__all__ = [
    "FILES",
    "RECRUITING",
    "TEAM",
    "may_be_paid",
    "names_of",
    "org_in_good_standing",
    "org_seen_by",
    "orgs_working_in",
    "own_org",
    "running_projects",
    "tasks_for",
]
