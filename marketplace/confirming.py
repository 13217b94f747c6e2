"""Confirming: the one who was helped, or the desk, says that it was done; it is closed, and may be opened again."""

import datetime as dt

from ground import clock, policy
from ground.actors import SYSTEM, Actor, Assurance
from ground.codes import keyed_hash
from ground.database import transaction
from ground.errors import NotFound, OutOfTurn
from ground.language import _
from ground.outbox import announce
from ground.places import Place
from marketplace.events import NeedConfirmed, NeedReopened
from marketplace.models import Need, NeedState, Word
from marketplace.need_terms import Step, term_of
from marketplace.needs_at_work import WORD
from marketplace.queries.needs import NO_SUCH_NEED, need_by_id
from marketplace.rules.needs import may_confirm, may_keep, may_reopen
from orgs import outcomes


async def confirm(need: Need, how: Word, *, by: Actor) -> Need:
    """Give the word that it was done. From here on it is evidence for the project it stands under."""
    may_confirm.require(by, need)
    how = how if by.person_id != need.beneficiary_id or how == Word.LINK else Word.SELF
    async with transaction():
        await need.move(
            "confirm",
            by=by,
            because=None,
            confirmed_by_id=by.person_id,
            confirmed_at=clock.now(),
            confirmed_how=how,
            due_at=None,
        )
        if need.organisation_id is not None and need.project_id is not None:
            await outcomes.confirmed(
                need.project_id, need.id, number=need.number, word=str(how), at=need.confirmed_at or clock.now()
            )
            await announce(
                NeedConfirmed(need.id, need.organisation_id, need.project_id, need.place_id, str(need.category))
            )
    return need


async def not_done(need: Need, because: str, *, by: Actor) -> Need:
    """Give the word that it was not done: the organisation has it again, and its link ends."""
    may_confirm.require(by, need)
    waits = await term_of(need, Step.ARRANGE)
    async with transaction():
        await need.move(
            "not_done", by=by, because=because, reason=because, done_by_id=None, done_at=None,
            comes_at=None, leaves_at=None, word_hash=None, word_sealed=None, **waits,
        )  # fmt: skip
    return need


async def asked_by_letter(word: str) -> tuple[Need, Actor]:
    """Return the need that a letter's link asks about, and its reader as an actor; NotFound for a link that ended.

    Whoever has the letter is taken to be the one it was written to, as with a card (experience.md 6).
    """
    found = await Need.get_or_none(word_hash=keyed_hash(WORD, word))
    if found is None:
        raise NotFound(NO_SUCH_NEED)
    need = await need_by_id(found.id)
    return need, Actor(person_id=need.beneficiary_id, assurance=Assurance.CARD)


async def close(need: Need, *, by: Actor) -> Need:
    """Close what was confirmed, rated or not (INV-44); the link of its letter ends."""
    may_keep.require(by, need)
    return await _closed(need, by=by)


async def close_in_time(need: Need) -> None:
    """Close what was confirmed days ago. Idempotent, for the relay."""
    if need.state == NeedState.CONFIRMED:
        await _closed(need, by=SYSTEM)


async def confirmed_long_ago() -> list[Need]:
    """Return what was confirmed so long ago that both sides had the time to say how it went."""
    days: int = await policy.value("needs.close_days")
    return await Need.filter(
        state=NeedState.CONFIRMED, confirmed_at__lt=clock.now() - dt.timedelta(days=days)
    ).limit(100)  # fmt: skip


async def reopen(need: Need, because: str, *, by: Actor, wanted_until: dt.date | None = None) -> Need:
    """Open what was closed, because it is not well yet; the desk looks for an organisation anew.

    Refuses with OutOfTurn after the policy's days (14).
    """
    may_reopen.require(by, need)
    days: int = await policy.value("needs.reopen_days", place=await Place.get(id=need.desk_id))
    if need.closed_at is not None and clock.now() > need.closed_at + dt.timedelta(days=days):
        raise OutOfTurn(_("This was closed more than %(days)d days ago. Please ask for it anew.", days=days), days=days)
    stood_under = need.project_id
    until = max(wanted_until or need.wanted_until, clock.today() + dt.timedelta(days=days))
    waits = await term_of(need, Step.PLACE)
    async with transaction():
        await need.move(
            "reopen", by=by, because=because, reason=because, organisation_id=None, project_id=None,
            done_by_id=None, done_at=None, confirmed_by_id=None, confirmed_at=None, confirmed_how=None,
            closed_at=None, comes_at=None, leaves_at=None, wanted_until=until, **waits,
        )  # fmt: skip
        if stood_under is not None:
            await outcomes.undone(stood_under, need.id)
        await announce(NeedReopened(need.id))
    return need


async def _closed(need: Need, *, by: Actor) -> Need:
    async with transaction():
        await need.move(
            "close", by=by, closed_at=clock.now(), word_hash=None, word_sealed=None, due_at=None
        )  # fmt: skip
    return need
