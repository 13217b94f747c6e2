"""What the enumerations of the ground and of the front door are called in the open: published at /open/words."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from ground.actors import Role
from ground.language import lazy
from ground.letters.models import WAYS, Way
from ground.lists.taking import Word as ListWord
from ground.mandates import Method
from ground.notices import Ground
from ground.program_keys import KeyScope
from marketplace.models import Mark, NeedCategory, RiskLevel, TroubleKind, Urgency, Word
from marketplace.queries.supervision import ROLES
from marketplace.schemas import need_words
from marketplace.schemas.keys import SCOPES
from marketplace.schemas.notice_words import GROUNDS

LIST_WORDS: Mapping[ListWord, object] = {
    ListWord.NOT_NEEDED: lazy("No second yes is needed"),
    ListWord.NEEDED: lazy("A second yes is needed"),
    ListWord.ASKED: lazy("A second yes was asked for"),
    ListWord.GIVEN: lazy("A second person said yes"),
    ListWord.OUTGROWN: lazy("The list has grown since the yes"),
    ListWord.REFUSED: lazy("A second person said no"),
}

OPEN_WORDS: Mapping[type[Enum], tuple[object, Mapping[Any, object]]] = {
    Role: (lazy("Roles of staff"), ROLES),
    KeyScope: (lazy("What a key for programs lets it do"), SCOPES),
    Way: (lazy("Ways to reach a person"), WAYS),
    Method: (lazy("How a permission was given"), {**need_words.METHODS, Method.INVITED: lazy("Invited by the elder")}),
    Ground: (lazy("Grounds of an objection"), GROUNDS),
    ListWord: (lazy("The second yes to a list"), LIST_WORDS),
    NeedCategory: (lazy("Kinds of needs"), need_words.CATEGORIES),
    Urgency: (lazy("How soon help is needed"), need_words.URGENCIES),
    RiskLevel: (lazy("Risks of a need"), need_words.RISKS),
    Word: (lazy("How it was confirmed that help came"), need_words.CONFIRMED_HOW),
    Mark: (lazy("Marks given for help"), need_words.MARKS),
    TroubleKind: (lazy("What went wrong"), need_words.TROUBLES),
}
