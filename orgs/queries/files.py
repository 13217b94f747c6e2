"""Who may see the files of a filing, an organisation or a change: whoever may see the thing, and its officers."""

from collections.abc import Mapping

from ground.actors import Actor
from ground.attachments import Visible
from orgs.models import Change, Filing, FilingState, Organisation
from orgs.queries.filings import word_for
from orgs.rules import OFFICERS, TEAM


async def filing_files(actor: Actor, number: int) -> bool:
    """Whether the actor applied, helps the applicant at a desk, or judges the file once it was handed in."""
    filing = await Filing.get_or_none(id=number).select_related("place")
    if filing is None:
        return False
    if filing.applicant_id == actor.person_id or await word_for(actor, filing) is not None:
        return True
    handed_in = filing.submitted_at is not None and filing.state != FilingState.DRAFT
    if handed_in and actor.holds_over_place(filing.place.path, *OFFICERS):
        return True
    return filing.organisation_id is not None and actor.holds_over_org(filing.organisation_id, *TEAM)


async def org_files(actor: Actor, number: int) -> bool:
    """Whether the actor works for the organisation, or answers for it."""
    org = await Organisation.get_or_none(id=number).select_related("place")
    if org is None:
        return False
    return actor.holds_over_org(org.id, *TEAM) or actor.holds_over_place(org.place.path, *OFFICERS)


async def change_files(actor: Actor, number: int) -> bool:
    """Whether the actor may see the organisation that asked."""
    change = await Change.get_or_none(id=number)
    return change is not None and await org_files(actor, change.organisation_id)


FILES: Mapping[str, Visible] = {"Filing": filing_files, "Organisation": org_files, "Change": change_files}
