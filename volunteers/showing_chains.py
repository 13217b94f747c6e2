"""What the pages of the chains of hours show: the published heads of a day, and the chains that do not hold."""

import datetime as dt

from ground import heads
from ground.actors import Actor
from ground.identity import Person
from ground.language import _
from ground.persons import name_shown
from orgs.naming import BY_NAME
from volunteers import chain_checks, hour_heads
from volunteers.models import ChainCheck, HourHead
from volunteers.rules.hours import AUTHORITY
from volunteers.schemas.chains import BrokenChain, BrokenChainsPage, HourHeadShown, HourHeadsPage
from volunteers.seen import places_under

A_PAGE = 200
"""How many organisations stand on one page of heads."""


async def heads_page(day: dt.date | None, at: int) -> HourHeadsPage:
    """Return the heads of a day, or of the last one that has some."""
    last = await HourHead.all().order_by("-day").first()
    day = day or (last.day if last else None)
    of_day = HourHead.filter(day=day) if day else HourHead.filter(id=0)
    total = await of_day.count()
    of = max(1, -(-total // A_PAGE))
    at = min(at, of)
    rows = of_day.order_by(*(f"organisation__{column}" for column in BY_NAME)).select_related("organisation")
    earlier = await HourHead.filter(day__lt=day).order_by("-day").first() if day else None
    later = await HourHead.filter(day__gt=day).order_by("day").first() if day else None
    return HourHeadsPage(
        title=_("Seals of the hours, day by day"),
        day=day,
        earlier=earlier.day if earlier else None,
        later=later.day if later else None,
        heads=[_shown(row) for row in await rows.offset((at - 1) * A_PAGE).limit(A_PAGE)],
        total=total,
        at=at,
        of=of,
        public_key=heads.public_key_text(),
        public_key_pem=heads.public_key_pem(),
    )


def _shown(row: HourHead) -> HourHeadShown:
    head = hour_heads.as_head(row)
    return HourHeadShown(
        day=row.day,
        of=head.of,
        organisation=row.organisation.name,
        seq=head.seq,
        hash=head.hash,
        signature=head.signature,
        line=head.line,
    )


async def broken_page(actor: Actor) -> BrokenChainsPage:
    """Return the chains that do not hold in the actor's places."""
    places = await places_under(actor.paths(*AUTHORITY))
    return BrokenChainsPage(
        title=_("Seals of the hours"),
        chains=[await _broken(each) for each in await chain_checks.broken(actor)],
        checked=await ChainCheck.filter(organisation__place_id__in=places).count(),
    )


async def _broken(each: ChainCheck) -> BrokenChain:
    line = each.broken_at
    by = await Person.get_or_none(id=each.found_by_id) if each.found_by_id else None
    return BrokenChain(
        org=each.organisation.public_id,
        organisation=each.organisation.name,
        place=each.organisation.place.name,
        broken_since=each.broken_since or each.checked_at,
        checked_at=each.checked_at,
        broken_at=each.broken_at,
        unfit_on=each.unfit_on,
        sealed_on=await hour_heads.sealed_on(each.organisation_id, line) if line else None,
        found=each.found,
        found_by=name_shown(by) if by else "",
        found_at=each.found_at,
    )
