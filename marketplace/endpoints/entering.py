"""The entrance: telephone, six digits, who of those at this telephone; staff by their own door."""

import re
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from ground import limits, persons, phones, sessions, unsent
from ground.answers import done, show
from ground.asked import asked
from ground.codes import ALPHABET, secret
from ground.doorman import cookie_name
from ground.errors import NotFound, OutOfTurn
from ground.forms import Shape, form_of, submitted
from ground.identity import Person
from ground.language import _, lazy
from ground.pages import prefix, url_maker
from ground.pausing import human_pause
from ground.sessions import ELDER_LENGTH, STAFF_LENGTH
from ground.settings import current
from marketplace import accounts, entering
from marketplace.endpoints.family import INVITED
from marketplace.queries.shifts import shift_seen_by
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
from marketplace.schemas.questions import EntranceQuestion

ASKING = "asking"
ASKING_SECONDS = int((entering.LIVES + entering.TO_CHOOSE).total_seconds())
YEAR_SECONDS = 365 * 24 * 3600
SIGNING_UP = re.compile(rf"(?:/en)?/s/(?P<shift>[{ALPHABET}]{{12}})/check")


async def show_entrance(request: Request) -> Response:
    """Show the page that asks for a telephone."""
    after = _next(request)
    page = EntrancePage(
        title=_("What is your mobile number?"),
        next=after,
        steps=_is_step(after),
        back=await _way_back(request, after),
        key=form_of(request).key,
    )
    return await show(request, page)


async def _way_back(request: Request, after: str) -> str:
    """Return where someone came from: the activity they are about to join, or the first page."""
    url_for, step = url_maker(request), SIGNING_UP.match(after)
    try:
        shift = await shift_seen_by(request.user, step["shift"]) if step else None
    except NotFound:
        shift = None
    if shift is None:
        return url_for("home")
    return f"{url_for('activities:activity', activity=shift.activity.public_id)}?shift={shift.public_id}"


async def ask_for_code(request: Request) -> Response:
    """Send the digits, after the time a person takes to read, and go on to where they are read back."""
    draft = await submitted(request, PhoneDraft, form=show_entrance)
    form, asking = await human_pause(request), _asking(request) or secret()
    await entering.send_code(draft.phone, asking=asking, address=address_of(request), form=form)
    response = await done(request, _step(request, "entering:code", draft.next))
    _keep(response, ASKING, asking, ASKING_SECONDS)
    return response


async def show_code(request: Request) -> Response:
    """Show the page that asks for the digits; without a code to read back, the page that asks for a telephone."""
    try:
        code = await entering.asked_by(_asking(request))
    except OutOfTurn as refusal:
        return await _start_again(request, refusal)
    after = _next(request)
    page = CodePage(
        title=_("The 6 digits in the message"),
        next=after,
        steps=_is_step(after),
        masked_phone=phones.masked(entering.phone_of(code)),
    )
    return await show(request, page)


async def _start_again(request: Request, refusal: OutOfTurn) -> Response:
    form_of(request).problem = refusal.sentence
    return await show_entrance(request)


async def send_again(request: Request) -> Response:
    """Send the same digits once more, or have them said in a call."""
    draft = await submitted(request, AgainDraft, form=show_code)
    asking = _asking(request)
    phone = entering.phone_of(await entering.asked_by(asking))
    await entering.send_code(phone, asking=asking, address=address_of(request), by_voice=draft.by_voice)
    said = _("We are calling you now.") if draft.by_voice else _("We have sent the message again.")
    response = await done(request, _step(request, "entering:code", draft.next), said=said)
    _keep(response, ASKING, asking, ASKING_SECONDS)
    return response


