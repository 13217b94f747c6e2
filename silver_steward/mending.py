"""Mending: whoever named, wrote or spoke for a nominee puts it right or takes it back until it is handed in."""

from enum import StrEnum

from ground import audit, clock
from ground.actors import Actor
from ground.database import transaction
from ground.errors import NotFound, OutOfTurn
from ground.language import lazy
from silver_steward.models import BEFORE_REVIEW, Nomination, NominationWord, Opinion, Season, SupportLetter
from silver_steward.seasons import takes_returned


class Written(StrEnum):
    """What someone wrote for a nominee."""

    WORD = "word"
    LETTER = "letter"
    OPINION = "opinion"


Row = NominationWord | SupportLetter | Opinion


async def mine(nomination: Nomination, what: Written, *, by: Actor) -> Row:
    """Return what the actor wrote for a nominee and did not take back (else 404)."""
    of, author = nomination.id, by.principal_id or 0
    found: Row | None
    if what == Written.WORD:
        found = await NominationWord.get_or_none(nomination_id=of, author_id=author, withdrawn_at=None)
    elif what == Written.LETTER:
        found = await SupportLetter.get_or_none(nomination_id=of, person_id=author, withdrawn_at=None)
    else:
        found = await Opinion.get_or_none(nomination_id=of, person_id=author, withdrawn_at=None)
    if found is None:
        raise NotFound(lazy("We could not find this page."))
    return found


async def correct(nomination: Nomination, what: Written, words: str, *, by: Actor) -> None:
    """Write other words in the place of one's own: the earlier ones stay readable in the record, and count no more."""
    if not words.strip():
        raise OutOfTurn(lazy("Please write it in a sentence or two, or take it back."))
    row = await mine(nomination, what, by=by)
    async with transaction():
        await _end(nomination, row)
        columns = type(row)._meta.db_fields - {"id", "withdrawn_at"}  # noqa: SLF001 - Tortoise tells it nowhere else
        kept = {name: getattr(row, name) for name in columns}
        fresh = await type(row).create(
            **kept | {"words": words.strip(), "written_by_id": by.person_id, "written_at": clock.now()}
        )
        await audit.record(f"{type(row).__name__}.correct", fresh, by=by, nomination=nomination.id)


async def take_back(nomination: Nomination, what: Written, *, by: Actor) -> None:
    """Take one's own words back. Where nobody names the person any more, the nomination ends; else it goes on."""
    row = await mine(nomination, what, by=by)
    async with transaction():
        await _end(nomination, row)
        await audit.record(f"{type(row).__name__}.take_back", row, by=by, nomination=nomination.id)
        named = await NominationWord.exists(nomination_id=nomination.id, withdrawn_at=None)
        if not named:
            told = str(lazy("Whoever named you has taken it back."))
            await nomination.move("withdraw", by=by, why=told, ended_at=clock.now())


async def _end(nomination: Nomination, row: Row) -> None:
    """End a row in the open act; refuse with OutOfTurn (409) once the papers were handed in."""
    open_one = type(row).filter(id=row.id, withdrawn_at=None)
    if not await open_one.update(withdrawn_at=clock.now()):
        raise OutOfTurn(lazy("This has ended already."))
    await nomination.refresh_from_db()
    season = await Season.get(id=nomination.season_id)
    if nomination.state not in BEFORE_REVIEW or not takes_returned(season, nomination):
        raise OutOfTurn(lazy("The papers are complete already: what is written stays."))


def may_mend(nomination: Nomination, season: Season) -> bool:
    """Whether what was written can still be put right."""
    return nomination.state in BEFORE_REVIEW and takes_returned(season, nomination)
