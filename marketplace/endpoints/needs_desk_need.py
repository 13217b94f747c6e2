"""One need on its desk: all that is known of it, what happened, and the acts that are open now."""

from starlette.requests import Request
from starlette.responses import Response

from ground import clock, persons, privacy
from ground.actors import Actor
from ground.answers import show
from ground.language import _, desk_time, spoken_moment
from ground.mandates import Mandate
from ground.pages import url_maker
from marketplace import complaining, need_texts, rating
from marketplace.models import Need, NeedState, RiskLevel, Side
from marketplace.queries import needs
from marketplace.queries.contacts import note_reading
from marketplace.queries.needs_lists import CLOCKED
from marketplace.queries.needs_timeline import View, turns_of
from marketplace.rules import needs as rules
from marketplace.schemas import need_sentences as sentences
from marketplace.schemas.need_pages import DeskNeedPage, SendingShown, Tab, TextPart, TurnShown
from marketplace.schemas.need_words import (
    CATEGORIES,
    CONFIRMED_HOW,
    DISPATCH_STATES,
    MARKS,
    RISKS,
    STATES,
    TROUBLE_STATES,
    TROUBLES,
    URGENCIES,
)
from marketplace.verifying import has_word


async def show_need(request: Request) -> Response:
    """Show it; that its words were read is told to the one it is about, once a day and reader."""
    need = await needs.desk_need(request.user, request.path_params["need"])
    await note_reading(need, by=request.user)
    return await show(request, await page_of(need, request))


def acts_open(actor: Actor, need: Need) -> list[str]:
    """Return the names of the acts that are open to this actor now, by the rules that guard them."""
    asked = {
        "acknowledge": rules.may_keep.allows(actor, need)
        and need.state == NeedState.RECEIVED
        and need.acknowledged_at is None,
        "verify": rules.may_verify.allows(actor, need) and need.may_move("verify") and has_word(need),
        "ask": rules.may_verify.allows(actor, need) and need.may_move("ask"),
        "answer": rules.may_answer.allows(actor, need) and need.may_move("answer"),
        "decline": rules.may_verify.allows(actor, need) and need.may_move("decline"),
        "publish": rules.may_keep.allows(actor, need) and need.may_move("publish"),
        "dispatch": rules.may_keep.allows(actor, need) and need.may_move("dispatch"),
        "rewrite": rules.may_verify.allows(actor, need) and need.state == NeedState.VERIFIED,
        "recall": rules.may_keep.allows(actor, need) and need.may_move("recall"),
        "confirm": rules.may_confirm.allows(actor, need) and need.may_move("confirm"),
        "close": rules.may_keep.allows(actor, need) and need.may_move("close"),
        "reopen": rules.may_reopen.allows(actor, need) and need.may_move("reopen"),
        "withdraw": rules.may_withdraw.allows(actor, need) and need.may_move("withdraw"),
        "contact": rules.at_desk(actor, need),
        "report": rules.may_report.allows(actor, need) and need.organisation_id is not None,
    }
    return [name for name, is_open in asked.items() if is_open]


async def page_of(need: Need, request: Request) -> DeskNeedPage:
    """Return the page of a need for its desk, its street, or the social worker who recorded it."""
    actor: Actor = request.user
    state, kind = STATES[need.state]
    mandate = await Mandate.get_or_none(id=need.mandate_id) if need.mandate_id else None
    mark = await rating.readable_by(need, Side.ORGANISATION)
    secrets = await need_texts.secrets_of(need)
    return DeskNeedPage(
        title=need.title,
        id=need.public_id,
        number=need.number,
        state=str(state),
        kind=kind,
        person=persons.name_shown(need.beneficiary),
        phone=persons.phone_shown(need.beneficiary) or _("no telephone"),
        community=need.desk.name,
        category=str(CATEGORIES[need.category]),
        urgency=str(URGENCIES[need.urgency]),
        when=sentences.when(need, on_desk=True),
        people_wanted=need.people_wanted,
        words=privacy.unseal(need_texts.WORDS, need.words_sealed),
        public_parts=[
            TextPart(words=part.words, found=part.found) for part in need_texts.parts(need.public_text, secrets)
        ],
        risk=str(RISKS[RiskLevel(need.risk_level)]),
        risk_text=need.risk_text,
        recorded=desk_time(need.made_at),
        word=sentences.word(mandate, need),
        due_at=need.due_at if need.state in CLOCKED else None,
        late=sentences.is_late(need),
        now=sentences.now(need, recorded_it=actor.person_id == need.recorded_by_id),
        asked=need.asked if need.state == NeedState.NEEDS_FACTS else "",
        reason=need.reason,
        referral=need.referral,
        org=need.organisation.name if need.organisation else "",
        project=need.project.title if need.project else "",
        comes=sentences.comes(need, on_desk=True),
        confirmed=str(CONFIRMED_HOW[need.confirmed_how]) if need.confirmed_how else "",
        mark=str(MARKS[mark]) if mark else "",
        amounts=need_texts.amounts(need.public_text, privacy.unseal(need_texts.WORDS, need.words_sealed)),
        turns=await turns_shown(need, View.DESK),
        sendings=await _sendings(need),
        troubles=await _troubles(need, request),
        may=acts_open(actor, need),
    )


async def turns_shown(need: Need, view: View) -> list[TurnShown]:
    """Return what happened, as a timeline: the last turn is where it stands now."""
    turns = await turns_of(need, view)
    shown = []
    for number, turn in enumerate(turns, start=1):
        state = "stopped" if turn.stopped else "now" if number == len(turns) and need.state in CLOCKED else "past"
        words = f"{spoken_moment(turn.at) if view == View.OWN else desk_time(turn.at)} · {turn.who}"
        shown.append(
            TurnShown(title=turn.what, words=f"{words} · {turn.because}" if turn.because else words, state=state)
        )
    return shown


async def _sendings(need: Need) -> list[SendingShown]:
    return [
        SendingShown(
            org=each.organisation.name,
            sent_at=each.sent_at,
            due_at=each.due_at,
            state=str(DISPATCH_STATES[each.state][0]),
            kind=DISPATCH_STATES[each.state][1],
            reason=each.reason,
        )
        for each in await needs.dispatches_of(need)
    ]


async def _troubles(need: Need, request: Request) -> list[Tab]:
    url_for = url_maker(request)
    return [
        Tab(
            label=f"{TROUBLES[each.kind]}: {TROUBLE_STATES[each.state][0]}",
            href=url_for("needs:trouble", trouble=each.public_id),
            current=each.due_at < clock.now() and each.settled_at is None,
        )
        for each in await complaining.troubles_of(request.user, need)
    ]
