"""Joining: an accepted body takes people on, opens its projects and renews; and what has become of some of them."""

import datetime as dt
from functools import partial

from ground import clock, persons
from ground.actors import Role
from ground.identity import Person
from marketplace.seeding import cast, specimens
from marketplace.seeding.settling import open_account
from marketplace.seeding.stage import Body, Stage
from marketplace.seeding.texts import projects as project_texts
from orgs import membership, projects, renewing, standing
from orgs.models import Due, DueKind, DueState, PaperKind, Project
from orgs.projects import offered
from orgs.queries import desk, dues
from orgs.schemas.desk_drafts import SuspendDraft
from orgs.schemas.own_drafts import BringDraft, InviteDraft, ProjectDraft
from volunteers import vouching
from volunteers.models import WorkerLevel

MOST_COMMUNITIES = 5
RUNS_ON = 150
"""So many days from today projects run on."""
CLOSED_EVERY, CLOSED_AGO = 6, 30
"""Every so many of a body's first projects was closed, so many days ago; one like it goes on."""
SUSPENDED_AGO, LOOKED_AT_IN = 6, 24
STOPPED = "有居民反映上门查看后推销收费配件，正在核实。核实期间不接新任务，不招募志愿者。"
PAPERS = {
    DueKind.FILING: PaperKind.MEMBERS,
    DueKind.ANNUAL_SUPERVISOR: PaperKind.REPORT,
    DueKind.ANNUAL_REGISTRAR: PaperKind.REPORT,
    DueKind.INSURANCE: PaperKind.INSURANCE,
    DueKind.AUDIT: PaperKind.AUDIT,
}
LEVELS = (WorkerLevel.INTERMEDIATE, WorkerLevel.ASSISTANT, WorkerLevel.ASSISTANT, WorkerLevel.SENIOR)
LOOK_EVERY = 18
"""Every so many days a manager looks at what falls due."""


def join(stage: Stage, body: Body, *, since: dt.datetime) -> None:
    """Put on the agenda what a body does from its acceptance on."""
    stage.agenda.at(stage.after(since, 1, 9), partial(_take_on, stage, body))
    stage.agenda.at(stage.after(since, 2, 10), partial(_open_projects, stage, body))
    stage.agenda.at(stage.after(since, LOOK_EVERY, 11), partial(_look_at_dues, stage, body))
    if body.text.then == "suspended":
        stage.agenda.at(stage.office(-SUSPENDED_AGO, 15), partial(_suspend, stage, body))


async def _take_on(stage: Stage, body: Body) -> None:
    chance = stage.chance("workers", body.org.name)
    by = await stage.acting(body.manager)
    for number in range(body.text.workers):
        leads = body.org.name == cast.ORG and number == 0
        called = cast.LEADER.name if leads else ""
        worker = await stage.enter(chance, age=chance.randint(24, 52), home=body.home, called=called)
        certificate = f"演示{chance.randrange(10**8):08d}"
        wanted = InviteDraft(
            name=worker.name,
            phone=persons.phone_of(worker) or "",
            role=Role.SOCIAL_WORKER,
            certificate=certificate,
        )
        await membership.invite(body.org, wanted, by=by)
        stage.changed(worker)
        body.workers.append(worker)
        stage.agenda.at(
            stage.after(clock.now(), 2, 15, number), partial(_register, stage, body, worker, certificate, number)
        )
        if leads:
            await open_account(cast.LEADER, stage.keep(cast.LEADER.name, worker))


