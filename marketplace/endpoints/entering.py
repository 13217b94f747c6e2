"""The entrance: telephone, six digits, who of those at this telephone; staff by their own door."""

from starlette.requests import Request
from starlette.responses import Response

from ground import persons, phones, sessions
from ground.answers import done, show
from ground.codes import secret
from ground.doorman import cookie_name
from ground.forms import form_of, submitted
from ground.identity import Person
from ground.language import _
from ground.pages import prefix, url_maker
from ground.sessions import ELDER_LENGTH, STAFF_LENGTH
from ground.settings import current
from marketplace import accounts, entering
from marketplace.schemas.entering import (
    AgainDraft,
    AtThisPhone,
    CodeDraft,
    CodePage,
    EntrancePage,
    PhoneDraft,
    StaffDraft,
    StaffPage,
    WhoDraft,
    WhoPage,
    local,
)

ASKING = "asking"
SIGNING_UP = "/s/"


def _next(request: Request) -> str:
    return local(form_of(request).value("next") or request.query_params.get("next", "/"))


def _address(request: Request) -> str:
    return request.client.host if request.client else "nowhere"


async def show_entrance(request: Request) -> Response:
    """Show the page that asks for a telephone."""
    after = _next(request)
    steps = SIGNING_UP in after
    page = EntrancePage(
        title=_("What is your mobile number?"), next=after, steps=steps, back=after.removesuffix("/check")
    )
    return await show(request, page)


async def ask_for_code(request: Request) -> Response:
    """Send the digits, and go on to where they are read back."""
    draft = await submitted(request, PhoneDraft, form=show_entrance)
    asking = request.cookies.get(ASKING) or secret()
    await entering.send_code(draft.phone, asking=asking, address=_address(request))
    response = await done(request, f"{url_maker(request)('entering:code')}?next={draft.next}")
    response.set_cookie(
        ASKING, asking, max_age=1200, httponly=True, samesite="lax", secure=current().secure
    )  # fmt: skip
    return response


async def show_code(request: Request) -> Response:
    """Show the page that asks for the digits."""
    code = await entering.asked_by(request.cookies.get(ASKING, ""))
    after = _next(request)
    page = CodePage(
        title=_("The 6 digits in the message"),
        next=after,
        steps=SIGNING_UP in after,
        masked_phone=phones.masked(entering.phone_of(code)),
    )
    return await show(request, page)


async def send_again(request: Request) -> Response:
    """Send the same digits once more, or have them said in a call."""
    draft = await submitted(request, AgainDraft, form=show_code)
    asking = request.cookies.get(ASKING, "")
    code = await entering.asked_by(asking)
    await entering.send_code(
        entering.phone_of(code), asking=asking, address=_address(request), by_voice=draft.by_voice
    )
    said = _("We are calling you now.") if draft.by_voice else _("We have sent the message again.")
    return await done(request, f"{url_maker(request)('entering:code')}?next={draft.next}", said=said)


async def read_code(request: Request) -> Response:
    """Take the digits; one person at the telephone goes straight on, several say who they are."""
    draft = await submitted(request, CodeDraft, form=show_code)
    asking = request.cookies.get(ASKING, "")
    people = await entering.read_back(draft.code, asking=asking)
    if len(people) > 1:
        return await done(request, f"{url_maker(request)('entering:who')}?next={draft.next}")
    return await _let_in(request, people[0], asking, draft.next)


async def show_who(request: Request) -> Response:
    """Show who shares this telephone, to the one who has it in hand."""
    code = await entering.asked_by(request.cookies.get(ASKING, ""))
    people = await persons.by_phone(entering.phone_of(code)) if code.used_at else []
    page = WhoPage(
        title=_("Who are you?"),
        next=_next(request),
        people=[AtThisPhone(id=each.public_id, name=persons.name_shown(each)) for each in people],
    )
    return await show(request, page)


async def say_who(request: Request) -> Response:
    """Go on as one of them, or as someone new."""
    draft = await submitted(request, WhoDraft, form=show_who)
    asking = request.cookies.get(ASKING, "")
    code = await entering.asked_by(asking)
    people = {each.public_id: each for each in await persons.by_phone(entering.phone_of(code))}
    person = people.get(draft.person) or await entering.newcomer(asking=asking)
    return await _let_in(request, person, asking, draft.next)


async def _let_in(request: Request, person: Person, asking: str, after: str) -> Response:
    token = await entering.let_in(person, asking=asking, device=_device(request))
    response = await done(request, after if after.startswith(prefix()) else prefix() + after)
    response.delete_cookie(ASKING)
    _carry(response, token, int(ELDER_LENGTH.total_seconds()))
    return response


async def show_staff(request: Request) -> Response:
    """Show the staff's entrance."""
    return await show(request, StaffPage(title=_("Staff sign-in"), next=_next(request)))


async def sign_staff_in(request: Request) -> Response:
    """Let a member of staff in by password and authenticator."""
    draft = await submitted(request, StaffDraft, form=show_staff)
    token = await accounts.sign_in(
        draft.username, draft.password, draft.code, address=_address(request), device=_device(request)
    )
    response = await done(request, draft.next if draft.next != "/" else prefix() + "/desk")
    _carry(response, token, int(STAFF_LENGTH.total_seconds()))
    return response


async def sign_out(request: Request) -> Response:
    """End this session and clear what this browser knows."""
    await sessions.end_present(request.user)
    response = await done(request, url_maker(request)("home"), said=_("You are signed out."))
    response.delete_cookie(cookie_name())
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _carry(response: Response, token: str, seconds: int) -> None:
    response.set_cookie(
        cookie_name(), token, max_age=seconds, path="/", httponly=True, samesite="lax", secure=current().secure
    )


def _device(request: Request) -> str:
    return request.headers.get("user-agent", "")
