"""What a supervisor sees: the audit, the roles in force, and what did not go out."""

from tortoise.expressions import Q

from ground import clock
from ground.actors import Actor, Role
from ground.audit import AuditEntry
from ground.identity import Grant, Person
from ground.language import desk_time, lazy
from ground.outbox import Announcement
from marketplace.schemas.desks import AuditLine, RoleLine, StuckLine
from orgs.models import Organisation

PAGE_LENGTH = 50
ROLES = {
    Role.COMMUNITY_WORKER: lazy("community worker"),
    Role.STREET_OFFICER: lazy("street officer"),
    Role.COUNTY_OFFICER: lazy("county officer"),
    Role.SUPERVISOR: lazy("supervisor"),
    Role.ORG_MANAGER: lazy("manager of an organisation"),
    Role.ORG_STAFF: lazy("staff of an organisation"),
    Role.SOCIAL_WORKER: lazy("social worker"),
    Role.ADMINISTRATOR: lazy("administrator"),
}


async def audit_lines(*, subject: str = "", who: str = "", before: int | None = None) -> list[AuditLine]:
    """Return lines of the audit, the latest first, of one thing or of one person's hand where asked."""
    found = AuditEntry.all()
    if subject:
        found = found.filter(subject=subject)
    if who.isdecimal():
        found = found.filter(who=int(who))
    if before:
        found = found.filter(seq__lt=before)
    entries = await found.order_by("-seq").limit(PAGE_LENGTH)
    told = [entry.told for entry in entries]
    ids = {int(str(each[key])) for each in told for key in ("by", "for") if each.get(key) is not None}
    names = dict(await Person.filter(id__in=ids).values_list("id", "name"))
    return [
        AuditLine(
            seq=entry.seq,
            at=str(each["at"])[:19].replace("T", " "),
            who=names.get(each["by"], "") if each.get("by") else str(each.get("channel", "")),
            for_whom=names.get(each["for"], "") if each.get("for") else "",
            verb=entry.verb,
            subject=entry.subject,
            change=f"{each['was']} → {each['to']}" if each.get("was") and each.get("to") else "",
            because=str(each.get("because") or ""),
        )
        for entry, each in zip(entries, told, strict=True)
    ]


async def roles_in_force(actor: Actor) -> list[RoleLine]:
    """Return every role in force today that is over a place the actor supervises, or over an organisation."""
    today = clock.today()
    grants = await Grant.filter(
        Q(until_on=None) | Q(until_on__gt=today), ended_at=None, from_on__lte=today
    ).select_related("person", "place").order_by("role", "place_id", "id")  # fmt: skip
    orgs = dict(await Organisation.filter(id__in={each.org_id for each in grants if each.org_id}).values_list("id", "name"))
    givers = dict(
        await Person.filter(id__in={each.given_by_id for each in grants if each.given_by_id}).values_list("id", "name")
    )
    seen = [
        each
        for each in grants
        if each.place is None or actor.holds_over_place(each.place.path, Role.SUPERVISOR) or actor.holds(Role.ADMINISTRATOR)
    ]
    return [
        RoleLine(
            id=each.public_id,
            person=each.person.name,
            role=str(ROLES[each.role]),
            over=each.place.name if each.place else orgs.get(each.org_id, ""),
            since=each.from_on.isoformat(),
            until=each.until_on.isoformat() if each.until_on else None,
            given_by=givers.get(each.given_by_id, "") if each.given_by_id else "",
            basis=each.basis,
        )
        for each in seen
    ]


async def dead_facts() -> list[StuckLine]:
    """Return the facts that were told too often without being taken up."""
    found = await Announcement.filter(dead_at__not_isnull=True, done_at=None).order_by("-id").limit(200)
    return [
        StuckLine(
            id=str(each.id),
            kind=each.name,
            words=desk_time(each.announced_at),
            attempts=each.attempts,
            trouble=each.trouble,
        )
        for each in found
    ]
