"""The addresses of the help desk."""

from ground.actors import Role
from ground.doors import act, page, staff
from marketplace.endpoints import help_desk as on
from marketplace.schemas import help_desk as shapes
from marketplace.schemas import questions

DESK = staff(Role.COMMUNITY_WORKER)
HERE = "/cw/help"
PERSON, PLACE = f"{HERE}/people/{{person:pid}}", f"{HERE}/places/{{commitment:pid}}"
CHECK, DONE = shapes.HelpCheckPage, shapes.HelpDonePage

routes = [
    page(HERE, on.show_desk, name="signing:help_desk", shows=shapes.HelpDeskPage, door=DESK),
    act(
        f"{HERE}/found", on.seek, name="signing:help_seek", takes=shapes.SeekDraft, shows=shapes.HelpDeskPage, door=DESK
    ),
    act(f"{HERE}/people", on.enter, name="signing:help_enter", takes=shapes.ElderDraft, door=DESK),
    page(PERSON, on.show_person, name="signing:help_person", shows=shapes.HelpPersonPage, door=DESK),
    page(f"{PERSON}/{{shift:pid}}", on.show_check, name="signing:help_check", shows=CHECK, door=DESK),
    act(
        f"{PERSON}/{{shift:pid}}",
        on.sign_up,
        name="signing:help_sign_up",
        takes=shapes.WordDraft,
        shows=DONE,
        door=DESK,
    ),
    page(PLACE, on.show_done, name="signing:help_done", asks=questions.HelpDoneQuestion, shows=DONE, door=DESK),
    page(f"{PLACE}/there", on.show_there, name="signing:help_there", shows=shapes.HelpTherePage, door=DESK),
    act(
        f"{PLACE}/there",
        on.say_there,
        name="signing:help_say_there",
        takes=shapes.HelpThereDraft,
        shows=DONE,
        door=DESK,
    ),
    page(f"{PLACE}/cancel", on.show_give_up, name="signing:help_cancel", shows=CHECK, door=DESK),
    act(f"{PLACE}/cancel", on.give_up, name="signing:help_give_up", takes=shapes.GiveUpDraft, shows=DONE, door=DESK),
]
