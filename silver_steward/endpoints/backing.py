"""Opinions by a nominee's link, what one wrote oneself, one's own pictures, and a second look."""

from starlette.requests import Request
from starlette.responses import Response

from ground import attachments
from ground.answers import done, show
from ground.forms import submitted
from ground.language import _
from ground.pages import url_maker
from silver_steward import answering, looking_again, supporting
from silver_steward import backing as acts
from silver_steward.endpoints.own import show_nomination
from silver_steward.schemas.backing import MendDraft, OpinionDraft, PictureDraft, TakeOutDraft
from silver_steward.schemas.own import LookDraft
from silver_steward.showing import backing as showing
from silver_steward.showing.own import own_nomination


async def ask_opinion(request: Request) -> Response:
    return await show(request, showing.opinion_page(await supporting.by_link(request.path_params["receipt"])))


async def opine(request: Request) -> Response:
    nomination = await supporting.by_link(request.path_params["receipt"])
    draft = await submitted(request, OpinionDraft, form=ask_opinion)
    await acts.opine(nomination, draft.mark, draft.words, by=request.user)
    return await _to_mine(request, _("Thank you. Whoever decides reads it, without your name."))


async def show_mine(request: Request) -> Response:
    nomination = await supporting.by_link(request.path_params["receipt"])
    return await show(request, await showing.mine_page(nomination, request.user))


async def mend(request: Request) -> Response:
    nomination = await supporting.by_link(request.path_params["receipt"])
    draft = await submitted(request, MendDraft, form=show_mine)
    said = await answering.mend(nomination, draft, by=request.user)
    return await done(request, url_maker(request)("steward:own"), said=said)


async def show_pictures(request: Request) -> Response:
    nomination = await own_nomination(request.user, request.path_params["nomination"])
    return await show(request, await showing.pictures_page(nomination))


async def add_picture(request: Request) -> Response:
    nomination = await own_nomination(request.user, request.path_params["nomination"])
    draft = await submitted(request, PictureDraft, form=show_pictures)
    answering.require_agreed(draft)
    upload = await attachments.read(draft.picture, field="picture")
    await acts.add_picture(nomination, upload, draft.words, by=request.user)
    return await _to_pictures(request, _("The picture is with the papers."))


async def take_picture_out(request: Request) -> Response:
    nomination = await own_nomination(request.user, request.path_params["nomination"])
    draft = await submitted(request, TakeOutDraft, form=show_pictures)
    await acts.take_out(nomination, draft.number, by=request.user)
    return await _to_pictures(request, _("The picture is out."))


async def ask_second_look(request: Request) -> Response:
    nomination = await own_nomination(request.user, request.path_params["nomination"])
    draft = await submitted(request, LookDraft, form=show_nomination)
    await looking_again.ask(nomination, draft.words, by=request.user)
    here = url_maker(request)("steward:own_nomination", nomination=nomination.public_id)
    return await done(request, here, said=_("Noted. Someone who took no part looks at it and answers you."))


async def _to_mine(request: Request, said: str) -> Response:
    return await done(request, url_maker(request)("steward:mine", receipt=request.path_params["receipt"]), said=said)


async def _to_pictures(request: Request, said: str) -> Response:
    here = url_maker(request)("steward:pictures", nomination=request.path_params["nomination"])
    return await done(request, here, said=said)
