"""History: what the audit says of one thing, in words, for those who work on it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from tortoise.models import Model

from ground.audit import AuditEntry, name_of
from ground.identity import Person
from ground.language import Lazy, _, lazy

SAID: Mapping[str, Lazy] = {
    "Filing.begin": lazy("began the file"),
    "Filing.write": lazy("wrote in it"),
    "Filing.remove_paper": lazy("took a paper off"),
    "Filing.submit": lazy("handed it in"),
    "Filing.ask_for_more": lazy("asked for more"),
    "Filing.review": lazy("reviewed it"),
    "Filing.send_back": lazy("gave it back to be reviewed"),
    "Filing.accept": lazy("accepted it"),
    "Filing.reject": lazy("did not accept it"),
    "Filing.try_again": lazy("opened a new version"),
    "Filing.withdraw": lazy("took it back"),
    "Organisation.make": lazy("made the organisation"),
    "Organisation.present": lazy("changed its words"),
    "Organisation.change": lazy("changed verified facts"),
    "Organisation.check": lazy("checked its facts"),
    "Organisation.rehost": lazy("gave it a host"),
    "Organisation.become_due": lazy("opened the renewal window"),
    "Organisation.renew": lazy("let it work again"),
    "Organisation.lapse": lazy("let it lapse"),
    "Organisation.suspend": lazy("suspended it"),
    "Organisation.restore": lazy("restored it"),
    "Organisation.wind_down": lazy("began to wind it down"),
    "Organisation.dissolve": lazy("dissolved it"),
    "Organisation.import": lazy("entered it from a table"),
}


WROTE: Mapping[str, Lazy] = {
    "group": lazy("wrote about the group"),
    "people": lazy("wrote about its people"),
    "place": lazy("wrote about its place"),
    "papers": lazy("added papers"),
}


MANY = 5
"""How many lines of the audit may stand behind one that is shown."""


@dataclass(frozen=True)
class Happened:
    """One line of a thing's history."""

    at: dt.datetime
    who: str
    words: str
    for_whom: str | None


async def history_of(thing: Model, *, most: int = 12) -> list[Happened]:
    """Return what happened to a thing, the latest first; the same hand doing the same again is one line.

    Ask only for a thing that its reader was shown.
    """
    entries = await AuditEntry.filter(subject=name_of(thing)).order_by("-seq").limit(most * MANY)
    lines = [entry.told for entry in entries]
    names = await _names({line[part] for line in lines for part in ("by", "for")})
    found = [
        Happened(
            at=dt.datetime.fromisoformat(str(line["at"])),
            who=names.get(line["by"]) or _("The house"),
            words=_told(line),
            for_whom=names.get(line["for"]),
        )
        for line in lines
    ]
    return [each for each, after in zip(found, [None, *found], strict=False) if not _same(each, after)][:most]


def _same(line: Happened, after: Happened | None) -> bool:
    return after is not None and (line.who, line.words, line.for_whom) == (after.who, after.words, after.for_whom)


def _told(line: Mapping[str, object]) -> str:
    said = str(SAID.get(str(line["verb"]), lazy("changed it")))
    if line["verb"] == "Filing.write" and line.get("part") in WROTE:
        said = str(WROTE[str(line["part"])])
    because = line.get("because")
    return f"{said}：{because}" if because and line.get("by") else said


async def _names(ids: set[object]) -> dict[object, str]:
    return {each.id: each.name for each in await Person.filter(id__in=[each for each in ids if isinstance(each, int)])}
