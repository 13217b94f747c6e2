"""Addresses of letters at the desk."""

from ground.actors import Role
from ground.doors import act, page, staff
from ground.forms import Shape
from marketplace.endpoints import letters_desk as on
from marketplace.schemas.letters import LetterCallPage, LettersDraft, LettersPage, LettersPrint

DESK = staff(Role.COMMUNITY_WORKER, Role.STREET_OFFICER)

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
]  # fmt: skip
