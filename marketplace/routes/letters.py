"""Addresses of letters at the desk, and of what did not go out."""

from ground.actors import Role
from ground.doors import act, page, staff
from ground.forms import Shape
from marketplace.desks import OVERSIGHT
from marketplace.endpoints import letters_desk as on
from marketplace.endpoints import undelivered
from marketplace.schemas.letters import LetterCallPage, LettersDraft, LettersPage, LettersPrint, RestDraft, RestPage
from marketplace.schemas.supervision import UndeliveredPage

DESK = staff(Role.COMMUNITY_WORKER, Role.STREET_OFFICER)
CARE = staff(Role.COMMUNITY_WORKER, Role.STREET_OFFICER, Role.ADMINISTRATOR)
MACHINERY = staff(Role.ADMINISTRATOR)

routes = [
    page("/cw/letters", on.show_letters, name="desk:letters", shows=LettersPage, door=DESK),
    act("/cw/letters/printing", on.print_letters, name="desk:print_letters", takes=LettersDraft, shows=LettersPrint,
        door=DESK),
    act("/cw/letters/delivery", on.mark_brought, name="desk:letters_brought", takes=LettersDraft, shows=LettersPage,
        door=DESK),
    act("/cw/letters/{letter:pid}/reading", on.read_letter, name="desk:read_letter", takes=Shape, shows=LetterCallPage,
        door=DESK),
    act("/cw/letters/{letter:pid}/told", on.mark_told, name="desk:letter_told", takes=Shape, shows=LettersPage,
        door=DESK),
    act("/cw/letters/{letter:pid}/again", on.send_again, name="desk:letter_again", takes=Shape, shows=LettersPage,
        door=DESK),
    act("/cw/letters/{letter:pid}/paper", undelivered.put_on_paper, name="desk:letter_on_paper", takes=Shape,
        door=CARE),
    page("/cw/letters/{letter:pid}/rest", undelivered.ask_letter, name="desk:ask_letter_rest", shows=RestPage,
         door=CARE),
    act("/cw/letters/{letter:pid}/rest", undelivered.rest_letter, name="desk:rest_letter", takes=RestDraft, door=CARE),
    page("/sup/undelivered", undelivered.undelivered, name="desk:undelivered", shows=UndeliveredPage,
         door=staff(*OVERSIGHT)),
    act("/sup/undelivered/{letter:pid}/letter", undelivered.send_again, name="desk:send_again", takes=Shape,
        shows=UndeliveredPage, door=MACHINERY),
    act("/sup/undelivered/{fact:num}/again", undelivered.try_again, name="desk:try_again", takes=Shape,
        shows=UndeliveredPage, door=MACHINERY),
    page("/sup/undelivered/{fact:num}/rest", undelivered.ask_fact, name="desk:ask_fact_rest", shows=RestPage,
         door=MACHINERY),
    act("/sup/undelivered/{fact:num}/rest", undelivered.rest_fact, name="desk:rest_fact", takes=RestDraft,
        shows=UndeliveredPage, door=MACHINERY),
]  # fmt: skip
