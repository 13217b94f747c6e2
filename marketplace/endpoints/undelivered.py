"""What did not go out: seen by those who oversee, brought on paper, sent again, or let rest with a reason."""

from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from ground import outbox, persons
from ground.actors import Actor
from ground.answers import done, show
from ground.errors import NotFound, OutOfTurn
from ground.forms import Shape, submitted
from ground.language import _, lazy
from ground.letters import Letter, LetterState, delivering
from ground.outbox import Announcement
from ground.pages import url_maker
from marketplace.queries import supervision
from marketplace.queries.letters_waiting import tells
from marketplace.schemas.letters import RestDraft, RestPage
from marketplace.schemas.supervision import UndeliveredPage


async def undelivered(request: Request) -> Response:
    """Show what did not go out."""
    return await show(request, await _page(request))


async def _page(request: Request) -> UndeliveredPage:
    return UndeliveredPage(
        title=_("What did not go out"),
        facts=await supervision.dead_facts(request.user),
        letters=await supervision.dead_letters(request.user),
        may_try=outbox.may_mend.allows(request.user, Announcement()),
    )


async def try_again(request: Request) -> Response:
    """Let the relay tell a dead fact once more."""
    await submitted(request, Shape, form=undelivered)
    await outbox.try_again(await _fact(request), by=request.user)
    return await _back(request, _("It is on its way again."))


async def send_again(request: Request) -> Response:
    """Send a letter that reached nobody once more."""
    await submitted(request, Shape, form=undelivered)
    await delivering.try_again(await _letter(request), by=request.user)
    return await _back(request, _("It is on its way again."))


async def put_on_paper(request: Request) -> Response:
    """Let the desk of the person's community bring a letter that reached nobody."""
    await submitted(request, Shape, form=undelivered)
    await delivering.print_instead(await _letter(request), by=request.user)
    return await _back(request, _("Their community prints it and brings it."))


async def ask_letter(request: Request) -> Response:
    """Ask why a letter may rest."""
    letter = await _letter(request)
    if letter.state != LetterState.DEAD:
        raise OutOfTurn(lazy("This has changed in the meantime. Please look at it again."))
    urls = url_maker(request)
    page = RestPage(
        title=_("Let this letter rest"),
        tells=tells(letter),
        person=persons.name_shown(letter.person) if letter.person else _("not known"),
        made_at=letter.made_at,
        at=urls("desk:rest_letter", letter=letter.public_id),
        back=urls(_home(request.user)),
    )
    return await show(request, page)


async def rest_letter(request: Request) -> Response:
    """Let a letter rest."""
    letter = await _letter(request)
    draft = await submitted(request, RestDraft, form=ask_letter)
    await delivering.drop(letter, draft.because, by=request.user)
    return await _back(request, _("It rests now. Your reason is written down."))


async def ask_fact(request: Request) -> Response:
    """Ask why a fact may rest."""
    fact, urls = await _fact(request), url_maker(request)
    page = RestPage(
        title=_("Let this fact rest"),
        tells=supervision.fact_words(fact.name),
        person="",
        made_at=fact.announced_at,
        at=urls("desk:rest_fact", fact=fact.id),
        back=urls("desk:undelivered"),
    )
    return await show(request, page)


async def rest_fact(request: Request) -> Response:
    """Let a fact rest."""
    fact = await _fact(request)
    draft = await submitted(request, RestDraft, form=ask_fact)
    await outbox.drop(fact, draft.because, by=request.user)
    return await _back(request, _("It rests now. Your reason is written down."))


async def _letter(request: Request) -> Letter:
    return await delivering.letter_seen_by(request.user, request.path_params["letter"])


async def _fact(request: Request) -> Announcement:
    fact = await Announcement.get_or_none(id=request.path_params["fact"])
    if fact is None:
        raise NotFound(lazy("This has gone out in the meantime."))
    return fact


def _home(actor: Actor) -> str:
    """Return the page on which the actor meets such letters."""
    return "desk:letters" if actor.holds(*delivering.DESKS) else "desk:undelivered"


async def _back(request: Request, said: str) -> Response:
    home = _home(request.user)
    page = partial(_page, request) if home == "desk:undelivered" else None
    return await done(request, url_maker(request)(home), page=page, said=said)
