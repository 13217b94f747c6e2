"""One's own pages: naming someone, letters, the nominee's word, the paper and the story."""

from starlette.requests import Request
from starlette.responses import Response

from ground.answers import done, show
from ground.forms import Shape, submitted
from ground.language import _
from ground.pages import url_maker
from ground.typeset import MEDIA_TYPE
from silver_steward import answering, certificate_paper, hall, supporting
from silver_steward.schemas.own import AnswerDraft, LetterDraft, NameDraft, StoryDraft
from silver_steward.showing import own as showing
from silver_steward.showing.public import season_seen


async def show_own(request: Request) -> Response:
    return await show(request, await showing.own_page(request.user))


async def ask_name(request: Request) -> Response:
    season = await season_seen(request.path_params["season"])
    return await show(request, await showing.name_page(season, request.user))


async def name(request: Request) -> Response:
    season = await season_seen(request.path_params["season"])
    draft = await submitted(request, NameDraft, form=ask_name)
    said = await answering.name(season, draft, by=request.user)
    return await done(request, url_maker(request)("steward:own"), said=said)


async def ask_letter(request: Request) -> Response:
    return await show(request, showing.letter_page(await supporting.by_link(request.path_params["receipt"])))


async def write_letter(request: Request) -> Response:
    nomination = await supporting.by_link(request.path_params["receipt"])
    draft = await submitted(request, LetterDraft, form=ask_letter)
    await answering.write_letter(nomination, draft, by=request.user)
    said = _("Thank you. Your letter is with their papers.")
    return await done(request, url_maker(request)("steward:own"), said=said)


async def show_nomination(request: Request) -> Response:
    nomination = await showing.own_nomination(request.user, request.path_params["nomination"])
    return await show(request, await showing.nomination_page(nomination))


async def answer(request: Request) -> Response:
    nomination = await showing.own_nomination(request.user, request.path_params["nomination"])
    draft = await submitted(request, AnswerDraft, form=show_nomination)
    said = await answering.answer(nomination, draft, by=request.user)
    here = url_maker(request)("steward:own_nomination", nomination=nomination.public_id)
    return await done(request, here, said=said)


async def tell_story(request: Request) -> Response:
    award = await showing.own_award(request.user, request.path_params["nomination"])
    draft = await submitted(request, StoryDraft, form=show_nomination)
    answering.require_hall(draft)
    await hall.tell(award, draft.story, by=request.user)
    here = url_maker(request)("steward:own_nomination", nomination=request.path_params["nomination"])
    return await done(request, here, said=_("Your story hangs in the hall of honour."))


async def print_paper(request: Request) -> Response:
    award = await showing.own_award(request.user, request.path_params["nomination"])
    await submitted(request, Shape, form=show_nomination)
    await certificate_paper.note_print(award, by=request.user)
    return await done(request, url_maker(request)("steward:paper", nomination=request.path_params["nomination"]))


async def paper(request: Request) -> Response:
    award = await showing.own_award(request.user, request.path_params["nomination"])
    printed = await answering.last_print(award)
    headers = {"Content-Disposition": f'inline; filename="{certificate_paper.file_name(award)}"'}
    return Response(await certificate_paper.pdf_of(printed), media_type=MEDIA_TYPE, headers=headers)
