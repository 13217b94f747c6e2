"""The help desk (代办): a community worker does it for an elder, who stands before them or calls."""

from starlette.requests import Request
from starlette.responses import Response

from ground import limits, privacy
from ground.actors import Role
from ground.answers import done, show
from ground.errors import Mistake, NotFound, Unreadable
from ground.forms import submitted
from ground.identity import Person
from ground.language import _
from ground.limits import STAFF_SEARCH
from ground.pages import url_maker
from ground.places import Place
from marketplace import helping
from marketplace.endpoints.help_pages import desk_page, done_page, give_up_page, person_page, sign_up_page, there_page
from marketplace.models import Commitment, Shift
from marketplace.queries.beneficiaries import NOBODY_LIKE_THAT, communities_of, people_called, person_helped
from marketplace.queries.commitments import whole
from marketplace.queries.shifts import NO_SUCH_SHIFT, first_slot, shift_seen_by
from marketplace.schemas.help_desk import ElderDraft, GiveUpDraft, HelpDonePage, HelpThereDraft, SeekDraft, WordDraft


async def _helped(request: Request, public_id: str) -> tuple[Person, Place]:
    """Return somebody of the worker's own community; anyone else is not found."""
    person, place = await person_helped(request.user, public_id)
    if not request.user.holds_over_place(place.path, Role.COMMUNITY_WORKER):
        raise NotFound(NOBODY_LIKE_THAT)
    return person, place


async def _open_shift(request: Request) -> Shift:
    found = await shift_seen_by(request.user, request.path_params["shift"])
    if not found.activity.published_at:
        raise NotFound(NO_SUCH_SHIFT)
    return found


async def _place(request: Request) -> tuple[Commitment, Person, Place]:
    """Return a sign-up of somebody of the worker's own community, whoever's hand made it."""
    found = await whole(request.path_params["commitment"])
    person, place = await _helped(request, found.person.public_id)
    return found, person, place


async def show_desk(request: Request) -> Response:
    return await show(request, await desk_page(request.user))


async def seek(request: Request) -> Response:
    """Find somebody: each search is counted, each person found can read that they were looked for (security 14)."""
    draft = await submitted(request, SeekDraft, form=show_desk)
    await limits.hit(STAFF_SEARCH, str(request.user.person_id))
    found = await people_called(request.user, draft.name, draft.tail or None)
    for each in found:
        await privacy.log_look(each.id, "search", _("Looked for you to sign you up"), by=request.user)
    return await show(request, await desk_page(request.user, found))


async def enter(request: Request) -> Response:
    """Enter somebody who is not here yet, and go on to what they can join."""
    draft = await submitted(request, ElderDraft, form=show_desk)
    home = await _community(request, draft.community)
    person = await helping.enter_elder(draft.full_name, by=request.user, home=home, born=draft.born, phone=draft.phone)
    return await done(request, url_maker(request)("signing:help_person", person=person.public_id))


async def _community(request: Request, code: str) -> Place:
    own = [
        each
        for each in await communities_of(request.user)
        if request.user.holds_over_place(each.path, Role.COMMUNITY_WORKER)
    ]
    chosen = next((each for each in own if each.code == code), own[0] if len(own) == 1 and not code else None)
    if chosen is None:
        sentence = _("Please choose one from the list.")
        raise Unreadable(sentence, [Mistake("community", sentence)])
    return chosen


async def show_person(request: Request) -> Response:
    """Show what someone promised and can join."""
    person, place = await _helped(request, request.path_params["person"])
    return await show(request, await person_page(person, place, request.user))


async def show_check(request: Request) -> Response:
    person, _home = await _helped(request, request.path_params["person"])
    return await show(request, await sign_up_page(person, await _open_shift(request), request))


async def sign_up(request: Request) -> Response:
    """Sign them up; their word is kept in the same act where none was in force."""
    person, place = await _helped(request, request.path_params["person"])
    shift = await _open_shift(request)
    draft = await submitted(request, WordDraft, form=show_check)
    made = await helping.sign_up_for(
        person, await first_slot(shift), by=request.user, place=place, method=draft.method, proof=draft.proof
    )
    return await _shown(request, made)


async def _shown(request: Request, commitment: Commitment) -> Response:
    request.path_params["commitment"] = commitment.public_id

    async def page() -> HelpDonePage:
        return await done_page((await _place(request))[0], request)

    return await done(request, url_maker(request)("signing:help_done", commitment=commitment.public_id), page=page)


async def show_done(request: Request) -> Response:
    """Show what was done; with ?print, as paper."""
    commitment, _person, _home = await _place(request)
    return await show(request, await done_page(commitment, request))


async def show_there(request: Request) -> Response:
    commitment, person, _home = await _place(request)
    return await show(request, await there_page(person, commitment, request.user))


async def say_there(request: Request) -> Response:
    """Say for someone that they were there; the organiser looks at it again."""
    commitment, _person, place = await _place(request)
    draft = await submitted(request, HelpThereDraft, form=show_there)
    said = await helping.say_there_for(
        commitment, words=draft.words, by=request.user, place=place, method=draft.method, proof=draft.proof
    )
    return await _shown(request, said)


async def show_give_up(request: Request) -> Response:
    commitment, person, _home = await _place(request)
    return await show(request, await give_up_page(person, commitment, request))


async def give_up(request: Request) -> Response:
    commitment, _person, place = await _place(request)
    draft = await submitted(request, GiveUpDraft, form=show_give_up)
    ended = await helping.give_up_for(
        commitment, by=request.user, place=place, method=draft.method, proof=draft.proof, because=draft.reason
    )
    return await _shown(request, ended)
