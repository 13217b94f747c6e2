"""Hanging out a public notice, mending it, and bringing it to its end (N1-N6)."""

import datetime as dt
import json
from collections.abc import Collection, Mapping, Sequence

from ground import audit, clock, policy, workdays
from ground.actors import Actor, Channel, Role
from ground.database import transaction
from ground.errors import MayNot, OutOfTurn
from ground.language import lazy
from ground.notices.forbidden import require_clean
from ground.notices.models import NoticeName, NoticeState, Objection, ObjectionState, Outage, PublicNotice
from ground.places import Place
from ground.rules import rule
from ground.several import joined
from ground.workdays import Workdays

OFFICERS = (Role.COMMUNITY_WORKER, Role.STREET_OFFICER, Role.COUNTY_OFFICER, Role.SUPERVISOR)
Names = Sequence[tuple[str, str]]
"""(audit name, words) of each that a notice names."""


@rule(lazy("Only the supervisor notes when the site was down."))
def may_note_outage(by: Actor, _nothing: None) -> bool:
    """A supervisor or an administrator; or the house itself, which may have noticed."""
    return by.channel is Channel.SYSTEM or by.holds(Role.SUPERVISOR, Role.ADMINISTRATOR)


async def open_notice(
    kind: str,
    subject: str,
    *,
    title: str,
    body: Mapping[str, str],
    names: Names,
    deciders: Collection[int],
    by: Actor,
    place: Place,
    working_days: int | None = None,
) -> PublicNotice:
    """Hang out a notice from now to the end of its last working day (policy: 5, never fewer) (N3).

    `deciders` are the persons who took part in what it tells: none of them may judge an objection. Refuses with
    Unreadable (422) what may not be told (N1), with OutOfTurn (409) a second open notice on one subject.
    """
    await _require_officer(by, place)
    require_clean(title, body, [words for _ref, words in names])
    least = await policy.value("notices.working_days", place=place)
    if working_days is not None and working_days < least:
        raise OutOfTurn(lazy("A notice hangs for %(days)s working days at least.", days=least))
    now = clock.now()
    term = (await workdays.in_force()).reckon(now, working_days or least)
    async with transaction():
        notice = await PublicNotice.create(
            kind=kind,
            subject=subject,
            place=place,
            title=title,
            body=json.dumps(body, ensure_ascii=False, sort_keys=True),
            deciders=joined(sorted(deciders)),
            opened_at=now,
            working_days=working_days or least,
            closes_at=term.due_at,
            provisional=term.provisional,
            kept_days=await policy.value("notices.kept_days", place=place),
            opened_by_id=by.person_id,
        )
        await NoticeName.bulk_create(NoticeName(notice=notice, ref=ref, words=words) for ref, words in names)
        await audit.record("PublicNotice.open", notice, by=by, about=subject, until=term.due_at.isoformat())
    return notice


async def correct(
    notice: PublicNotice, *, title: str, body: Mapping[str, str], names: Names, by: Actor, because: str
) -> PublicNotice:
    """Replace an open notice by one that says something else: all its days begin again (N2)."""
    place = await Place.get(id=notice.place_id)
    await _require_officer(by, place)
    require_clean(title, body, [words for _ref, words in names])
    async with transaction():
        await notice.move("replace", by=by, because=because, ended_at=clock.now())
        fresh = await open_notice(
            notice.kind,
            notice.subject,
            title=title,
            body=body,
            names=names,
            deciders=notice.decider_ids,
            by=by,
            place=place,
            working_days=max(notice.working_days, await policy.value("notices.working_days", place=place)),
        )
        await PublicNotice.filter(id=fresh.id).update(follows_id=notice.id)
    fresh.follows_id = notice.id
    return fresh


async def withdraw(notice: PublicNotice, *, by: Actor, because: str) -> None:
    """Take an open notice down; what it told of does not come to hold."""
    await _require_officer(by, await Place.get(id=notice.place_id))
    async with transaction():
        await notice.move("withdraw", by=by, because=because, ended_at=clock.now())


