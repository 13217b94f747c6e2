"""What the enumerations of organisations are called in the open: published at /open/words."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from ground.language import lazy
from orgs import words
from orgs.completeness import Part
from orgs.models import (
    Advice,
    Category,
    ChangeState,
    DueState,
    FilingState,
    OrgKind,
    OrgState,
    PaperKind,
    Premises,
    ProjectState,
    Verification,
)
from orgs.queries.filings import Pile
from orgs.schemas.desk_filing_pages import PILES
from orgs.schemas.filing_pages import PART_WORDS

OPEN_WORDS: Mapping[type[Enum], tuple[object, Mapping[Any, object]]] = {
    OrgKind: (lazy("Kinds of organisations"), words.KINDS),
    Category: (lazy("What organisations do"), words.CATEGORIES),
    OrgState: (lazy("How an organisation stands"), words.ORG_STATES),
    FilingState: (lazy("How a filing stands"), words.FOR_DESK),
    ChangeState: (lazy("How a change stands"), words.CHANGE_STATES),
    DueState: (lazy("How a renewal stands"), words.DUE_STATES),
    ProjectState: (lazy("How a project stands"), words.PROJECT_STATES),
    Verification: (lazy("How well an organisation is known"), words.LEVELS),
    Premises: (lazy("Where an organisation sits"), words.PREMISES),
    PaperKind: (lazy("Papers of a filing"), words.PAPERS),
    Advice: (lazy("What a reviewer advises"), words.ADVICE),
    Pile: (lazy("Piles of filings"), PILES),
    Part: (lazy("Parts of a filing"), PART_WORDS),
}
