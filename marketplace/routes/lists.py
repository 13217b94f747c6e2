"""Addresses of lists that were asked for, and of those that were taken away."""

from ground.doors import act, page, staff
from ground.forms import Shape
from ground.lists.asking import ANSWERERS
from ground.lists.taking import OVERSEERS
from marketplace.endpoints import lists as on
from marketplace.schemas.lists import AskedListPage, AskedListsPage, RefuseListDraft, TakenListsPage
from marketplace.schemas.questions import TakenQuestion

OFFICERS, OVERSIGHT = staff(*ANSWERERS), staff(*OVERSEERS)
DESK, ONE = "/street/lists", "/street/lists/{list:pid}"

routes = [
    page(DESK, on.show_waiting, name="lists:desk", shows=AskedListsPage, door=OFFICERS),
    page(ONE, on.show_request, name="lists:request", shows=AskedListPage, door=OFFICERS),
    act(f"{ONE}/approval", on.approve, name="lists:approve", takes=Shape, shows=AskedListsPage, door=OFFICERS),
    act(f"{ONE}/refusal", on.refuse, name="lists:refuse", takes=RefuseListDraft, shows=AskedListsPage, door=OFFICERS),
    act("/lists/{list:pid}/withdrawal", on.take_back, name="lists:take_back", takes=Shape),
    page("/sup/exports", on.show_taken, name="lists:taken", shows=TakenListsPage, asks=TakenQuestion, door=OVERSIGHT),
    act("/sup/exports/{alarm:pid}/seen", on.note_seen, name="lists:seen", takes=Shape, shows=TakenListsPage,
        door=OVERSIGHT),
]  # fmt: skip
