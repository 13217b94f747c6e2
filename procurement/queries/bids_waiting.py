"""What waits for key holders, buyers and experts, as their desk tells it first thing."""

from collections.abc import Callable

from tortoise.expressions import Q, Subquery

from ground import clock
from ground.actors import Actor, Role
from ground.counting import counted
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
    to_make = Q(public_key="", tender__state__in=BEFORE_PUBLICATION)
    to_give = Q(released_at__isnull=True, tender__state=TenderState.OPENING)
    mine = KeyHolder.filter(person_id=actor.person_id, tender__state__in=(*BEFORE_PUBLICATION, TenderState.OPENING))
    counts = await counted(mine, {"to_make": to_make, "to_give": to_give}, per="person_id")
    at, making, giving = url_for("procurement:keys"), counts["to_make"], counts["to_give"]
    return [
        Task(
            ngettext("%(count)d key of an opening to make", "%(count)d keys of openings to make", making), making, at
        ),
        Task(ngettext("%(count)d opening needs your key", "%(count)d openings need your key", giving), giving, at),
    ]  # fmt: skip


async def _buyer(actor: Actor, url_for: UrlFor) -> list[Task]:
    found: list[Task] = []
    steps = (
        (OFFICERS, {"state": TenderState.PUBLISHED, "bids_due_at__lte": clock.now()}, _to_open),
        (OFFICERS, {"state": TenderState.OPENED}, _to_look_at),
        (OFFICERS, {"state": TenderState.EVALUATING, "committee__id__isnull": True}, _to_draw),
        ((Role.BUYER_APPROVER,), {"state": TenderState.RECOMMENDED}, _to_award),
    )
    for roles, which, said in steps:
        if not actor.holds(*roles):
            continue
        judged = Subquery(Seat.filter(person_id=actor.person_id).values("committee__tender_id"))
        mine = Tender.filter(~Q(id__in=judged), buyer_id__in=actor.orgs(*roles), **which)
        tenders = await mine.order_by("bids_due_at")
        if tenders:
            at, now = url_for("procurement:bids_desk", tender=tenders[0].public_id), clock.now()
            terms = [await awarding.choose_by(each) for each in tenders]
            late = sum(term is not None and term < now for term in terms)
            found.append(Task(said(len(tenders)), len(tenders), at, overdue=late))
    return found


async def _expert(actor: Actor, url_for: UrlFor) -> list[Task]:
    mine = Seat.filter(person_id=actor.person_id, committee__tender__state=TenderState.EVALUATING)
    sitting = Q(state=SeatState.SITTING)
    which = {
        "drawn": Q(state=SeatState.DRAWN),
        "scores": sitting & Q(signed_at__isnull=True),
        "reports": sitting & Q(signed_at__not_isnull=True, reported_at__isnull=True),
    }
    counts, at = await counted(mine, which, per="person_id"), url_for("procurement:expert")
    drawn, scores, reports = counts["drawn"], counts["scores"], counts["reports"]
    return [
        Task(ngettext("%(count)d committee drew you", "%(count)d committees drew you", drawn), drawn, at),
        Task(ngettext("%(count)d score sheet to sign", "%(count)d score sheets to sign", scores), scores, at),
        Task(ngettext("%(count)d report to sign", "%(count)d reports to sign", reports), reports, at),
        await _prices(actor, at),
    ]


async def _prices(actor: Actor, at: str) -> Task:
    """Return how many answers about low prices wait for this member's vote, or for the refusal of none in time."""
    mine = Seat.filter(person_id=actor.person_id, state=SeatState.SITTING)
    voted = Subquery(PriceVote.filter(seat__person_id=actor.person_id).values("price_check_id"))
    count = await PriceCheck.filter(
        Q(state=PriceCheckState.ANSWERED) | Q(state=PriceCheckState.ASKED, due_at__lt=clock.now()),
        ~Q(id__in=voted),
        envelope__tender__state=TenderState.EVALUATING,
        envelope__tender__committee__id__in=Subquery(mine.values("committee_id")),
    ).count()
    return Task(ngettext("%(count)d low price to decide", "%(count)d low prices to decide", count), count, at)


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


def _to_open(count: int) -> str:
    return ngettext("%(count)d tender can be opened", "%(count)d tenders can be opened", count)


def _to_look_at(count: int) -> str:
    return ngettext("%(count)d tender has bids to look at", "%(count)d tenders have bids to look at", count)


def _to_draw(count: int) -> str:
    return ngettext("%(count)d committee to draw", "%(count)d committees to draw", count)


def _to_award(count: int) -> str:
    return ngettext("%(count)d tender to award", "%(count)d tenders to award", count)