async def read_code(request: Request) -> Response:
    """Take the digits; one person at the telephone goes straight on, several say who they are."""
    draft = await submitted(request, CodeDraft, form=show_code)
    asking = _asking(request)
    if await entering.is_in(request.user, asking):  # went back and pressed once more
        return await done(request, _onward(draft.next))
    people = await entering.read_back(draft.code, asking=asking)
    if len(people) > 1:
        return await done(request, _step(request, "entering:who", draft.next))
    return await _let_in(request, people[0], draft.next)


async def show_who(request: Request) -> Response:
    """Show who shares this telephone, to the one who has it in hand."""
    try:
        people = await entering.people_in_hand(_asking(request))
    except OutOfTurn as refusal:
        return await _start_again(request, refusal)
    page = WhoPage(
        title=_("Who are you?"),
        next=_next(request),
        people=[AtThisPhone(id=each.public_id, name=persons.name_shown(each)) for each in people],
    )
    return await show(request, page)


async def say_who(request: Request) -> Response:
    """Go on as one of them, or as someone new."""
    draft = await submitted(request, WhoDraft, form=show_who)
    people = {each.public_id: each for each in await entering.people_in_hand(_asking(request))}
    if draft.person and draft.person not in people:
        raise OutOfTurn(lazy("Please choose one from the list."))
    return await _let_in(request, people.get(draft.person), draft.next)


async def _let_in(request: Request, person: Person | None, after: str) -> Response:
    person, token = await entering.let_in(
        person, asking=_asking(request), device=_device(request), leaving=request.user
    )
    response = await done(request, _onward(after))
    _keep(response, cookie_name(), token, int(ELDER_LENGTH.total_seconds()))
    if "size" not in request.cookies and "hc" not in request.cookies:
        _keep(response, "size", person.size, YEAR_SECONDS)
        _keep(response, "hc", "1" if person.contrast else "0", YEAR_SECONDS)
    return response


async def show_staff(request: Request) -> Response:
    """Show the staff's entrance."""
    return await show(request, StaffPage(title=_("Staff sign-in"), next=_next(request)))


async def sign_staff_in(request: Request) -> Response:
    """Let a member of staff in by password and authenticator."""
    draft = await submitted(request, StaffDraft, form=show_staff)
    token = await accounts.sign_in(
        draft.username,
        draft.password,
        draft.code,
        address=address_of(request),
        device=_device(request),
        leaving=request.user,
    )
    response = await done(request, _onward(draft.next if draft.next != "/" else "/desk"))
    _keep(response, cookie_name(), token, int(STAFF_LENGTH.total_seconds()))
    return response


async def sign_out(request: Request) -> Response:
    """End this session and clear what this browser knows."""
    await submitted(request, Shape)
    await sessions.end_present(request.user)
    await entering.forget(_asking(request))
    response = await done(request, url_maker(request)("home"), said=_("You are signed out."))
    for name in (cookie_name(), ASKING, INVITED, unsent.COOKIE):
        response.delete_cookie(name, secure=current().secure, httponly=True, samesite="lax")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _next(request: Request) -> str:
    return local(str(form_of(request).value("next") or asked(request, EntranceQuestion).next))


def _onward(after: str) -> str:
    """Return a path of ours in the language of this moment."""
    there = prefix()
    return after if not there or after == there or after.startswith(f"{there}/") else there + after


def _step(request: Request, name: str, after: str) -> str:
    return f"{url_maker(request)(name)}?next={quote(after)}"


def _is_step(after: str) -> bool:
    return SIGNING_UP.match(after) is not None


def _asking(request: Request) -> str:
    return request.cookies.get(ASKING, "")


def address_of(request: Request) -> str:
    """Return where a request comes from, as limits count it: of an IPv6 address its network."""
    return limits.place_of(request.client.host) if request.client else "nowhere"


def _device(request: Request) -> str:
    return request.headers.get("user-agent", "")


def _keep(response: Response, name: str, value: str, seconds: int) -> None:
    response.set_cookie(
        name, value, max_age=seconds, path="/", httponly=True, samesite="lax", secure=current().secure
    )  # fmt: skip
