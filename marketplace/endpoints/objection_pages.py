"""Pages about objections at the desk: what each officer may know, and what they may do."""

from ground import attachments, clock, notices
from ground.actors import Actor, Role
from ground.identity import Person
from ground.language import _
from ground.notices import Objection, ObjectionState, PublicNotice
from marketplace.endpoints.notice_pages import about_of
from marketplace.schemas.notice_words import GROUNDS, OBJECTIONS
from marketplace.schemas.objections import (
    DeskNotice,
    NoticesDeskPage,
    ObjectionDeskPage,
    ObjectionFile,
    ObjectionLine,
)


async def desk_page(actor: Actor) -> NoticesDeskPage:
    """Return what waits for this officer about notices."""
    return NoticesDeskPage(
        title=_("Notices and objections"),
        objections=[await _line(each) for each in await notices.objections_waiting(actor)],
        tips=[await _line(each) for each in await notices.tips_for(actor)],
        hanging=[_shown(each) for each in await notices.notices_of_desk(actor)],
        ended=[_shown(each) for each in await notices.notices_to_settle(actor)],
        may_note_outage=notices.may_note_outage.allows(actor, None),
    )


def _shown(notice: PublicNotice) -> DeskNotice:
    last_day = clock.city_day(notice.closes_at)
    return DeskNotice(id=notice.public_id, title=notice.title, place=notice.place.name, last_day=last_day)


async def _line(objection: Objection) -> ObjectionLine:
    return ObjectionLine(
        id=objection.public_id,
        notice=objection.notice.title,
        about=await about_of(objection),
        state=str(OBJECTIONS[objection.state][0]),
        due_at=objection.due_at,
        late=objection.due_at < clock.now(),
    )


async def objection_page(objection: Objection, actor: Actor, *, who: str | None = None) -> ObjectionDeskPage:
    """Return one objection as this officer may know it; `who` objects is said on the page that asked for it alone."""
    notice, judge_id = objection.notice, objection.judge_id
    state, tag = OBJECTIONS[objection.state]
    readable = await notices.may_read(objection, actor)
    words, evidence = await notices.words_of(objection, by=actor) if readable else ("", "")
    judges, above = notices.may_answer.allows(actor, objection), notices.stands_above.allows(actor, notice)
    assigns = above and objection.may_move("assign")
    judge = await Person.get_or_none(id=judge_id) if judge_id else None
    return ObjectionDeskPage(
        title=_("Objection to “%(notice)s”", notice=notice.title),
        id=objection.public_id,
        notice_id=notice.public_id,
        notice=notice.title,
        about=await about_of(objection),
        ground=str(GROUNDS[objection.ground]),
        state=str(state),
        tag=tag,
        tip=objection.state is ObjectionState.TIP,
        received_at=objection.received_at,
        due_at=objection.due_at,
        readable=readable,
        words=words,
        evidence=evidence,
        files=[ObjectionFile(id=each.public_id, name=each.file_name) for each in await attachments.files_of(objection)]
        if readable
        else [],
        judge=judge.name if judge else "",
        judges=[(each.public_id, each.name) for each in await notices.judges_for(notice)] if assigns else [],
        may_assign=assigns,
        may_answer=judges and objection.state is ObjectionState.JUDGING,
        may_look=judges and who is None,
        may_break_glass=above
        and not judges
        and who is None
        and objection.state is not ObjectionState.TIP
        and actor.holds_over_place(notice.place.path, Role.SUPERVISOR),
        reply=objection.reply,
        who=who,
    )
