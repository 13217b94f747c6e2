"""The pages of one's own requests, made from rows: short, spoken, with whom to call."""

from collections.abc import Sequence

from ground.language import _
from marketplace import rating
from marketplace.endpoints.needs_desk_need import turns_shown
from marketplace.models import OPEN, SERVED, Need, NeedState, Side
from marketplace.queries.contacts import looks_at
from marketplace.queries.needs_lists import names_of
from marketplace.queries.needs_timeline import View
from marketplace.schemas import need_sentences as sentences
from marketplace.schemas.need_public_pages import LookLine, OwnCard, OwnNeedPage, OwnNeedsPage
from marketplace.schemas.need_words import MARKS, PICTURES, STATES


def list_page(needs: Sequence[Need]) -> OwnNeedsPage:
    """Return the list of one's requests."""
    return OwnNeedsPage(
        title=_("Help for me"),
        cards=[
            OwnCard(
                id=need.public_id,
                title=need.title,
                picture=PICTURES[need.category],
                state=str(STATES[need.state][0]),
                kind=STATES[need.state][1],
                words=now(need),
            )
            for need in sorted(needs, key=lambda each: each.state not in OPEN)
        ],
    )


async def need_page(need: Need) -> OwnNeedPage:
    """Return one of one's requests."""
    looks = await looks_at(need)
    names = await names_of({each.looker_id for each in looks})
    mark = await rating.readable_by(need, Side.BENEFICIARY)
    state, kind = STATES[need.state]
    return OwnNeedPage(
        title=need.title,
        id=need.public_id,
        number=need.number,
        state=str(state),
        kind=kind,
        now=now(need),
        org=need.organisation.name if need.organisation and need.state != NeedState.DISPATCHED else "",
        comes=sentences.comes(need),
        when=sentences.when(need),
        asked=need.asked if need.state == NeedState.NEEDS_FACTS else "",
        reason=need.reason if need.state == NeedState.DECLINED else "",
        referral=need.referral,
        turns=await turns_shown(need, View.OWN),
        looks=[LookLine(at=each.looked_at, who=names.get(each.looker_id, ""), purpose=each.purpose) for each in looks],
        mark=str(MARKS[mark]) if mark else "",
        may=await acts_open(need),
    )


async def acts_open(need: Need) -> list[str]:
    """Return the names of the acts that are open to the one whose request it is."""
    asked = {
        "answer": need.may_move("answer"),
        "confirm": need.may_move("confirm"),
        "withdraw": need.may_move("withdraw"),
        "reopen": need.may_move("reopen"),
        "rate": need.state in SERVED and await rating.given_by(need, Side.BENEFICIARY) is None,
        "report": need.organisation_id is not None and need.state != NeedState.DISPATCHED,
    }
    return [name for name, is_open in asked.items() if is_open]


def now(need: Need) -> str:
    """Say to the one it is about how it stands, one fact a sentence."""
    org = need.organisation.name if need.organisation else ""
    words = {
        NeedState.RECEIVED: _("The community desk looks at it."),
        NeedState.NEEDS_FACTS: _("The desk has a question for you."),
        NeedState.DECLINED: _("We cannot do this one. Please read why."),
        NeedState.VERIFIED: _("We are looking for somebody."),
        NeedState.PUBLISHED: _("We are looking for somebody."),
        NeedState.DISPATCHED: _("We have asked an organisation."),
        NeedState.ACCEPTED: _("%(org)s does it, and finds a day.", org=org),
        NeedState.SCHEDULED: _("%(org)s comes on %(day)s.", org=org, day=sentences.comes(need)),
        NeedState.DONE: _("%(org)s says it is done. Was it?", org=org),
        NeedState.CONFIRMED: _("You said that it was done."),
        NeedState.CLOSED: _("This is done."),
        NeedState.WITHDRAWN: _("This was taken back."),
        NeedState.EXPIRED: _("We found nobody in time. Please call us."),
    }
    return words[need.state]
