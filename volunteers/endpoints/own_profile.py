"""One's profile as a helper: its parts, one question a page, rest and leave."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from ground import clock
from ground.answers import done, show
from ground.errors import OutOfTurn
from ground.forms import Shape, submitted
from ground.identity import Person
from ground.language import _, lazy
from ground.pages import url_maker
from volunteers import enrolling, minors, queries, suspending
from volunteers.models import Qualification, QualificationState, Suspension, Volunteer, VolunteerState
from volunteers.questions import PROFILE, Part, words_of
from volunteers.schemas.own_profile import (
    AppealDraft,
    BreakDraft,
    BreakPage,
    LeavePage,
    OwnProfilePage,
    PartShown,
    QuestionPage,
    SuspensionShown,
)
from volunteers.words import STATES

Endpoint = Callable[[Request], Awaitable[Response]]
GONE = VolunteerState.WITHDRAWN


async def _person(request: Request) -> Person:
    return await Person.get(id=request.user.person_id).select_related("home")


async def _volunteer(request: Request) -> Volunteer:
    volunteer = await queries.volunteer_of(request.user.person_id)
    if volunteer is None or volunteer.state == GONE:
        raise OutOfTurn(lazy("Please join as a helper first, on your profile page."))
    return volunteer


async def show_profile(request: Request) -> Response:
    person = await _person(request)
    volunteer = await queries.volunteer_of(person.id)
    here = volunteer if volunteer is not None and volunteer.state != GONE else None
    parts = [
        PartShown(part=part.name, title=str(part.title), words=await words_of(part, here, person))
        for part in PROFILE.values()
        if here is not None
    ]
    papers = Qualification.filter(person_id=person.id).exclude(state=QualificationState.REVOKED)
    page = OwnProfilePage(
        title=_("About me"),
        enrolled=here is not None,
        wording=str(enrolling.WORDING),
        number=here.number if here else "",
        state=str(here.state) if here else "",
        state_words=str(STATES[here.state]) if here else "",
        paused_until=here.paused_until if here else None,
        suspension=await _suspension(here) if here else None,
        minor=(await minors.ages()).is_minor(person.born_on, clock.today()),
        name=person.name,
        home=person.home.name if person.home else "",
        parts=parts,
        papers=await papers.count(),
    )
    return await show(request, page)


async def _suspension(volunteer: Volunteer) -> SuspensionShown | None:
    found = await Suspension.get_or_none(volunteer_id=volunteer.id, ended_at=None)
    if found is None:
        return None
    return SuspensionShown(
        because=found.because,
        until_on=found.until_on,
        appeal=found.appeal,
        answer=found.answer,
        may_appeal=found.appealed_at is None,
    )


async def join(request: Request) -> Response:
    await submitted(request, Shape, form=show_profile)
    volunteer = await enrolling.enrol(await _person(request), by=request.user)
    stopped = volunteer.state == VolunteerState.SUSPENDED
    said = _("You are back, and still stopped for now.") if stopped else _("Welcome. You are a helper now.")
    return await done(request, url_maker(request)("volunteers:own_profile"), said=said)


def asking(part: Part) -> Endpoint:
    """Return the endpoint that asks the question of one part."""

    async def ask(request: Request) -> Response:
        page = QuestionPage(
            title=str(part.asks),
            part=part.name,
            hint=str(part.hint),
            consent=str(part.consent),
            questions=await part.questions(await _volunteer(request), await _person(request)),
        )
        return await show(request, page)

    return ask


def keeping(part: Part) -> Endpoint:
    """Return the endpoint that keeps the answer of one part."""

    async def keep(request: Request) -> Response:
        volunteer = await _volunteer(request)
        draft = await submitted(request, part.shape, form=asking(part))
        await part.keep(volunteer, await _person(request), draft, request.user)
        return await done(request, url_maker(request)("volunteers:own_profile"), said=_("Noted."))

    return keep


async def ask_break(request: Request) -> Response:
    await _volunteer(request)
    return await show(request, BreakPage(title=_("Until when do you rest?")))


async def take_break(request: Request) -> Response:
    volunteer = await _volunteer(request)
    draft = await submitted(request, BreakDraft, form=ask_break)
    await enrolling.pause(volunteer, until=draft.until, by=request.user)
    return await done(request, url_maker(request)("volunteers:own_profile"), said=_("Have a good rest."))


async def end_break(request: Request) -> Response:
    await submitted(request, Shape, form=show_profile)
    await enrolling.resume(await _volunteer(request), by=request.user)
    return await done(request, url_maker(request)("volunteers:own_profile"), said=_("Good to have you back."))


async def ask_leave(request: Request) -> Response:
    stopped = await queries.is_stopped(await _volunteer(request), clock.today())
    return await show(request, LeavePage(title=_("Do you want to leave?"), stopped=stopped))


async def leave(request: Request) -> Response:
    volunteer = await _volunteer(request)
    await submitted(request, Shape, form=ask_leave)
    await enrolling.withdraw(volunteer, by=request.user)
    said = _("You have left. Thank you for all you did.")
    return await done(request, url_maker(request)("volunteers:own_profile"), said=said)


async def appeal(request: Request) -> Response:
    volunteer = await _volunteer(request)
    draft = await submitted(request, AppealDraft, form=show_profile)
    await suspending.appeal(volunteer, words=draft.words, by=request.user)
    said = _("Another officer looks at it and answers you.")
    return await done(request, url_maker(request)("volunteers:own_profile"), said=said)
