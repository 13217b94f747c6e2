"""Notices at the desk of who hangs them: the paper on the board, taking one down, times when nobody could read them."""

from starlette.requests import Request
from starlette.responses import Response

from ground import attachments, clock, notices
from ground.actors import Actor
from ground.answers import done, show
from ground.database import transaction
from ground.forms import submitted
from ground.language import _, ngettext
from ground.notices import PublicNotice
from ground.pages import url_maker
from marketplace.endpoints.notice_pages import phase_of
from marketplace.endpoints.objection_pages import desk_page
from marketplace.schemas.hung_notices import BoardDraft, HungNoticePage, OutageDraft, OutagePage, TakingDownPage
from marketplace.schemas.notice_words import STATES
from marketplace.schemas.staff_drafts import BecauseDraft


async def show_notice(request: Request) -> Response:
    """Show one notice of the desk's places."""
    return await show(request, await _page(await _notice(request), request.user))


async def _page(notice: PublicNotice, actor: Actor) -> HungNoticePage:
    phase = phase_of(notice)
    words, tag = STATES[phase]
    return HungNoticePage(
        title=notice.title,
        id=notice.public_id,
        place=notice.place.name,
        state=str(words),
        tag=tag,
        hung_on=clock.city_day(notice.opened_at),
        last_day=clock.city_day(notice.closes_at),
        objections=await notices.count_waiting(notice),
        paper_on=clock.city_day(notice.paper_at) if notice.paper_at else None,
        hangs=phase == "hangs",
        may_settle=notice.id in {each.id for each in await notices.notices_to_settle(actor)},
    )


async def post_paper(request: Request) -> Response:
    """Note that the paper hangs on the board, with its photo."""
    notice = await _notice(request)
    draft = await submitted(request, BoardDraft, form=show_notice)
    clean = await attachments.read(draft.picture, field="picture")
    async with transaction():
        kept = await attachments.keep(clean, about=notice, by=request.user)
        await notices.post_paper(notice, kept.public_id, by=request.user)
    return await _back(request, notice, _("Written down: it hangs on the board."))


async def show_taking_down(request: Request) -> Response:
    """Ask why a notice is taken down."""
    notice = await _notice(request)
    page = TakingDownPage(title=_("Take this notice down?"), id=notice.public_id, notice=notice.title)
    return await show(request, page)


async def take_down(request: Request) -> Response:
    """Take a notice down."""
    notice = await _notice(request)
    draft = await submitted(request, BecauseDraft, form=show_taking_down)
    await notices.withdraw(notice, by=request.user, because=draft.because)
    return await _back(request, notice, _("It is taken down."))


async def show_outage(request: Request) -> Response:
    """Ask when the site was down."""
    return await show(request, OutagePage(title=_("The site was down"), today=clock.today()))


async def note_outage(request: Request) -> Response:
    """Lengthen every notice that could not be read."""
    draft = await submitted(request, OutageDraft, form=show_outage)
    count = await notices.note_outage(draft.began, draft.ended, by=request.user)
    said = ngettext("%(count)d notice hangs so much longer.", "%(count)d notices hang so much longer.", count)
    at = url_maker(request)("notices:desk")
    return await done(request, at, page=lambda: desk_page(request.user), said=said)


async def _notice(request: Request) -> PublicNotice:
    return await notices.notice_of_desk(request.user, request.path_params["notice"])


async def _back(request: Request, notice: PublicNotice, said: str) -> Response:
    async def page() -> HungNoticePage:
        return await _page(await notices.notice_of_desk(request.user, notice.public_id), request.user)

    return await done(request, url_maker(request)("notices:hung", notice=notice.public_id), page=page, said=said)
