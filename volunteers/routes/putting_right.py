"""Addresses where hours are put right: at a desk, in an organisation, and at the county."""

from ground.actors import Role
from ground.doors import act, page, staff
from orgs.queries import TEAM
from volunteers.endpoints import putting_right as on
from volunteers.endpoints import windows
from volunteers.routes.desk import OFFICERS
from volunteers.schemas import questions
from volunteers.schemas.org_hours import CorrectDraft, CorrectPage, OrgHoursPage
from volunteers.schemas.putting_right import HelperHoursPage, LateDraft, LatePage, WindowDraft, WindowsPage

COMMUNITY = staff(Role.COMMUNITY_WORKER)
DESKS = staff(Role.COMMUNITY_WORKER, *OFFICERS)
COUNTY = staff(Role.COUNTY_OFFICER, Role.SUPERVISOR)
WORKS_THERE = staff(*TEAM)
LINE = "/cw/hours/{entry:pid}"
LATE = "/cw/hours/of/{helper:pid}/late"
ORG_LATE = "/org/{org:pid}/hours/late"

routes = [
    page(
        "/cw/hours/of/{helper:pid}",
        on.show_hours,
        name="volunteers:helper_hours",
        door=DESKS,
        shows=HelperHoursPage,
    ),
    page(LATE, on.ask_late, name="volunteers:ask_late", asks=questions.LateQuestion, door=COMMUNITY, shows=LatePage),
    act(LATE, on.record, name="volunteers:record_late", door=COMMUNITY, takes=LateDraft, shows=HelperHoursPage),
    page(LINE, on.ask_correction, name="volunteers:ask_desk_correction", door=DESKS, shows=CorrectPage),
    act(
        LINE,
        on.put_right,
        name="volunteers:put_right_at_desk",
        door=DESKS,
        takes=CorrectDraft,
        shows=HelperHoursPage,
    ),
    page(
        ORG_LATE,
        on.ask_late_of_org,
        name="volunteers:ask_org_late",
        asks=questions.LateQuestion,
        door=WORKS_THERE,
        shows=LatePage,
    ),
    act(
        ORG_LATE,
        on.record_of_org,
        name="volunteers:record_org_late",
        door=WORKS_THERE,
        takes=LateDraft,
        shows=OrgHoursPage,
    ),
    page("/county/hours", windows.show_windows, name="volunteers:windows", door=COUNTY, shows=WindowsPage),
    act(
        "/county/hours",
        windows.open_window,
        name="volunteers:open_window",
        door=COUNTY,
        takes=WindowDraft,
        shows=WindowsPage,
    ),
]
