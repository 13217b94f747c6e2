"""Desks: the first page of each member of staff."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ground.actors import Role
from ground.answers import show
from ground.errors import NotFound
from ground.language import _, lazy, ngettext
from ground.pages import url_maker
from ground.tasks import Task
from marketplace.desks import first_desk
from marketplace.queries import waiting_work
from marketplace.schemas.desks import DeskPage, Figure, Shortcut, TaskShown


async def mine(request: Request) -> Response:
    """Lead to the desk where this person starts the day."""
    name = first_desk(request.user)
    if name is None:
        raise NotFound(lazy("We could not find this page."))
    return RedirectResponse(url_maker(request)(name), 303)


async def _desk(request: Request, title: str, *roles: Role, shortcuts: list[Shortcut]) -> Response:
    url_for = url_maker(request)
    page = DeskPage(
        title=title,
        area=await waiting_work.area_of(request.user, *roles),
        tasks=[
            _task(each)
            for each in await waiting_work.tasks_for(request.user, url_for)
        ],
        shortcuts=shortcuts,
        figures=[Figure(label=label, words=words) for label, words in await waiting_work.figures_of(request.user, *roles)],
    )
    return await show(request, page)


def _task(task: Task) -> TaskShown:
    late = ngettext("%(count)d late", "%(count)d late", task.overdue)
    return TaskShown(
        title=task.sentence,
        words=None,
        state=late if task.overdue else str(task.count),
        kind="bad" if task.overdue else "news",
        href=task.href,
        count=task.count,
        overdue=task.overdue,
    )


async def community(request: Request) -> Response:
    """Show the community worker's desk."""
    url_for = url_maker(request)
    return await _desk(
        request,
        _("Community desk"),
        Role.COMMUNITY_WORKER,
        shortcuts=[
            Shortcut(
                label=_("Sign someone up"),
                words=_("For an elder who stands before you or calls"),
                href=url_for("signing:help_desk"),
                picture="users",
            ),
            Shortcut(
                label=_("Write down a need"),
                words=_("What someone asked you for"),
                href=url_for("needs:new"),
                picture="heart",
            ),
            Shortcut(
                label=_("Find a resident"),
                words=_("By name and the last 4 figures"),
                href=url_for("volunteers:elders"),
                picture="find",
            ),
        ],
    )


async def social_worker(request: Request) -> Response:
    """Show the social worker's day."""
    return await _desk(request, _("My day"), Role.SOCIAL_WORKER, shortcuts=await _orgs(request))


async def org(request: Request) -> Response:
    """Show the organisation's desk."""
    return await _desk(
        request,
        _("My organisation"),
        Role.ORG_MANAGER,
        Role.ORG_STAFF,
        Role.SOCIAL_WORKER,
        shortcuts=await _orgs(request),
    )


async def _orgs(request: Request) -> list[Shortcut]:
    """Return the ways on within each organisation the actor works for."""
    url_for = url_maker(request)
    found = []
    for each in await waiting_work.orgs_of(request.user):
        found += [
            Shortcut(
                label=_("Activities"), words=each.name, href=url_for("activities:own", org=each.public_id), picture="cal"
            ),
            Shortcut(
                label=_("Needs sent to us"),
                words=each.name,
                href=url_for("needs:org_needs", org=each.public_id),
                picture="heart",
            ),
            Shortcut(
                label=_("Projects"), words=each.name, href=url_for("orgs:projects", org=each.public_id), picture="list"
            ),
            Shortcut(
                label=_("Hours"), words=each.name, href=url_for("volunteers:org_hours", org=each.public_id), picture="clock"
            ),
            Shortcut(
                label=_("Team"), words=each.name, href=url_for("orgs:team", org=each.public_id), picture="users"
            ),
            Shortcut(
                label=_("Profile and papers"), words=each.name, href=url_for("orgs:own", org=each.public_id), picture="org"
            ),
        ]
    return found


async def street(request: Request) -> Response:
    """Show the street officer's desk."""
    return await _desk(request, _("Street desk"), Role.STREET_OFFICER, shortcuts=[])


async def county(request: Request) -> Response:
    """Show the county officer's desk."""
    return await _desk(request, _("County desk"), Role.COUNTY_OFFICER, shortcuts=[])


async def supervisor(request: Request) -> Response:
    """Show the supervisor's desk: the city in numbers, the audit and its seals, what did not go out."""
    url_for = url_maker(request)
    return await _desk(
        request,
        _("Supervision"),
        Role.SUPERVISOR,
        Role.ADMINISTRATOR,
        shortcuts=[
            Shortcut(
                label=_("Audit"),
                words=_("Who did what, in order"),
                href=url_for("desk:audit"),
                picture="list",
            ),
            Shortcut(
                label=_("Seals of the record"),
                words=_("The daily heads, as everyone sees them"),
                href=url_for("open:audit"),
                picture="tick",
            ),
            Shortcut(
                label=_("Who may do what"),
                words=_("Every role in force"),
                href=url_for("desk:roles"),
                picture="users",
            ),
            Shortcut(
                label=_("What did not go out"),
                words=_("Letters and facts that lie still"),
                href=url_for("desk:undelivered"),
                picture="warn",
            ),
        ],
    )
