"""Family: whom I let act for me, for whom I may act, and the number that opens it."""

from starlette.requests import Request
from starlette.responses import Response

from ground import clock, limits, mandates, persons
from ground.answers import done, show
from ground.errors import NotFound
from ground.forms import Shape, submitted
from ground.identity import Person
from ground.language import _, lazy
from ground.mandates import AgentKind, Mandate
from ground.pages import url_maker
from ground.places import Place
from marketplace.schemas.elder import FamilyCodeDraft, FamilyPage, Helper

AGENTS = {
    AgentKind.FAMILY: lazy("family"),
    AgentKind.DESK: lazy("the desk of your community"),
    AgentKind.GRID_WORKER: lazy("grid worker"),
    AgentKind.SOCIAL_WORKER: lazy("social worker"),
    AgentKind.BUDDY: lazy("a helper you know"),
}


async def show_family(request: Request) -> Response:
    """Show who helps me and whom I help."""
    own_id = request.user.person_id
    given = [each for each in await mandates.given_by(own_id) if each.lives()]
    page = FamilyPage(
        title=_("My family"),
        helpers=[await _helper(each) for each in given],
        helped=[
            Helper(
                id=each.public_id,
                name=persons.name_shown(person),
                until=clock.city_day(each.ends_at),
                kind="",
            )
            for person, each in await mandates.principals_of(own_id)
        ],
    )
    return await show(request, page)


async def _helper(mandate: Mandate) -> Helper:
    if mandate.agent_person_id:
        name = persons.name_shown(await Person.get(id=mandate.agent_person_id))
    else:
        name = (await Place.get(id=mandate.agent_place_id)).name
    return Helper(
        id=mandate.public_id, name=name, until=clock.city_day(mandate.ends_at), kind=str(AGENTS[mandate.agent_kind])
    )


async def invite(request: Request) -> Response:
    """Make the number that I tell my relative."""
    await submitted(request, Shape, form=show_family)
    code = await mandates.invite(by=request.user)
    words = _("Tell your relative this number: %(code)s. It is good for 3 days and opens once.", code=code)
    return await done(request, url_maker(request)("elder:family"), said=words)


async def accept(request: Request) -> Response:
    """Take up the number that my relative told me."""
    draft = await submitted(request, FamilyCodeDraft, form=show_family)
    await limits.hit("family_code", str(request.user.person_id))
    await mandates.accept(draft.code, by=request.user)
    return await done(request, url_maker(request)("elder:family"), said=_("Now you can sign them up."))


async def end(request: Request) -> Response:
    """End a permission: one I gave, or one I was given."""
    await submitted(request, Shape, form=show_family)
    mandate = await Mandate.get_or_none(public_id=request.path_params["mandate"])
    if mandate is None or request.user.person_id not in (mandate.principal_id, mandate.agent_person_id):
        raise NotFound(lazy("We could not find this permission."))
    await mandates.revoke(mandate, by=request.user)
    return await done(request, url_maker(request)("elder:family"), said=_("That permission is over."))
