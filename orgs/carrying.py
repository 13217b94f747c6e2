"""What organisations carry over when two records of one person become one (EDGE-18)."""

from ground.carrying import Carried
from ground.language import lazy
from orgs.models import Change, Due, Filing, FilingHand, Organisation

CARRIED = (
    Carried(Organisation, "leader_id", words=lazy("Organisations led")),
    Carried(Filing, "applicant_id", words=lazy("Filings")),
    Carried(Filing, "submitted_by_id"),
    Carried(FilingHand, unless=("filing_id", "version", "touch")),
    Carried(Change, "asked_by_id"),
    Carried(Due, "brought_by_id"),
)
