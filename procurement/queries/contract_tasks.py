"""What waits for someone in contracts and payments, as their desk tells it first thing."""

from collections.abc import Callable

from tortoise.expressions import Q

from ground import clock
from ground.actors import Actor, Role
from ground.language import ngettext
from ground.tasks import Task
from orgs.models import Organisation
from orgs.rules import TEAM
from procurement.models import (
    PAYABLE,
    ClaimState,
    Contract,
    ContractState,
    Milestone,
    MilestoneState,
    PaymentClaim,
)
from procurement.queries import contracts
from procurement.rules.contracts import BUYING

UrlFor = Callable[..., str]
WITH_OFFICERS = (MilestoneState.SUBMITTED, MilestoneState.IN_ACCEPTANCE)


async def contract_tasks(actor: Actor, url_for: UrlFor) -> list[Task]:
    """Return what waits for this actor; what is none is left out."""
    found = [
        *await _for_buyer(actor, url_for),
        *await _for_suppliers(actor, url_for),
        *await _for_finance(actor, url_for),
        *await _for_community(actor, url_for),
    ]
    return [task for task in found if task.count]


async def _for_buyer(actor: Actor, url_for: UrlFor) -> list[Task]:
    if not actor.holds(*BUYING):
        return []
    at, bodies, own = url_for("procurement:contracts"), actor.orgs(*BUYING), actor.orgs(*TEAM)
    awards = len(await contracts.awards_to_contract(actor))
    to_sign = await Contract.filter(
        tender__buyer_id__in=actor.orgs(Role.BUYER_APPROVER), state=ContractState.AGREED
    ).exclude(
        Q(written_by_id=actor.person_id) | Q(agreed_by_id=actor.person_id) | Q(supplier_id__in=own)
    ).count()  # fmt: skip
    signed = Q(contract__signed_by_id=actor.person_id) | Q(contract__agreed_by_id=actor.person_id)
    mine = Milestone.filter(contract__tender__buyer_id__in=bodies).exclude(signed | Q(contract__supplier_id__in=own))
    delivered = mine.filter(state__in=WITH_OFFICERS)
    looks = await delivered.count()
    late = await delivered.filter(acceptance_due_at__lt=clock.now()).count()
    shaken = await mine.exclude(shaken_at=None).count()
    return [
        Task(ngettext("Write %(count)d contract", "Write %(count)d contracts", awards), awards, at),
        Task(ngettext("Sign %(count)d contract", "Sign %(count)d contracts", to_sign), to_sign, at),
        Task(
            ngettext("Look at %(count)d delivery", "Look at %(count)d deliveries", looks), looks, at, overdue=late
        ),
        Task(
            ngettext(
                "%(count)d delivery has lost a record", "%(count)d deliveries have lost a record", shaken
            ),
            shaken,
            at,
        ),
    ]  # fmt: skip


async def _for_suppliers(actor: Actor, url_for: UrlFor) -> list[Task]:
    found: list[Task] = []
    for org in await Organisation.filter(id__in=actor.orgs(Role.ORG_MANAGER)):
        at = url_for("procurement:own_contracts", org=org.public_id)
        offered = await Contract.filter(supplier_id=org.id, state=ContractState.OFFERED).count()
        parts = Milestone.filter(contract__supplier_id=org.id, contract__state=ContractState.SIGNED)
        to_deliver = parts.filter(
            state__in=(MilestoneState.SCHEDULED, MilestoneState.REJECTED), due_on__lte=clock.today()
        )
        due = await to_deliver.count()
        paid = await parts.filter(state__in=PAYABLE, payable_fen__gt=0, claims__id__isnull=True).count()
        back = await PaymentClaim.filter(milestone__contract__supplier_id=org.id, state=ClaimState.RETURNED).count()
        claims = paid + back
        found += [
            Task(ngettext("Sign %(count)d contract", "Sign %(count)d contracts", offered), offered, at),
            Task(ngettext("Deliver %(count)d part", "Deliver %(count)d parts", due), due, at, overdue=due),
            Task(ngettext("Claim %(count)d payment", "Claim %(count)d payments", claims), claims, at),
        ]  # fmt: skip
    return found


async def _for_finance(actor: Actor, url_for: UrlFor) -> list[Task]:
    bodies = actor.orgs(Role.FINANCE)
    if not bodies:
        return []
    at = url_for("procurement:finance")
    claims = PaymentClaim.filter(milestone__contract__tender__buyer_id__in=bodies).exclude(
        Q(requested_by_id=actor.person_id) | Q(milestone__contract__supplier_id__in=actor.orgs(*TEAM))
    )
    checked = claims.filter(state=ClaimState.CHECKED).exclude(checked_by_id=actor.person_id)
    to_check = await claims.filter(state=ClaimState.SUBMITTED).count()
    to_approve = await checked.count()
    sent = await claims.filter(state__in=(ClaimState.APPROVED, ClaimState.INSTRUCTED)).count()
    late = await claims.filter(due_on__lt=clock.today()).exclude(state=ClaimState.SETTLED).count()
    return [
        Task(ngettext("Check %(count)d payment", "Check %(count)d payments", to_check), to_check, at),
        Task(ngettext("Approve %(count)d payment", "Approve %(count)d payments", to_approve), to_approve, at),
        Task(
            ngettext("Have %(count)d payment made", "Have %(count)d payments made", sent), sent, at, overdue=late
        ),
    ]  # fmt: skip


async def _for_community(actor: Actor, url_for: UrlFor) -> list[Task]:
    if not actor.holds(Role.COMMUNITY_WORKER):
        return []
    count = len(await contracts.opinions_to_ask(actor))
    said = ngettext("Ask %(count)d person who was served", "Ask %(count)d people who were served", count)
    return [Task(said, count, url_for("procurement:opinions"))]
