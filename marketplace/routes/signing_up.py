"""Addresses of signing up."""

from ground.doors import OPEN, act, page
from ground.forms import Shape
from marketplace.endpoints import needs_contact as contact
from marketplace.endpoints import signing_up as on
from marketplace.endpoints import there
from marketplace.schemas import questions
from marketplace.schemas.signing_up import (
    CancelDraft,
    CancelPage,
    CheckPage,
    PlaceContactPage,
    PlacePage,
    SignUpDraft,
    ThereDraft,
    TherePage,
)

routes = [
    page("/s/{shift:pid}", on.begin, name="signing:phone", door=OPEN),
    page("/s/{shift:pid}/check", on.show_check, name="signing:check", asks=questions.CheckQuestion, shows=CheckPage),
    act("/s/{shift:pid}/check", on.sign_up, name="signing:sign_up", takes=SignUpDraft, shows=PlacePage),
    page("/place/{commitment:pid}", on.show_place, name="signing:done", shows=PlacePage),
    page("/place/{commitment:pid}/calendar.ics", on.calendar_file, name="signing:calendar"),
    page("/place/{commitment:pid}/cancel", on.show_cancel, name="signing:cancel", shows=CancelPage),
    act("/place/{commitment:pid}/cancel", on.cancel, name="signing:withdraw", takes=CancelDraft, shows=PlacePage),
    page("/place/{commitment:pid}/contact", contact.show_for_helper, name="signing:contact", shows=PlaceContactPage),
    act(
        "/place/{commitment:pid}/contact",
        contact.look_for_helper,
        name="signing:look",
        takes=Shape,
        shows=PlaceContactPage,
    ),
    page("/place/{commitment:pid}/there", there.show_there, name="signing:there", shows=TherePage),
    act("/place/{commitment:pid}/there", there.say_there, name="signing:say_there", takes=ThereDraft, shows=PlacePage),
    act("/place/{commitment:pid}/yes", on.say_yes, name="signing:say_yes", takes=CancelDraft, shows=PlacePage),
]
