"""Consenting: the nominee's yes to each thing for itself, their no, and stepping back at any time (c1-c3)."""

from collections.abc import Iterable

from ground import audit, clock, mandates
from ground.actors import Actor
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.language import lazy
from ground.mandates.models import Scope
from silver_steward import rules
from silver_steward.models import (
    HallEntry,
    Honour,
    Level,
    Nomination,
    NominationState,
    Season,
    StewardConsent,
)
from silver_steward.seasons import advance
from silver_steward.submitting import submit_if_ready
from silver_steward.words import LEVELS

WORDING = lazy("The desk of my community may write down that I take part and that I may stand on the notice.")
OWN = "own"
"""The nominee's own hand, at a device where they came in with the figures that we sent them."""


async def consent(nomination: Nomination, levels: Iterable[Level], *, by: Actor) -> None:
    """Write down the nominee's yes; with all that it takes, the nomination goes to its community.

    Their own hand, or a desk under their permission for it (M2); everyone else is refused with MayNot (403).
    """
    rules.may_answer.require(by, nomination)
    levels = list(levels)
    if Level.HALL in levels and nomination.state != NominationState.AWARDED:
        raise OutOfTurn(lazy("The hall is asked about once the honour is given."))
    async with transaction():
        await Nomination.filter(id=nomination.id).update(ended_at=nomination.ended_at)
        await write_consents(nomination, levels, by=by)
        await submit_if_ready(nomination, by=by)


async def write_consents(nomination: Nomination, levels: Iterable[Level], *, by: Actor) -> None:
    """Write the consents that are not live yet, in the open act, each with the words that were agreed to."""
    method = OWN
    if by.for_whom is not None:
        mandate = await mandates.require(nomination.person_id, Scope.CONSENT_PUBLICATION, by=by)
        method = str(mandate.method)
    given_before = await StewardConsent.filter(nomination_id=nomination.id, withdrawn_at=None)
    live = {each.level for each in given_before}
    for level in levels:
        if level in live:
            continue
        given = await StewardConsent.create(
            nomination=nomination,
            level=level,
            method=method,
            wording=str(LEVELS[level]),
            given_by_id=by.person_id,
            mandate_id=by.mandate_id,
            given_at=clock.now(),
        )
        await audit.record("StewardConsent.give", given, by=by, level=str(level))


async def take_back(nomination: Nomination, level: Level, *, by: Actor) -> None:
    """Take one consent back. Before the honour, without it the nominee takes no part any more: they step back."""
    rules.may_answer.require(by, nomination)
    async with transaction():
        live = StewardConsent.filter(nomination_id=nomination.id, level=level, withdrawn_at=None)
        if not await live.update(withdrawn_at=clock.now()):
            raise OutOfTurn(lazy("This has ended already."))
        await audit.record("StewardConsent.withdraw", nomination, by=by, level=str(level))
        if level == Level.HALL:
            award = await Honour.get_or_none(nomination_id=nomination.id)
            if award is not None:
                await HallEntry.filter(award_id=award.id, taken_down_at=None).update(taken_down_at=clock.now())
        elif nomination.state != NominationState.AWARDED:
            await _step_back(nomination, by=by)


async def withdraw(nomination: Nomination, *, by: Actor) -> None:
    """Let the nominee step back, at any time before the honour, also while the notice hangs."""
    rules.may_answer.require(by, nomination)
    async with transaction():
        await _step_back(nomination, by=by)


async def decline(nomination: Nomination, *, by: Actor) -> None:
    """Let someone who was named say no."""
    rules.may_answer.require(by, nomination)
    async with transaction():
        await nomination.move("decline", by=by, ended_at=clock.now())


async def _step_back(nomination: Nomination, *, by: Actor) -> None:
    now = clock.now()
    await nomination.move("withdraw", by=by, ended_at=now)
    await StewardConsent.filter(nomination_id=nomination.id, withdrawn_at=None).update(withdrawn_at=now)
    await advance(await Season.get(id=nomination.season_id), by=by)
