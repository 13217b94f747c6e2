"""A desk that lends a resident its hand: what they say, how they said it, and who heard it too."""

from typing import Literal

from pydantic import Field

from ground.deferred import Deferred
from ground.forms import Shape
from ground.mandates import Method
from ground.pages import Page
from silver_steward.models import Mark


class HandDraft(Shape):
    """How the word was taken: for a spoken one, who heard it as the second hand."""

    method: Method
    proof: str = Field(default="", max_length=60)
    second: str = Field(default="", max_length=40)


class TakenWordDraft(HandDraft):
    """The resident's yes, and how it was taken."""

    take_part: str | None = None
    notice: str | None = None


class SpokenNameDraft(HandDraft):
    """Whom a resident names, and why."""

    who: Literal["self", "other"]
    name: str = Field(default="", max_length=40)
    community: int | None = None
    words: str = Field(min_length=4, max_length=1000)
    take_part: str | None = None
    notice: str | None = None


class SpokenLetterDraft(HandDraft):
    """A resident's letter for a nominee."""

    nominee: str = Field(min_length=1, max_length=12)
    words: str = Field(min_length=4, max_length=1000)
    independent: str | None = None


class SpokenOpinionDraft(HandDraft):
    """How a resident was served by a nominee."""

    nominee: str = Field(min_length=1, max_length=12)
    mark: Mark
    words: str = Field(default="", max_length=300)


class SpokenAnswerDraft(HandDraft):
    """That a nominee takes no part any more, or asks that someone looks again."""

    answer: Literal["no", "look_again"]
    words: str = Field(default="", max_length=500)


class HandShown(Deferred):
    """The resident before the desk, and the ways in which a word can be taken."""

    id: str
    name: str
    community: str
    methods: list[tuple[Method, str]]


class HandNamePage(Page):
    """A resident names someone by the desk's hand."""

    template = "silver_steward/hand_name.html"
    resident: HandShown
    season_title: str
    open: bool
    communities: list[tuple[str, list[tuple[str, str]]]]
    home: str
    consents: list[tuple[str, str]]


class HandLetterPage(Page):
    """A resident writes a letter by the desk's hand."""

    template = "silver_steward/hand_letter.html"
    resident: HandShown
    nominees: list[tuple[str, str]]


class HandOpinionPage(Page):
    """A resident says how they were served by the desk's hand."""

    template = "silver_steward/hand_opinion.html"
    resident: HandShown
    nominees: list[tuple[str, str]]
    marks: list[tuple[Mark, str]]


class HandAnswerPage(Page):
    """A nominee steps back, or asks for a second look, by the desk's hand."""

    template = "silver_steward/hand_answer.html"
    resident: HandShown
    season_title: str
    state_words: str
    why: str
    answers: list[tuple[str, str]]