async def _register(stage: Stage, body: Body, worker: Person, certificate: str, number: int) -> None:
    """Let an officer of the street see the certificate, and note level and registration."""
    officer = await stage.acting(stage.desk_of(body.home.id).officers[0])
    days = stage.chance("registered", worker.name, number).randint(40, 1000)
    since = stage.today - dt.timedelta(days=365 + days // 2)
    level = LEVELS[number % len(LEVELS)]
    await vouching.register(worker, level, certificate_no=certificate, registered_on=since, by=officer)


async def _open_projects(stage: Stage, body: Body) -> None:
    """Open and begin a project a theme, in those of the year's communities where the body works."""
    by = await stage.acting(body.manager)
    there = {place.code for place in await offered(body.org)}
    played = [each.place for each in stage.desks if each.place.code in there]
    near = sorted(played, key=lambda place: place.id != body.home.id)[:MOST_COMMUNITIES]
    body.places = frozenset(place.id for place in near)
    for number, theme in enumerate(body.text.themes):
        text = project_texts()[theme]
        wanted = ProjectDraft(
            title=text.title,
            summary=text.summary,
            category=text.category,
            places=tuple(place.code for place in near),
            starts_on=stage.today - dt.timedelta(days=body.text.days),
            ends_on=stage.day(RUNS_ON),
        )
        if number == 0 and len(stage.bodies) % CLOSED_EVERY == 1:
            await _once_before(stage, body, wanted)
        made = await projects.open_project(body.org, wanted, by=by)
        await projects.begin(made, by=by)
        body.projects[theme] = made


async def _once_before(stage: Stage, body: Body, wanted: ProjectDraft) -> None:
    """Run a trial of the same first, which has been closed since."""
    by = await stage.acting(body.manager)
    trial = wanted.model_copy(update={"title": f"{wanted.title}（试点）", "ends_on": stage.day(-CLOSED_AGO)})
    made = await projects.open_project(body.org, trial, by=by)
    await projects.begin(made, by=by)
    stage.agenda.at(stage.office(-CLOSED_AGO, 16), partial(_close, stage, body.manager, made.id))


async def _close(stage: Stage, manager: Person, project_id: int) -> None:
    made = await Project.get(id=project_id)
    await projects.close(made, "试点到期，转入正式项目继续做。", by=await stage.acting(manager))


async def _look_at_dues(stage: Stage, body: Body) -> None:
    """Bring what falls due once its window is open, but for those whose papers still lie about today."""
    for due in await dues.in_window(body.org):
        if due.state == DueState.OPEN and due.kind in PAPERS and not _left_for_today(body, due):
            await _bring(stage, body, due)
    later = clock.now() + dt.timedelta(days=LOOK_EVERY)
    if stage.is_over(later):
        stage.agenda.at(later, partial(_look_at_dues, stage, body))


def _left_for_today(body: Body, due: Due) -> bool:
    return body.text.then in ("papers", "due") and due.kind == DueKind.FILING


async def _bring(stage: Stage, body: Body, due: Due) -> None:
    paper = PAPERS[due.kind]
    papers = BringDraft(kind=paper, file=specimens.upload(paper), words="今年的材料，请核对。")
    await renewing.bring(due, papers, by=await stage.acting(body.manager))
    answered = stage.after(clock.now(), 4, 14)
    stage.agenda.at(answered, partial(_meet, stage, body, due.public_id))


async def _meet(stage: Stage, body: Body, public_id: str) -> None:
    by = await stage.acting(stage.desk_of(body.home.id).officers[1])
    await renewing.meet(await desk.due_on_desk(by, public_id), "材料齐全。", by=by)


async def bring_last_papers(stage: Stage) -> None:
    """Bring the papers of those whose street is to look at them today."""
    for body in stage.bodies:
        if body.text.then == "papers":
            for due in await dues.in_window(body.org):
                file = specimens.upload(PaperKind.MEMBERS)
                papers = BringDraft(kind=PaperKind.MEMBERS, file=file, words="队员名册已更新。")
                await renewing.bring(due, papers, by=await stage.acting(body.manager))


async def _suspend(stage: Stage, body: Body) -> None:
    by = await stage.acting(stage.desk_of(body.home.id).county_officers[0])
    org = await desk.org_on_desk(by, body.org.public_id)
    await standing.suspend(org, SuspendDraft(words=STOPPED, until=stage.day(LOOKED_AT_IN)), by=by)
