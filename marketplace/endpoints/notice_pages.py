"""Pages about notices, made from what the ground keeps of them."""

from collections.abc import Sequence

from starlette.requests import Request

from ground import clock, notices, policy
from ground.actors import Actor
from ground.language import _
from ground.notices import NoticeName, NoticeState, Objection, ObjectionState, PublicNotice
from ground.pages import prefix, url_maker
from marketplace.schemas.notice_words import FIELDS, GROUNDS, OBJECTIONS, STATES, WHOLE
from marketplace.schemas.notices import NoticeLine, NoticePage, NoticesPage, ObjectPage, OwnObjection, ReceiptPage

PAGE_LENGTH = 20
GROUP = 4
VOID = (NoticeState.REPLACED, NoticeState.WITHDRAWN)
"""What such a notice told is not told any more: it may have been a mistake to tell it."""


async def notices_page(asked: int) -> NoticesPage:
    """Return one page of what hangs now."""
    found = await notices.notices_hanging()
    of = max(1, -(-len(found) // PAGE_LENGTH))
    at = min(asked, of)
    return NoticesPage(
        title=_("Public notices"),
        lines=[
            NoticeLine(
                id=each.public_id, title=each.title, place=each.place.name, last_day=clock.city_day(each.closes_at)
            )
            for each in found[(at - 1) * PAGE_LENGTH : at * PAGE_LENGTH]
        ],
        total=len(found),
        at=at,
        of=of,
    )


async def notice_page(notice: PublicNotice, actor: Actor) -> NoticePage:
    """Return one notice as this reader sees it."""
    phase = phase_of(notice)
    words, tag = STATES[phase]
    names = await notices.names_on(notice)
    follower = await notices.next_of(notice)
    told = {} if notice.state in VOID else notice.fields_told
    return NoticePage(
        title=notice.title,
        id=notice.public_id,
        place=notice.place.name,
        said=[(str(label), told[field]) for field, label in FIELDS.items() if told.get(field)],
        names=[] if notice.state in VOID else [each.words for each in names],
        hung_on=clock.city_day(notice.opened_at),
        last_day=clock.city_day(notice.closes_at),
        working_days=notice.working_days,
        provisional=notice.provisional,
        state=phase,
        state_words=str(words),
        tag=tag,
        paper_on=clock.city_day(notice.paper_at) if notice.paper_at else None,
        next_id=follower.public_id if follower else None,
        may_object=phase == "hangs",
        own=[
            OwnObjection(
                receipt=each.public_id, about=_about(each, notice, names), state=str(OBJECTIONS[each.state][0])
            )
            for each in await notices.own_objections(notice, actor)
        ],
    )


def phase_of(notice: PublicNotice) -> str:
    """Return how a notice stands; that its days are over is told by time alone."""
    if notice.state is not NoticeState.OPEN:
        return str(notice.state)
    return "hangs" if clock.now() <= notice.closes_at else "over"


async def about_of(objection: Objection) -> str:
    """Return what an objection is to, in words: a name of the notice, or all of it."""
    notice = objection.notice
    return _about(objection, notice, await notices.names_on(notice))


def _about(objection: Objection, notice: PublicNotice, names: Sequence[NoticeName]) -> str:
    if objection.ref == notice.subject:
        return str(WHOLE)
    return next((each.words for each in names if each.ref == objection.ref), "")


async def object_page(notice: PublicNotice, request: Request) -> ObjectPage:
    """Return the form of an objection to a notice."""
    url_for = url_maker(request)
    here = url_for("notices:objecting", notice=notice.public_id)
    names = await notices.names_on(notice)
    return ObjectPage(
        title=_("Object to this notice"),
        id=notice.public_id,
        notice=notice.title,
        last_day=clock.city_day(notice.closes_at),
        answer_days=await policy.value("objections.working_days"),
        abouts=[("0", str(WHOLE)), *((str(at), each.words) for at, each in enumerate(names, start=1))],
        grounds=[(str(each), str(words)) for each, words in GROUNDS.items()],
        signed_in=request.user.is_authenticated,
        sign_in_href=f"{url_for('entering:sign_in')}?next={here.removeprefix(prefix())}",
    )


async def ref_of(notice: PublicNotice, about: int) -> str:
    """Return what stands at this place of the form: 0 is the notice itself; a place that is not there names nothing."""
    refs = [notice.subject, *(each.ref for each in await notices.names_on(notice))]
    return refs[about] if about < len(refs) else ""


async def receipt_page(objection: Objection, actor: Actor) -> ReceiptPage:
    """Return how an objection stands, for whoever holds its receipt."""
    own = await notices.is_own(objection, actor)
    words, tag = OBJECTIONS[objection.state]
    return ReceiptPage(
        title=_("Your hint") if objection.state is ObjectionState.TIP else _("Your objection"),
        receipt=objection.public_id,
        number=" ".join(objection.public_id[at : at + GROUP] for at in range(0, len(objection.public_id), GROUP)),
        notice_id=objection.notice.public_id,
        notice=objection.notice.title,
        tip=objection.state is ObjectionState.TIP,
        named=objection.objector_sealed is not None,
        state=str(objection.state),
        state_words=str(words),
        tag=tag,
        due_on=clock.city_day(objection.due_at),
        reply=objection.reply,
        answered_on=clock.city_day(objection.answered_at) if objection.answered_at else None,
        words=(await notices.words_of(objection, by=actor))[0] if own else "",
        may_take_back=own and objection.may_move("withdraw"),
    )
