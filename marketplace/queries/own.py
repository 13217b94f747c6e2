"""What a person sees of their own: the next promise, the hours, and how they like the pages."""

import json

from ground import clock
from ground.actors import Actor
from ground.identity import Person
from ground.language import _, hours_text, lazy, spoken_day
from ground.letters import Letter
from ground.persons import phone_of
from ground.privacy import Consent, Look, unseal
from marketplace.models import Commitment
from marketplace.queries.commitments import ahead_of
from marketplace.queries.done_for_me import done_for_me
from volunteers.ledger import minutes_of
from volunteers.models import HourEntry


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


WAYS = {
    "sms": lazy("text message"),
    "voice": lazy("a call"),
    "wechat": lazy("WeChat"),
    "paper": lazy("paper, brought to you"),
}
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
        {"at": each.looked_at, "who": names.get(each.looker_id, ""), "what": each.what, "purpose": each.purpose}
        for each in looks
    ]


async def consents_of(person_id: int) -> list[Consent]:
    """Return what a person agreed to, the latest first, what was taken back too."""
    return await Consent.filter(person_id=person_id).order_by("-given_at", "-id")


async def letters_to(person_id: int) -> list[dict[str, object]]:
    """Return the letters a person was sent, the latest first; the six digits are never among them."""
    letters = await Letter.filter(person_id=person_id).order_by("-id").limit(50)
    return [
        {"at": each.made_at, "words": unseal("letter-words", each.words_sealed), "way": str(WAYS[str(each.way)])}
        for each in letters
    ]


async def copy_of(person: Person) -> str:
    """Return all that is kept of a person as JSON: what they told, joined, served, agreed to, and who looked."""
    lines = await HourEntry.filter(person_id=person.id).order_by("id")
    places = await Commitment.filter(person_id=person.id).select_related("shift__activity").order_by("id")
    kept = {
        "name": person.name,
        "telephone": phone_of(person),
        "id_number": unseal("id", person.id_number_sealed) if person.id_number_sealed else None,
        "born_on": person.born_on,
        "sign_ups": [
            {"title": each.shift.activity.title, "starts_at": each.shift.starts_at, "state": str(each.state)}
            for each in places
        ],
        "hours": [
            {"on": each.service_on, "about": each.about, "minutes": each.minutes, "reason": each.reason}
            for each in lines
        ],
        "consents": [
            {
                "kind": str(each.kind),
                "given_at": each.given_at,
                "withdrawn_at": each.withdrawn_at,
                "words": each.wording,
            }
            for each in await consents_of(person.id)
        ],
        "done_for_me": [vars(each) for each in await done_for_me(person.id)],
        "letters": await letters_to(person.id),
        "who_looked": await looks_at(person.id),
    }
    return json.dumps(kept, ensure_ascii=False, indent=2, default=str)
