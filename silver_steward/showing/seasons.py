"""What the supervisor of a city sees of its seasons."""

from collections import Counter

from ground import clock
from ground.actors import Actor, Role
from ground.errors import NotFound
from ground.language import Lazy, _, lazy
from ground.notices import Objection, ObjectionState
from ground.persons import name_shown
from ground.places import Place
from silver_steward import looking_again, rules
from silver_steward.allotting import deciding_place
from silver_steward.calling_up import REJECTED, UNTIL_NOTICE
from silver_steward.models import (
    STAGES,
    STANDS_BEFORE,
    CallUp,
    HallEntry,
    Honour,
    Nomination,
    NominationState,
    Quota,
    Season,
    SeasonRules,
    SeasonState,
    SecondLook,
    Stage,
    StageDecision,
    Verdict,
)
from silver_steward.schemas.seasons import (
    LookAsked,
    PersonRow,
    PlaceRow,
    RunSeasonPage,
    RunSeasonsPage,
    SeasonStep,
)
from silver_steward.showing.public import readable_notice, season_shown
from silver_steward.ties import barred_from
from silver_steward.words import BASES, STAGE_WORDS, STATES

STEPS: dict[SeasonState, tuple[tuple[SeasonStep, Lazy], ...]] = {
    SeasonState.DRAFT: ((SeasonStep.ANNOUNCE, lazy("Announce")),),
    SeasonState.ANNOUNCED: ((SeasonStep.OPEN, lazy("Open for names")),),
    SeasonState.NOMINATING: ((SeasonStep.CLOSE_NOMINATIONS, lazy("Close for names")),),
    SeasonState.CITY_REVIEW: (
        (SeasonStep.HANG, lazy("Hang the notice")),
        (SeasonStep.END_WITHOUT, lazy("End without")),
    ),
    SeasonState.NOTICE: ((SeasonStep.AWARD, lazy("Give the honours")),),
    SeasonState.DECIDING: ((SeasonStep.AWARD, lazy("Give the honours")),),
    SeasonState.AWARDED: ((SeasonStep.CLOSE, lazy("Close the season")),),
}
"""What comes next in each state, with the words of its button."""


async def season_run_by(actor: Actor, public_id: str) -> Season:
    """Return a season of the actor's city, drafts too (others: 404)."""
    found = await Season.get_or_none(public_id=public_id).select_related("territory")
    if found is None or not rules.may_run.allows(actor, found.territory):
        raise NotFound(lazy("We could not find this page."))
    return found


async def nomination_run_by(actor: Actor, public_id: str) -> Nomination:
    """Return a nomination of a season of the actor's city (others: 404)."""
    found = await Nomination.get_or_none(public_id=public_id).select_related("season__territory")
    if found is None or not rules.may_run.allows(actor, found.season.territory):
        raise NotFound(lazy("We could not find this page."))
    return found


async def seasons_page(actor: Actor) -> RunSeasonsPage:
    """Return all seasons of the actor's city."""
    found = await Season.all().order_by("-year", "-id").select_related("territory")
    return RunSeasonsPage(
        title=_("Seasons of the silver stewards"),
        seasons=[season_shown(each) for each in found if rules.may_run.allows(actor, each.territory)],
        bases=[(each, str(words)) for each, words in BASES.items()],
        year=clock.today().year,
    )


async def season_page(season: Season, actor: Actor) -> RunSeasonPage:
    """Return one season before its supervisor."""
    frozen = await SeasonRules.filter(season_id=season.id).order_by("-version").first()
    draft = season.state == SeasonState.DRAFT
    second = draft and not rules.may_announce.allows(actor, season)
    return RunSeasonPage(
        title=season.title,
        season=season_shown(season),
        seats=season.seats,
        basis_words=str(BASES[season.basis]),
        document_number=season.document_number,
        rules_sha256=frozen.sha256 if frozen else "",
        notice=await readable_notice(season),
        objections=await objections_of(season),
        looks=[await _look(each, actor) for each in await looking_again.asked(season)],
        places=await _places(season),
        people=await _people(season, actor),
        steps=[] if second else [(step, str(words)) for step, words in STEPS.get(season.state, ())],
        may_cancel=season.may_move("cancel"),
        needs_second=second,
    )


