"""Addresses of the desk of organisations, for officers."""

from ground.actors import Role
from ground.doors import act, page, staff
from orgs.endpoints import org_desk as on
from orgs.rules import OFFICERS
from orgs.schemas import questions
from orgs.schemas.desk_answer_pages import AnswersPage, ChangeDeskPage, DueDeskPage
from orgs.schemas.desk_drafts import AnswerDraft, CheckDraft, HostDraft, SuccessorDraft, SuspendDraft, WordsDraft
from orgs.schemas.desk_org_pages import (
    ActPage,
    OrgDeskPage,
    OrgsDeskPage,
    SuccessionPage,
)

DESK = staff(*OFFICERS)
COUNTY = staff(Role.COUNTY_OFFICER)
ONE = "/street/orgs/{org:pid}"

ACTS = (
    ("suspension", "suspend", on.suspend, SuspendDraft),
    ("restoration", "restore", on.restore, WordsDraft),
    ("winding-up", "wind_down", on.wind_down, WordsDraft),
    ("dissolution", "dissolve", on.dissolve, WordsDraft),
)
"""What the county alone does, each on a page of its own: end of address, name, endpoint, what it takes."""

routes = [
    page(
        "/street/orgs",
        on.show_orgs,
        name="orgs:orgs_desk",
        asks=questions.OrgsDeskQuestion,
        shows=OrgsDeskPage,
        door=DESK,
    ),
    page(ONE, on.show_org, name="orgs:org_desk", shows=OrgDeskPage, door=DESK),
    act(f"{ONE}/check", on.check, name="orgs:check_org", takes=CheckDraft, shows=OrgDeskPage, door=DESK),
    act(f"{ONE}/host", on.rehost, name="orgs:rehost", takes=HostDraft, shows=OrgDeskPage, door=DESK),
    page(f"{ONE}/succession", on.show_succession, name="orgs:succession", shows=SuccessionPage, door=COUNTY),
    act(
        f"{ONE}/succession",
        on.name_successor,
        name="orgs:name_successor",
        takes=SuccessorDraft,
        shows=OrgDeskPage,
        door=COUNTY,
    ),
    *(
        page(f"{ONE}/{end}", on.show_act, name=f"orgs:{name}_page", shows=ActPage, door=COUNTY)
        for end, name, _, _ in ACTS
    ),
    *(
        act(f"{ONE}/{end}", endpoint, name=f"orgs:{name}", takes=takes, shows=OrgDeskPage, door=COUNTY)
        for end, name, endpoint, takes in ACTS
    ),
    page("/street/changes", on.show_answers, name="orgs:changes_desk", shows=AnswersPage, door=DESK),
    page("/street/changes/{change:pid}", on.show_change, name="orgs:change_desk", shows=ChangeDeskPage, door=DESK),
    act("/street/changes/{change:pid}", on.answer_change, name="orgs:answer_change", takes=AnswerDraft, door=DESK),
    page("/street/renewals/{due:pid}", on.show_due, name="orgs:due_desk", shows=DueDeskPage, door=DESK),
    act("/street/renewals/{due:pid}", on.answer_due, name="orgs:answer_due", takes=AnswerDraft, door=DESK),
]
