"""What waits for someone in the choice of silver stewards, as their desk tells it first thing."""

from collections.abc import Callable, Sequence

from ground import clock
from ground.actors import Actor, Role
from ground.language import ngettext
from ground.notices import PublicNotice
from ground.places import Place
from ground.tasks import Task
from silver_steward import rules
from silver_steward.models import (
    STAGES,
    STANDS_BEFORE,
    CallUp,
    Nomination,
    NominationState,
    Recheck,
    Season,
    SeasonState,
    Stage,
    StageDecision,
)
from silver_steward.showing.desk import suggestions_of, waiting_of
from silver_steward.sitting import sitting_of

UrlFor = Callable[..., str]
MOVING = (
    SeasonState.DRAFT,
    SeasonState.ANNOUNCED,
    SeasonState.NOMINATING,
    SeasonState.CITY_REVIEW,
    SeasonState.NOTICE,
)
"""States in which a supervisor takes a season on; while stages decide, and while someone waits, others do."""


async def tasks_for(actor: Actor, url_for: UrlFor) -> list[Task]:
    """Return what waits for this actor; what is none is left out."""
    if not actor.holds(*rules.DESKS):
        return []
    here = url_for("steward:desk")
    rows = [(stage, each) for stage in STAGES for each in await waiting_of(actor, stage)]
    ids = [each.id for _stage, each in rows]
    decided = {
        (each.nomination_id, each.stage, each.round) for each in await StageDecision.filter(nomination_id__in=ids)
    }
    undecided = [each for stage, each in rows if (each.id, stage, each.round) not in decided]
    left = len(undecided) - await _for_colleagues(undecided, actor)
    changed = await Recheck.filter(nomination_id__in=ids, seen_at=None).count()
    unclear = len(await suggestions_of(actor))
    found = [
        Task(ngettext("Decide on %(count)d silver steward", "Decide on %(count)d silver stewards", left), left, here),
        Task(
            ngettext("Release %(count)d decision", "Release %(count)d decisions", len(rows) - len(undecided)),
            len(rows) - len(undecided),
            here,
        ),
        Task(ngettext("Find out about %(count)d name", "Find out about %(count)d names", unclear), unclear, here),
        Task(ngettext("See %(count)d change of hours", "See %(count)d changes of hours", changed), changed, here),
        *await _for_supervisors(actor, url_for),
    ]
    return [task for task in found if task.count]


async def _for_colleagues(undecided: Sequence[Nomination], actor: Actor) -> int:
    """Return how many of a community's own wait for a colleague: whoever named someone does not decide on them."""
    there = [each for each in undecided if each.state == STANDS_BEFORE[Stage.COMMUNITY]]
    return len([each for each in there if rules.why_not(actor, await sitting_of(each))])


async def _for_supervisors(actor: Actor, url_for: UrlFor) -> list[Task]:
    if not actor.holds(Role.SUPERVISOR):
        return []
    here = url_for("steward:run_seasons")
    ripe = len([each for each in await Season.filter(state__in=list(MOVING)) if await _is_ripe(each, actor)])
    half = await CallUp.filter(second_by_id=None).exclude(first_by_id=actor.person_id or 0).count()
    waits = await Nomination.filter(state=NominationState.SUSPENDED).count()
    return [
        Task(ngettext("Move %(count)d season on", "Move %(count)d seasons on", ripe), ripe, here),
        Task(ngettext("Sign %(count)d call-up", "Sign %(count)d call-ups", half), half, here),
        Task(ngettext("Settle %(count)d who waits", "Settle %(count)d who wait", waits), waits, here),
    ]


async def _is_ripe(season: Season, actor: Actor) -> bool:
    """Whether a season's next step can be taken today, and by this supervisor."""
    if not rules.may_run.allows(actor, await Place.get(id=season.territory_id)):
        return False
    if season.state == SeasonState.DRAFT:
        return rules.may_announce.allows(actor, season)
    if season.state == SeasonState.ANNOUNCED:
        return clock.today() >= season.nominate_from
    if season.state == SeasonState.NOMINATING:
        return clock.today() > season.nominate_until
    if season.state == SeasonState.CITY_REVIEW:
        return not await Nomination.exists(season_id=season.id, state__in=list(STANDS_BEFORE.values()))
    notice = await PublicNotice.get(public_id=season.notice_ref)
    return clock.now() > notice.closes_at
