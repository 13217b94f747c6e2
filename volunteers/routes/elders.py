"""Addresses of residents at a desk."""

from ground.doors import act, page, staff
from ground.forms import Shape
from volunteers.endpoints import elder, elders
from volunteers.rules.residents import DESK
from volunteers.schemas.elders import (
    AppealAnswerDraft,
    ElderLimitsDraft,
    ElderLimitsPage,
    ElderPage,
    EldersPage,
    FindDraft,
    NewElderDraft,
    NewElderPage,
    PermissionDraft,
    RevealDraft,
    SuspendDraft,
)
from volunteers.schemas.papers import WorkerDraft

DESKS = staff(*DESK)
COMMUNITY = staff(DESK[0])
OFFICERS = staff(*DESK[1:])
ONE = "/cw/elders/{person:pid}"

routes = [
    page("/cw/elders", elders.show_elders, name="volunteers:elders", door=DESKS, shows=EldersPage),
    act("/cw/elders", elders.find, name="volunteers:find_elder", door=DESKS, takes=FindDraft, shows=EldersPage),
    page("/cw/elders/new", elders.ask_new, name="volunteers:new_elder", door=COMMUNITY, shows=NewElderPage),
    act(
        "/cw/elders/new",
        elders.enter,
        name="volunteers:enter_elder",
        door=COMMUNITY,
        takes=NewElderDraft,
        shows=ElderPage,
    ),
    page(ONE, elder.show_elder, name="volunteers:elder", door=DESKS, shows=ElderPage),
    act(f"{ONE}/record", elder.reveal, name="volunteers:reveal", door=DESKS, takes=RevealDraft, shows=ElderPage),
    act(f"{ONE}/vouching", elder.vouch, name="volunteers:vouch", door=DESKS, takes=Shape, shows=ElderPage),
    act(
        f"{ONE}/permission",
        elder.record_permission,
        name="volunteers:permission",
        door=COMMUNITY,
        takes=PermissionDraft,
        shows=ElderPage,
    ),
    page(f"{ONE}/limits", elder.ask_limits, name="volunteers:elder_limits", door=COMMUNITY, shows=ElderLimitsPage),
    act(
        f"{ONE}/limits",
        elder.keep_limits,
        name="volunteers:keep_elder_limits",
        door=COMMUNITY,
        takes=ElderLimitsDraft,
        shows=ElderPage,
    ),
    act(
        f"{ONE}/certificates/of/{{org:pid}}",
        elder.ask_certificate,
        name="volunteers:elder_certificate",
        door=COMMUNITY,
        takes=Shape,
        shows=ElderPage,
    ),
    page(
        f"{ONE}/certificates/{{certificate:pid}}",
        elder.certificate,
        name="volunteers:elder_paper",
        door=COMMUNITY,
    ),
    act(
        f"{ONE}/suspension",
        elder.suspend,
        name="volunteers:suspend",
        door=OFFICERS,
        takes=SuspendDraft,
        shows=ElderPage,
    ),
    act(
        f"{ONE}/suspension/answer",
        elder.answer_appeal,
        name="volunteers:answer_appeal",
        door=OFFICERS,
        takes=AppealAnswerDraft,
        shows=ElderPage,
    ),
    act(
        f"{ONE}/social-worker",
        elder.register_worker,
        name="volunteers:register_worker",
        door=OFFICERS,
        takes=WorkerDraft,
        shows=ElderPage,
    ),
]
