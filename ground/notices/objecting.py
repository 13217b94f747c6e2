"""Objecting to a notice: who objects is known to the one who judges it, and to nobody else (shared-primitives)."""

from collections.abc import Sequence
from dataclasses import replace

from ground import attachments, audit, clock, policy, workdays
from ground.actors import NOBODY, Actor, Role
from ground.codes import keyed_hash
from ground.database import IntegrityError, transaction
from ground.errors import MayNot, NotFound, OutOfTurn
from ground.events import ObjectionAnswered
from ground.identity import Person
from ground.language import lazy
from ground.notices.models import Ground, NoticeName, NoticeState, Objection, ObjectionState, PublicNotice
from ground.outbox import announce
from ground.privacy import seal, unseal
from ground.rules import rule
from ground.sessions import held_by
from ground.uploads import Upload

ASSIGNERS = (Role.STREET_OFFICER, Role.COUNTY_OFFICER, Role.SUPERVISOR)
OUTCOMES = {
    ObjectionState.UPHELD: "uphold",
    ObjectionState.PARTLY: "uphold_partly",
    ObjectionState.NOT_UPHELD: "dismiss",
}


@rule(lazy("Only an officer above the decision gives an objection to someone."))
def stands_above(actor: Actor, notice: PublicNotice) -> bool:
    """Whether an officer stands over a notice's place and took no part in what it tells."""
    return actor.holds_over_place(notice.place.path, *ASSIGNERS) and actor.person_id not in notice.decider_ids


@rule(lazy("Only the one whom it was given to answers an objection."))
def may_answer(actor: Actor, objection: Objection) -> bool:
    """Its judge."""
    return actor.person_id is not None and actor.person_id == objection.judge_id


async def object_to(
    notice: PublicNotice,
    ref: str,
    ground: Ground,
    words: str,
    *,
    by: Actor,
    named: bool = True,
    evidence: str = "",
    files: Sequence[Upload] = (),
) -> Objection:
    """Object to one name of a notice, or by its subject's name to all of it, up to the last moment of its last day.

    Without a name and without evidence, told or sent, it is kept as a tip that stops nothing. Refuses with OutOfTurn
    (409) what comes late or twice, with MayNot (403) an objection in another's name.
    """
    if by.for_whom is not None or (named and by.person_id is None):
        raise MayNot(lazy("Please sign in with your own telephone first, or object without your name."))
    if ref != notice.subject and not await NoticeName.exists(notice_id=notice.id, ref=ref):
        raise NotFound(lazy("This name is not on the notice."))
    now = clock.now()
    term = (await workdays.in_force()).reckon(now, await policy.value("objections.working_days"))
    who = by.person_id if named else None
    shown, unseen = bool(evidence.strip() or files), replace(NOBODY, channel=by.channel)
    try:
        async with transaction():
            hangs = PublicNotice.filter(id=notice.id, state=NoticeState.OPEN, closes_at__gte=now)
            if not await hangs.update(state=NoticeState.OPEN):
                raise OutOfTurn(lazy("The days for objections are over. You can still call 12345."))
            made = await Objection.create(
                notice=notice,
                ref=ref,
                ground=ground,
                words_sealed=seal("objection", words),
                evidence_sealed=seal("objection", evidence) if evidence.strip() else "",
                objector_sealed=seal("objector", str(who)) if who else None,
                objector_hash=mark(notice, who),
                received_at=now,
                due_at=term.due_at,
                provisional=term.provisional,
                state=ObjectionState.RECEIVED if who or shown else ObjectionState.TIP,
            )
            await audit.record("Objection.lodge", made, by=unseen, notice=notice.id)
            for each in files:
                await attachments.keep(each, about=made, by=unseen)
    except IntegrityError as twice:
        raise OutOfTurn(lazy("You have objected to this already. You will be answered.")) from twice
    return made


