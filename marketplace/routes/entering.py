"""Addresses of the entrance."""

from ground.doors import KNOWN, OPEN, act, page
from ground.forms import Shape
from marketplace.endpoints import entering as on
from marketplace.endpoints.unsent import show_unsent
from marketplace.schemas import questions
from marketplace.schemas.entering import (
    AgainDraft,
    CodeDraft,
    CodePage,
    EntrancePage,
    PhoneDraft,
    StaffDraft,
    StaffPage,
    WhoDraft,
    WhoPage,
)

routes = [
    page(
        "/sign-in",
        on.show_entrance,
        name="entering:sign_in",
        asks=questions.EntranceQuestion,
        shows=EntrancePage,
        door=OPEN,
    ),
    act("/sign-in", on.ask_for_code, name="entering:ask_for_code", takes=PhoneDraft, door=OPEN),
    page(
        "/sign-in/code",
        on.show_code,
        name="entering:code",
        asks=questions.EntranceQuestion,
        shows=CodePage,
        instead=[EntrancePage],
        door=OPEN,
    ),
    act("/sign-in/code", on.read_code, name="entering:read_code", takes=CodeDraft, door=OPEN),
    act("/sign-in/code/again", on.send_again, name="entering:again", takes=AgainDraft, door=OPEN),
    page(
        "/sign-in/who",
        on.show_who,
        name="entering:who",
        asks=questions.EntranceQuestion,
        shows=WhoPage,
        instead=[EntrancePage],
        door=OPEN,
    ),
    act("/sign-in/who", on.say_who, name="entering:say_who", takes=WhoDraft, door=OPEN),
    page(
        "/staff/sign-in",
        on.show_staff,
        name="entering:staff",
        asks=questions.EntranceQuestion,
        shows=StaffPage,
        door=OPEN,
    ),
    act("/staff/sign-in", on.sign_staff_in, name="entering:sign_staff_in", takes=StaffDraft, door=OPEN),
    act("/sign-out", on.sign_out, name="entering:sign_out", takes=Shape, door=OPEN),
    page("/unsent", show_unsent, name="entering:unsent", door=KNOWN),
]
