"""What waits of needs: for a desk, its street, an organisation's team, and a social worker who wrote one down."""

from collections.abc import Callable

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from ground import clock
from ground.actors import Actor, Role
from ground.language import _
from ground.mandates import Mandate
from ground.tasks import Task
from marketplace.models import OPEN, Dispatch, DispatchState, Need, NeedState, Trouble, TroubleState
from marketplace.rules.needs import TEAM
from orgs.models import Organisation

UrlFor = Callable[..., str]


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
        asked = Need.filter(recorded_by_id=actor.person_id, state=NeedState.NEEDS_FACTS)
        tasks.append(await _task(_("Needs you saw: the desk has a question"), asked, url_for("needs:desk")))
    return [task for task in tasks if task.count]


async def _of_the_desk(actor: Actor, url_for: UrlFor) -> list[Task]:
    own, here = _own(actor, Role.COMMUNITY_WORKER), url_for("needs:desk")
    others = ~Q(recorded_by_id=actor.person_id)
    received = own.filter(state=NeedState.RECEIVED)
    return [
        await _task(_("Requests to take in hand"), received.filter(acknowledged_at=None), f"{here}?state=received"),
        await _task(
            _("Needs to look at"), received.filter(others, acknowledged_at__not_isnull=True), f"{here}?state=received"
        ),
        await _task(
            _("Needs that wait for facts"), own.filter(state=NeedState.NEEDS_FACTS), f"{here}?state=needs_facts"
        ),
        await _task(_("Needs to send to somebody"), own.filter(state=NeedState.VERIFIED), f"{here}?state=verified"),
        await _task(_("Done: ask the person"), own.filter(state=NeedState.DONE), f"{here}?state=done"),
        await _task(_("The word to act for them has run out"), await _without_word(own), f"{here}?view=serving"),
    ]


async def _of_the_street(actor: Actor, url_for: UrlFor) -> list[Task]:
    own, here = _own(actor, Role.STREET_OFFICER), url_for("needs:desk")
    passed = await Dispatch.filter(state=DispatchState.TIMED_OUT).values_list("need_id", flat=True)
    late = own.filter(due_at__lt=clock.now(), state__in=[each for each in OPEN if each != NeedState.NEEDS_FACTS])
    first = await _troubles(actor).order_by("due_at").first()
    reports = Task(
        _("Reports to look into"),
        await _troubles(actor).count(),
        url_for("needs:trouble", trouble=first.public_id) if first else here,
        await _troubles(actor).filter(due_at__lt=clock.now()).count(),
    )
    return [
        reports,
        await _task(_("Needs that are late"), late, f"{here}?view=late"),
        await _task(
            _("Needs that no organisation answered in time"),
            own.filter(state=NeedState.VERIFIED, id__in=list(passed)),
            f"{here}?state=verified",
        ),
    ]


async def _of_an_org(org_id: int, url_for: UrlFor) -> list[Task]:
    org = await Organisation.get(id=org_id)
    own, here = Need.filter(organisation_id=org_id), url_for("needs:org_needs", org=org.public_id)
    over = own.filter(state=NeedState.SCHEDULED, leaves_at__lt=clock.now())
    return [
        await _task(_("Needs offered to you"), own.filter(state=NeedState.DISPATCHED), here),
        await _task(
            _("Needs you took on that wait for a day"), own.filter(state=NeedState.ACCEPTED), f"{here}?view=ours"
        ),
        await _task(_("Say whether it is done"), over, f"{here}?view=ours"),
        await _task(
            _("Withdrawn: call your helpers off"),
            own.filter(state=NeedState.WITHDRAWN, helpers_told_at=None),
            f"{here}?view=ours",
        ),
    ]


def _own(actor: Actor, role: Role) -> QuerySet[Need]:
    within = Q(*(Q(desk__path__startswith=path) for path in actor.paths(role)), join_type=Q.OR)
    return Need.filter(within)


def _troubles(actor: Actor) -> QuerySet[Trouble]:
    within = Q(*(Q(need__desk__path__startswith=path) for path in actor.paths(Role.STREET_OFFICER)), join_type=Q.OR)
    return Trouble.filter(within, state__in=(TroubleState.OPEN, TroubleState.HEARD))


async def _without_word(own: QuerySet[Need]) -> QuerySet[Need]:
    """Narrow to open needs whose mandate has ended: the desk can no longer act for them (EDGE-16)."""
    found = own.filter(state__in=OPEN, mandate_id__not_isnull=True)
    ids = await found.values_list("mandate_id", flat=True)
    gone = Q(revoked_at__not_isnull=True) | Q(ends_at__lte=clock.now())
    ended = await Mandate.filter(gone, id__in=list(ids)).values_list("id", flat=True)
    return found.filter(mandate_id__in=list(ended))


async def _task(sentence: str, found: QuerySet[Need], href: str) -> Task:
    late = found.filter(due_at__lt=clock.now()).exclude(state=NeedState.NEEDS_FACTS)
    return Task(sentence, await found.count(), href, await late.count())
