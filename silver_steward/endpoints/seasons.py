"""The supervisor's seasons."""

from starlette.requests import Request
from starlette.responses import Response

from ground.answers import done, show
from ground.forms import submitted
from ground.language import _
from ground.pages import url_maker
from silver_steward import awarding, hall, looking_again, seasons, stepping
from silver_steward.schemas.seasons import BecauseDraft, ReplyDraft, SeasonDraft, StepDraft
from silver_steward.seasons import Plan
from silver_steward.showing import seasons as showing


async def show_seasons(request: Request) -> Response:
    return await show(request, await showing.seasons_page(request.user))


async def draft(request: Request) -> Response:
    wanted = await submitted(request, SeasonDraft, form=show_seasons)
    city = await showing.city_of(request.user)
    made = await seasons.draft(Plan(**wanted.model_dump()), city, by=request.user)
    here = url_maker(request)("steward:run_season", season=made.public_id)
    return await done(request, here, said=_("Written down. A second person announces it."))


async def show_season(request: Request) -> Response:
    season = await showing.season_run_by(request.user, request.path_params["season"])
    return await show(request, await showing.season_page(season, request.user))


async def step(request: Request) -> Response:
    season = await showing.season_run_by(request.user, request.path_params["season"])
    wanted = await submitted(request, StepDraft, form=show_season)
    await stepping.step(season, wanted.step, wanted.because, by=request.user)
    return await _back(request, season.public_id)


async def call_up(request: Request) -> Response:
    nomination = await showing.nomination_run_by(request.user, request.path_params["nomination"])
    wanted = await submitted(request, BecauseDraft)
    await stepping.sign_call_up(nomination, wanted.because, by=request.user)
    return await _back(request, nomination.season.public_id)


async def set_aside(request: Request) -> Response:
    nomination = await showing.nomination_run_by(request.user, request.path_params["nomination"])
    wanted = await submitted(request, BecauseDraft)
    await awarding.set_aside(nomination, wanted.because, by=request.user)
    return await _back(request, nomination.season.public_id)


async def answer_look(request: Request) -> Response:
    nomination = await showing.nomination_run_by(request.user, request.path_params["nomination"])
    wanted = await submitted(request, ReplyDraft)
    await looking_again.answer(await showing.look_of(nomination), wanted.reply, by=request.user)
    return await _back(request, nomination.season.public_id)


async def take_down(request: Request) -> Response:
    nomination = await showing.nomination_run_by(request.user, request.path_params["nomination"])
    wanted = await submitted(request, BecauseDraft)
    await hall.take_down(await showing.honour_of(nomination), wanted.because, by=request.user)
    return await _back(request, nomination.season.public_id)


async def _back(request: Request, season: str) -> Response:
    return await done(request, url_maker(request)("steward:run_season", season=season), said=_("Noted."))
