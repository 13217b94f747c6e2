"""Rating: one question to each side, blind until both answered or the days are over, never needed to close (INV-44)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ground import audit, clock, policy
from ground.actors import Actor
from ground.database import IntegrityError, transaction
from ground.errors import OutOfTurn
from ground.language import lazy
from marketplace.models import SERVED, Mark, Need, NeedRating, Side
from marketplace.rules.needs import may_rate


@dataclass(frozen=True)
class Record:
    """What those who were helped said of an organisation; `good` is None where too few did to tell (k = 5)."""

    count: int
    good: int | None


async def rate(need: Need, mark: Mark, *, by: Actor) -> NeedRating:
    """Say how it went, once, after it was confirmed."""
    may_rate.require(by, need)
    if need.state not in SERVED or need.confirmed_at is None or need.organisation_id is None:
        raise OutOfTurn(lazy("Please say so after it was confirmed."))
    side = Side.BENEFICIARY if by.person_id == need.beneficiary_id else Side.ORGANISATION
    try:
        async with transaction():
            given = await NeedRating.create(
                need=need, organisation_id=need.organisation_id, side=side, mark=mark, given_by_id=by.person_id,
                given_at=clock.now(), confirmed_at=need.confirmed_at,
            )  # fmt: skip
            await audit.record("Need.rate", need, by=by, side=str(side))
    except IntegrityError as error:
        raise OutOfTurn(lazy("You have told us already. Thank you.")) from error
    return given


async def readable_by(need: Need, side: Side) -> Mark | None:
    """Return the other side's word, once both are there or the days are over; None before, and where there is none."""
    if need.confirmed_at is None:
        return None
    given = {each.side: each for each in await NeedRating.filter(need_id=need.id, confirmed_at=need.confirmed_at)}
    other = given.get(Side.ORGANISATION if side == Side.BENEFICIARY else Side.BENEFICIARY)
    if other is None or not (len(given) == len(Side) or await _days_over(need.confirmed_at)):
        return None
    return other.mark


async def given_by(need: Need, side: Side) -> Mark | None:
    """Return one side's own word, or None."""
    found = await NeedRating.get_or_none(need_id=need.id, side=side, confirmed_at=need.confirmed_at)
    return found.mark if found else None


async def record_of(org_ids: Sequence[int]) -> dict[int, Record]:
    """Return, for each organisation, how many words of those helped may be read, and how many of them said good."""
    days: int = await policy.value("needs.close_days")
    fewest: int = await policy.value("needs.fewest_marks")
    rows = await NeedRating.filter(
        organisation_id__in=list(org_ids),
        side=Side.BENEFICIARY,
        confirmed_at__lt=clock.now() - dt.timedelta(days=days),
    )
    found: dict[int, Record] = {}
    for org_id in org_ids:
        marks = [row.mark for row in rows if row.organisation_id == org_id]
        good = sum(mark == Mark.GOOD for mark in marks)
        found[org_id] = Record(len(marks), good if len(marks) >= fewest else None)
    return found


async def _days_over(confirmed_at: dt.datetime) -> bool:
    days: int = await policy.value("needs.close_days")
    return clock.now() > confirmed_at + dt.timedelta(days=days)
