"""Taking a list away: three a day, marked and written down; a long one on a second officer's word (security 16)."""

import datetime as dt
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ground import audit, clock, limits, policy
from ground.actors import Actor, Role
from ground.database import transaction
from ground.errors import MayNot
from ground.exports import Cell, Table
from ground.language import _, desk_time, lazy
from ground.lists.models import ListAlarm, ListRequest, ListRequestState, TakenList
from ground.places import Place

log = logging.getLogger("marketplace.lists")

LIMIT = "export"
OVERSEERS = (Role.SUPERVISOR, Role.ADMINISTRATOR)


@dataclass(frozen=True, kw_only=True)
class Listing:
    """A list of people as its page shows it, which its reader may take away."""

    name: str
    """Of the file: letters, figures and hyphens."""
    title: str
    at: str
    """Its address with what narrows it, without a language: what is asked for under one is taken under the same."""
    place: Place
    """Whose officers give the second word, and whose supervisor is told."""
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]


class Word(StrEnum):
    """How a second officer's word on a list stands for who wants to take it."""

    NOT_NEEDED = "not_needed"
    NEEDED = "needed"
    ASKED = "asked"
    GIVEN = "given"
    OUTGROWN = "outgrown"
    """The list has more rows by now than the word was for."""
    REFUSED = "refused"


async def word_on(listing: Listing, *, by: Actor) -> tuple[Word, ListRequest | None]:
    """Return how the word on a list stands, and the latest request for it that still says something."""
    if len(listing.rows) <= await policy.value("lists.rows_on_ones_own", place=listing.place):
        return Word.NOT_NEEDED, None
    latest = await ListRequest.filter(person_id=by.person_id, at=listing.at).order_by("-id").first()
    if latest is None:
        return Word.NEEDED, None
    if latest.holds():
        return (Word.GIVEN if len(listing.rows) <= latest.most_rows else Word.OUTGROWN), latest
    told = {ListRequestState.ASKED: Word.ASKED, ListRequestState.REFUSED: Word.REFUSED}.get(latest.state)
    return (told, latest) if told else (Word.NEEDED, None)


async def take_list(listing: Listing, *, kind: str, purpose: str, by: Actor) -> Table:
    """Let a list leave: counted, written down with purpose and rows, marked with who took it, when and for what.

    Refuses with TooMany (429) the fourth of a day, with MayNot (403) a long one without a second officer's word.
    Very many rows in one day raise an alarm for supervision.
    """
    now = clock.now()
    async with transaction():
        await limits.take(LIMIT, str(by.person_id))
        word, request = await word_on(listing, by=by)
        if word not in (Word.NOT_NEEDED, Word.GIVEN):
            raise MayNot(lazy("A list of so many people leaves only when a second officer has said yes."))
        if request is not None:
            await request.move("take", by=by)
        taken = await TakenList.create(
            person_id=by.person_id,
            title=listing.title[:200],
            kind=kind,
            purpose=purpose[:120],
            rows=len(listing.rows),
            place=listing.place,
            request_id=request.id if request else None,
            taken_at=now,
            taken_on=clock.today(),
        )
        await audit.record("TakenList.take", taken, by=by, list=listing.name, rows=taken.rows, because=purpose)
        raised = await _raise_alarm(taken)
    if raised:
        log.error("person %s took very many rows of people today", by.person_id)
    mark = _("Taken by %(name)s, %(at)s. For: %(purpose)s", name=by.name, at=desk_time(now), purpose=purpose)
    return Table(title=listing.title, columns=listing.columns, rows=listing.rows, mark=mark)


async def _raise_alarm(taken: TakenList) -> bool:
    """Raise the day's alarm with the row that makes it so many; the day's limit puts one person's takings in line."""
    who, day = taken.person_id, taken.taken_on
    if await rows_of_day(who, day) < await policy.value("lists.rows_for_alarm"):
        return False
    if await ListAlarm.exists(person_id=who, day=day):
        return False
    await ListAlarm.create(person_id=who, day=day, place_id=taken.place_id, raised_at=taken.taken_at)
    return True


async def rows_of_day(person_id: int, day: dt.date) -> int:
    """Return how many rows a person took on a day."""
    return sum([each.rows for each in await TakenList.filter(person_id=person_id, taken_on=day)])


async def note_seen(alarm: ListAlarm, *, by: Actor) -> ListAlarm:
    """Note that supervision has looked into an alarm; nobody looks into their own (MayNot, 403)."""
    if alarm.person_id == by.person_id or not by.holds(*OVERSEERS):
        raise MayNot(lazy("Someone else looks into what you took yourself."))
    async with transaction():
        return await alarm.move("see", by=by, seen_by_id=by.person_id, seen_at=clock.now())
