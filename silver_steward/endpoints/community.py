"""A community's desk: naming a resident, taking their word, posts."""

from starlette.requests import Request
from starlette.responses import Response

from ground.answers import done, show
from ground.asked import asked
from ground.forms import Shape, submitted
from ground.language import _
from ground.pages import url_maker
from silver_steward import by_hand, posting
from silver_steward.questions import ResidentQuestion
from silver_steward.schemas.by_hand import TakenWordDraft
from silver_steward.schemas.desk import (
    CommunityWordDraft,
    GivePostDraft,
    InsuranceDraft,
    PostDraft,
)
from silver_steward.showing import community as showing
from volunteers import residents


async def find(request: Request) -> Response:
    wanted = asked(request, ResidentQuestion)
    return await show(request, await showing.find_page(request.user, wanted.name, wanted.tail))


async def show_resident(request: Request) -> Response:
    person = await residents.resident(request.user, request.path_params["person"])
    return await show(request, await showing.resident_page(person, request.user))


async def name(request: Request) -> Response:
    person = await residents.resident(request.user, request.path_params["person"])
    draft = await submitted(request, CommunityWordDraft, form=show_resident)
    await by_hand.name(person, draft.words, draft.interest, by=request.user)
    return await _back(request, _("Noted. Now they say yes or no themselves."))


async def take_word(request: Request) -> Response:
    person = await residents.resident(request.user, request.path_params["person"])
    draft = await submitted(request, TakenWordDraft, form=show_resident)
    await by_hand.take_word(person, draft, by=request.user)
    return await _back(request, _("Their word is written down."))


async def give_post(request: Request) -> Response:
    person = await residents.resident(request.user, request.path_params["person"])
    draft = await submitted(request, GivePostDraft, form=show_resident)
    await posting.assign(await showing.post_seen(request.user, draft.post), person, by=request.user)
    return await _back(request, _("They hold the post from today."))


async def end_post(request: Request) -> Response:
    held = await showing.held_seen(request.user, request.path_params["held"])
    await submitted(request, Shape, form=show_posts)
    await posting.end(held, by=request.user)
    return await done(request, url_maker(request)("steward:posts"), said=_("Ended."))


async def show_posts(request: Request) -> Response:
    return await show(request, await showing.posts_page(request.user))


async def set_up_post(request: Request) -> Response:
    draft = await submitted(request, PostDraft, form=show_posts)
    place = await by_hand.community(draft.place)
    await posting.set_up(draft.kind, place, by=request.user, about=draft.about, insured_until=draft.insured_until)
    return await done(request, url_maker(request)("steward:posts"), said=_("The post is set up."))


async def insure(request: Request) -> Response:
    post = await showing.post_seen(request.user, request.path_params["post"])
    draft = await submitted(request, InsuranceDraft, form=show_posts)
    await posting.insure(post, draft.insured_until, by=request.user)
    return await done(request, url_maker(request)("steward:posts"), said=_("Noted."))


async def _back(request: Request, said: str) -> Response:
    here = url_maker(request)("steward:resident", person=request.path_params["person"])
    return await done(request, here, said=said)
