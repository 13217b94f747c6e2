"""An organisation's activities: the list, a new one in three ways, one of them, and its way to the public."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ground import clock
from ground.answers import done, show
from ground.asked import asked
from ground.forms import Shape, submitted
from ground.identity import Person
from ground.language import _, spoken_day, spoken_span
from ground.pages import url_maker
from marketplace import planning, scheduling
from marketplace.codes_on_paper import data_address
from marketplace.endpoints.activity_pages import (
    activity_page,
    check_page,
    list_page,
    next_same_weekday,
    paragraphs,
    shift_words,
)
from marketplace.models import Activity, ActivityState, Need, RiskLevel, Shift
from marketplace.need_texts import shown
from marketplace.queries import own_activities as own
from marketplace.queries.needs import need_for_activity
from marketplace.schemas import activity_pages as pages
from marketplace.schemas import need_sentences as sentences
from marketplace.schemas.activities import AgainDraft, NewDraft
from marketplace.schemas.questions import NewActivityQuestion, PosterQuestion
from orgs.queries import own_org, running_projects


async def activity_of(request: Request) -> Activity:
    """Return the activity that the address names, if it is the reader's organisation's."""
    return await own.own_activity(request.user, request.path_params["activity"])


async def answer_with(request: Request, activity: Activity, *, at: str, said: str | None = None) -> Response:
    """Lead to a page of an activity; a program gets the activity."""

    async def page() -> pages.ActivityOwnPage:
        return await activity_page(await own.own_activity(request.user, activity.public_id), request)

    return await done(request, url_maker(request)(at, activity=activity.public_id), page=page, said=said)


async def list_activities(request: Request) -> Response:
    org = await own_org(request.user, request.path_params["org"])
    return await show(request, await list_page(org, request))


async def show_new(request: Request) -> Response:
    """Ask for a name; or offer what was held before, and the needs that wait."""
    org = await own_org(request.user, request.path_params["org"])
    wanted = asked(request, NewActivityQuestion).need
    need = await need_for_activity(request.user, wanted) if wanted else None
    projects = await running_projects(org.id)
    if need is not None and need.project_id is not None:
        projects = [each for each in projects if each.id == need.project_id]
    page = pages.NewActivityPage(
        title=_("New activity"),
        org_id=org.public_id,
        org=org.name,
        last=[] if need else [await _last_time(each) for each in await own.lately(org.id)],
        needs=[] if need else [_need_choice(each) for each in await own.needs_waiting(org.id)],
        need=_need_choice(need) if need else None,
        need_text=shown(need.public_text) if need else "",
        wanted=shown(need.title) if need else "",
        projects=[(each.public_id, each.title) for each in projects],
        projects_href=url_maker(request)("orgs:projects", org=org.public_id),
    )
    return await show(request, page)


def _need_choice(need: Need) -> pages.NeedChoice:
    words = f"{need.place.name} · {sentences.when(need, on_desk=True)}"
    return pages.NeedChoice(id=need.public_id, title=shown(need.title), words=words)


async def _last_time(activity: Activity) -> pages.LastTime:
    last = await Shift.filter(activity_id=activity.id).order_by("-starts_at").first()
    words = _("Latest shift: %(when)s", when=shift_words(last)) if last else ""
    return pages.LastTime(id=activity.public_id, title=activity.title, words=words)


async def plan(request: Request) -> Response:
    """Begin a draft, with what a need says where it answers one."""
    org = await own_org(request.user, request.path_params["org"])
    draft = await submitted(request, NewDraft, form=show_new)
    need = await need_for_activity(request.user, draft.need) if draft.need else None
    project = await own.project_of(org.id, draft.project)
    places = await own.places_of(project.id)
    wanted = planning.Plan(
        title=draft.title,
        what=need.public_text if need else "",
        place=need.place if need else places[0] if places else org.place,
        leader=await Person.get(id=request.user.person_id),
        contact_name=request.user.name,
        contact_phone=org.contact_phone,
        risk_level=RiskLevel(need.risk_level) if need else RiskLevel.NONE,
        risk_text=need.risk_text if need else "",
        need=need,
    )
    activity = await planning.plan(org, project, wanted, by=request.user)
    return await answer_with(request, activity, at="activities:what")


async def show_again(request: Request) -> Response:
    """Ask on which day it is held once more."""
    activity = await activity_of(request)
    last = await Shift.filter(activity_id=activity.id).order_by("-starts_at").first()
    page = pages.AgainPage(
        title=_("Once more"),
        id=activity.public_id,
        org_id=activity.organisation.public_id,
        activity=activity.title,
        words=[
            *([shift_words(last)] if last else []),
            activity.spot,
            _("led by %(name)s", name=activity.leader.name),
        ],
        on=next_same_weekday(clock.city_day(last.starts_at) if last else clock.today()),
    )
    return await show(request, page)


async def repeat(request: Request) -> Response:
    """Draft it once more, and show it before it is published."""
    activity = await activity_of(request)
    draft = await submitted(request, AgainDraft, form=show_again)
    again = await scheduling.repeat(activity, draft.on, weeks=draft.weeks, by=request.user)
    return await answer_with(request, again, at="activities:check")


async def show_activity(request: Request) -> Response:
    return await show(request, await activity_page(await activity_of(request), request))


async def show_check(request: Request) -> Response:
    """Show everything once more; what is published already is shown as it is."""
    activity = await activity_of(request)
    if activity.state != ActivityState.DRAFT:
        return RedirectResponse(url_maker(request)("activities:manage", activity=activity.public_id), 303)
    return await show(request, await check_page(activity, request))


async def publish(request: Request) -> Response:
    activity = await activity_of(request)
    await submitted(request, Shape, form=show_check)
    await scheduling.publish(activity, by=request.user)
    return await answer_with(request, activity, at="activities:manage", said=_("Published. People can sign up now."))


async def close(request: Request) -> Response:
    activity = await activity_of(request)
    await submitted(request, Shape, form=show_activity)
    await scheduling.close(activity, by=request.user)
    return await answer_with(request, activity, at="activities:manage", said=_("Closed. Thank you for all of it."))


def _spoken(shift: Shift) -> str:
    """Return a shift's day and time as people say them: a poster hangs where elders read it."""
    return f"{spoken_day(clock.city_day(shift.starts_at))} {spoken_span(shift.starts_at, shift.ends_at)}"


async def show_poster(request: Request) -> Response:
    """Print a poster with a code to sign up by."""
    activity = await activity_of(request)
    shown_activity = await activity_page(activity, request)
    page = pages.PosterPage(
        title=activity.title,
        activity=activity.title,
        organisation=activity.organisation.name,
        what=paragraphs(activity.what),
        shifts=[_spoken(each) for each in (await scheduling.shifts_ahead(activity))[:4]],
        spot=activity.spot,
        bring=activity.bring,
        contact_name=activity.contact_name,
        contact_phone=activity.contact_phone,
        address=shown_activity.public_url.split("://")[-1],
        qr=data_address(shown_activity.public_url),
        large=asked(request, PosterQuestion).large is not None,
    )
    return await show(request, page)
