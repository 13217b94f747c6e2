"""Letters at the desk: printed and brought to who has no telephone, said to whom no message reached."""

from starlette.requests import Request
from starlette.responses import Response

from ground import persons
from ground.actors import Actor
from ground.answers import done, show
from ground.forms import Shape, submitted
from ground.language import _, ngettext
from ground.letters import Letter, delivering, troubles
from ground.pages import url_maker
from marketplace.queries.letters_waiting import tells
from marketplace.schemas.letters import (
    LetterCallPage,
    LetterLine,
    LettersDraft,
    LetterSheet,
    LettersPage,
    LettersPrint,
)


async def show_letters(request: Request) -> Response:
    """Show what is to be printed, and what reached nobody, in the actor's communities."""
    return await show(request, await _page(request))


async def _page(request: Request) -> LettersPage:
    paths = request.user.paths(*delivering.DESKS)
    return LettersPage(
        title=_("Letters"),
        to_print=[_line(each) for each in await delivering.to_print(paths)],
        dead=[_line(each) for each in await delivering.dead(paths)],
    )


def _line(letter: Letter) -> LetterLine:
    return LetterLine(
        id=letter.public_id,
        person=_name(letter),
        tells=tells(letter),
        made_at=letter.made_at,
        trouble=troubles.in_words(letter.trouble),
        to_do=troubles.to_do(letter.trouble),
    )


def _name(letter: Letter) -> str:
    return persons.name_shown(letter.person) if letter.person else _("not known")


async def print_letters(request: Request) -> Response:
    """Show the chosen letters in clear, to be printed; each look is written down for its person."""
    draft = await submitted(request, LettersDraft, form=show_letters)
    letters = [await delivering.letter_seen_by(request.user, each) for each in draft.letter]
    sheets = [await _sheet(each, by=request.user) for each in letters]
    return await show(request, LettersPrint(title=_("Letters to bring"), sheets=sheets))


async def _sheet(letter: Letter, *, by: Actor) -> LetterSheet:
    return LetterSheet(
        id=letter.public_id,
        person=_name(letter),
        phone=persons.phone_shown(letter.person) if letter.person else "",
        made_at=letter.made_at,
        words=await delivering.words_of(letter, by=by),
    )


async def mark_brought(request: Request) -> Response:
    """Note that these people have their letters in hand."""
    draft = await submitted(request, LettersDraft, form=show_letters)
    letters = [await delivering.letter_seen_by(request.user, each) for each in draft.letter]
    for letter in letters:
        await delivering.mark_delivered(letter, by=request.user)
    said = ngettext("%(count)d letter is with its person.", "%(count)d letters are with their people.", len(letters))
    return await _back(request, said)


async def read_letter(request: Request) -> Response:
    """Show one letter that reached nobody, to say it to its person; the look is written down."""
    await submitted(request, Shape, form=show_letters)
    letter = await delivering.letter_seen_by(request.user, request.path_params["letter"])
    page = LetterCallPage(title=_("Tell them this"), sheet=await _sheet(letter, by=request.user))
    return await show(request, page)


async def mark_told(request: Request) -> Response:
    """Note that the person was told."""
    await submitted(request, Shape, form=show_letters)
    letter = await delivering.letter_seen_by(request.user, request.path_params["letter"])
    await delivering.mark_delivered(letter, by=request.user)
    return await _back(request, _("Written down: they were told."))


async def send_again(request: Request) -> Response:
    """Send a letter once more, by the ways its person has now."""
    await submitted(request, Shape, form=show_letters)
    letter = await delivering.letter_seen_by(request.user, request.path_params["letter"])
    await delivering.try_again(letter, by=request.user)
    return await _back(request, _("It is on its way again."))


async def _back(request: Request, said: str) -> Response:
    return await done(request, url_maker(request)("desk:letters"), page=lambda: _page(request), said=said)
