"""Needs as anyone may read them, and the word that a letter's link asks for."""

from starlette.requests import Request
from starlette.responses import Response

from ground.answers import done, show
from ground.asked import asked
from ground.forms import Shape, submitted
from ground.language import _
from ground.pages import url_maker
from marketplace import complaining, confirming, rating
from marketplace.models import SERVED, Need, NeedState, Side, TroubleKind, Word
from marketplace.need_texts import shown
from marketplace.queries import needs_lists as lists
from marketplace.queries.needs import open_need
from marketplace.rules.needs import TEAM
from marketplace.schemas import need_sentences as sentences
from marketplace.schemas.need_pages import Tab
from marketplace.schemas.need_public_pages import OpenCard, OpenNeedPage, OpenNeedsPage, WordPage
from marketplace.schemas.need_words import CATEGORIES, PICTURES
from marketplace.schemas.needs import MarkDraft
from marketplace.schemas.questions import OpenNeedsQuestion

PAGE_LENGTH = 20


async def list_needs(request: Request) -> Response:
    """List what neighbours need."""
    wanted = asked(request, OpenNeedsQuestion)
    category = wanted.category
    here = url_maker(request)("needs:open_needs")
    found = lists.open_to_all(category)
    total = await found.count()
    of = max(1, -(-total // PAGE_LENGTH))
    at = min(wanted.at, of)
    rows = await lists.with_all(found.offset((at - 1) * PAGE_LENGTH).limit(PAGE_LENGTH))
    kinds = await lists.open_kinds()
    chips = [Tab(label=_("All"), href=here, current=category is None)]
    chips += [
        Tab(label=str(words), href=f"{here}?category={each}", current=each == category)
        for each, words in CATEGORIES.items()
        if each in kinds
    ]
    page = OpenNeedsPage(
        title=_("Who needs a hand?"),
        chips=chips,
        cards=[_card(need) for need in rows],
        total=total,
        at=at,
        of=of,
        query=f"category={category}&" if category else "",
    )
    return await show(request, page)


def _card(need: Need) -> OpenCard:
    return OpenCard(
        id=need.public_id,
        title=shown(need.title),
        category=str(CATEGORIES[need.category]),
        picture=PICTURES[need.category],
        community=need.desk.name,
        when=sentences.when(need),
    )


async def show_need(request: Request) -> Response:
    """Show one; old texts come without what tells too much (EDGE-39)."""
    need = await open_need(request.path_params["need"])
    is_open = need.state == NeedState.PUBLISHED
    href = url_maker(request)("needs:org_need", need=need.public_id)
    page = OpenNeedPage(
        title=shown(need.title),
        number=need.number,
        state=_("Looks for helpers") if is_open else _("Somebody is looking after it"),
        kind="news" if is_open else "good",
        category=str(CATEGORIES[need.category]),
        picture=PICTURES[need.category],
        community=need.desk.name,
        when=sentences.when(need),
        people_wanted=need.people_wanted,
        public_text=shown(need.public_text),
        risk_text=shown(need.risk_text),
        is_open=is_open,
        claim_href=href if is_open and request.user.orgs(*TEAM) else None,
    )
    return await show(request, page)


async def show_word(request: Request) -> Response:
    """Ask whether it was done; the page says nothing of who and where."""
    return await show(request, await _word_page(request))


async def _word_page(request: Request) -> WordPage:
    need, _reader = await confirming.asked_by_letter(request.path_params["word"])
    rated = await rating.given_by(need, Side.BENEFICIARY) if need.state in SERVED else None
    return WordPage(
        title=_("Was it done?") if need.state == NeedState.DONE else _("Thank you for telling us"),
        word=request.path_params["word"],
        need_title=shown(need.title),
        org=need.organisation.name if need.organisation else "",
        said=_("You said: it was done.") if need.state in SERVED else "",
        may_rate=need.state in SERVED and rated is None,
    )


async def say_yes(request: Request) -> Response:
    """Take the word that it was done."""
    need, reader = await confirming.asked_by_letter(request.path_params["word"])
    await submitted(request, Shape, form=show_word)
    await confirming.confirm(need, Word.LINK, by=reader)
    return await done(request, url_maker(request)("needs:word", word=request.path_params["word"]))


async def say_no(request: Request) -> Response:
    """Take the word that it was not done; the link ends, and the organisation has it again."""
    need, reader = await confirming.asked_by_letter(request.path_params["word"])
    await submitted(request, Shape, form=show_word)
    await confirming.not_done(need, _("Said through the link in the letter"), by=reader)
    home = url_maker(request)("needs:open_needs")
    return await done(request, home, said=_("Thank you. They find another day, and we tell you."))


async def say_wrong(request: Request) -> Response:
    """Tell the street that something went wrong; they call."""
    need, reader = await confirming.asked_by_letter(request.path_params["word"])
    await submitted(request, Shape, form=show_word)
    await complaining.report(need, TroubleKind.OTHER, _("Said through the link in the letter. Please call."), by=reader)
    at = url_maker(request)("needs:word", word=request.path_params["word"])
    return await done(request, at, said=_("The street calls you. The organisation does not learn who told."))


async def rate_by_word(request: Request) -> Response:
    """Take the answer to the one question afterwards."""
    need, reader = await confirming.asked_by_letter(request.path_params["word"])
    draft = await submitted(request, MarkDraft, form=show_word)
    await rating.rate(need, draft.mark, by=reader)
    at = url_maker(request)("needs:word", word=request.path_params["word"])
    return await done(request, at, said=_("Thank you. It helps the next one."))
