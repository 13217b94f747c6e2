"""Staff: the list, one of them, appointing, ending a role, locking and opening an account."""

from starlette.requests import Request
from starlette.responses import Response

from ground.answers import done, show
from ground.forms import submitted
from ground.language import _
from ground.pages import url_maker
from marketplace import staffing
from marketplace.endpoints.staff_pages import appoint_page, person_page, staff_page
from marketplace.queries.staff import role_of_staff, staffer_seen_by
from marketplace.schemas.staff import StaffAskPage, StaffPersonPage
from marketplace.schemas.staff_drafts import AppointDraft, BecauseDraft
from marketplace.staffing import Staffer


async def show_staff(request: Request) -> Response:
    """Show who works at the desks that the reader oversees."""
    return await show(request, await staff_page(request.user))


async def show_person(request: Request) -> Response:
    """Show one member of staff."""
    return await show(request, await person_page(await staffer(request), request.user))


async def show_appoint(request: Request) -> Response:
    """Show the form of an appointment."""
    return await show(request, appoint_page(request.user))


async def appoint(request: Request) -> Response:
    """Give someone a role."""
    draft = await submitted(request, AppointDraft, form=show_appoint)
    person = await staffing.appoint(draft, by=request.user)
    said = _("%(name)s has the role from today, and gets a message.", name=draft.name)
    return await back(request, person.public_id, said)


async def show_end_role(request: Request) -> Response:
    """Ask why a role ends."""
    staff, role = await role_of_staff(request.user, request.path_params["role"])
    happens = [
        _("%(name)s is signed out everywhere and does nothing more under this role.", name=staff.person.name),
        _("What was done stays. A message goes out."),
    ]
    at = url_maker(request)("staff:end_role", role=role.given.public_id)
    title = _("End this role of %(name)s?", name=staff.person.name)
    return await show(request, _asks(staff, title, happens, at, _("End the role"), grave=True))


async def end_role(request: Request) -> Response:
    """End a role at once."""
    staff, role = await role_of_staff(request.user, request.path_params["role"])
    draft = await submitted(request, BecauseDraft, form=show_end_role)
    await staffing.end_role(role.given, draft.because, by=request.user)
    return await back(request, staff.person.public_id, _("The role has ended."))


async def show_lock(request: Request) -> Response:
    """Ask why an account is locked."""
    staff = await staffer(request)
    happens = [
        _("%(name)s is signed out everywhere, and nobody signs in with this account.", name=staff.person.name),
        _("The roles stay. You can open it again. A message goes out."),
    ]
    at = url_maker(request)("staff:lock", person=staff.person.public_id)
    title = _("Lock the account of %(name)s?", name=staff.person.name)
    return await show(request, _asks(staff, title, happens, at, _("Lock it"), grave=True))


async def lock(request: Request) -> Response:
    """Lock an account."""
    staff = await staffer(request)
    draft = await submitted(request, BecauseDraft, form=show_lock)
    await staffing.lock(staff, draft.because, by=request.user)
    return await back(request, staff.person.public_id, _("The account is locked."))


async def show_unlock(request: Request) -> Response:
    """Ask why an account is opened again."""
    staff = await staffer(request)
    happens = [_("The password and the authenticator are those from before. A message goes out.")]
    at = url_maker(request)("staff:unlock", person=staff.person.public_id)
    title = _("Open the account of %(name)s again?", name=staff.person.name)
    return await show(request, _asks(staff, title, happens, at, _("Open it again"), grave=False))


async def unlock(request: Request) -> Response:
    """Open a locked account again."""
    staff = await staffer(request)
    draft = await submitted(request, BecauseDraft, form=show_unlock)
    await staffing.unlock(staff, draft.because, by=request.user)
    return await back(request, staff.person.public_id, _("The account is open again."))


async def show_ask_key(request: Request) -> Response:
    """Ask why a new key is needed."""
    staff = await staffer(request)
    happens = [
        _("A second person hands the key over, face to face. You cannot do both."),
        _("With it %(name)s chooses a password and an authenticator; nobody else knows them.", name=staff.person.name),
    ]
    at = url_maker(request)("staff:ask_key", person=staff.person.public_id)
    title = _("A new key for %(name)s?", name=staff.person.name)
    return await show(request, _asks(staff, title, happens, at, _("Ask for a key"), grave=False))


async def staffer(request: Request) -> Staffer:
    """Return whom the address names, if the reader oversees them."""
    return await staffer_seen_by(request.user, request.path_params["person"])


async def back(request: Request, public_id: str, said: str) -> Response:
    """Lead to the page of one member of staff; a program gets it."""

    async def page() -> StaffPersonPage:
        return await person_page(await staffer_seen_by(request.user, public_id), request.user)

    return await done(request, url_maker(request)("staff:person", person=public_id), page=page, said=said)


def _asks(staff: Staffer, title: str, happens: list[str], at: str, button: str, *, grave: bool) -> StaffAskPage:
    return StaffAskPage(
        title=title,
        id=staff.person.public_id,
        name=staff.person.name,
        happens=happens,
        at=at,
        button=button,
        grave=grave,
    )
