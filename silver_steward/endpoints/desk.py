"""The desks of the stages: what waits, one nomination, a release."""

from starlette.requests import Request
from starlette.responses import Response

from ground.answers import done, show
from ground.errors import NotFound
from ground.forms import Shape, submitted
from ground.language import _, lazy
from ground.pages import url_maker
from ground.places import Place
from silver_steward import facts, nominating, recusing, reviewing
from silver_steward.models import Recheck, Stage
from silver_steward.reviewing import Said
from silver_steward.schemas.desk import AsideDraft, DecisionDraft, FactDraft, SettleDraft
from silver_steward.showing import desk as showing
from silver_steward.showing import desk_nomination as one
from silver_steward.showing.public import season_seen


async def show_desk(request: Request) -> Response:
    return await show(request, await showing.desk_page(request.user))


async def settle(request: Request) -> Response:
    suggestion = await showing.suggestion_seen(request.user, request.path_params["suggestion"])
    draft = await submitted(request, SettleDraft, form=show_desk)
    await nominating.settle(suggestion, await showing.meant(suggestion, draft.person), by=request.user)
    return await done(request, url_maker(request)("steward:desk"), said=_("Noted."))


async def show_nomination(request: Request) -> Response:
    nomination = await one.nomination_seen(request.user, request.path_params["nomination"])
    return await show(request, await one.nomination_page(nomination, request.user))


async def decide(request: Request) -> Response:
    nomination = await one.nomination_seen(request.user, request.path_params["nomination"])
    draft = await submitted(request, DecisionDraft, form=show_nomination)
    await reviewing.decide(nomination, Said(draft.verdict, draft.band, draft.note), by=request.user)
    said = _("Noted. It is told once all are released together.")
    return await done(request, url_maker(request)("steward:desk"), said=said)


async def say_fact(request: Request) -> Response:
    nomination = await one.nomination_seen(request.user, request.path_params["nomination"])
    draft = await submitted(request, FactDraft, form=show_nomination)
    await facts.say_fact(nomination, draft.ask, holds=draft.holds, words=draft.words, by=request.user)
    here = url_maker(request)("steward:desk_nomination", nomination=nomination.public_id)
    return await done(request, here, said=_("Noted."))


async def step_aside(request: Request) -> Response:
    nomination = await one.nomination_seen(request.user, request.path_params["nomination"])
    draft = await submitted(request, AsideDraft, form=show_nomination)
    await recusing.step_aside(nomination, draft.because, by=request.user)
    said = _("Noted. A colleague decides on this one.")
    return await done(request, url_maker(request)("steward:desk"), said=said)


async def see_recheck(request: Request) -> Response:
    nomination = await one.nomination_seen(request.user, request.path_params["nomination"])
    await submitted(request, Shape, form=show_nomination)
    for each in await Recheck.filter(nomination_id=nomination.id, seen_at=None):
        await facts.see_recheck(each, by=request.user)
    here = url_maker(request)("steward:desk_nomination", nomination=nomination.public_id)
    return await done(request, here, said=_("Noted."))


async def release(request: Request) -> Response:
    season = await season_seen(request.path_params["season"])
    stage, place = await _bench(request)
    await submitted(request, Shape, form=show_desk)
    await reviewing.release(season, stage, place, by=request.user)
    return await done(request, url_maker(request)("steward:desk"), said=_("Released, all together."))


async def _bench(request: Request) -> tuple[Stage, Place]:
    """Return stage and place of an address, to the office that decides there (others: 404)."""
    place = await Place.get_or_none(id=request.path_params["place"])
    named = request.path_params["stage"]
    if place is None or named not in tuple(Stage) or place.kind != named:
        raise NotFound(lazy("We could not find this page."))
    showing.require_office(request.user, Stage(named), place)
    return Stage(named), place
