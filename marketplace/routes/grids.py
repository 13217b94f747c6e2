"""Addresses of a community's grid cells."""

from ground.doors import act, page, staff
from marketplace.endpoints import grids as on
from marketplace.queries.grids import DRAW
from marketplace.schemas import questions
from marketplace.schemas.grids import CellsDraft, CheckDraft, CoverDraft, GridsPage, UncoverDraft

DESK = staff(*DRAW)
HERE = "/cw/grids"

routes = [
    page(HERE, on.show_grids, name="grids:desk", asks=questions.GridsQuestion, shows=GridsPage, door=DESK),
    act(f"{HERE}/cells", on.divide, name="grids:divide", takes=CellsDraft, shows=GridsPage, door=DESK),
    act(f"{HERE}/addresses", on.cover, name="grids:cover", takes=CoverDraft, shows=GridsPage, door=DESK),
    act(f"{HERE}/addresses/out", on.uncover, name="grids:uncover", takes=UncoverDraft, shows=GridsPage, door=DESK),
    act(f"{HERE}/check", on.check, name="grids:check", takes=CheckDraft, shows=GridsPage, door=DESK),
]
