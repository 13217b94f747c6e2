"""The desk's word: shifts that wait, one press for a whole shift, the receipt, and answers to disputes."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from ground import clock
from ground.answers import done, show
from ground.asked import asked
from ground.errors import Mistake, OutOfTurn, Unreadable
from ground.forms import submitted
from ground.language import _, hours_text, lazy, ngettext
from ground.pages import url_maker
from ground.persons import name_shown
from volunteers import disputing, seen
from volunteers.confirming import Outcome, confirm_all, give_second_word_to_all, refuse_all
from volunteers.models import ClaimState, HourClaim
from volunteers.schemas.desk import AnswerDraft, ConfirmDeskPage, DisputeAtDesk, ReceiptPage, VerdictDraft
from volunteers.schemas.questions import ConfirmQuestion
from volunteers.showing_desk import by_shift, shifts_shown
from volunteers.showing_disputes import dispute_page

SHIFTS_A_PAGE = 5


async def show_desk(request: Request) -> Response:
    return await show(request, await _desk_page(request, await seen.claims_to_confirm(request.user), second=False))


async def show_second_words(request: Request) -> Response:
    return await show(request, await _desk_page(request, await seen.claims_for_second_word(request.user), second=True))


async def _desk_page(request: Request, claims: Sequence[HourClaim], *, second: bool) -> ConfirmDeskPage:
    shifts = by_shift(claims)
    pages = max(1, -(-len(shifts) // SHIFTS_A_PAGE))
    at = min(asked(request, ConfirmQuestion).at, pages)
    now = clock.now()
    return ConfirmDeskPage(
        title=_("The second word") if second else _("Confirm hours"),
        second=second,
        shifts=await shifts_shown(
            shifts[(at - 1) * SHIFTS_A_PAGE : at * SHIFTS_A_PAGE],
            by=request.user,
            open_in=ClaimState.HELD if second else ClaimState.PROPOSED,
        ),
        waiting=len(claims),
        at=at,
        of=pages,
        disputes=[
            DisputeAtDesk(
                id=each.public_id,
                about=each.about,
                person=name_shown(each.person),
                due_at=each.due_at,
                late=each.due_at < now,
            )
            for each in await seen.disputes_at_desk(request.user)
        ],
    )


async def decide(request: Request) -> Response:
    claims = await seen.shift_at_desk(request.user, request.path_params["shift"])
    draft = await submitted(request, VerdictDraft, form=show_desk)
    chosen = _chosen(claims, draft, ClaimState.PROPOSED)
    if draft.verdict == "refuse":
        outcomes = await refuse_all(chosen, because=_reason(draft), by=request.user)
    else:
        outcomes = await confirm_all(chosen, by=request.user)
    here = url_maker(request)("volunteers:receipt", shift=request.path_params["shift"])
    return await done(request, here, said=_told(outcomes, refused=draft.verdict == "refuse"))


async def decide_second(request: Request) -> Response:
    claims = await seen.shift_at_desk(request.user, request.path_params["shift"])
    draft = await submitted(request, VerdictDraft, form=show_second_words)
    chosen = _chosen(claims, draft, ClaimState.HELD)
    if draft.verdict == "refuse":
        outcomes = await refuse_all(chosen, because=_reason(draft), by=request.user)
    else:
        outcomes = await give_second_word_to_all(chosen, by=request.user)
    here = url_maker(request)("volunteers:second_receipt", shift=request.path_params["shift"])
    return await done(request, here, said=_told(outcomes, refused=draft.verdict == "refuse"))


def _chosen(claims: Sequence[HourClaim], draft: VerdictDraft, state: ClaimState) -> list[HourClaim]:
    chosen = [claim for claim in claims if claim.public_id in draft.claim and claim.state == state]
    if not draft.claim:
        sentence = _("Please tick at least one person.")
        raise Unreadable(sentence, [Mistake("claim", sentence)])
    if draft.verdict == "confirm" and draft.because:
        sentence = _("You wrote why you refuse. Press “Refuse those ticked”, or empty the line.")
        raise Unreadable(sentence, [Mistake("because", sentence)])
    if not chosen:
        raise OutOfTurn(lazy("This has been decided in the meantime. Please look at it again."))
    return chosen


def _reason(draft: VerdictDraft) -> str:
    if not draft.because:
        sentence = _("Please say why, in one sentence. The person reads it.")
        raise Unreadable(sentence, [Mistake("because", sentence)])
    return draft.because


def _told(outcomes: Sequence[Outcome], *, refused: bool) -> str:
    """Say what was done in one sentence, how many wait for an officer, and how many need another look."""
    went = [outcome for outcome in outcomes if outcome.done]
    held = sum(outcome.claim.state == ClaimState.HELD for outcome in went)
    left = len(outcomes) - len(went)
    if refused:
        said = [ngettext("%(count)d person refused.", "%(count)d people refused.", len(went))]
    else:
        said = [ngettext("%(count)d person confirmed.", "%(count)d people confirmed.", len(went))]
    if held:
        said.append(ngettext("%(count)d waits for the street.", "%(count)d wait for the street.", held))
    if left:
        said.append(ngettext("%(count)d could not be: see below.", "%(count)d could not be: see below.", left))
    return " ".join(said)


async def show_receipt(request: Request) -> Response:
    return await _receipt(request, second=False)


async def show_second_receipt(request: Request) -> Response:
    return await _receipt(request, second=True)


async def _receipt(request: Request, *, second: bool) -> Response:
    claims = await seen.shift_at_desk(request.user, request.path_params["shift"])
    open_in = ClaimState.HELD if second else ClaimState.PROPOSED
    [shift] = await shifts_shown([claims], by=request.user, open_in=open_in)
    states = [claim.state for claim in claims]
    waits = seen.claims_for_second_word if second else seen.claims_to_confirm
    entered = [claim.minutes for claim in claims if claim.state == ClaimState.ACCEPTED]
    page = ReceiptPage(
        title=shift.about,
        shift=shift,
        confirmed=states.count(ClaimState.ACCEPTED),
        refused=states.count(ClaimState.REFUSED),
        waiting=states.count(ClaimState.PROPOSED) + states.count(ClaimState.HELD),
        total=hours_text(sum(entered)),
        more_waiting=bool(await waits(request.user)),
        second=second,
    )
    return await show(request, page)


async def show_dispute(request: Request) -> Response:
    found = await seen.dispute_at_desk(request.user, request.path_params["dispute"])
    return await show(request, await dispute_page(found, seen_by=request.user, on_desk=True))


async def answer_dispute(request: Request) -> Response:
    found = await seen.dispute_at_desk(request.user, request.path_params["dispute"])
    draft = await submitted(request, AnswerDraft, form=show_dispute)
    await disputing.answer(found, words=draft.words, by=request.user)
    here = url_maker(request)("volunteers:desk_dispute", dispute=found.public_id)
    return await done(request, here, said=_("The answer is on its way."))
