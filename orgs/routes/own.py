"""Addresses of an organisation's own desk."""

from ground.actors import Role
from ground.doors import act, page, staff
from orgs.endpoints import own as on
from orgs.endpoints import projects as project
from orgs.endpoints import team
from orgs.queries import TEAM
from orgs.schemas.change_pages import ChangePage
from orgs.schemas.desk_drafts import WordsDraft
from orgs.schemas.due_pages import DuePage
from orgs.schemas.filing_drafts import NoDraft
from orgs.schemas.own_drafts import (
    BringDraft,
    ChangeDraft,
    InviteDraft,
    ProfileDraft,
    ProjectDraft,
    WindDownDraft,
)
from orgs.schemas.own_pages import ClosingPage, OwnPage, WordsPage
from orgs.schemas.project_pages import CloseProjectPage, NewProjectPage, ProjectPage, ProjectsPage
from orgs.schemas.team_pages import InvitePage, RemovePage, TeamPage

ANYONE = staff(*TEAM)
STAFF = staff(Role.ORG_MANAGER, Role.ORG_STAFF)
MANAGERS = staff(Role.ORG_MANAGER)
ORG = "/org/{org:pid}"
PROJECT = f"{ORG}/projects/{{project:pid}}"

routes = [
    page(f"{ORG}/me", on.show_own, name="orgs:own", shows=OwnPage, door=ANYONE),
    page(f"{ORG}/me/words", on.show_words, name="orgs:own_words", shows=WordsPage, door=MANAGERS),
    act(f"{ORG}/me/words", on.keep_words, name="orgs:keep_words", takes=ProfileDraft, shows=OwnPage, door=MANAGERS),
    page(f"{ORG}/me/change", on.show_change, name="orgs:own_change", shows=ChangePage, door=MANAGERS),
    act(f"{ORG}/me/change", on.ask_change, name="orgs:ask_change", takes=ChangeDraft, shows=OwnPage, door=MANAGERS),
    act(
        f"{ORG}/changes/{{change:pid}}/withdrawal",
        on.withdraw_change,
        name="orgs:withdraw_change",
        takes=NoDraft,
        shows=OwnPage,
        door=MANAGERS,
    ),
    page(f"{ORG}/dues/{{due:pid}}", on.show_due, name="orgs:own_due", shows=DuePage, door=ANYONE),
    act(f"{ORG}/dues/{{due:pid}}", on.bring, name="orgs:bring", takes=BringDraft, shows=OwnPage, door=MANAGERS),
    page(f"{ORG}/closing", on.show_closing, name="orgs:own_closing", shows=ClosingPage, door=MANAGERS),
    act(f"{ORG}/closing", on.begin_closing, name="orgs:begin_closing", takes=WindDownDraft, door=MANAGERS),
    page(f"{ORG}/projects", project.show_projects, name="orgs:projects", shows=ProjectsPage, door=ANYONE),
    page(f"{ORG}/projects/new", project.show_new, name="orgs:new_project", shows=NewProjectPage, door=STAFF),
    act(
        f"{ORG}/projects/new",
        project.open_one,
        name="orgs:open_project",
        takes=ProjectDraft,
        shows=ProjectPage,
        door=STAFF,
    ),
    page(PROJECT, project.show_one, name="orgs:project", shows=ProjectPage, door=ANYONE),
    act(f"{PROJECT}/start", project.begin, name="orgs:begin_project", takes=NoDraft, shows=ProjectPage, door=STAFF),
    page(f"{PROJECT}/closing", project.show_closing, name="orgs:project_closing", shows=CloseProjectPage, door=STAFF),
    act(
        f"{PROJECT}/closing", project.close, name="orgs:close_project", takes=WordsDraft, shows=ProjectPage, door=STAFF
    ),
    page(f"{ORG}/team", team.show_team, name="orgs:team", shows=TeamPage, door=ANYONE),
    page(f"{ORG}/team/new", team.show_invitation, name="orgs:team_new", shows=InvitePage, door=MANAGERS),
    act(f"{ORG}/team/new", team.invite, name="orgs:invite", takes=InviteDraft, shows=TeamPage, door=MANAGERS),
    page(
        f"{ORG}/team/{{role:pid}}/removal", team.show_removal, name="orgs:team_removal", shows=RemovePage, door=MANAGERS
    ),
    act(
        f"{ORG}/team/{{role:pid}}/removal",
        team.remove,
        name="orgs:remove_member",
        takes=WordsDraft,
        shows=TeamPage,
        door=MANAGERS,
    ),
]
