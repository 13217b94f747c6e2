"""What happened to a need, from the audit: who by role, when, and why; and what is still to come."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ground.actors import Role
from ground.audit import AuditEntry
from ground.identity import Grant, Person
from ground.language import Lazy, _, lazy
from marketplace.models import Dispatch, Need
from orgs.models import Organisation

VERBS: Mapping[str, Lazy] = {
    "Need.record": lazy("Written down"),
    "Need.acknowledge": lazy("The desk has it in hand"),
    "Need.ask": lazy("Facts were asked for"),
    "Need.answer": lazy("The facts were brought"),
    "Need.decline": lazy("Not taken on"),
    "Need.verify": lazy("Checked by a second person"),
    "Need.rewrite": lazy("The public text was mended"),
    "Need.publish": lazy("Open to all"),
    "Need.dispatch": lazy("Sent to an organisation"),
    "Need.recall": lazy("Taken back by the desk"),
    "Need.time_out": lazy("Nobody answered in time"),
    "Need.accept": lazy("The organisation took it on"),
    "Need.claim": lazy("An organisation took it on"),
    "Need.send_back": lazy("Sent back by the organisation"),
    "Need.schedule": lazy("A day was found"),
    "Need.retime": lazy("The next visit was set"),
    "Need.unschedule": lazy("The day was called off"),
    "Need.say_done": lazy("The organisation says it is done"),
    "Need.confirm": lazy("Confirmed"),
    "Need.not_done": lazy("Not done yet"),
    "Need.close": lazy("Closed"),
    "Need.reopen": lazy("Opened again"),
    "Need.withdraw": lazy("Withdrawn"),
    "Need.expire": lazy("Nobody was found in time"),
    "Need.tell_helpers": lazy("The helpers were called off"),
    "Need.move_desk": lazy("Handed to the desk of the new community"),
}
STOPPED = {"Need.decline", "Need.withdraw", "Need.expire", "Need.time_out", "Need.not_done", "Need.unschedule"}
BY_AN_ORG = {
    "Need.accept",
    "Need.claim",
    "Need.send_back",
    "Need.schedule",
    "Need.retime",
    "Need.unschedule",
    "Need.say_done",
    "Need.tell_helpers",
}


@dataclass(frozen=True)
class Turn:
    """One turn of a need."""

    at: dt.datetime
    what: str
    who: str
    """By role; a name only for staff."""
    because: str
    stopped: bool


@dataclass(frozen=True)
class Hat:
    """What somebody holds or held: a role, and the organisation's name where it is one of an organisation."""

    role: Role
    org: str


class View(StrEnum):
    """For whom the turns are told."""

    DESK = "desk"
    """All turns, with names."""
    ORG = "org"
    """Those since it came to the organisation: what others said before is not for it."""
    OWN = "own"
    """All turns, by role, in spoken times."""


async def turns_of(need: Need, view: View) -> list[Turn]:
    """Return the turns of a need as one side may read them, the first first."""
    told = [each.told for each in await AuditEntry.filter(subject=f"Need:{need.id}").order_by("seq")]
    told = [each for each in told if str(each["verb"]) in VERBS]
    if view == View.ORG:
        came = [at for at, each in enumerate(told) if each["verb"] in ("Need.dispatch", "Need.claim")]
        told = told[came[-1] :] if came else []
    ids = {int(str(each["by"])) for each in told if each["by"] is not None}
    names = dict(await Person.filter(id__in=ids).values_list("id", "name")) if view == View.DESK else {}
    roles = await _roles(ids, need)
    return [
        Turn(
            at=dt.datetime.fromisoformat(str(each["at"])),
            what=str(VERBS[str(each["verb"])]),
            who=_who(each, need, roles, names),
            because=str(each.get("because") or ""),
            stopped=str(each["verb"]) in STOPPED,
        )
        for each in told
    ]


def _who(told: Mapping[str, object], need: Need, roles: Mapping[int, Sequence[Hat]], names: Mapping[int, str]) -> str:
    if told["by"] is None:
        return _("the system")
    person_id = int(str(told["by"]))
    if person_id == need.beneficiary_id:
        return _("the person themselves")
    held = roles.get(person_id, ())
    words = _org_word(held) if str(told["verb"]) in BY_AN_ORG else _desk_word(held)
    name = names.get(person_id)
    words = _("%(role)s %(name)s", role=words, name=name) if name else words
    return _("%(role)s, on the person's word", role=words) if told.get("mandate") else words


def _desk_word(held: Sequence[Hat]) -> str:
    roles = {each.role for each in held}
    if Role.STREET_OFFICER in roles:
        return _("the street")
    if Role.COMMUNITY_WORKER in roles:
        return _("the community desk")
    return _("a social worker") if Role.SOCIAL_WORKER in roles else _("the desk")


def _org_word(held: Sequence[Hat]) -> str:
    return next((each.org for each in held if each.org), _("the organisation"))


async def _roles(ids: set[int], need: Need) -> dict[int, list[Hat]]:
    """Return what each of them holds or held over the need's places and over organisations; its own ones first."""
    found: dict[int, list[Hat]] = {}
    own = {each.organisation_id for each in await Dispatch.filter(need_id=need.id)}
    grants = await Grant.filter(person_id__in=ids).select_related("place").order_by("id")
    org_ids = [each.org_id for each in grants if each.org_id is not None]
    orgs = dict(await Organisation.filter(id__in=org_ids).values_list("id", "name"))
    for each in sorted(grants, key=lambda it: it.org_id not in own):
        if each.place is not None and not need.desk.path.startswith(each.place.path):
            continue
        found.setdefault(each.person_id, []).append(Hat(each.role, orgs.get(each.org_id or 0, "")))
    return found
