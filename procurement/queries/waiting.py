"""What waits for a buyer's people, as their desk tells it first thing."""

import datetime as dt
from collections.abc import Callable

from tortoise.expressions import Q, Subquery

from ground import clock
from ground.actors import Actor, Role
from ground.language import _, ngettext
from ground.money import Fen, wan
from ground.tasks import Task
from procurement.models import (
    Amendment,
    AmendmentState,
    BudgetLine,
    Intention,
    IntentionState,
    Question,
    Tender,
    TenderHand,
)
from procurement.models import TenderState as State
from procurement.queries.tenders import Pile
from procurement.rules.buying import BUYING

UrlFor = Callable[..., str]
SOON = dt.timedelta(days=3)


async def tasks_for(actor: Actor, url_for: UrlFor) -> list[Task]:
    """Return what waits for this actor in the purchase of services, with late work told."""
    clerk, second = actor.orgs(Role.BUYER_CLERK), actor.orgs(Role.BUYER_APPROVER)
    found: list[Task] = []
    if clerk:
        found += await _for_clerk(clerk, url_for)
    if second:
        found += await _for_second(actor, second, url_for)
    if clerk or second:
        found += await _for_both(sorted({*clerk, *second}), url_for)
    return found


async def _for_clerk(orgs: list[int], url_for: UrlFor) -> list[Task]:
    drafts = Tender.filter(buyer_id__in=orgs, state=State.DRAFT)
    returned = await drafts.exclude(returned_words="").count()
    fresh = await drafts.filter(returned_words="").count()
    at = f"{url_for('tenders:desk')}?pile={Pile.WRITING}"
    return [
        Task(ngettext("%(count)d tender was given back", "%(count)d tenders were given back", returned), returned, at),
        Task(ngettext("%(count)d tender being written", "%(count)d tenders being written", fresh), fresh, at),
    ]


async def _for_second(actor: Actor, orgs: list[int], url_for: UrlFor) -> list[Task]:
    me, at = actor.person_id, f"{url_for('tenders:desk')}?pile={Pile.WRITING}"
    touched = Subquery(TenderHand.filter(person_id=me).values("tender_id"))
    mine = Tender.filter(~Q(id__in=touched), buyer_id__in=orgs)
    review = await mine.filter(state=State.IN_REVIEW).count()
    publish = await mine.filter(state=State.APPROVED).count()
    others = Intention.filter(buyer_id__in=orgs, state=IntentionState.DRAFT).exclude(written_by_id=me)
    announce = await others.count()
    waiting = Amendment.filter(tender__buyer_id__in=orgs, state=AmendmentState.WAITING).exclude(written_by_id=me)
    amend = await waiting.count()
    running = f"{url_for('tenders:desk')}?pile={Pile.RUNNING}"
    return [
        Task(ngettext("%(count)d tender to approve", "%(count)d tenders to approve", review), review, at),
        Task(ngettext("%(count)d tender to publish", "%(count)d tenders to publish", publish), publish, at),
        Task(
            ngettext("%(count)d intention to announce", "%(count)d intentions to announce", announce),
            announce,
            url_for("tenders:intentions_desk"),
        ),
        Task(ngettext("%(count)d amendment to decide", "%(count)d amendments to decide", amend), amend, running),
    ]


async def _for_both(orgs: list[int], url_for: UrlFor) -> list[Task]:
    unanswered = Question.filter(tender__buyer_id__in=orgs, answered_at=None)
    asked = await unanswered.count()
    late = await unanswered.filter(due_on__lt=clock.today()).count()
    now = clock.now()
    ending = await Tender.filter(
        buyer_id__in=orgs, state=State.PUBLISHED, bids_due_at__gte=now, bids_due_at__lte=now + SOON
    ).count()
    running = f"{url_for('tenders:desk')}?pile={Pile.RUNNING}"
    return [
        Task(ngettext("%(count)d question to answer", "%(count)d questions to answer", asked), asked,
             url_for("tenders:questions"), late),
        Task(ngettext("Bids end within three days for %(count)d tender",
                      "Bids end within three days for %(count)d tenders", ending), ending, running),
    ]  # fmt: skip


async def figures_of(actor: Actor) -> list[tuple[str, str]]:
    """Return the numbers of the actor's buyers: what is open, and how the budget of this year stands."""
    mine, now = actor.orgs(*BUYING), clock.now()
    lines = await BudgetLine.filter(buyer_id__in=mine, year=clock.today().year)
    open_now = Tender.filter(buyer_id__in=mine, state=State.PUBLISHED, bids_due_at__gte=now)
    return [
        (_("Tenders that take bids"), str(await open_now.count())),
        (_("Budget of this year"), wan(Fen(sum(each.allocated_fen for each in lines)))),
        (_("Committed"), wan(Fen(sum(each.committed_fen for each in lines)))),
        (_("Spent"), wan(Fen(sum(each.spent_fen for each in lines)))),
    ]
