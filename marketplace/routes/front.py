"""Addresses of the first pages."""

from ground.doors import OPEN, act, page
from marketplace.endpoints import front as on
from marketplace.schemas import questions
from marketplace.schemas.front import DisplayDraft, HomePage, OpenPage, SearchPage, TextPage

routes = [
    page("/", on.home, name="home", shows=HomePage, door=OPEN),
    act("/display", on.display, name="display", takes=DisplayDraft, door=OPEN),
    page("/help", on.help_page, name="help", shows=TextPage, door=OPEN),
    page("/privacy", on.privacy, name="privacy", shows=TextPage, door=OPEN),
    page("/accessibility", on.accessibility, name="accessibility", shows=TextPage, door=OPEN),
    page("/search", on.search, name="search", asks=questions.SearchQuestion, shows=SearchPage, door=OPEN),
    page("/open", on.open_data, name="open", shows=OpenPage, door=OPEN),
]
