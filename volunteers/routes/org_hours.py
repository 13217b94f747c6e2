"""Addresses of an organisation's hours."""

from ground.actors import Role
from ground.doors import act, page, staff
from ground.lists.offering import TYPES, TakeDraft, TakingPage
from orgs.queries import TEAM
from volunteers.endpoints import org_hours as on
from volunteers.schemas import questions
from volunteers.schemas.org_hours import CorrectDraft, CorrectPage, OrgHoursPage

WORKS_THERE = staff(*TEAM)
MANAGES = staff(Role.ORG_MANAGER)
TAKING = "/org/{org:pid}/hours/taking"
LINE = "/org/{org:pid}/hours/{entry:pid}"

routes = [
    page(
        "/org/{org:pid}/hours",
        on.show_hours,
        name="volunteers:org_hours",
        asks=questions.OrgHoursQuestion,
        door=WORKS_THERE,
        shows=OrgHoursPage,
    ),
    page(
        TAKING,
        on.show_taking,
        name="volunteers:org_hours_taking",
        asks=questions.OrgHoursQuestion,
        door=WORKS_THERE,
        shows=TakingPage,
    ),
    act(
        TAKING,
        on.take_away,
        name="volunteers:take_hours",
        asks=questions.OrgHoursQuestion,
        door=WORKS_THERE,
        takes=TakeDraft,
        gives=TYPES,
        shows=TakingPage,
    ),
    page(LINE, on.ask_correction, name="volunteers:ask_correction", door=MANAGES, shows=CorrectPage),
    act(LINE, on.put_right, name="volunteers:put_right", door=MANAGES, takes=CorrectDraft, shows=OrgHoursPage),
]
