"""What waits of needs: for a desk, its street, an organisation's team, and a social worker who wrote one down."""

from collections.abc import Callable
from dataclasses import dataclass

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from ground import clock
from ground.actors import Actor, Role
from ground.counting import counted
from ground.language import _
from ground.mandates import Mandate
from ground.tasks import Task
from marketplace.models import OPEN, Dispatch, DispatchState, Need, NeedState, Trouble, TroubleState
from marketplace.rules.needs import TEAM
from orgs.models import Organisation

UrlFor = Callable[..., str]
FACTS_ASKED = Q(state=NeedState.NEEDS_FACTS)
"""They wait for whoever asked, so nobody here is late with them."""


@dataclass(frozen=True)
class Kind:
    """One kind of waiting need: its sentence, which of the needs looked at, and where they are seen."""

    sentence: str
    which: Q
    href: str


async def tasks_for_needs(actor: Actor, url_for: UrlFor) -> list[Task]:
    """Return what waits for this actor, each kind with how much of it is late (INV-41)."""
    tasks: list[Task] = []
    if actor.holds(Role.COMMUNITY_WORKER):
        tasks += await _of_the_desk(actor, url_for)
    if actor.holds(Role.STREET_OFFICER):
        tasks += await _of_the_street(actor, url_for)
    for org_id in actor.orgs(*TEAM):
        tasks += await _of_an_org(org_id, url_for)
    if actor.holds(Role.SOCIAL_WORKER):
        told = Kind(_("Needs you saw: the desk has a question"), FACTS_ASKED, url_for("needs:desk"))
        tasks += await _tasks(Need.filter(recorded_by_id=actor.person_id), told)
    return [task for task in tasks if task.count]


async def _of_the_desk(actor: Actor, url_for: UrlFor) -> list[Task]:
    own, here = _own(actor, Role.COMMUNITY_WORKER), url_for("needs:desk")
    received, taken = Q(state=NeedState.RECEIVED), Q(acknowledged_at__not_isnull=True)
    to_look_at = received & taken & ~Q(recorded_by_id=actor.person_id)
    return await _tasks(
        own,
        Kind(_("Requests to take in hand"), received & Q(acknowledged_at__isnull=True), f"{here}?state=received"),
        Kind(_("Needs to look at"), to_look_at, f"{here}?state=received"),
        Kind(_("Needs that wait for facts"), FACTS_ASKED, f"{here}?state=needs_facts"),
        Kind(_("Needs to send to somebody"), Q(state=NeedState.VERIFIED), f"{here}?state=verified"),
        Kind(_("Done: ask the person"), Q(state=NeedState.DONE), f"{here}?state=done"),
        Kind(_("The word to act for them has run out"), await _without_word(own), f"{here}?view=serving"),
    )


async def _of_the_street(actor: Actor, url_for: UrlFor) -> list[Task]:
    own, here = _own(actor, Role.STREET_OFFICER), url_for("needs:desk")
    passed = await Dispatch.filter(state=DispatchState.TIMED_OUT).values_list("need_id", flat=True)
    first = await _troubles(actor).order_by("due_at").first()
    reports = Task(
        _("Reports to look into"),
        await _troubles(actor).count(),
        url_for("needs:trouble", trouble=first.public_id) if first else here,
        await _troubles(actor).filter(due_at__lt=clock.now()).count(),
    )
    return [
        reports,
        *await _tasks(
            own,
            Kind(_("Needs that are late"), Q(state__in=OPEN) & _late(), f"{here}?view=late"),
            Kind(
                _("Needs that no organisation answered in time"),
                Q(state=NeedState.VERIFIED, id__in=list(passed)),
                f"{here}?state=verified",
            ),
        ),
    ]


async def _of_an_org(org_id: int, url_for: UrlFor) -> list[Task]:
    org = await Organisation.get(id=org_id)
    here = url_for("needs:org_needs", org=org.public_id)
    over = Q(state=NeedState.SCHEDULED, leaves_at__lt=clock.now())
    withdrawn = Q(state=NeedState.WITHDRAWN, helpers_told_at__isnull=True)
    return await _tasks(
        Need.filter(organisation_id=org_id),
        Kind(_("Needs offered to you"), Q(state=NeedState.DISPATCHED), here),
        Kind(_("Needs you took on that wait for a day"), Q(state=NeedState.ACCEPTED), f"{here}?view=ours"),
        Kind(_("Say whether it is done"), over, f"{here}?view=ours"),
        Kind(_("Withdrawn: call your helpers off"), withdrawn, f"{here}?view=ours"),
    )


def _own(actor: Actor, role: Role) -> QuerySet[Need]:
    within = Q(*(Q(desk__path__startswith=path) for path in actor.paths(role)), join_type=Q.OR)
    return Need.filter(within)


def _troubles(actor: Actor) -> QuerySet[Trouble]:
    within = Q(*(Q(need__desk__path__startswith=path) for path in actor.paths(Role.STREET_OFFICER)), join_type=Q.OR)
    return Trouble.filter(within, state__in=(TroubleState.OPEN, TroubleState.HEARD))


async def _without_word(own: QuerySet[Need]) -> Q:
    """Return which open needs have a mandate that has ended: the desk can no longer act for them (EDGE-16)."""
    ids = await own.filter(state__in=OPEN, mandate_id__not_isnull=True).values_list("mandate_id", flat=True)
    gone = Q(revoked_at__not_isnull=True) | Q(ends_at__lte=clock.now())
    ended = await Mandate.filter(gone, id__in=list(ids)).values_list("id", flat=True)
    return Q(state__in=OPEN, mandate_id__in=list(ended))


def _late() -> Q:
    return Q(due_at__lt=clock.now()) & ~FACTS_ASKED


async def _tasks(found: QuerySet[Need], *kinds: Kind) -> list[Task]:
    which = {f"kind{at}": each.which for at, each in enumerate(kinds)}
    late = {f"late{at}": each.which & _late() for at, each in enumerate(kinds)}
    counts = await counted(found, which | late, per="desk_id")
    return [Task(each.sentence, counts[f"kind{at}"], each.href, counts[f"late{at}"]) for at, each in enumerate(kinds)]
