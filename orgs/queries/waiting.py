"""What waits for someone, as their desk tells it first thing."""

from collections.abc import Callable
from typing import Any

from tortoise.queryset import QuerySet

from ground import clock
from ground.actors import Actor, Role
from ground.language import ngettext
from ground.tasks import Task
from orgs.models import DueState, Filing, FilingState, Organisation, OrgState, Project, ProjectState
from orgs.queries import desk, dues, filings
from orgs.rules import OFFICERS, is_closing, recruits

UrlFor = Callable[..., str]


async def tasks_for(actor: Actor, url_for: UrlFor) -> list[Task]:
    """Return what waits for this actor in organisations, with late work told; what is none is left out."""
    found = [
        *await _for_applicant(actor, url_for),
        *await _for_community(actor, url_for),
        *await _for_officer(actor, url_for),
        *await _for_managers(actor, url_for),
    ]
    return [task for task in found if task.count]


async def _for_applicant(actor: Actor, url_for: UrlFor) -> list[Task]:
    mine = await Filing.filter(applicant_id=actor.person_id, state=FilingState.NEEDS_WORK)
    return [
        Task(
            ngettext("%(count)d file of yours lacks something", "%(count)d files of yours lack something", len(mine)),
            len(mine),
            url_for("orgs:filing", filing=mine[0].public_id) if len(mine) == 1 else url_for("orgs:own_filings"),
        )
    ]


async def _for_community(actor: Actor, url_for: UrlFor) -> list[Task]:
    if not actor.holds(Role.COMMUNITY_WORKER):
        return []
    open_files = [each for each in await filings.assisted_filings(actor) if each.state == FilingState.NEEDS_WORK]
    said = ngettext(
        "%(count)d file you write for others lacks something",
        "%(count)d files you write for others lack something",
        len(open_files),
    )
    return [Task(said, len(open_files), url_for("orgs:assisted_filings"))]


async def _for_officer(actor: Actor, url_for: UrlFor) -> list[Task]:
    files, answers, orgs = url_for("orgs:filings_desk"), url_for("orgs:changes_desk"), url_for("orgs:orgs_desk")
    if not actor.holds(*OFFICERS):
        return []
    return [
        await _counted(
            filings.to_review(actor),
            lambda count: ngettext("%(count)d file to review", "%(count)d files to review", count),
            files,
        ),
        await _counted(
            filings.to_decide(actor),
            lambda count: ngettext("%(count)d file to decide on", "%(count)d files to decide on", count),
            files,
        ),
        await _counted(
            desk.changes_to_answer(actor),
            lambda count: ngettext("%(count)d change to look at", "%(count)d changes to look at", count),
            answers,
        ),
        await _counted(
            desk.renewals_to_answer(actor),
            lambda count: ngettext("%(count)d renewal to look at", "%(count)d renewals to look at", count),
            answers,
            late="answer_due_at",
        ),
        await _counted(
            await desk.groups_without_host(actor),
            lambda count: ngettext("%(count)d group has lost its host", "%(count)d groups have lost their host", count),
            f"{orgs}?state={OrgState.LAPSED}",
            late=None,
        ),
        await _counted(
            desk.suspensions_to_look_at(actor),
            lambda count: ngettext("%(count)d suspension to look at", "%(count)d suspensions to look at", count),
            f"{orgs}?state={OrgState.SUSPENDED}",
            late=None,
        ),
    ]


async def _for_managers(actor: Actor, url_for: UrlFor) -> list[Task]:
    found: list[Task] = []
    for org in await Organisation.filter(id__in=actor.orgs(Role.ORG_MANAGER)).exclude(state=OrgState.DISSOLVED):
        name = org.short_name or org.name
        unmet = [each for each in await dues.in_window(org) if each.state == DueState.OPEN and not is_closing(org)]
        said = ngettext("%(org)s: %(count)d thing to renew", "%(org)s: %(count)d things to renew", len(unmet), org=name)
        late = sum(each.due_on < clock.today() for each in unmet)
        found.append(Task(said, len(unmet), url_for("orgs:own", org=org.public_id), late))
        at = url_for("orgs:projects", org=org.public_id)
        projects = Project.filter(organisation_id=org.id)
        found.append(
            await _counted(
                projects.filter(state=ProjectState.PLANNED, starts_on__lte=clock.today()) if recruits(org) else None,
                lambda count: ngettext("%(count)d project can begin", "%(count)d projects can begin", count),
                at,
                late=None,
            )
        )
        found.append(
            await _counted(
                projects.filter(state=ProjectState.RUNNING, ends_on__lt=clock.today()),
                lambda count: ngettext(
                    "%(count)d project is past its last day", "%(count)d projects are past their last day", count
                ),
                at,
                late=None,
            )
        )
    return found


async def _counted(
    rows: QuerySet[Any] | None, said: Callable[[int], str], href: str, late: str | None = "due_at"
) -> Task:
    """Count what waits, and what of it is past the moment in its column `late`; no rows are none."""
    if rows is None:
        return Task("", 0, href)
    count = await rows.count()
    overdue = await rows.filter(**{f"{late}__lt": clock.now()}).count() if late else 0
    return Task(said(count), count, href, overdue)
