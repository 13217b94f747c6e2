"""What the enumerations of the purchase of services are called in the open: published at /open/words."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from ground.language import lazy
from procurement import contract_words, tender_words, words
from procurement.models import Asked, FactorKind, LowBecause, Method, Opinion, Outcome
from procurement.queries.tenders import Pile, Show
from procurement.schemas.ways import WAYS, Way

OPEN_WORDS: Mapping[type[Enum], tuple[object, Mapping[Any, object]]] = {
    Method: (lazy("Ways to find a supplier"), words.METHODS),
    FactorKind: (lazy("How a factor is scored"), words.FACTOR_KINDS),
    tender_words.Part: (lazy("Parts of a tender"), tender_words.PARTS),
    Show: (
        lazy("Which tenders are shown"),
        {Show.OPEN: lazy("Taking bids"), Show.CLOSED: lazy("Being judged"), Show.RESULTS: lazy("Results")},
    ),
    Pile: (
        lazy("Which tenders of a buyer"),
        {Pile.WRITING: lazy("Being written"), Pile.RUNNING: lazy("Running"), Pile.OVER: lazy("Over")},
    ),
    LowBecause: (lazy("Why a price is unusually low"), words.LOW_BECAUSE),
    Way: (lazy("Pages of a purchase"), WAYS),
    words.Ending: (lazy("Why a tender ended without a supplier"), words.ENDED),
    words.StepState: (lazy("Where a step of a tender lies"), words.STEPS),
    words.KeyState: (lazy("What is to be done with a key"), words.KEY_STATES),
    Outcome: (lazy("What came of an acceptance"), contract_words.OUTCOMES),
    Opinion: (lazy("What people served say"), contract_words.OPINIONS),
    Asked: (lazy("How people served were asked"), contract_words.WAYS_TO_ASK),
}
