"""What each actor may see of filings, organisations and their projects; every read of another's row is here."""

from orgs.queries.organisations import (
    RECRUITING,
    TEAM,
    org_in_good_standing,
    org_seen_by,
    orgs_working_in,
    own_org,
    running_projects,
)

__all__ = [
    "RECRUITING",
    "TEAM",
    "org_in_good_standing",
    "org_seen_by",
    "orgs_working_in",
    "own_org",
    "running_projects",
]
