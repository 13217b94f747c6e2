"""What waits for key holders, buyers and experts, as their desk tells it first thing."""

from collections.abc import Callable
from typing import Any

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from ground import clock
from ground.actors import Actor, Role
from ground.language import ngettext
from ground.tasks import Task
from procurement.keeping_keys import BEFORE_PUBLICATION
from procurement.models import KeyHolder, Seat, SeatState, Tender, TenderState
from procurement.rules.bids import OFFICERS

UrlFor = Callable[..., str]


async def tasks_for_bids(actor: Actor, url_for: UrlFor) -> list[Task]:
    """Return what waits for this actor around sealed bids; nobody's task ever tells that there are any."""
    found = [*await _keys(actor, url_for), *await _buyer(actor, url_for), *await _expert(actor, url_for)]
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
        judged = Subquery(Seat.filter(person_id=actor.person_id).values("committee__tender_id"))
        mine = Tender.filter(~Q(id__in=judged), buyer_id__in=actor.orgs(*roles), **which)
        tenders = await mine.order_by("bids_due_at")
        if tenders:
            at = url_for("procurement:bids_desk", tender=tenders[0].public_id)
            found.append(Task(said(len(tenders)), len(tenders), at))
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
    ]


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
