"""Hosting: a filed group is no legal person, so a body in good standing answers for it and holds its money (INV-2)."""

from collections.abc import Iterable, Mapping, Sequence

from tortoise.expressions import F

from ground import audit, letters
from ground.actors import Actor
from ground.database import transaction
from ground.errors import Mistake, OutOfTurn, Unreadable
from ground.language import DEFAULT_LANGUAGE, Lazy, _, lazy, reading
from ground.outbox import announce
from ground.places import Place
from orgs import areas, naming, resuming
from orgs.events import OrgLapsed
from orgs.models import (
    HOSTED,
    LEGAL_PERSONS,
    RECRUITING,
    ActivityArea,
    Organisation,
    OrgKind,
    OrgState,
)
from orgs.queries import dues, team
from orgs.rules import may_answer_for

HOSTS: Mapping[OrgKind, frozenset[OrgKind]] = {
    OrgKind.FILED_GROUP: LEGAL_PERSONS - {OrgKind.COMPANY},
    OrgKind.AGREED_TEAM: frozenset({OrgKind.GRASSROOTS}),
}
"""Who may answer for whom: a team of volunteers stands on its residents' committee's consent (条例 art. 42)."""


async def possible(kind: OrgKind, home: Place) -> list[Organisation]:
    """Return the bodies that could answer for such a group at home in a street or community, by name."""
    below = [each.id for each in await areas.communities(home)]
    ids = await ActivityArea.filter(place_id__in=[*home.line_ids, *below]).values_list("organisation_id", flat=True)
    return await Organisation.filter(id__in=list(ids), kind__in=HOSTS[kind], state__in=RECRUITING).order_by(
        *naming.BY_NAME
    )


async def named(kind: OrgKind, public_id: str, home: Place) -> Organisation:
    """Return the host that was chosen; one that is not among those possible is refused beside its field (422)."""
    for host in await possible(kind, home):
        if host.public_id == public_id:
            return host
    sentence = _("This body cannot be the host here. Please choose one from the list.")
    raise Unreadable(lazy("Please look at these again."), [Mistake("host", sentence)])


async def why_not(host: Organisation | None, kind: OrgKind, wanted: Iterable[Place]) -> Lazy | None:
    """Return why a body cannot answer for a group that works in these places, or None where it can (INV-2)."""
    if host is None:
        return lazy("No body answers for the group yet.")
    if host.kind not in HOSTS[kind]:
        return lazy("A body of this kind cannot be a host.")
    if host.state not in RECRUITING:
        return lazy("The host is not at work now.")
    own = [each.place for each in await ActivityArea.filter(organisation_id=host.id).select_related("place")]
    outside = [place.name for place in wanted if not areas.covered(place, own)]
    return lazy("The host does not work in %(places)s.", places="、".join(outside)) if outside else None


async def why_not_held(host_id: int | None, kind: OrgKind, wanted: Iterable[Place]) -> Lazy | None:
    """Ask the same in the open act with the host's row taken: who stops or moves it waits until the act is done."""
    await Organisation.filter(id=host_id).update(host_id=F("host_id"))
    return await why_not(await Organisation.get_or_none(id=host_id), kind, wanted)


async def why_not_at_work(org: Organisation) -> Lazy | None:
    """Ask the same of a body as it stands; None of one that needs no host."""
    if org.kind not in HOSTED:
        return None
    return await why_not_held(org.host_id, OrgKind(org.kind), await places_of(org))


async def leave_groups(host: Organisation, *, by: Actor) -> None:
    """Lapse, in the open act, every group for which its host can answer no more; their street gets the task (INV-2)."""
    groups = await Organisation.filter(host_id=host.id, kind__in=HOSTED, state__in=RECRUITING).order_by("id")
    for group in groups:
        no = await why_not(host, OrgKind(group.kind), await places_of(group))
        if no is not None:
            await leave(group, no, by=by)


async def leave(group: Organisation, no: Lazy, *, by: Actor) -> None:
    """Lapse a group in the open act because nobody can answer for it, and tell its managers."""
    with reading(DEFAULT_LANGUAGE):  # a record is kept in the language of the place
        await group.move("lapse", by=by, because=str(no))
    for manager in await team.managers_of(group.id):
        await letters.write(manager, "host_lost", about=group, by=by, name=group.name)
    await announce(OrgLapsed(group.id))


async def rehost(group: Organisation, host: Organisation, *, by: Actor) -> None:
    """Give a group a host, the old or a new one, and let it work again; an officer of its street does (INV-2)."""
    may_answer_for.require(by, group)
    if group.kind not in HOSTED:
        raise OutOfTurn(lazy("Only filed groups and community teams have a host."))
    late = await dues.is_late(group)
    async with transaction():
        no = await why_not_held(host.id, OrgKind(group.kind), await places_of(group))
        if no is not None:
            raise OutOfTurn(no)
        await Organisation.filter(id=group.id).update(host_id=host.id)
        await audit.record("Organisation.rehost", group, by=by, host=host.id)
        now = await Organisation.get(id=group.id)
        if now.state == OrgState.LAPSED and not late:
            await resuming.resume(now, "renew", by=by, because="it has a host")
    group.host_id, group.state = host.id, now.state


async def places_of(org: Organisation) -> Sequence[Place]:
    """Return the places in which a body works."""
    return [each.place for each in await ActivityArea.filter(organisation_id=org.id).select_related("place")]
