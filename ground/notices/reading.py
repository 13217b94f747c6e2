"""Reading notices and objections: what hangs, what was taken down, what still waits, and who may see what."""

from collections.abc import Sequence
from enum import StrEnum

from tortoise.expressions import Q

from ground import clock
from ground.actors import Actor
from ground.errors import Gone, NotFound
from ground.granting import holders_over
from ground.identity import Person
from ground.language import lazy
from ground.notices.hanging import OFFICERS
from ground.notices.models import NoticeName, NoticeState, Objection, ObjectionState, PublicNotice
from ground.notices.objecting import ASSIGNERS, is_own, mark, may_read, stands_above
from ground.places import Place

WAITING = (ObjectionState.RECEIVED, ObjectionState.JUDGING)
RIGHT = (ObjectionState.UPHELD, ObjectionState.PARTLY)


class Standing(StrEnum):
    """How one name of a notice stands."""

    HANGS = "hangs"
    BLOCKED = "blocked"
    UPHELD = "upheld"
    CLEAR = "clear"
    VOID = "void"


async def notices_hanging(*, below: Place | None = None, kind: str | None = None) -> Sequence[PublicNotice]:
    """Return what hangs now, the one that ends first before the others."""
    found = PublicNotice.filter(state=NoticeState.OPEN, closes_at__gte=clock.now())
    if below is not None:
        found = found.filter(place__path__startswith=below.path)
    if kind is not None:
        found = found.filter(kind=kind)
    return await found.order_by("closes_at", "id").select_related("place")


async def notice_read(public_id: str) -> PublicNotice:
    """Return a notice that anyone may read; raises Gone (410) after its time (N5), NotFound for none."""
    notice = await PublicNotice.get_or_none(public_id=public_id).select_related("place")
    if notice is None:
        raise NotFound(lazy("We could not find this page."))
    if notice.taken_down_at < clock.now():
        raise Gone(lazy("This notice has been taken down, as it has to be after its time."))
    return notice


async def names_on(notice: PublicNotice) -> Sequence[NoticeName]:
    """Return whom a notice names, in the order in which it names them."""
    return await NoticeName.filter(notice_id=notice.id).order_by("id")


async def standing(notice: PublicNotice) -> dict[str, Standing]:
    """Return for each name of a notice whether what it tells may come to hold (N4).

    An open objection stops the name it is about and no other, or all of them where it is to the notice as a whole.
    """
    found = await Objection.filter(notice_id=notice.id).values_list("ref", "state")
    hit = {state: {ref for ref, each in found if each in states} for state, states in
           ((Standing.UPHELD, RIGHT), (Standing.BLOCKED, WAITING))}  # fmt: skip

    def of(ref: str) -> Standing:
        if notice.state in (NoticeState.REPLACED, NoticeState.WITHDRAWN):
            return Standing.VOID
        for state, refs in hit.items():
            if refs & {ref, notice.subject}:
                return state
        return Standing.HANGS if clock.now() <= notice.closes_at else Standing.CLEAR

    return {name.ref: of(name.ref) for name in await names_on(notice)}


async def standing_of(subject: str, ref: str) -> Standing | None:
    """Return how a name stands on the latest notice of its subject, or None where there is none."""
    notice = await PublicNotice.filter(subject=subject).order_by("-id").first()
    return (await standing(notice)).get(ref) if notice else None


async def objection_seen_by(actor: Actor, public_id: str) -> Objection:
    """Return an objection to its judge, its objector, and officers above the decision; to others it is not there."""
    objection = await Objection.get_or_none(public_id=public_id).select_related("notice__place")
    if objection is not None and actor.person_id is not None:
        if actor.person_id == objection.judge_id or await is_own(objection, actor):
            return objection
        if stands_above.allows(actor, objection.notice):
            return objection
    raise NotFound(lazy("We could not find this page."))


