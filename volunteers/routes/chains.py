"""Addresses of the chains of hours: their published heads for everyone, and the broken ones for those above."""

from ground.actors import Role
from ground.doors import OPEN, act, page, staff
from ground.forms import Shape
from volunteers.endpoints import chains as on
from volunteers.schemas import questions
from volunteers.schemas.chains import BrokenChainsPage, FoundDraft, HourHeadsPage

ABOVE = staff(Role.COUNTY_OFFICER, Role.SUPERVISOR)
BROKEN = "/county/chains"

routes = [
    page(
        "/open/hours/heads",
        on.show_heads,
        name="volunteers:hour_heads",
        door=OPEN,
        asks=questions.HourHeadsQuestion,
        shows=HourHeadsPage,
    ),
    page(BROKEN, on.show_broken, name="volunteers:broken_chains", door=ABOVE, shows=BrokenChainsPage),
    act(
        f"{BROKEN}/{{org:pid}}/found",
        on.look_into,
        name="volunteers:look_into_chain",
        door=ABOVE,
        takes=FoundDraft,
        shows=BrokenChainsPage,
    ),
    act(
        f"{BROKEN}/{{org:pid}}/again",
        on.check_again,
        name="volunteers:check_chain_again",
        door=ABOVE,
        takes=Shape,
        shows=BrokenChainsPage,
    ),
]
