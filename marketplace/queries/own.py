"""What a person sees of their own: the next promise, the hours, and how they like the pages."""

from ground import clock
from ground.actors import Actor
from ground.identity import Person
from ground.language import _, hours_text, lazy, spoken_day
from ground.letters import Letter
from ground.letters.models import WAYS
from ground.privacy import Consent, Look, unseal
from marketplace import house
from marketplace.queries.commitments import ahead_of
from volunteers.ledger import minutes_of
from volunteers.models import Volunteer


async def next_words(actor: Actor) -> str | None:
    """Return the next promise in a few words, or None."""
    if actor.person_id is None:
        return None
    ahead = await ahead_of(actor.person_id)
    if not ahead:
        return None
    return _("Next: %(day)s", day=spoken_day(clock.city_day(ahead[0].shift.starts_at)))


async def seen_by_desk(person_id: int) -> bool:
    """Return whether a desk has seen who this is, and vouched for the real name."""
    return await Volunteer.exists(person_id=person_id, vouched_at__not_isnull=True)


async def hours_words(actor: Actor) -> str | None:
    """Return the hours served in a few words, or None for a stranger or a beginner."""
    if actor.person_id is None:
        return None
    minutes = await minutes_of(actor.person_id)
    return _("%(hours)s so far", hours=hours_text(minutes)) if minutes else None


async def home_known(actor: Actor) -> bool:
    """Whether someone told where they live."""
    return actor.person_id is not None and await Person.exists(id=actor.person_id, home_id__not_isnull=True)


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


DEVICES = (
    ("MicroMessenger", lazy("WeChat")),
    ("Android", lazy("Android telephone")),
    ("iPhone", lazy("iPhone")),
    ("iPad", lazy("iPad")),
    ("Windows", lazy("Windows computer")),
    ("Macintosh", lazy("Mac")),
    ("Linux", lazy("Linux computer")),
)


def device_words(agent: str) -> str:
    """Return what kind of device a browser says it runs on, in a word."""
    return str(next((words for mark, words in DEVICES if mark in agent), _("Another device")))


async def looks_at(person_id: int) -> list[dict[str, object]]:
    """Return who of the staff looked at this person's record, the latest first: name, what, why (security 15)."""
    looks = await Look.filter(person_id=person_id).order_by("-id").limit(100)
    names = dict(await Person.filter(id__in=[each.looker_id for each in looks]).values_list("id", "name"))
    return [
        {"at": each.looked_at, "who": names.get(each.looker_id, ""), "what": each.what, "purpose": _why(each)}
        for each in looks
    ]


def _why(look: Look) -> str:
    """Return why somebody looked; who opened a letter looked at what it tells."""
    return str(house.audit_words().letters.get(look.purpose, look.purpose)) if look.what == "letter" else look.purpose


async def consents_of(person_id: int) -> list[Consent]:
    """Return what a person agreed to, the latest first, what was taken back too."""
    return await Consent.filter(person_id=person_id).order_by("-given_at", "-id")


async def letters_to(person_id: int) -> list[dict[str, object]]:
    """Return the letters a person was sent, the latest first; the six digits are never among them."""
    letters = await Letter.filter(person_id=person_id).order_by("-id").limit(50)
    return [
        {"at": each.made_at, "words": unseal("letter-words", each.words_sealed), "way": str(WAYS[each.way])}
        for each in letters
    ]
