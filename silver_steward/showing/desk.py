"""What an office sees of its stage: what stands before it, and the names it is to find out about."""

import datetime as dt

from ground import clock
from ground.actors import Actor, Role
from ground.errors import NotFound
from ground.identity import Person, PersonState
from ground.language import _, hours_text, lazy
from ground.persons import name_shown
from ground.places import Place
from silver_steward import rules
from silver_steward.allotting import deciding_place, seats_shown
from silver_steward.evidence import latest
from silver_steward.models import (
    LIVE,
    STAGES,
    STANDS_BEFORE,
    Nomination,
    Recheck,
    Stage,
    StageDecision,
    Suggestion,
    Verdict,
)
from silver_steward.schemas.desk import (
    Bench,
    Candidate,
    StewardDeskPage,
    SuggestionShown,
    Waiting,
)
from silver_steward.showing.standing import due_of
from silver_steward.sitting import sitting_of
from silver_steward.words import STAGE_WORDS, VERDICTS


async def desk_page(actor: Actor) -> StewardDeskPage:
    """Return what waits for an office, at each of its stages."""
    return StewardDeskPage(
        title=_("Silver stewards"),
        benches=await benches_of(actor),
        suggestions=[await _suggestion(each) for each in await suggestions_of(actor)],
        may_name=actor.holds(Role.COMMUNITY_WORKER),
    )


async def waiting_of(actor: Actor, stage: Stage) -> list[Nomination]:
    """Return what stands before a stage in the actor's places, the earliest first."""
    paths = actor.paths(rules.DECIDES[stage])
    if not paths:
        return []
    found = Nomination.filter(state=STANDS_BEFORE[stage], season__state__in=list(LIVE))
    rows = await found.order_by("season_id", "id").select_related("person", "place", "season")
    return [each for each in rows if any(each.place.path.startswith(path) for path in paths)]


async def suggestions_of(actor: Actor) -> list[Suggestion]:
    """Return the names that the actor's desk is to find out about."""
    paths = actor.paths(Role.COMMUNITY_WORKER)
    found = await Suggestion.filter(settled_at=None).order_by("id").select_related("place")
    return [each for each in found if any(each.place.path.startswith(path) for path in paths)]


async def suggestion_seen(actor: Actor, public_id: str) -> Suggestion:
    """Return a suggestion to the desk of its community (others: 404)."""
    found = await Suggestion.get_or_none(public_id=public_id).select_related("place")
    if found is None or not actor.holds_over_place(found.place.path, Role.COMMUNITY_WORKER):
        raise NotFound(lazy("We could not find this page."))
    return found


async def meant(suggestion: Suggestion, public_id: str | None) -> Person | None:
    """Return which of the people of that name is meant; NotFound (404) for anyone else."""
    if public_id is None:
        return None
    found = [each for each in await _of_that_name(suggestion) if each.public_id == public_id]
    if not found:
        raise NotFound(lazy("We could not find this person."))
    return found[0]


async def benches_of(actor: Actor) -> list[Bench]:
    """Return each deciding place of the actor's that has something before it."""
    found: dict[tuple[int, Stage, int], list[Nomination]] = {}
    places: dict[int, Place] = {}
    for stage in STAGES:
        for each in await waiting_of(actor, stage):
            place = await deciding_place(each.place, stage)
            places[place.id] = place
            found.setdefault((each.season_id, stage, place.id), []).append(each)
    shown = [await _bench(actor, stage, places[place_id], rows) for (_season, stage, place_id), rows in found.items()]
    return sorted(shown, key=lambda each: (each.left == 0, each.due_on or dt.date.max, each.place_name))


async def _bench(actor: Actor, stage: Stage, place: Place, rows: list[Nomination]) -> Bench:
    season = rows[0].season
    decided = {
        each.nomination_id: each
        for each in await StageDecision.filter(nomination_id__in=[row.id for row in rows], stage=stage)
    }
    shown = sorted(
        [await _waiting(actor, row, decided.get(row.id)) for row in rows], key=lambda each: bool(each.decided)
    )
    left = sum(not each.decided for each in shown)
    due = min([day for row in rows if (day := await due_of(row, season, stage))], default=None)
    return Bench(
        season=season.public_id,
        season_title=season.title,
        stage=stage,
        stage_words=str(STAGE_WORDS[stage]),
        place=place.id,
        place_name=place.name,
        seats=await seats_shown(season.id, stage, place.id),
        passed=await passed_on(season.id, stage, place.id),
        left=left,
        yours=sum(not each.decided and not each.barred for each in shown),
        due_on=due,
        late=bool(left and due and due < clock.today()),
        waiting=shown,
        may_release=not left and season.state != "nominating",
    )


async def passed_on(season_id: int, stage: Stage, place_id: int) -> int:
    """Return how many a place has passed on at a stage."""
    released = StageDecision.filter(nomination__season_id=season_id, stage=stage, place_id=place_id)
    return await released.filter(verdict=Verdict.PASS, released_at__not_isnull=True).count()


async def _waiting(actor: Actor, nomination: Nomination, decision: StageDecision | None) -> Waiting:
    fresh = decision is not None and decision.round == nomination.round and decision.released_at is None
    return Waiting(
        id=nomination.public_id,
        name=name_shown(nomination.person),
        community=nomination.place.name,
        hours=hours_text((await latest(nomination)).minutes),
        decided=str(VERDICTS[decision.verdict]) if decision and fresh else "",
        barred=bool(rules.why_not(actor, await sitting_of(nomination))),
        changed=await Recheck.exists(nomination_id=nomination.id, seen_at=None),
    )


async def _of_that_name(suggestion: Suggestion) -> list[Person]:
    there = Person.filter(name=suggestion.name, home__path__startswith=suggestion.place.path)
    return list(await there.filter(state=PersonState.ACTIVE).order_by("id").select_related("home"))


async def _suggestion(each: Suggestion) -> SuggestionShown:
    return SuggestionShown(
        id=each.public_id,
        name=each.name,
        community=each.place.name,
        words=each.words,
        candidates=[Candidate(id=person.public_id, words=_candidate(person)) for person in await _of_that_name(each)],
    )


def _candidate(person: Person) -> str:
    """Return what tells one of a name from another at their own desk."""
    home = person.home.name if person.home else ""
    return _("%(name)s, %(home)s, telephone ending in %(tail)s", name=person.name, home=home,
             tail=person.phone_tail or "-")  # fmt: skip


def require_office(actor: Actor, stage: Stage, place: Place) -> None:
    """Let only the office of a stage at a place on; to others it is not there (404)."""
    if not rules.may_decide.allows(actor, rules.Sitting(stage, place, frozenset())):
        raise NotFound(lazy("We could not find this page."))
