"""Family: whom I let act for me, for whom I may act, and the number that opens it."""

from starlette.requests import Request
from starlette.responses import Response

from ground import clock, limits, mandates, persons, policy
from ground.answers import done, show
from ground.errors import NotFound
from ground.forms import Shape, submitted
from ground.identity import Person
from ground.language import _, lazy
from ground.mandates import AgentKind, Mandate, Scope
from ground.pages import url_maker
from ground.places import Place
from ground.settings import current
from marketplace.schemas.elder import FamilyCodeDraft, FamilyPage, Helper

INVITED = "invited"
AGENTS = {
    AgentKind.FAMILY: lazy("family"),
    AgentKind.DESK: lazy("the desk of your community"),
    AgentKind.GRID_WORKER: lazy("grid worker"),
    AgentKind.SOCIAL_WORKER: lazy("social worker"),
    AgentKind.BUDDY: lazy("a helper you know"),
}
SCOPES = {
    Scope.ENROL: lazy("register as a helper"),
    Scope.SIGN_UP: lazy("sign up"),
    Scope.CANCEL: lazy("cancel"),
    Scope.SAY_THERE: lazy("say that they were there"),
    Scope.RECORD_NEED: lazy("ask for help"),
    Scope.VIEW_HOURS: lazy("see the hours"),
    Scope.ASK_CERTIFICATE: lazy("ask for certificates"),
    Scope.RECEIVE_LETTERS: lazy("get the messages too"),
    Scope.FILE_GROUP: lazy("file for a group"),
    Scope.NOMINATE: lazy("name silver stewards"),
    Scope.CONSENT_PUBLICATION: lazy("say yes to a public notice"),
}


async def show_family(request: Request) -> Response:
    """Show who helps me and whom I help."""
    return await show(request, await _page(request, request.cookies.get(INVITED, "")))


async def _page(request: Request, number: str = "") -> FamilyPage:
    me = request.user
    given = [each for each in await mandates.given_by(me.person_id) if each.lives()]
    helped = await mandates.principals_of(me.person_id)
    return FamilyPage(
        title=_("My family"),
        helpers=[_helper(each, await _agent(each), str(AGENTS[each.agent_kind])) for each in given],
        helped=[_helper(each, persons.name_shown(person), "") for person, each in helped],
        number=number if number and await mandates.still_opens(number, by=me) else None,
        number_waits=await mandates.open_invitation(me.person_id) is not None,
    )


def _helper(mandate: Mandate, name: str, kind: str) -> Helper:
    return Helper(
        id=mandate.public_id,
        name=name,
        kind=kind,
        may=[str(words) for scope, words in SCOPES.items() if scope in mandate.scope_set],
        until=clock.city_day(mandate.ends_at),
    )


async def _agent(mandate: Mandate) -> str:
    if mandate.agent_person_id:
        return persons.name_shown(await Person.get(id=mandate.agent_person_id))
    return (await Place.get(id=mandate.agent_place_id)).name


async def invite(request: Request) -> Response:
    """Make the number that I tell my relative; this browser shows it until it is taken up."""
    await submitted(request, Shape, form=show_family)
    code = await mandates.invite(by=request.user)
    response = await done(request, url_maker(request)("elder:family"), page=lambda: _page(request, code))
    seconds = await policy.value("mandates.invitation_hours") * 3600
    response.set_cookie(INVITED, code, seconds, httponly=True, samesite="lax", secure=current().secure)
    return response


async def withdraw_invitation(request: Request) -> Response:
    """Make the number void that nobody has taken up."""
    await submitted(request, Shape, form=show_family)
    await mandates.withdraw(by=request.user)
    return await _back(request, _("The number opens nothing any more."))


async def accept(request: Request) -> Response:
    """Take up the number that my relative told me."""
    draft = await submitted(request, FamilyCodeDraft, form=show_family)
    await limits.hit("family_code", str(request.user.person_id))
    await mandates.accept(draft.code, by=request.user)
    return await _back(request, _("Now you can sign them up."))


async def end(request: Request) -> Response:
    """End a permission: one I gave, or one I was given."""
    await submitted(request, Shape, form=show_family)
    mandate = await Mandate.get_or_none(public_id=request.path_params["mandate"])
    if mandate is None or request.user.person_id not in (mandate.principal_id, mandate.agent_person_id):
        raise NotFound(lazy("We could not find this permission."))
    await mandates.revoke(mandate, by=request.user)
    return await _back(request, _("That permission is over."))


async def _back(request: Request, said: str) -> Response:
    return await done(request, url_maker(request)("elder:family"), page=lambda: _page(request), said=said)
