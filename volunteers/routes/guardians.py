"""Addresses of minors' guardians."""

from ground.doors import act, page, staff
from ground.forms import Shape
from volunteers.endpoints import guardians as on
from volunteers.rules.residents import DESK
from volunteers.schemas.guardians import GuardianDraft, GuardiansPage, OwnGuardianPage, TakeBackPage

DESKS = staff(*DESK)
COMMUNITY = staff(DESK[0])
AT_DESK = "/cw/elders/{person:pid}/guardians"
OWN = "/me/guardians"
ENDING = "{guardianship:pid}/ending"

routes = [
    page(AT_DESK, on.show_guardians, name="volunteers:guardians", door=DESKS, shows=GuardiansPage),
    act(
        AT_DESK,
        on.take_down,
        name="volunteers:take_down_guardian",
        door=COMMUNITY,
        takes=GuardianDraft,
        shows=GuardiansPage,
    ),
    act(
        f"{AT_DESK}/{ENDING}",
        on.end_at_desk,
        name="volunteers:end_guardian",
        door=COMMUNITY,
        takes=Shape,
        shows=GuardiansPage,
    ),
    page(OWN, on.show_own, name="volunteers:own_guardian", shows=OwnGuardianPage),
    page(f"{OWN}/{ENDING}", on.ask_end, name="volunteers:ask_end_guardian", shows=TakeBackPage),
    act(f"{OWN}/{ENDING}", on.end_own, name="volunteers:end_own_guardian", takes=Shape, shows=OwnGuardianPage),
]
