"""What kinds, states and levels are called, for whoever reads them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from ground.language import Lazy, lazy
from ground.tags import Tag
from orgs.models import (
    Advice,
    Category,
    ChangeState,
    DueKind,
    DueState,
    FilingState,
    Funding,
    OrgKind,
    OrgState,
    PaperKind,
    Premises,
    ProjectState,
    Verification,
)

KINDS: Mapping[OrgKind, Lazy] = {
    OrgKind.SHETUAN: lazy("Social association"),
    OrgKind.MINFEI: lazy("Social service agency"),
    OrgKind.FOUNDATION: lazy("Foundation"),
    OrgKind.FILED_GROUP: lazy("Filed community group"),
    OrgKind.AGREED_TEAM: lazy("Community team"),
    OrgKind.GRASSROOTS: lazy("Residents' committee"),
    OrgKind.PUBLIC_BODY: lazy("Public body"),
    OrgKind.ORGAN: lazy("Government department"),
    OrgKind.COMPANY: lazy("Company"),
}
CATEGORIES: Mapping[Category, Lazy] = {
    Category.SERVICE: lazy("Services for residents"),
    Category.CHARITY: lazy("Charity and public good"),
    Category.NEIGHBOURS: lazy("Neighbours help each other"),
    Category.CULTURE: lazy("Culture and sports"),
    Category.FARMING: lazy("Farming know-how"),
}
ORG_STATES: Mapping[OrgState, Lazy] = {
    OrgState.ACTIVE: lazy("At work"),
    OrgState.RENEWAL_DUE: lazy("At work, renewal due"),
    OrgState.LAPSED: lazy("Lapsed"),
    OrgState.SUSPENDED: lazy("Suspended"),
    OrgState.WINDING_DOWN: lazy("Winding down"),
    OrgState.DISSOLVED: lazy("Dissolved"),
}
ORG_STATE_TAGS: Mapping[OrgState, Tag] = {
    OrgState.ACTIVE: "good",
    OrgState.RENEWAL_DUE: "few",
    OrgState.LAPSED: "bad",
    OrgState.SUSPENDED: "bad",
    OrgState.WINDING_DOWN: "few",
    OrgState.DISSOLVED: "plain",
}
FOR_APPLICANT: Mapping[FilingState, Lazy] = {
    FilingState.DRAFT: lazy("Not handed in yet"),
    FilingState.SUBMITTED: lazy("Papers being looked at"),
    FilingState.NEEDS_WORK: lazy("Something is missing"),
    FilingState.REVIEWED: lazy("Papers being looked at"),
    FilingState.ACCEPTED: lazy("Accepted"),
    FilingState.REJECTED: lazy("Not accepted by the street"),
    FilingState.WITHDRAWN: lazy("Taken back"),
}
"""What the applicant reads: the desk's two steps are one (INV-28)."""
FOR_DESK: Mapping[FilingState, Lazy] = {
    **FOR_APPLICANT,
    FilingState.SUBMITTED: lazy("To be reviewed"),
    FilingState.NEEDS_WORK: lazy("With the applicant"),
    FilingState.REVIEWED: lazy("To be decided"),
}
FILING_TAGS: Mapping[FilingState, Tag] = {
    FilingState.DRAFT: "plain",
    FilingState.SUBMITTED: "news",
    FilingState.NEEDS_WORK: "few",
    FilingState.REVIEWED: "news",
    FilingState.ACCEPTED: "good",
    FilingState.REJECTED: "bad",
    FilingState.WITHDRAWN: "plain",
}
LEVELS: Mapping[Verification, Lazy] = {
    Verification.DECLARED: lazy("As it told us"),
    Verification.FORMAT_OK: lazy("The code is well formed"),
    Verification.DOCUMENT_SEEN: lazy("Papers seen by an officer"),
    Verification.REGISTRY_CHECKED: lazy("Checked in the register"),
}
BY_LAW = lazy("Set up by law")
"""What is said of a residents' committee or a public body instead of a level: neither files, neither declares."""
LEVEL_TAGS: Mapping[Verification, Tag] = {
    Verification.DECLARED: "plain",
    Verification.FORMAT_OK: "plain",
    Verification.DOCUMENT_SEEN: "good",
    Verification.REGISTRY_CHECKED: "good",
}
PREMISES: Mapping[Premises, Lazy] = {
    Premises.OWN: lazy("Our own"),
    Premises.RENTED: lazy("Rented"),
    Premises.LENT: lazy("Lent by the community"),
    Premises.SHARED: lazy("Shared with others"),
    Premises.NONE: lazy("No rooms yet"),
}
PAPERS: Mapping[PaperKind, Lazy] = {
    PaperKind.APPLICATION: lazy("Application form"),
    PaperKind.RULES: lazy("Rules of the group"),
    PaperKind.MEMBERS: lazy("List of members"),
    PaperKind.LEADER: lazy("About the person in charge"),
    PaperKind.PREMISES: lazy("Proof of the rooms"),
    PaperKind.HOST_OPINION: lazy("Opinion of the host"),
    PaperKind.CERTIFICATE: lazy("Registration certificate"),
    PaperKind.REPORT: lazy("Yearly report"),
    PaperKind.INSURANCE: lazy("Insurance policy"),
    PaperKind.AUDIT: lazy("Financial audit"),
    PaperKind.OTHER: lazy("Another paper"),
}
PAPER_HINTS: Mapping[PaperKind, Lazy] = {
    PaperKind.APPLICATION: lazy("The street's form, filled in and signed."),
    PaperKind.RULES: lazy("One page is enough: what you do, who may join, how you decide."),
    PaperKind.MEMBERS: lazy("Names, and whether each lives in the community. Cover the ID numbers."),
    PaperKind.LEADER: lazy("A short account of the person in charge."),
    PaperKind.PREMISES: lazy("A contract, or a note from the community that lends the room."),
    PaperKind.HOST_OPINION: lazy("Signed and sealed by the residents' committee or another host."),
    PaperKind.CERTIFICATE: lazy("A photo on which the code and the seal can be read."),
}
SOURCES: Mapping[str, Lazy] = {
    "certificate": lazy("Registration certificate"),
    "file": lazy("The papers of the file"),
    "change": lazy("Papers brought with a change"),
}
"""What a fact check looked at, where the house itself names it; what an officer typed stands for itself."""
DUES: Mapping[DueKind, Lazy] = {
    DueKind.FILING: lazy("Renew the filing"),
    DueKind.ANNUAL_SUPERVISOR: lazy("Yearly report to the supervisor"),
    DueKind.ANNUAL_REGISTRAR: lazy("Yearly report to the registrar"),
    DueKind.ELECTION: lazy("Election of the officers"),
    DueKind.INSURANCE: lazy("Renew the insurance"),
    DueKind.LICENCE: lazy("Renew the licence"),
    DueKind.AUDIT: lazy("Financial audit after a new person took charge"),
}
DUE_STATES: Mapping[DueState, Lazy] = {
    DueState.OPEN: lazy("To be done"),
    DueState.BROUGHT: lazy("Papers being looked at"),
    DueState.MET: lazy("Done"),
    DueState.DROPPED: lazy("No longer needed"),
}
CHANGE_STATES: Mapping[ChangeState, Lazy] = {
    ChangeState.WAITING: lazy("Being looked at"),
    ChangeState.ACCEPTED: lazy("Changed"),
    ChangeState.REFUSED: lazy("Not changed"),
    ChangeState.WITHDRAWN: lazy("Taken back"),
}
CHANGE_TAGS: Mapping[ChangeState, Tag] = {
    ChangeState.WAITING: "news",
    ChangeState.ACCEPTED: "good",
    ChangeState.REFUSED: "bad",
    ChangeState.WITHDRAWN: "plain",
}
PROJECT_STATES: Mapping[ProjectState, Lazy] = {
    ProjectState.PLANNED: lazy("Planned"),
    ProjectState.RUNNING: lazy("Running"),
    ProjectState.CLOSED: lazy("Ended"),
}
PROJECT_TAGS: Mapping[ProjectState, Tag] = {
    ProjectState.PLANNED: "news",
    ProjectState.RUNNING: "good",
    ProjectState.CLOSED: "plain",
}
FUNDINGS: Mapping[Funding, Lazy] = {
    Funding.OWN: lazy("Paid by its own means"),
    Funding.GRANT: lazy("Paid by a grant"),
    Funding.CONTRACT: lazy("Paid by a public contract"),
}
ADVICE: Mapping[Advice, Lazy] = {
    Advice.ACCEPT: lazy("Advises to accept"),
    Advice.REJECT: lazy("Advises not to accept"),
}


def source(kept: str) -> str:
    """Return what was looked at, in words."""
    return str(SOURCES.get(kept, kept))


E = TypeVar("E", bound=StrEnum)


def options(words: Mapping[E, Lazy], *only: E) -> list[tuple[str, str]]:
    """Return pairs for a form's choices, in the order of the table, said in the reader's language."""
    return [(str(each), str(said)) for each, said in words.items() if not only or each in only]
