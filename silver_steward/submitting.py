"""Handing in: once consent and letters are there, a nomination goes to its community with its evidence frozen."""

from ground import clock, letters
from ground.actors import Actor
from ground.identity import Person
from silver_steward.backing import beside_the_hours
from silver_steward.eligibility import assess
from silver_steward.evidence import freeze_evidence
from silver_steward.freezing import rules_of
from silver_steward.models import (
    Level,
    Nomination,
    NominationState,
    NominationWord,
    Occasion,
    Season,
    Source,
    StewardConsent,
    SupportLetter,
)
from silver_steward.seasons import advance, takes_returned

NEEDED = (Level.TAKE_PART, Level.NOTICE)


async def letters_needed(nomination: Nomination) -> int:
    """Return how many letters it takes: by the easiest of those who named the person."""
    frozen = await rules_of(nomination.season_id)
    each = {
        Source.SELF: frozen["letters_self"],
        Source.COMMUNITY: frozen["letters_community"],
        Source.RESIDENT: frozen["letters_others"],
        Source.ORGANISATION: frozen["letters_others"],
    }
    words = await NominationWord.filter(nomination_id=nomination.id, withdrawn_at=None)
    return min((int(each[word.source]) for word in words), default=int(frozen["letters_others"]))


async def agreed(nomination_id: int) -> bool:
    """Whether the consents that taking part needs are live."""
    live = StewardConsent.filter(nomination_id=nomination_id, withdrawn_at=None, level__in=list(NEEDED))
    return await live.count() == len(NEEDED)


async def submit_if_ready(nomination: Nomination, *, by: Actor) -> bool:
    """Hand a nomination in, in the open act, if all is there and its time is; return whether it was."""
    season = await Season.get(id=nomination.season_id)
    if not takes_returned(season, nomination) or not await agreed(nomination.id):
        return False
    if not await NominationWord.exists(nomination_id=nomination.id, withdrawn_at=None):
        return False
    written = SupportLetter.filter(nomination_id=nomination.id, withdrawn_at=None)
    if await written.count() < await letters_needed(nomination):
        return False
    again = nomination.state == NominationState.RETURNED
    await nomination.move(
        "submit", by=by, submitted_at=clock.now(), round=nomination.round + 1 if again else nomination.round
    )
    await take_snapshot(nomination, season, Occasion.SUBMISSION)
    await letters.write(await Person.get(id=nomination.person_id), "steward_handed_in", about=nomination, by=by)
    await advance(season, by=by)
    return True


async def take_snapshot(nomination: Nomination, season: Season, occasion: Occasion) -> None:
    """Freeze the evidence as it is now, in the open act."""
    now = await assess(nomination, season)
    judged = {"reasons": now.told, "warnings": [str(each) for each in now.warnings]}
    beside = await beside_the_hours(nomination, season)
    await freeze_evidence(nomination, occasion, now.hours, {**judged, **beside})
