"""Something went wrong: the report, and the street that hears both sides (EDGE-29)."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from ground import privacy
from ground.answers import done, show
from ground.forms import submitted
from ground.language import _, desk_time
from ground.pages import url_maker
from marketplace import complaining
from marketplace.complaining import SEALED, trouble_seen_by
from marketplace.models import Trouble, TroubleState
from marketplace.queries.contacts import note_reading
from marketplace.queries.needs import desk_need, own_need
from marketplace.schemas.need_public_pages import TroubleDeskPage, TroublePage
from marketplace.schemas.need_words import TROUBLE_STATES, TROUBLES
from marketplace.schemas.needs import TroubleDraft, WordsDraft


async def show_report(request: Request) -> Response:
    """Ask the desk what went wrong."""
    await desk_need(request.user, request.path_params["need"])
    return await show(request, _page(request, "needs:desk_need", "needs:do_report", desk=True))


async def report(request: Request) -> Response:
    """Take the desk's report."""
    need = await desk_need(request.user, request.path_params["need"])
    draft = await submitted(request, TroubleDraft, form=show_report)
    await complaining.report(need, draft.kind, draft.words, by=request.user)
    at = url_maker(request)("needs:desk_need", need=need.public_id)
    return await done(request, at, said=_("The street has your report. Telephone and address are closed until then."))


async def show_own_report(request: Request) -> Response:
    """Ask the one who was helped what went wrong."""
    await own_need(request.user, request.path_params["need"])
    return await show(request, _page(request, "needs:own_need", "needs:own_do_report", desk=False))


async def own_report(request: Request) -> Response:
    """Take the report of the one who was helped."""
    need = await own_need(request.user, request.path_params["need"])
    draft = await submitted(request, TroubleDraft, form=show_own_report)
    await complaining.report(need, draft.kind, draft.words, by=request.user)
    at = url_maker(request)("needs:own_need", need=need.public_id)
    return await done(request, at, said=_("The street calls you. The organisation does not learn who told."))


def _page(request: Request, back: str, action: str, *, desk: bool) -> TroublePage:
    url_for, need = url_maker(request), request.path_params["need"]
    return TroublePage(
        title=_("What went wrong?"),
        desk=desk,
        back=url_for(back, need=need),
        action=url_for(action, need=need),
        kinds=[(str(each), str(words)) for each, words in TROUBLES.items()],
    )


async def show_trouble(request: Request) -> Response:
    """Show a report to the street; that it was read is told to the one it is about."""
    trouble = await trouble_seen_by(request.user, request.path_params["trouble"])
    await note_reading(trouble.need, by=request.user)
    return await show(request, _desk_page(trouble))


async def hear(request: Request) -> Response:
    """Write down what the other side said."""
    return await _kept(request, complaining.hear, _("Both sides were heard. Now settle it."))


async def settle(request: Request) -> Response:
    """Write down what came of it."""
    return await _kept(request, complaining.settle, _("Settled."))


async def _kept(request: Request, act: Callable[..., Awaitable[Trouble]], said: str) -> Response:
    trouble = await trouble_seen_by(request.user, request.path_params["trouble"])
    draft = await submitted(request, WordsDraft, form=show_trouble)
    await act(trouble, draft.words, by=request.user)
    return await done(request, url_maker(request)("needs:trouble", trouble=trouble.public_id), said=said)


def _desk_page(trouble: Trouble) -> TroubleDeskPage:
    need = trouble.need
    state, tag = TROUBLE_STATES[trouble.state]
    steps = {TroubleState.OPEN: "hear", TroubleState.HEARD: "settle"}
    return TroubleDeskPage(
        title=str(TROUBLES[trouble.kind]),
        id=trouble.public_id,
        need_id=need.public_id,
        need_title=need.title,
        org=trouble.organisation.name if trouble.organisation else "",
        kind=str(TROUBLES[trouble.kind]),
        state=str(state),
        tag=tag,
        words=privacy.unseal(SEALED, trouble.words_sealed),
        reported=desk_time(trouble.reported_at),
        due_at=trouble.due_at,
        heard=privacy.unseal(SEALED, trouble.heard_sealed) if trouble.heard_sealed else "",
        outcome=privacy.unseal(SEALED, trouble.outcome_sealed) if trouble.outcome_sealed else "",
        may=steps.get(trouble.state, ""),
    )