async def assign(objection: Objection, judge: Person, *, by: Actor) -> Objection:
    """Give an objection to an officer of the place who took no part in the decision; nor may whoever assigns it.

    Refuses with MayNot (403) a judge who decided, who is no officer there, or who objects.
    """
    notice = await PublicNotice.get(id=objection.notice_id).select_related("place")
    stands_above.require(by, notice)
    there = any(each.role in ASSIGNERS and each.reaches(notice.place.path) for each in await held_by(judge.id))
    if not there or judge.id in notice.decider_ids or mark(notice, judge.id) == objection.objector_hash:
        raise MayNot(lazy("Who took part in the decision cannot judge an objection to it. Please choose another."))
    async with transaction():
        return await objection.move("assign", by=by, because=f"Person:{judge.id}", judge_id=judge.id)


async def answer(objection: Objection, outcome: ObjectionState, reply: str, *, by: Actor) -> Objection:
    """Answer an objection with its outcome and a reply in words; its judge alone may (MayNot, 403)."""
    may_answer.require(by, objection)
    if not reply.strip():
        raise OutOfTurn(lazy("Please write why. The person who objected reads it."))
    async with transaction():
        await objection.move(OUTCOMES[outcome], by=by, reply=reply.strip(), answered_at=clock.now())
        await announce(ObjectionAnswered(objection.id))
    return objection


async def take_back(objection: Objection, *, by: Actor) -> None:
    """Let the objector take an objection back; nobody else may, and to others it is not there (404)."""
    if not await is_own(objection, by):
        raise NotFound(lazy("We could not find this page."))
    async with transaction():
        await objection.move("withdraw", by=replace(NOBODY, channel=by.channel))


async def is_own(objection: Objection, actor: Actor) -> bool:
    """Whether the actor is who objected."""
    if actor.person_id is None or actor.for_whom is not None:
        return False
    notice = await PublicNotice.get(id=objection.notice_id)
    return objection.objector_hash == mark(notice, actor.person_id)


async def words_of(objection: Objection, *, by: Actor) -> tuple[str, str]:
    """Return words and evidence, which may tell who wrote them: for the judge and the objector (others: 404).

    A tip, which nobody judges, is read by the officers above the decision.
    """
    if not await may_read(objection, by):
        raise NotFound(lazy("We could not find this page."))
    evidence = unseal("objection", objection.evidence_sealed) if objection.evidence_sealed else ""
    return unseal("objection", objection.words_sealed), evidence


async def may_read(objection: Objection, actor: Actor) -> bool:
    """Whether the words and the evidence of an objection are for this actor."""
    if actor.person_id is None:
        return False
    if objection.state is ObjectionState.TIP:
        return stands_above.allows(actor, await PublicNotice.get(id=objection.notice_id).select_related("place"))
    return may_answer.allows(actor, objection) or await is_own(objection, actor)


async def objector_of(objection: Objection, *, by: Actor, because: str = "") -> Person | None:
    """Return who objects: to the judge, or to a supervisor who breaks the glass with a reason; both are audited.

    The audit names the objection and the looker, never the objector. To anyone else it is not there (404).
    """
    notice = await PublicNotice.get(id=objection.notice_id).select_related("place")
    judge = may_answer.allows(by, objection)
    breaks = bool(because.strip()) and by.holds_over_place(notice.place.path, Role.SUPERVISOR)
    if not (judge or breaks) or by.person_id in notice.decider_ids:
        raise NotFound(lazy("We could not find this page."))
    async with transaction():
        verb = "Objection.look" if judge else "Objection.break_glass"
        await audit.record(verb, objection, by=by, because=because.strip() or None)
    return await _objector(objection)


async def to_be_told(objection_id: int) -> Person | None:
    """Return who is to be told the answer, for the reaction that writes the letter and for nobody else."""
    return await _objector(await Objection.get(id=objection_id))


async def _objector(objection: Objection) -> Person | None:
    if objection.objector_sealed is None:
        return None
    return await Person.get(id=int(unseal("objector", objection.objector_sealed)))


def mark(notice: PublicNotice, person_id: int | None) -> str:
    """Return what tells that one person objects twice, on this notice and on no other."""
    return keyed_hash("objector", f"{notice.id}:{person_id}") if person_id is not None else ""
