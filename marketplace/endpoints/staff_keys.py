"""Keys of staff: asked for, handed over by a second person, and used by their holder at the staff's entrance."""

from starlette.requests import Request
from starlette.responses import Response

from ground import policy
from ground.answers import done, show
from ground.forms import Shape, sent, submitted
from ground.identity import Account
from ground.language import _
from ground.pages import url_maker
from marketplace import accounts, staff_keys
from marketplace.codes_on_paper import data_address
from marketplace.endpoints.entering import address_of
from marketplace.endpoints.staff import back, show_ask_key, show_person, staffer
from marketplace.schemas.staff import ChoosePage, KeyPage, StaffKeyPage
from marketplace.schemas.staff_drafts import BecauseDraft, ChosenDraft, KeyDraft


async def ask(request: Request) -> Response:
    """Ask for a key for someone."""
    staff = await staffer(request)
    draft = await submitted(request, BecauseDraft, form=show_ask_key)
    await staff_keys.ask(staff, draft.because, by=request.user)
    return await back(request, staff.person.public_id, _("Asked for. A second person hands the key over."))


async def hand_over(request: Request) -> Response:
    """Show a key to the second person, once."""
    staff = await staffer(request)
    await submitted(request, Shape, form=show_person)
    code = await staff_keys.hand_over(staff, by=request.user)
    title = _("The key for %(name)s", name=staff.person.name)
    hours = await policy.value("staff.key_hours")
    page = StaffKeyPage(title=title, id=staff.person.public_id, name=staff.person.name, code=code, hours=hours)
    return await show(request, page)


async def drop(request: Request) -> Response:
    """Take a key back."""
    staff = await staffer(request)
    await submitted(request, Shape, form=show_person)
    await staff_keys.drop(staff, by=request.user)
    return await back(request, staff.person.public_id, _("The key opens nothing any more."))


async def show_key(request: Request) -> Response:
    """Ask for the key that was handed over."""
    return await show(request, KeyPage(title=_("Your key")))


async def open_key(request: Request) -> Response:
    """Show what is chosen with a key."""
    draft = await submitted(request, KeyDraft, form=show_key)
    key = await staff_keys.held(draft.code, address=address_of(request))
    return await show(request, await _choose_page(draft.code, key.person_id))


async def choose(request: Request) -> Response:
    """Open with a key: the chosen password and authenticator hold from now."""
    draft = await submitted(request, ChosenDraft, form=_show_again)
    await staff_keys.use(draft, address=address_of(request))
    return await done(request, url_maker(request)("entering:staff"), said=_("Done. You can sign in now."))


async def _show_again(request: Request) -> Response:
    """Show the choice again while its key is good, else ask for a key."""
    code = str((await sent(request)).get("code", ""))
    key = await staff_keys.good(code)
    return await show(request, await _choose_page(code, key.person_id)) if key else await show_key(request)


async def _choose_page(code: str, person_id: int) -> ChoosePage:
    account, secret = await Account.get_or_none(person_id=person_id), staff_keys.secret_of(code)
    username = account.username if account else ""
    return ChoosePage(
        title=_("Choose your password"),
        code=code,
        username=username,
        qr=data_address(accounts.authenticator_address(username or _("account"), secret)),
        secret=" ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        shortest=accounts.SHORTEST_PASSWORD,
    )
