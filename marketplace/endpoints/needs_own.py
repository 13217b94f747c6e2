"""One's own requests: ask in three steps, see how it stands, say whether it was done, take it back."""

import datetime as dt

from starlette.requests import Request
from starlette.responses import Response

from ground import clock
from ground.answers import done, show
from ground.errors import OutOfTurn
from ground.forms import Shape, submitted
from ground.identity import Person
from ground.language import _, lazy
from ground.pages import url_maker
from ground.places import Place
from marketplace import confirming, dropping, posting, rating
from marketplace.endpoints.needs_new import last_where
from marketplace.endpoints.needs_own_pages import list_page, need_page
from marketplace.endpoints.needs_reasons import reason_page
from marketplace.models import Need, Urgency, Word
from marketplace.queries.beneficiaries import community_of
from marketplace.queries.needs import own_need, own_needs
from marketplace.schemas.need_public_pages import (
    AskBackDraft,
    AskCheckPage,
    AskDraft,
    AskPage,
    AskWhatDraft,
    AskWhenPage,
)
from marketplace.schemas.need_words import CATEGORIES, DAYPARTS, URGENCIES
from marketplace.schemas.needs import AnswerDraft, MarkDraft, ReasonDraft, Wish

DAYS = {Urgency.TODAY: 0, Urgency.WEEK: 7, Urgency.MONTH: 30}
"""By when it is wanted, in the words of the form."""


async def _need(request: Request) -> Need:
    return await own_need(request.user, request.path_params["need"])


async def _back(request: Request, need: Need, said: str) -> Response:
    return await done(request, url_maker(request)("needs:own_need", need=need.public_id), said=said)


async def _home(request: Request) -> Place | None:
    person = await Person.get(id=request.user.person_id).select_related("home")
    return await community_of(person.home) if person.home else None


async def list_needs(request: Request) -> Response:
    """Show my requests."""
    return await show(request, list_page(await own_needs(request.user)))


async def show_ask(request: Request) -> Response:
    """Ask what is needed."""
    home = await _home(request)
    page = AskPage(
        title=_("What do you need?"),
        home=home.name if home else None,
        categories=[(str(each), str(words)) for each, words in CATEGORIES.items()],
    )
    return await show(request, page)


async def change_ask(request: Request) -> Response:
    """Show the first step again with what was written."""
    await submitted(request, AskBackDraft, form=show_ask)
    return await show_ask(request)


async def ask_when(request: Request) -> Response:
    """Ask when and where."""
    draft = await submitted(request, AskWhatDraft, form=show_ask)
    return await _show_when(request, draft)


async def _show_when(request: Request, draft: AskWhatDraft) -> Response:
    home = await _home(request)
    if home is None:
        raise OutOfTurn(lazy("Please tell us first in which community you live."))
    page = AskWhenPage(
        title=_("When, and where?"),
        category=str(draft.category),
        words=draft.words,
        where=await last_where(request.user.person_id, home.id),
        urgencies=[(str(each), str(words)) for each, words in URGENCIES.items()],
        dayparts=[(str(each), str(words)) for each, words in DAYPARTS.items()],
    )
    return await show(request, page)


async def _show_when_again(request: Request) -> Response:
    """Show the second step as it was typed; what the first step carried is still there, or the first is shown."""
    typed = request.state.form.typed
    try:
        first = AskWhatDraft.model_validate({name: typed.get(name) for name in ("category", "words")})
    except ValueError:
        return await show_ask(request)
    return await _show_when(request, first)


async def ask_check(request: Request) -> Response:
    """Show all of it before it is sent."""
    draft = await submitted(request, AskDraft, form=_show_when_again)
    home = await _home(request)
    page = AskCheckPage(
        title=_("Look it over: is it right?"),
        carries={
            "category": str(draft.category),
            "words": draft.words,
            "urgency": str(draft.urgency),
            "where": draft.where,
        },
        dayparts=[str(each) for each in draft.dayparts],
        category=str(CATEGORIES[draft.category]),
        urgency=str(URGENCIES[draft.urgency]),
        times=_(", ").join(str(DAYPARTS[each]) for each in draft.dayparts) or _("Any time"),
        community=home.name if home else "",
        community_call=_("The people of %(community)s look at it, and call you.", community=home.name if home else ""),
    )
    return await show(request, page)


async def ask(request: Request) -> Response:
    """Send it to the desk of the community."""
    draft = await submitted(request, AskDraft, form=_show_when_again)
    home = await _home(request)
    if home is None:
        raise OutOfTurn(lazy("Please tell us first in which community you live."))
    today = clock.today()
    wish = Wish(
        category=draft.category,
        words=draft.words,
        where=draft.where,
        wanted_from=today,
        wanted_until=today + dt.timedelta(days=DAYS[draft.urgency]),
        dayparts=draft.dayparts,
        urgency=draft.urgency,
    )
    need = await posting.ask(wish, by=request.user, place=home)
    return await _back(request, need, _("We have it. Your number is %(number)s.", number=need.number))


async def show_need(request: Request) -> Response:
    """Show how it stands."""
    return await show(request, await need_page(await _need(request)))


async def show_answer(request: Request) -> Response:
    return await show(request, reason_page("answer", await _need(request), request, side="own"))


async def answer(request: Request) -> Response:
    need = await _need(request)
    draft = await submitted(request, AnswerDraft, form=show_answer)
    await posting.answer(need, draft.words, by=request.user)
    return await _back(request, need, _("Thank you. We go on with it."))


async def say_yes(request: Request) -> Response:
    need = await _need(request)
    await submitted(request, Shape, form=show_need)
    await confirming.confirm(need, Word.SELF, by=request.user)
    return await _back(request, need, _("Thank you for telling us."))


async def show_not_done(request: Request) -> Response:
    return await show(request, reason_page("not_done", await _need(request), request, side="own"))


async def say_no(request: Request) -> Response:
    need = await _need(request)
    draft = await submitted(request, ReasonDraft, form=show_not_done)
    await confirming.not_done(need, draft.because, by=request.user)
    return await _back(request, need, _("Thank you. They find another day, and we tell you."))


async def rate(request: Request) -> Response:
    need = await _need(request)
    draft = await submitted(request, MarkDraft, form=show_need)
    await rating.rate(need, draft.mark, by=request.user)
    return await _back(request, need, _("Thank you. It helps the next one."))


async def show_withdraw(request: Request) -> Response:
    return await show(request, reason_page("withdraw", await _need(request), request, side="own"))


async def withdraw(request: Request) -> Response:
    need = await _need(request)
    draft = await submitted(request, ReasonDraft, form=show_withdraw)
    await dropping.withdraw(need, draft.because, by=request.user)
    return await _back(request, need, _("It is taken back. Nobody comes for this."))


async def show_reopen(request: Request) -> Response:
    return await show(request, reason_page("reopen", await _need(request), request, side="own"))


async def reopen(request: Request) -> Response:
    need = await _need(request)
    draft = await submitted(request, ReasonDraft, form=show_reopen)
    await confirming.reopen(need, draft.because, by=request.user)
    return await _back(request, need, _("It is open again. We look for somebody."))
