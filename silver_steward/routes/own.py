"""Addresses of one's own."""

from ground.doors import act, page
from ground.forms import Shape
from silver_steward.endpoints import own as on
from silver_steward.schemas.own import (
    AnswerDraft,
    LetterDraft,
    LetterPage,
    NameDraft,
    NamePage,
    OwnNominationPage,
    OwnStewardPage,
    StoryDraft,
)

NAMING = "/steward/{season:pid}/name"
LETTER = "/steward/letters/{receipt:pid}"
OWN = "/me/steward/{nomination:pid}"

routes = [
    page(NAMING, on.ask_name, name="steward:ask_name", shows=NamePage),
    act(NAMING, on.name, name="steward:name", takes=NameDraft, shows=OwnStewardPage),
    page(LETTER, on.ask_letter, name="steward:ask_letter", shows=LetterPage),
    act(LETTER, on.write_letter, name="steward:write_letter", takes=LetterDraft, shows=OwnStewardPage),
    page("/me/steward", on.show_own, name="steward:own", shows=OwnStewardPage),
    page(OWN, on.show_nomination, name="steward:own_nomination", shows=OwnNominationPage),
    act(OWN, on.answer, name="steward:answer", takes=AnswerDraft, shows=OwnNominationPage),
    act(f"{OWN}/story", on.tell_story, name="steward:tell_story", takes=StoryDraft, shows=OwnNominationPage),
    act(f"{OWN}/print", on.print_paper, name="steward:print", takes=Shape),
    page(f"{OWN}/paper", on.paper, name="steward:paper"),
]
