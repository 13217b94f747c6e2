"""The audit as supervisors read it: each line in words, by thing, by kind of thing and by hand."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from tortoise.expressions import Q

from ground.actors import Actor
from ground.audit import AuditEntry
from ground.identity import Person
from ground.language import _, desk_time, lazy
from ground.places import Place
from marketplace import house
from marketplace.queries.oversight import hands_below, log_looks, oversight_of
from marketplace.schemas.supervision import AuditLine
from procurement.queries.bids import not_yet_told

PAGE_LENGTH = 20
MOST_NAMES = 100
"""How many people of one name are looked for at once."""
CHANNELS = {
    "web": lazy("web page"),
    "phone": lazy("telephone"),
    "desk": lazy("desk"),
    "paper": lazy("paper"),
    "import": lazy("import"),
    "api": lazy("program"),
    "system": lazy("by itself"),
}
BETWEEN_PLACES = ("Person.move_in", "Need.move_desk")
"""Acts that note where from and where to by the places' numbers."""


@dataclass(frozen=True)
class Asked:
    """What narrows the audit: one thing, a kind of things, one hand or all hands of a name; the line to begin below."""

    subject: str = ""
    kind: str = ""
    who: int | None = None
    name: str = ""
    before: int | None = None


async def audit_lines(actor: Actor, asked: Asked) -> list[AuditLine]:
    """Return the lines asked for, the latest first.

    Who oversees less than the city reads what was done by those who work there (R2). Each person named can read it.
    """
    over = await oversight_of(actor)
    found = AuditEntry.all() if over.whole else AuditEntry.filter(who__in=await hands_below(over))
    if asked.subject:
        found = found.filter(subject=asked.subject)
    if asked.kind:
        found = found.filter(subject__startswith=f"{asked.kind}:")
    if asked.who is not None:
        found = found.filter(who=asked.who)
    if asked.name:
        hands = await Person.filter(name__contains=asked.name).limit(MOST_NAMES).values_list("id", flat=True)
        found = found.filter(who__in=list(hands))
    if asked.before is not None:
        found = found.filter(seq__lt=asked.before)
    if sealed := await not_yet_told():
        telling = Q(verb__startswith="Envelope.") | Q(verb__startswith="Letter.")
        found = found.exclude(telling, subject__in=sealed)
    entries = await found.order_by("-seq").limit(PAGE_LENGTH)
    names = await _names(each for entry in entries for each in (entry.who, entry.for_whom))
    await log_looks(names, "audit", _("Read the audit, in which you are named"), by=actor)
    places = await _places(entries)
    return [_line(entry, names, places) for entry in entries]


def kinds() -> list[tuple[str, str]]:
    """Return the kinds of things that the audit tells of, with their words, in the order of the floors."""
    return [(kind, str(words)) for kind, words in house.audit_words().kinds.items()]


def thing_words(subject: str) -> str:
    """Return what a line is about, in words: `Commitment:698` is a place in a shift, number 698."""
    kind, _colon, number = subject.partition(":")
    words = str(house.audit_words().kinds.get(kind, kind))
    return f"{words} {number}" if number.isdecimal() else words


async def _names(ids: Iterable[int | None]) -> dict[int, str]:
    return dict(await Person.filter(id__in=set(ids) - {None}).values_list("id", "name"))


async def _places(entries: Iterable[AuditEntry]) -> dict[str, str]:
    moved = [entry.told for entry in entries if entry.verb in BETWEEN_PLACES]
    ids = {told[end] for told in moved for end in ("was", "to") if told.get(end)}
    return {str(place): name for place, name in await Place.filter(id__in=ids).values_list("id", "name")}


def _line(entry: AuditEntry, names: dict[int, str], places: dict[str, str]) -> AuditLine:
    told, words = entry.told, house.audit_words()
    because = str(told.get("because") or "")
    return AuditLine(
        seq=entry.seq,
        at=dt.datetime.fromisoformat(str(told["at"])),
        who=names.get(entry.who, "") if entry.who else str(CHANNELS.get(str(told.get("channel")), "")),
        who_id=entry.who,
        for_whom=names.get(entry.for_whom, "") if entry.for_whom else "",
        verb=entry.verb,
        did=str(words.acts.get(entry.verb, entry.verb)),
        subject=entry.subject,
        thing=thing_words(entry.subject),
        change=_change(entry, told, places),
        because=str(words.reasons.get(because, because)),
    )


def _change(entry: AuditEntry, told: dict[str, object], places: dict[str, str]) -> str:
    """Say from what to what: states and places by their words, times as a desk reads them, the rest as written."""
    if not told.get("was") or not told.get("to"):
        return ""
    states = house.audit_words().states.get(entry.subject.partition(":")[0], {})
    words = places if entry.verb in BETWEEN_PLACES else states
    was, to = (str(words.get(str(told[end]), _times(str(told[end])))) for end in ("was", "to"))
    return f"{was} → {to}"


def _times(written: str) -> str:
    """Say moments that are written with a slash between as a desk reads them; anything else stays as it is."""
    try:
        return "–".join(desk_time(dt.datetime.fromisoformat(each)) for each in written.split("/"))
    except ValueError:
        return written
