"""What a desk does with a need: acknowledge, ask, answer, verify, decline, publish, send, recall, close, open again."""

from starlette.requests import Request
from starlette.responses import Response

from ground import privacy
from ground.answers import done, show
from ground.errors import OutOfTurn
from ground.forms import Shape, form_of, submitted
from ground.language import _, lazy
from ground.pages import url_maker
from ground.persons import name_shown
from marketplace import confirming, dispatching, dropping, need_texts, posting, verifying
from marketplace.endpoints.needs_choices import dispatch_page
from marketplace.endpoints.needs_reasons import reason_page
from marketplace.models import Need
from marketplace.queries.needs import desk_need
from marketplace.schemas import need_sentences as sentences
from marketplace.schemas.need_pages import ConfirmPage, TextPart, VerifyPage
from marketplace.schemas.need_words import CATEGORIES, CONFIRMED_HOW, RISK_CHOICES
from marketplace.schemas.needs import (
    AnswerDraft,
    ConfirmDraft,
    DeclineDraft,
    DispatchDraft,
    ReasonDraft,
    ReopenDraft,
    VerifyDraft,
    WordDraft,
)
from orgs.queries import org_seen_by


async def _need(request: Request) -> Need:
    return await desk_need(request.user, request.path_params["need"])


async def _back(request: Request, need: Need, said: str) -> Response:
    return await done(request, url_maker(request)("needs:desk_need", need=need.public_id), said=said)


async def show_acknowledge(request: Request) -> Response:
    return await show(request, reason_page("acknowledge", await _need(request), request))


async def acknowledge(request: Request) -> Response:
    need = await _need(request)
    draft = await submitted(request, WordDraft, form=show_acknowledge)
    await verifying.acknowledge(need, by=request.user, method=draft.method, proof=draft.proof)
    return await _back(request, need, _("They have been told that you have it in hand."))


async def show_ask(request: Request) -> Response:
    return await show(request, reason_page("ask_facts", await _need(request), request))


async def ask(request: Request) -> Response:
    need = await _need(request)
    draft = await submitted(request, ReasonDraft, form=show_ask)
    await verifying.ask(need, draft.because, by=request.user)
    return await _back(request, need, _("Asked. The clock stands still until the answer comes."))


async def show_answer(request: Request) -> Response:
    return await show(request, reason_page("answer", await _need(request), request))


async def answer(request: Request) -> Response:
    need = await _need(request)
    draft = await submitted(request, AnswerDraft, form=show_answer)
    await posting.answer(need, draft.words, by=request.user)
    return await _back(request, need, _("Added. Somebody looks at it again."))


async def show_verify(request: Request) -> Response:
    """Show what was said beside what all may read; a text that came back is marked where it tells too much."""
    need = await _need(request)
    typed = form_of(request).typed
    text = str(typed.get("public_text", need.public_text))
    secrets = await need_texts.secrets_of(need)
    words = privacy.unseal(need_texts.WORDS, need.words_sealed)
    page = VerifyPage(
        title=_("Mend the public text") if need.verified_at else _("Look at this need"),
        id=need.public_id,
        number=need.number,
        words=words,
        person=name_shown(need.beneficiary),
        category=str(CATEGORIES[need.category]),
        when=sentences.when(need, on_desk=True),
        draft_title=need.title,
        public_text=need.public_text,
        risk_level=str(need.risk_level),
        risk_text=need.risk_text,
        parts=[TextPart(words=part.words, found=part.found) for part in need_texts.parts(text, secrets)],
        risks=[(str(int(each)), str(label)) for each, label in RISK_CHOICES.items()],
        amounts=need_texts.amounts(words, text),
        again=need.verified_at is not None,
    )
    return await show(request, page)