async def objections_waiting(actor: Actor) -> Sequence[Objection]:
    """Return what waits for this officer: to be judged, or to be given to someone; the one due first before others."""
    found = await Objection.filter(
        Q(judge_id=actor.person_id) | Q(state=ObjectionState.RECEIVED), state__in=WAITING
    ).order_by("due_at", "id").select_related("notice__place")  # fmt: skip
    return [each for each in found if each.judge_id == actor.person_id or stands_above.allows(actor, each.notice)]


async def tips_for(actor: Actor) -> Sequence[Objection]:
    """Return the tips to notices that can still be read, for officers above the decision; the newest first."""
    found = await Objection.filter(state=ObjectionState.TIP).order_by("-id").select_related("notice__place")
    now = clock.now()
    return [each for each in found if each.notice.taken_down_at >= now and stands_above.allows(actor, each.notice)]


async def own_objections(notice: PublicNotice, actor: Actor) -> Sequence[Objection]:
    """Return what the actor objected to on this notice under their own name."""
    if actor.person_id is None or actor.for_whom is not None:
        return []
    return await Objection.filter(notice_id=notice.id, objector_hash=mark(notice, actor.person_id)).order_by("id")


async def objection_by_receipt(public_id: str) -> Objection:
    """Return the objection that a receipt is of: whoever holds it may read the answer, and no more (others: 404)."""
    objection = await Objection.get_or_none(public_id=public_id).select_related("notice__place")
    if objection is None:
        raise NotFound(lazy("We could not find this page."))
    return objection


async def evidence_files(actor: Actor, objection_id: int) -> bool:
    """Whether the actor may see what was sent with an objection: who may read its words."""
    objection = await Objection.get_or_none(id=objection_id)
    return objection is not None and await may_read(objection, actor)


async def judges_for(notice: PublicNotice) -> Sequence[Person]:
    """Return the officers over a notice's place who took no part in what it tells, by name."""
    return [each for each in await holders_over(notice.place, *ASSIGNERS) if each.id not in notice.decider_ids]


async def notices_to_settle(actor: Actor) -> Sequence[PublicNotice]:
    """Return the notices of the actor's places whose last day is over, whose end nobody noted, and which nothing stops.

    The one that ended first comes first.
    """
    found = await PublicNotice.filter(state=NoticeState.OPEN, closes_at__lt=clock.now()).order_by(
        "closes_at"
    ).select_related("place")  # fmt: skip
    stopped = {each.notice_id for each in await Objection.filter(state__in=WAITING)}
    return [each for each in found if each.id not in stopped and actor.holds_over_place(each.place.path, *OFFICERS)]


async def notice_of_desk(actor: Actor, public_id: str) -> PublicNotice:
    """Return a notice of the places where the actor hangs them; NotFound for others at a desk."""
    notice = await PublicNotice.get_or_none(public_id=public_id).select_related("place")
    if notice is None or not actor.holds_over_place(notice.place.path, *OFFICERS):
        raise NotFound(lazy("We could not find this page."))
    return notice


async def notices_of_desk(actor: Actor) -> Sequence[PublicNotice]:
    """Return what hangs now in the places where the actor hangs notices, the one that ends first before the others."""
    return [each for each in await notices_hanging() if actor.holds_over_place(each.place.path, *OFFICERS)]


async def count_waiting(notice: PublicNotice) -> int:
    """Return how many objections to a notice wait for their answer: how many, not whose nor to whom."""
    return await Objection.filter(notice_id=notice.id, state__in=WAITING).count()


async def files_on_board(actor: Actor, notice_id: int) -> bool:
    """Whether the actor may see the photo of a notice on its board: an officer of its place."""
    notice = await PublicNotice.get_or_none(id=notice_id).select_related("place")
    return notice is not None and actor.holds_over_place(notice.place.path, *OFFICERS)


async def next_of(notice: PublicNotice) -> PublicNotice | None:
    """Return the notice that took this one's place (N2)."""
    return await PublicNotice.get_or_none(follows_id=notice.id)