async def _places(season: Season) -> list[PlaceRow]:
    """Return the deciding places from the bottom up, each with its seats and how far it is."""
    waiting: Counter[tuple[Stage, int]] = Counter()
    names: dict[int, str] = {}
    by_state = {state: stage for stage, state in STANDS_BEFORE.items()}
    for each in await Nomination.filter(season_id=season.id, state__in=list(by_state)).select_related("place"):
        place = await deciding_place(each.place, by_state[each.state])
        waiting[by_state[each.state], place.id] += 1
        names[place.id] = place.name
    passed = Counter(
        (each.stage, each.place_id)
        for each in await StageDecision.filter(
            nomination__season_id=season.id, verdict=Verdict.PASS, released_at__not_isnull=True
        )
    )
    seats = {(each.stage, each.place_id): each.seats for each in await Quota.filter(season_id=season.id)}
    keys = sorted({*seats, *waiting}, key=lambda key: (STAGES.index(key[0]), key[1]))
    names |= {each.id: each.name for each in await Place.filter(id__in=[place for _stage, place in keys])}
    return [
        PlaceRow(
            kind=stage, stage=str(STAGE_WORDS[stage]), place=names[place],
            seats=seats.get((stage, place), 0) if seats else None,
            waiting=waiting[stage, place], passed=passed[stage, place],
        )
        for stage, place in keys
    ]  # fmt: skip


async def objections_of(season: Season) -> int:
    """Return how many objections to a season's notice are not answered yet."""
    return await Objection.filter(
        notice__public_id=season.notice_ref or "-", state__in=[ObjectionState.RECEIVED, ObjectionState.JUDGING]
    ).count()


async def _look(look: SecondLook, actor: Actor) -> LookAsked:
    decided = await StageDecision.exists(nomination_id=look.nomination_id, decided_by_id=actor.person_id or 0)
    return LookAsked(
        nominee=look.nomination.public_id,
        name=name_shown(look.nomination.person),
        words=look.words,
        due_on=look.due_on,
        late=look.due_on < clock.today(),
        may_answer=not decided and rules.is_free.allows(actor, await barred_from(look.nomination)),
    )


async def look_of(nomination: Nomination) -> SecondLook:
    """Return the second look at a nominee that waits for its answer (404 without one)."""
    found = await SecondLook.get_or_none(nomination_id=nomination.id, answered_at=None)
    if found is None:
        raise NotFound(lazy("We could not find this page."))
    return found


async def honour_of(nomination: Nomination) -> Honour:
    """Return the honour of a nominee (404 without one)."""
    found = await Honour.get_or_none(nomination_id=nomination.id)
    if found is None:
        raise NotFound(lazy("We could not find this page."))
    return found


async def _people(season: Season, actor: Actor) -> list[PersonRow]:
    called = {each.nomination_id: each for each in await CallUp.filter(nomination__season_id=season.id)}
    given = await Honour.filter(season_id=season.id)
    numbers = {each.nomination_id: each.number for each in given}
    in_hall = await HallEntry.filter(award__season_id=season.id, taken_down_at=None).select_related("award")
    hanging = {each.award.nomination_id for each in in_hall}
    found = await Nomination.filter(season_id=season.id).order_by("id").select_related("person", "place")
    rows = [_person(each, season, called.get(each.id), numbers.get(each.id, ""), actor) for each in found]
    for each, row in zip(found, rows, strict=True):
        row.in_hall = each.id in hanging
    return rows


def _person(each: Nomination, season: Season, called: CallUp | None, number: str, actor: Actor) -> PersonRow:
    rejected = each.state in REJECTED and each.submitted_at is not None and season.state in UNTIL_NOTICE
    half = called is not None and called.second_by_id is None
    return PersonRow(
        id=each.public_id,
        name=name_shown(each.person),
        community=each.place.name,
        state=each.state,
        state_words=str(STATES[each.state]),
        why=each.why,
        number=number,
        called_up=called is not None and called.second_by_id is not None,
        may_call_up=rejected and called is None,
        signs_second=rejected and half and called is not None and called.first_by_id != actor.person_id,
        may_set_aside=each.state == NominationState.SUSPENDED,
        in_hall=False,
    )


async def city_of(actor: Actor) -> Place:
    """Return the place over which the actor supervises, the highest first (others: 404)."""
    paths = sorted(actor.paths(Role.SUPERVISOR), key=len)
    found = await Place.get_or_none(path=paths[0]) if paths else None
    if found is None:
        raise NotFound(lazy("We could not find this page."))
    return found
