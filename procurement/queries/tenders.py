"""Tenders as their buyer's people and everyone else may see them; before the opening nobody learns of bids."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from ground import clock
from ground.actors import Actor, Role
from ground.errors import NotFound
from ground.language import lazy
from procurement.models import Amendment, Question, Tender, TenderState
from procurement.rules.buying import BUYING

NO_SUCH_TENDER = lazy("We could not find this tender.")
ONE_PAGE = 20
WRITING = (TenderState.DRAFT, TenderState.IN_REVIEW, TenderState.APPROVED)
OVER = (
    TenderState.AWARDED,
    TenderState.CONTRACTED,
    TenderState.COMPLETED,
    TenderState.FAILED,
    TenderState.CANCELLED,
)


class Show(StrEnum):
    """Which tenders everyone looks at."""

    OPEN = "open"
    CLOSED = "closed"
    RESULTS = "results"


class Pile(StrEnum):
    """Which tenders a desk looks at."""

    WRITING = "writing"
    RUNNING = "running"
    OVER = "over"


@dataclass(frozen=True)
class Found:
    """One page of tenders, and how many there are."""

    tenders: Sequence[Tender]
    total: int


async def tender_on_desk(actor: Actor, public_id: str, *roles: Role) -> Tender:
    """Return a tender of one of the actor's buyers; of another, NotFound (404)."""
    found = await Tender.get_or_none(public_id=public_id).select_related("buyer")
    if found is None or not actor.holds_over_org(found.buyer_id, *(roles or BUYING)):
        raise NotFound(NO_SUCH_TENDER)
    return found


async def tender_seen_by(actor: Actor, public_id: str) -> Tender:  # noqa: ARG001 - everybody reads what is published
    """Return a tender that was published; before that it is nowhere."""
    found = await Tender.get_or_none(public_id=public_id).select_related("buyer")
    if found is None or found.published_at is None:
        raise NotFound(NO_SUCH_TENDER)
    return found


async def published(show: Show, *, page: int = 1) -> Found:
    """Return the tenders that everyone reads: open ones by their last day, others the latest first."""
    now = clock.now()
    at_bids = Q(state=TenderState.PUBLISHED, bids_due_at__gte=now)
    wanted: Mapping[Show, QuerySet[Tender]] = {
        Show.OPEN: Tender.filter(at_bids).order_by("bids_due_at", "id"),
        Show.CLOSED: Tender.filter(~at_bids, published_at__isnull=False)
        .exclude(state__in=OVER)
        .order_by("-bids_due_at", "-id"),
        Show.RESULTS: Tender.filter(published_at__isnull=False, state__in=OVER).order_by("-published_at", "-id"),
    }
    rows = wanted[show].select_related("buyer")
    return Found(await rows.offset((page - 1) * ONE_PAGE).limit(ONE_PAGE), await wanted[show].count())


async def tenders_on_desk(actor: Actor, pile: Pile, *, page: int = 1) -> Found:
    """Return the tenders of the actor's buyers, the newest first."""
    mine = Tender.filter(buyer_id__in=actor.orgs(*BUYING))
    rows = {
        Pile.WRITING: mine.filter(state__in=WRITING),
        Pile.RUNNING: mine.exclude(state__in=(*WRITING, *OVER)),
        Pile.OVER: mine.filter(state__in=OVER),
    }[pile]
    found = rows.select_related("buyer").order_by("-made_at", "-id")
    return Found(await found.offset((page - 1) * ONE_PAGE).limit(ONE_PAGE), await rows.count())


async def every_published(offset: int, most: int) -> Found:
    """Return tenders that were ever published, in the order in which they came to be."""
    found = Tender.filter(published_at__not_isnull=True)
    return Found(await found.order_by("id").offset(offset).limit(most).select_related("buyer"), await found.count())


async def questions_of(tender: Tender) -> Sequence[Question]:
    """Return the questions about a tender in the order they were asked; who asked is not joined."""
    return await Question.filter(tender_id=tender.id).order_by("asked_at", "id")


async def questions_on_desk(actor: Actor) -> Sequence[Question]:
    """Return the questions about the tenders of the actor's buyers, the nearest day first."""
    mine = actor.orgs(Role.BUYER_CLERK, Role.BUYER_APPROVER)
    found = Question.filter(tender__buyer_id__in=mine).select_related("tender__buyer")
    return await found.order_by("due_on", "id").limit(200)


async def question_on_desk(actor: Actor, public_id: str) -> Question:
    """Return a question about a tender of one of the actor's buyers; of another, NotFound."""
    found = await Question.get_or_none(public_id=public_id).select_related("tender__buyer")
    if found is None or not actor.holds_over_org(found.tender.buyer_id, Role.BUYER_CLERK, Role.BUYER_APPROVER):
        raise NotFound(lazy("We could not find this question."))
    return found


async def amendment_on_desk(actor: Actor, public_id: str) -> Amendment:
    """Return an amendment of a tender of one of the actor's buyers; of another, NotFound."""
    found = await Amendment.get_or_none(public_id=public_id).select_related("tender__buyer")
    if found is None or not actor.holds_over_org(found.tender.buyer_id, Role.BUYER_CLERK, Role.BUYER_APPROVER):
        raise NotFound(lazy("We could not find this amendment."))
    return found
