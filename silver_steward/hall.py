"""The hall of honour: a steward's name and story, in their own words, as long as they agree to it (c3)."""

from collections.abc import Sequence

from ground import audit, clock
from ground.actors import Actor
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.language import lazy
from ground.places import Place
from silver_steward import consenting, rules
from silver_steward.models import HallEntry, Honour, Level, Nomination, Season, StewardConsent
from silver_steward.plain_words import require_plain


async def tell(award: Honour, story: str, *, by: Actor) -> None:
    """Put a steward's story into the hall, or change it; with it they agree to stand there.

    Refuses with MayNot (403) anyone but the steward or their desk, with Unreadable (422) what tells too much (A5).
    """
    nomination = await Nomination.get(id=award.nomination_id)
    rules.may_answer.require(by, nomination)
    if not story.strip():
        raise OutOfTurn(lazy("Please tell your story in a few sentences."))
    require_plain(story, "story")
    async with transaction():
        await Nomination.filter(id=nomination.id).update(ended_at=nomination.ended_at)
        await consenting.write_consents(nomination, [Level.HALL], by=by)
        written = {
            "story": story.strip(), "written_by_id": by.person_id, "written_at": clock.now(), "taken_down_at": None,
        }  # fmt: skip
        await HallEntry.update_or_create(written, award=award)
        await audit.record("HallEntry.tell", award, by=by)


async def take_down(award: Honour, because: str, *, by: Actor) -> None:
    """Take a story down where its steward cannot any more: the family asks after a death, or it tells too much.

    The supervision does it, with a reason; others are refused with MayNot (403).
    """
    season = await Season.get(id=award.season_id)
    rules.may_run.require(by, await Place.get(id=season.territory_id))
    if not because.strip():
        raise OutOfTurn(lazy("Please write who asked for it, and why."))
    async with transaction():
        open_one = HallEntry.filter(award_id=award.id, taken_down_at=None)
        if not await open_one.update(taken_down_at=clock.now()):
            raise OutOfTurn(lazy("No story hangs there."))
        live = StewardConsent.filter(nomination_id=award.nomination_id, level=Level.HALL, withdrawn_at=None)
        await live.update(withdrawn_at=clock.now())
        await audit.record("HallEntry.take_down", award, by=by, because=because.strip())


async def hanging(year: int | None = None) -> Sequence[HallEntry]:
    """Return the stories that hang in the hall, of a year or of all, the newest first."""
    found = HallEntry.filter(taken_down_at=None)
    if year is not None:
        found = found.filter(award__season__year=year)
    return await found.order_by("-award__season__year", "award__seq").select_related("award__season")
