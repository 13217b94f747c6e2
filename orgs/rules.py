"""Who may do what to filings, organisations and projects, as questions."""

from dataclasses import dataclass

from ground.actors import Actor, Role
from ground.language import lazy
from ground.rules import rule
from orgs.models import Change, Due, Filing, FilingState, Organisation, OrgState

OFFICERS = (Role.STREET_OFFICER, Role.COUNTY_OFFICER)
CLOSING = (OrgState.WINDING_DOWN, OrgState.DISSOLVED)
"""Who looks at files: the street's officers, and the county's above them."""
TEAM = (Role.ORG_MANAGER, Role.ORG_STAFF, Role.SOCIAL_WORKER)
"""Who works for an organisation, managers first."""


@rule(lazy("Only the applicant, or the community's desk on their word, may write in this filing."))
def may_write(actor: Actor, filing: Filing) -> bool:
    return actor.principal_id == filing.applicant_id


@rule(lazy("Only an officer of the street or the county looks at this file, and never at their own."))
def may_review(actor: Actor, filing: Filing) -> bool:
    """Ask with the filing's place fetched."""
    return actor.person_id != filing.applicant_id and actor.holds_over_place(filing.place.path, *OFFICERS)


@dataclass(frozen=True)
class Judged:
    """A filing, and everyone who wrote, submitted or reviewed the version that is to be decided."""

    filing: Filing
    hands: frozenset[int]


@rule(lazy("A second officer decides: whoever wrote, handed in or reviewed this version cannot."))
def may_decide(actor: Actor, judged: Judged) -> bool:
    """INV-8."""
    filing = judged.filing
    return may_review.allows(actor, filing) and actor.person_id not in judged.hands | {filing.reviewed_by_id}


@rule(lazy("Only the organisation's manager may do this."))
def may_manage(actor: Actor, org: Organisation) -> bool:
    return actor.holds_over_org(org.id, Role.ORG_MANAGER)


@rule(lazy("Only the organisation's own staff may do this."))
def may_work_for(actor: Actor, org: Organisation) -> bool:
    return actor.holds_over_org(org.id, Role.ORG_MANAGER, Role.ORG_STAFF)


@rule(lazy("Only an officer of the street or the county that answers for this organisation may do this."))
def may_answer_for(actor: Actor, org: Organisation) -> bool:
    """Ask with the organisation's place fetched; nobody answers for a body they work in."""
    return not actor.holds_over_org(org.id, *TEAM) and actor.holds_over_place(org.place.path, *OFFICERS)


@rule(lazy("Only an officer of the county may do this."))
def may_suspend(actor: Actor, org: Organisation) -> bool:
    """Ask with the organisation's place fetched."""
    return may_answer_for.allows(actor, org) and actor.holds_over_place(org.place.path, Role.COUNTY_OFFICER)


@rule(lazy("Only the organisation's manager, or an officer of the county, may do this."))
def may_wind_down(actor: Actor, org: Organisation) -> bool:
    return may_manage.allows(actor, org) or may_suspend.allows(actor, org)


@rule(lazy("Another officer than whoever asked for it looks at this."))
def may_answer_change(actor: Actor, change: Change) -> bool:
    """Four eyes on a change; ask with its organisation and place fetched."""
    return actor.person_id != change.asked_by_id and may_answer_for.allows(actor, change.organisation)


@rule(lazy("Another officer than whoever brought the papers looks at them."))
def may_answer_due(actor: Actor, due: Due) -> bool:
    """Four eyes on a renewal; ask with its organisation and place fetched."""
    return actor.person_id != due.brought_by_id and may_answer_for.allows(actor, due.organisation)


def recruits(org: Organisation) -> bool:
    """Whether it may take on something new (INV-6, INV-7)."""
    return org.may_recruit


def is_closing(org: Organisation) -> bool:
    """Whether only closing acts are left to it (INV-7)."""
    return org.state in CLOSING


def is_over(filing: Filing) -> bool:
    """Whether nothing more will happen to it by itself."""
    return filing.state in (FilingState.ACCEPTED, FilingState.REJECTED, FilingState.WITHDRAWN)