async def settle(notice: PublicNotice, *, by: Actor) -> PublicNotice:
    """Note how a notice ended, after its last working day and when every objection is answered.

    Refuses with OutOfTurn (409) before that. What a single name may do meanwhile, `standing` tells (N4).
    """
    await _require_officer(by, await Place.get(id=notice.place_id))
    if clock.now() <= notice.closes_at:
        raise OutOfTurn(lazy("The notice still hangs. Its last day is not over."))
    states = set(await Objection.filter(notice_id=notice.id).values_list("state", flat=True))
    if states & {ObjectionState.RECEIVED, ObjectionState.JUDGING}:
        raise OutOfTurn(lazy("An objection still waits for its answer."))
    upheld = bool(states & {ObjectionState.UPHELD, ObjectionState.PARTLY})
    async with transaction():
        return await notice.move("settle_partly" if upheld else "settle", by=by, ended_at=clock.now())


async def post_paper(notice: PublicNotice, photo: str, *, by: Actor) -> None:
    """Note that the paper hangs on the board, with the public id of its photo."""
    await _require_officer(by, await Place.get(id=notice.place_id))
    async with transaction():
        await PublicNotice.filter(id=notice.id).update(paper=photo, paper_at=clock.now())
        await audit.record("PublicNotice.post_paper", notice, by=by, photo=photo)


async def note_outage(began_at: dt.datetime, ended_at: dt.datetime, *, by: Actor) -> int:
    """Lengthen every notice that could not be read in this time; return how many (N6).

    Each ends on the first end of a working day that leaves it as much time as it lost. Told twice, it counts once.
    """
    may_note_outage.require(by, None)
    hit = await PublicNotice.filter(
        state=NoticeState.OPEN, opened_at__lt=ended_at, closes_at__gte=began_at
    ).order_by("id")  # fmt: skip
    table = await workdays.in_force()
    for notice in hit:
        async with transaction():
            await Outage.bulk_create(
                [Outage(notice=notice, began_at=max(began_at, notice.opened_at), ended_at=ended_at)],
                ignore_conflicts=True,
            )
            await _set_end(notice, table, by=by, because="outage")
    return len(hit)


async def provisional_notices() -> Sequence[PublicNotice]:
    """Return open notices that were reckoned by the weekday rule alone and can now be reckoned by the calendar."""
    found = await PublicNotice.filter(state=NoticeState.OPEN, provisional=True)
    table = await workdays.in_force()
    return [each for each in found if not table.reckon(each.opened_at, each.working_days).provisional]


async def reckon_again(notice: PublicNotice) -> None:
    """Reckon the end of a notice anew, after a year's calendar came (K1); due work asks for it."""
    table, by = await workdays.in_force(), Actor(name="system", channel=Channel.SYSTEM)
    async with transaction():
        await _set_end(notice, table, by=by, because="calendar")


async def reckon_all_again(*, by: Actor) -> int:
    """Reckon the end of every notice that hangs by the calendar as it is now (K1); return how many moved."""
    moved, table = 0, await workdays.in_force()
    async with transaction():
        for notice in await PublicNotice.filter(state=NoticeState.OPEN).order_by("id"):
            before = notice.closes_at
            await _set_end(notice, table, by=by, because="calendar")
            moved += notice.closes_at != before
    return moved


async def _set_end(notice: PublicNotice, table: Workdays, *, by: Actor, because: str) -> None:
    term = table.reckon(notice.opened_at, notice.working_days)
    lost, upto = dt.timedelta(), notice.opened_at
    for each in await Outage.filter(notice_id=notice.id).order_by("began_at"):
        lost += max(dt.timedelta(), each.ended_at - max(each.began_at, upto))
        upto = max(upto, each.ended_at)
    day = clock.city_day(term.due_at + lost)
    if not table.is_workday(day):
        day = table.after(day, 1)
    end = clock.city_moment(day + dt.timedelta(days=1)) - dt.timedelta(milliseconds=1)
    provisional = term.provisional or table.provisional(day)
    if (end, provisional) == (notice.closes_at, notice.provisional):
        return
    await PublicNotice.filter(id=notice.id).update(closes_at=end, provisional=provisional)
    await audit.record("PublicNotice.move_end", notice, by=by, because=because, until=end.isoformat())
    notice.closes_at, notice.provisional = end, provisional


async def _require_officer(by: Actor, place: Place) -> None:
    if by.channel is not Channel.SYSTEM and not by.holds_over_place(place.path, *OFFICERS):
        raise MayNot(lazy("Only an officer of this place hangs out its notices."))
