"""What organisations are made of, one file a thing."""

from orgs.models.filing import Filing, FilingPaper, FilingState, PaperKind
from orgs.models.organisation import (
    ActivityArea,
    Category,
    Organisation,
    OrgKind,
    OrgState,
    Verification,
)
from orgs.models.project import Funding, Project, ProjectPlace, ProjectState

__all__ = [
    "ActivityArea",
    "Category",
    "Filing",
    "FilingPaper",
    "FilingState",
    "Funding",
    "OrgKind",
    "OrgState",
    "Organisation",
    "PaperKind",
    "Project",
    "ProjectPlace",
    "ProjectState",
    "Verification",
]