async def verify(request: Request) -> Response:
    need = await _need(request)
    draft = await submitted(request, VerifyDraft, form=show_verify)
    if need.may_move("verify"):
        await verifying.verify(need, draft, by=request.user)
        return await _back(request, need, _("Checked. Now send it to an organisation, or open it to all."))
    await verifying.rewrite(need, draft, by=request.user)
    return await _back(request, need, _("The public text is mended."))


async def show_decline(request: Request) -> Response:
    return await show(request, reason_page("decline", await _need(request), request))


async def decline(request: Request) -> Response:
    need = await _need(request)
    draft = await submitted(request, DeclineDraft, form=show_decline)
    await verifying.decline(need, draft.because, referral=draft.referral, by=request.user)
    return await _back(request, need, _("They have been told, and whom to turn to."))


async def publish(request: Request) -> Response:
    """Open it to all; a text that tells too much leads to where it is mended, with what was found marked."""
    need = await _need(request)
    await submitted(request, Shape, form=show_verify)
    await verifying.publish(need, by=request.user)
    return await _back(request, need, _("All can read it now, and organisations can claim it."))


async def show_dispatch(request: Request) -> Response:
    return await show(request, await dispatch_page(await _need(request)))


async def dispatch(request: Request) -> Response:
    need = await _need(request)
    draft = await submitted(request, DispatchDraft, form=show_dispatch)
    org = await org_seen_by(request.user, draft.org)
    await dispatching.dispatch(need, org, by=request.user)
    return await _back(request, need, _("Sent to %(org)s.", org=org.name))


async def show_recall(request: Request) -> Response:
    return await show(request, reason_page("recall", await _need(request), request))


async def recall(request: Request) -> Response:
    need = await _need(request)
    draft = await submitted(request, ReasonDraft, form=show_recall)
    await dispatching.recall(need, by=request.user, because=draft.because)
    return await _back(request, need, _("The desk has it again."))


async def show_confirm(request: Request) -> Response:
    """Ask how the desk knows that it was done."""
    need = await _need(request)
    if not need.may_move("confirm"):
        raise OutOfTurn(lazy("There is nothing to confirm here now."))
    page = ConfirmPage(
        title=_("Was it done?"),
        id=need.public_id,
        org=need.organisation.name if need.organisation else "",
        ways=[(str(each), str(words)) for each, words in CONFIRMED_HOW.items() if each not in ("self", "link")],
    )
    return await show(request, page)


async def confirm(request: Request) -> Response:
    need = await _need(request)
    draft = await submitted(request, ConfirmDraft, form=show_confirm)
    await confirming.confirm(need, draft.how, by=request.user)
    return await _back(request, need, _("Confirmed. Thank you for asking."))


async def show_not_done(request: Request) -> Response:
    return await show(request, reason_page("not_done", await _need(request), request))


async def not_done(request: Request) -> Response:
    need = await _need(request)
    draft = await submitted(request, ReasonDraft, form=show_not_done)
    await confirming.not_done(need, draft.because, by=request.user)
    return await _back(request, need, _("The organisation has it again."))


async def close(request: Request) -> Response:
    need = await _need(request)
    await submitted(request, Shape)
    await confirming.close(need, by=request.user)
    return await _back(request, need, _("Closed."))


async def show_reopen(request: Request) -> Response:
    return await show(request, reason_page("reopen", await _need(request), request))


async def reopen(request: Request) -> Response:
    need = await _need(request)
    draft = await submitted(request, ReopenDraft, form=show_reopen)
    await confirming.reopen(need, draft.because, by=request.user, wanted_until=draft.wanted_until)
    return await _back(request, need, _("It is open again."))


async def show_withdraw(request: Request) -> Response:
    return await show(request, reason_page("withdraw", await _need(request), request))


async def withdraw(request: Request) -> Response:
    need = await _need(request)
    draft = await submitted(request, ReasonDraft, form=show_withdraw)
    await dropping.withdraw(need, draft.because, by=request.user)
    return await _back(request, need, _("Withdrawn."))
