"""A community's desk lends a resident its hand: to name, to write, to say how it was, to step back."""

from starlette.requests import Request
from starlette.responses import Response

from ground import attachments
from ground.answers import done, show
from ground.errors import NotFound
from ground.forms import submitted
from ground.identity import Person
from ground.language import _, lazy
from ground.pages import url_maker
from silver_steward import answering, by_hand
from silver_steward.models import Nomination
from silver_steward.schemas.backing import PictureDraft, TakeOutDraft
from silver_steward.schemas.by_hand import SpokenAnswerDraft, SpokenLetterDraft, SpokenNameDraft, SpokenOpinionDraft
from silver_steward.showing import backing
from silver_steward.showing import by_hand as showing
from volunteers import residents


async def ask_name(request: Request) -> Response:
    return await show(request, await showing.name_page(await _person(request)))


async def name(request: Request) -> Response:
    person = await _person(request)
    draft = await submitted(request, SpokenNameDraft, form=ask_name)
    await by_hand.name_someone(person, draft, by=request.user)
    return await _back(request, _("Noted. Whoever is named is asked first."))


async def ask_letter(request: Request) -> Response:
    return await show(request, await showing.letter_page(await _person(request), request.user))


async def write_letter(request: Request) -> Response:
    person = await _person(request)
    draft = await submitted(request, SpokenLetterDraft, form=ask_letter)
    nominee = await showing.nominee_seen(request.user, draft.nominee)
    await by_hand.write_letter(person, nominee, draft, by=request.user)
    return await _back(request, _("The letter is with the papers."))


async def ask_opinion(request: Request) -> Response:
    return await show(request, await showing.opinion_page(await _person(request), request.user))


async def opine(request: Request) -> Response:
    person = await _person(request)
    draft = await submitted(request, SpokenOpinionDraft, form=ask_opinion)
    nominee = await showing.nominee_seen(request.user, draft.nominee)
    await by_hand.opine(person, nominee, draft, by=request.user)
    return await _back(request, _("Noted, without their name."))


async def ask_answer(request: Request) -> Response:
    return await show(request, await showing.answer_page(await _person(request)))


async def answer(request: Request) -> Response:
    person = await _person(request)
    draft = await submitted(request, SpokenAnswerDraft, form=ask_answer)
    await by_hand.answer(person, draft, by=request.user)
    return await _back(request, _("Their word is written down."))


async def show_pictures(request: Request) -> Response:
    person = await _person(request)
    return await show(request, await backing.pictures_page(await _nomination(person), person))


async def add_picture(request: Request) -> Response:
    person = await _person(request)
    draft = await submitted(request, PictureDraft, form=show_pictures)
    answering.require_agreed(draft)
    upload = await attachments.read(draft.picture, field="picture")
    await by_hand.add_picture(person, upload, draft.words, by=request.user)
    return await _to_pictures(request, _("The picture is with the papers."))


async def take_picture_out(request: Request) -> Response:
    person = await _person(request)
    draft = await submitted(request, TakeOutDraft, form=show_pictures)
    await by_hand.take_picture_out(person, draft.number, by=request.user)
    return await _to_pictures(request, _("The picture is out."))


async def _person(request: Request) -> Person:
    return await residents.resident(request.user, request.path_params["person"])


async def _nomination(person: Person) -> Nomination:
    found = await by_hand.latest_of(person)
    if found is None:
        raise NotFound(lazy("We could not find this page."))
    return found


async def _back(request: Request, said: str) -> Response:
    here = url_maker(request)("steward:resident", person=request.path_params["person"])
    return await done(request, here, said=said)


async def _to_pictures(request: Request, said: str) -> Response:
    here = url_maker(request)("steward:hand_pictures", person=request.path_params["person"])
    return await done(request, here, said=said)
