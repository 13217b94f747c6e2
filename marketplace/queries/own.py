"""What a person sees of their own: the next promise, the hours, and how they like the pages."""

from ground.actors import Actor
from ground.identity import Person
from ground.language import _, hours_text, spoken_day
from ground import clock
from marketplace.queries.commitments import ahead_of
from volunteers.ledger import minutes_of


async def next_words(actor: Actor) -> str | None:
    """Return the next promise in a few words, or None."""
    if actor.person_id is None:
        return None
    ahead = await ahead_of(actor.person_id)
    if not ahead:
        return None
    return _("Next: %(day)s", day=spoken_day(clock.city_day(ahead[0].shift.starts_at)))


async def hours_words(actor: Actor) -> str | None:
    """Return the hours served in a few words, or None for a stranger or a beginner."""
    if actor.person_id is None:
        return None
    minutes = await minutes_of(actor.person_id)
    return _("%(hours)s so far", hours=hours_text(minutes)) if minutes else None


async def keep_display(actor: Actor, *, size: str | None, contrast: str | None) -> None:
    """Remember with a known person how they like the pages, for their next device."""
    if actor.person_id is None:
        return
    chosen: dict[str, object] = {}
    if size is not None:
        chosen["size"] = size
    if contrast is not None:
        chosen["contrast"] = contrast == "1"
    if chosen:
        await Person.filter(id=actor.person_id).update(**chosen)
