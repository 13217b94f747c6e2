"""Checking again: hours that were taken back after they were frozen are told to the holder of the stage (EV2)."""

from ground import audit, clock
from ground.actors import SYSTEM
from ground.database import transaction
from ground.persons import records_of
from silver_steward.eligibility import Ask, assess
from silver_steward.evidence import latest
from silver_steward.models import BEFORE_AWARD, BEFORE_REVIEW, Nomination, Recheck, Season
from volunteers.events import HoursReversed


async def check_again(fact: HoursReversed) -> None:
    """Look again at whoever is on the way to an honour and had hours taken back; nobody is dropped for it."""
    on_the_way = [state for state in BEFORE_AWARD if state not in BEFORE_REVIEW]
    for nomination in await Nomination.filter(person_id__in=await records_of(fact.person_id), state__in=on_the_way):
        season = await Season.get(id=nomination.season_id)
        before, now = await latest(nomination), await assess(nomination, season)
        if now.hours.minutes >= before.minutes:
            continue
        async with transaction():
            await Recheck.bulk_create(
                [
                    Recheck(
                        nomination=nomination,
                        entry_id=fact.entry_id,
                        before_minutes=before.minutes,
                        after_minutes=now.hours.minutes,
                        eligible=not any(each.ask in (Ask.HOURS, Ask.MONTHS) for each in now.against),
                        made_at=clock.now(),
                    )
                ],
                ignore_conflicts=True,
            )
            await audit.record("Nomination.check_again", nomination, by=SYSTEM, entry=fact.entry_id)
