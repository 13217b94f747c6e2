"""What the enumerations of the silver stewards are called in the open: published at /open/words."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from ground.language import lazy
from silver_steward import words
from silver_steward.eligibility import Ask
from silver_steward.mending import Written
from silver_steward.models import Band, Basis, Mark, NominationState, PostKind, SeasonState, Source, Stage, Verdict
from silver_steward.schemas.own import Answer, StepState
from silver_steward.schemas.seasons import SeasonStep

OPEN_WORDS: Mapping[type[Enum], tuple[object, Mapping[Any, object]]] = {
    Basis: (lazy("What a season stands on"), words.BASES),
    PostKind: (lazy("Kinds of posts"), {kind: item.words for kind, item in words.CATALOGUE.items()}),
    Ask: (lazy("What is asked of a nominee"), words.ASKS),
    SeasonState: (lazy("How far a season is"), words.SEASONS),
    NominationState: (lazy("How far a nominee is"), words.STATES),
    Stage: (lazy("Stages of the choice"), words.STAGE_WORDS),
    Source: (lazy("Who names someone"), words.SOURCES),
    Mark: (lazy("How someone was served"), words.MARKS),
    StepState: (
        lazy("Where a stage lies on the way"),
        {
            StepState.PAST: lazy("done"),
            StepState.NOW: lazy("now"),
            StepState.NEXT: lazy("to come"),
            StepState.STOPPED: lazy("stopped"),
        },
    ),
    Written: (
        lazy("What someone wrote for a nominee"),
        {
            Written.WORD: lazy("my word for them"),
            Written.LETTER: lazy("my letter for them"),
            Written.OPINION: lazy("how I was served"),
        },
    ),
    Verdict: (lazy("What a stage decides"), words.VERDICTS),
    Band: (lazy("How a stage marks"), words.BANDS),
    Answer: (
        lazy("What a nominee answers"),
        {
            Answer.AGREE: lazy("I take part"),
            Answer.DECLINE: lazy("I do not want to"),
            Answer.WITHDRAW: lazy("I step back"),
            Answer.LEAVE_HALL: lazy("Take me out of the hall"),
            Answer.LEAVE_NOTICE: lazy("Show my name no more"),
        },
    ),
    SeasonStep: (
        lazy("Steps of a season"),
        {
            SeasonStep.ANNOUNCE: lazy("Announce"),
            SeasonStep.OPEN: lazy("Open for names"),
            SeasonStep.CLOSE_NOMINATIONS: lazy("Close for names"),
            SeasonStep.HANG: lazy("Hang the notice"),
            SeasonStep.AWARD: lazy("Give the honours"),
            SeasonStep.END_WITHOUT: lazy("End without"),
            SeasonStep.CLOSE: lazy("Close the season"),
            SeasonStep.CANCEL: lazy("Call the season off"),
        },
    ),
}
