"""What waits for key holders, buyers and experts, as their desk tells it first thing."""

from collections.abc import Callable
from typing import Any

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from ground import clock
from ground.actors import Actor, Role
from ground.language import ngettext
from ground.tasks import Task
from procurement import awarding
from procurement.keeping_keys import BEFORE_PUBLICATION
from procurement.models import KeyHolder, PriceCheck, PriceCheckState, PriceVote, Seat, SeatState, Tender, TenderState
from procurement.rules.bids import OFFICERS

UrlFor = Callable[..., str]


async def tasks_for_bids(actor: Actor, url_for: UrlFor) -> list[Task]:
    """Return what waits for this actor around sealed bids; nobody's task ever tells that there are any."""
    found = [
        *await _keys(actor, url_for),
        *await _buyer(actor, url_for),
        *await _expert(actor, url_for),
        *await _supplier(actor, url_for),
    ]
    return [task for task in found if task.count]


async def _keys(actor: Actor, url_for: UrlFor) -> list[Task]:
    mine = KeyHolder.filter(person_id=actor.person_id)
    at = url_for("procurement:keys")
    return [
        await _counted(
            mine.filter(public_key="", tender__state__in=BEFORE_PUBLICATION),
            lambda count: ngettext("%(count)d key of an opening to make", "%(count)d keys of openings to make", count),
            at,
        ),
        await _counted(
            mine.filter(released_at=None, tender__state=TenderState.OPENING),
            lambda count: ngettext("%(count)d opening needs your key", "%(count)d openings need your key", count),
            at,
        ),
    ]


async def _buyer(actor: Actor, url_for: UrlFor) -> list[Task]:
    found: list[Task] = []
    steps = (
        (OFFICERS, {"state": TenderState.PUBLISHED, "bids_due_at__lte": clock.now()}, _to_open),
        (OFFICERS, {"state": TenderState.OPENED}, _to_look_at),
        (OFFICERS, {"state": TenderState.EVALUATING, "committee__id__isnull": True}, _to_draw),
        ((Role.BUYER_APPROVER,), {"state": TenderState.RECOMMENDED}, _to_award),
    )
    for roles, which, said in steps:
        tenders = await Tender.filter(buyer_id__in=actor.orgs(*roles), **which).order_by("bids_due_at")
        if tenders:
            at, now = url_for("procurement:bids_desk", tender=tenders[0].public_id), clock.now()
            terms = [await awarding.choose_by(each) for each in tenders]
            late = sum(term is not None and term < now for term in terms)
            found.append(Task(said(len(tenders)), len(tenders), at, overdue=late))
    return found


async def _expert(actor: Actor, url_for: UrlFor) -> list[Task]:
    mine = Seat.filter(person_id=actor.person_id, committee__tender__state=TenderState.EVALUATING)
    at = url_for("procurement:expert")
    return [
        await _counted(
            mine.filter(state=SeatState.DRAWN),
            lambda count: ngettext("%(count)d committee drew you", "%(count)d committees drew you", count),
            at,
        ),
        await _counted(
            mine.filter(state=SeatState.SITTING, signed_at=None),
            lambda count: ngettext("%(count)d score sheet to sign", "%(count)d score sheets to sign", count),
            at,
        ),
        await _counted(
            mine.filter(state=SeatState.SITTING, signed_at__not_isnull=True, reported_at=None),
            lambda count: ngettext("%(count)d report to sign", "%(count)d reports to sign", count),
            at,
        ),
        await _prices(actor, at),
    ]


async def _prices(actor: Actor, at: str) -> Task:
    """Return how many answers about low prices wait for this member's vote, or for the refusal of none in time."""
    mine = Seat.filter(person_id=actor.person_id, state=SeatState.SITTING)
    voted = Subquery(PriceVote.filter(seat__person_id=actor.person_id).values("price_check_id"))
    judged = PriceCheck.filter(
        Q(state=PriceCheckState.ANSWERED) | Q(state=PriceCheckState.ASKED, due_at__lt=clock.now()),
        ~Q(id__in=voted),
        envelope__tender__state=TenderState.EVALUATING,
        envelope__tender__committee__id__in=[each.committee_id for each in await mine],
    )
    return await _counted(
        judged,
        lambda count: ngettext("%(count)d low price to decide", "%(count)d low prices to decide", count),
        at,
    )


async def _supplier(actor: Actor, url_for: UrlFor) -> list[Task]:
    """Return the prices that a supplier is asked to explain."""
    mine = actor.orgs(Role.ORG_MANAGER)
    if not mine:
        return []
    asked = PriceCheck.filter(
        envelope__supplier_id__in=mine, state=PriceCheckState.ASKED, due_at__gte=clock.now()
    ).order_by("due_at")
    first = await asked.first().select_related("envelope__supplier")
    if first is None:
        return []
    at = url_for("procurement:own_price", org=first.envelope.supplier.public_id, bid=first.envelope.public_id)
    count = await asked.count()
    return [Task(ngettext("Explain %(count)d price", "Explain %(count)d prices", count), count, at)]


async def _counted(rows: QuerySet[Any], said: Callable[[int], str], href: str) -> Task:
    count = await rows.count()
    return Task(said(count), count, href)


def _to_open(count: int) -> str:
    return ngettext("%(count)d tender can be opened", "%(count)d tenders can be opened", count)


def _to_look_at(count: int) -> str:
    return ngettext("%(count)d tender has bids to look at", "%(count)d tenders have bids to look at", count)


def _to_draw(count: int) -> str:
    return ngettext("%(count)d committee to draw", "%(count)d committees to draw", count)


def _to_award(count: int) -> str:
    return ngettext("%(count)d tender to award", "%(count)d tenders to award", count)
