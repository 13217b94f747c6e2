"""What organisations are made of, one file a thing."""

from orgs.models.change import Change, ChangeState
from orgs.models.due import Due, DueKind, DueState
from orgs.models.evidence import EvidenceKind, EvidenceUse, PayerKind, ProjectOutcome
from orgs.models.fact_check import FactCheck
from orgs.models.filing import CONTACT_PHONE, ON_DESK, WITH_APPLICANT, Advice, Filing, FilingState, Premises
from orgs.models.filing_parts import FilingArea, FilingHand, FilingSeries, Touch
from orgs.models.organisation import (
    BUYERS,
    CODE_BEGINS,
    CODED,
    HOSTED,
    LEGAL_PERSONS,
    RECRUITING,
    REGISTERED,
    SUPPLIERS,
    ActivityArea,
    Category,
    Organisation,
    OrgKind,
    OrgState,
    Verification,
)
from orgs.models.papers import FilingPaper, OrgPaper, PaperKind
from orgs.models.project import Funding, Project, ProjectPlace, ProjectState

__all__ = [
    "BUYERS",
    "CODED",
    "CODE_BEGINS",
    "CONTACT_PHONE",
    "HOSTED",
    "LEGAL_PERSONS",
    "ON_DESK",
    "RECRUITING",
    "REGISTERED",
    "SUPPLIERS",
    "WITH_APPLICANT",
    "ActivityArea",
    "Advice",
    "Category",
    "Change",
    "ChangeState",
    "Due",
    "DueKind",
    "DueState",
    "EvidenceKind",
    "EvidenceUse",
    "FactCheck",
    "Filing",
    "FilingArea",
    "FilingHand",
    "FilingPaper",
    "FilingSeries",
    "FilingState",
    "Funding",
    "OrgKind",
    "OrgPaper",
    "OrgState",
    "Organisation",
    "PaperKind",
    "PayerKind",
    "Premises",
    "Project",
    "ProjectOutcome",
    "ProjectPlace",
    "ProjectState",
    "Touch",
    "Verification",
]
