"""Who may do what in the choice of silver stewards, as questions."""

from collections.abc import Sequence
from dataclasses import dataclass

from ground.actors import Actor, Role
from ground.language import lazy
from ground.places import Place
from ground.rules import rule
from silver_steward.models import Nomination, Season, Stage

DECIDES = {
    Stage.COMMUNITY: Role.COMMUNITY_WORKER,
    Stage.STREET: Role.STREET_OFFICER,
    Stage.COUNTY: Role.COUNTY_OFFICER,
    Stage.CITY: Role.SUPERVISOR,
}
"""Whose word each stage is."""
DESKS = tuple(DECIDES.values())


@dataclass(frozen=True)
class Sitting:
    """A nomination before a stage: the place that decides, and whoever must not."""

    stage: Stage
    place: Place
    barred: frozenset[int]
    """The nominee, their kin and colleagues, and those who named or supported them or stepped aside."""
    below: frozenset[int] = frozenset()
    """Who decided at another stage: each stage is another pair of eyes."""
    confirmers: frozenset[int] = frozenset()
    """Above the community: who confirmed a good part of the hours themselves."""


@rule(lazy("Only the supervisor of the city runs a season."))
def may_run(by: Actor, territory: Place) -> bool:
    """A supervisor over the territory."""
    return by.holds_over_place(territory.path, Role.SUPERVISOR)


@rule(lazy("Who wrote the season down does not announce it. A second person looks at it."))
def may_announce(by: Actor, season: Season) -> bool:
    """Anyone but its author (four eyes)."""
    return by.person_id is not None and by.person_id != season.drafted_by_id


@rule(lazy("Only the community, or an officer above it, looks after its posts."))
def may_keep_posts(by: Actor, place: Place) -> bool:
    """A worker of the community or an officer above."""
    return by.holds_over_place(place.path, *DESKS)


@rule(lazy("Only the person says yes or no to this, or a desk that they gave the permission."))
def may_answer(by: Actor, nomination: Nomination) -> bool:
    """The nominee, or a hand that helps them."""
    return by.principal_id == nomination.person_id


@rule(lazy("Only the office of this stage decides here."))
def may_decide(by: Actor, sitting: Sitting) -> bool:
    """A holder of the stage's role over its place."""
    return by.holds_over_place(sitting.place.path, DECIDES[sitting.stage])


@rule(lazy("Nobody decides on themselves, their family, or someone they named. Please ask a colleague."))
def is_free(by: Actor, barred: frozenset[int]) -> bool:
    """Whether nothing ties the actor to the nominee."""
    return by.person_id is not None and by.person_id not in barred


@rule(lazy("You decided on this one at another stage. Here someone else decides."))
def is_fresh(by: Actor, sitting: Sitting) -> bool:
    """Whether it is another person than at the other stages."""
    return by.person_id not in sitting.below


@rule(lazy("You confirmed much of these hours yourself. Please ask a colleague."))
def is_no_confirmer(by: Actor, sitting: Sitting) -> bool:
    """Whether the hours were confirmed by others."""
    return by.person_id not in sitting.confirmers


def why_not(by: Actor, sitting: Sitting) -> str:
    """Return why an officer of this stage does not decide on this one; empty where they may."""
    if not is_free.allows(by, sitting.barred):
        return str(is_free.refusal)
    return next((str(each.refusal) for each in (is_fresh, is_no_confirmer) if not each.allows(by, sitting)), "")


def require_hand(by: Actor, sitting: Sitting) -> None:
    """Refuse with MayNot (403) other offices, whoever is tied, decided at another stage or confirmed the hours."""
    may_decide.require(by, sitting)
    is_free.require(by, sitting.barred)
    is_fresh.require(by, sitting)
    is_no_confirmer.require(by, sitting)


@rule(lazy("Only the community where they live can say who is meant."))
def may_name_for_community(by: Actor, place: Place) -> bool:
    """A worker of the community."""
    return by.holds_over_place(place.path, Role.COMMUNITY_WORKER)


@rule(lazy("Only someone who works for an organisation names people for it."))
def may_name_for_org(by: Actor, org_id: int) -> bool:
    """A manager or a member of its staff."""
    return by.holds_over_org(org_id, Role.ORG_MANAGER, Role.ORG_STAFF)


def paths_of(by: Actor, stages: Sequence[Stage] = tuple(Stage)) -> dict[Stage, list[str]]:
    """Return the paths under which the actor decides, by stage."""
    return {stage: by.paths(DECIDES[stage]) for stage in stages}
